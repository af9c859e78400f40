/** The first set-up walked whole by keyboard alone, with a chip on a real PC/SC stack; keys and seconds printed. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import { keepScreen } from '../support/e2e/browser.ts';
import { type Counter, lackingForCounter, openCounter } from '../support/e2e/counter.ts';
import { type Keyboard, openKeyboard } from '../support/e2e/keyboard.ts';

const lacking = lackingForCounter();
const PATIENCE_MS = 180_000;
const CARD = inventPerson(61, { now: () => new Date() });
const STEPS = ['Cơ sở', 'Đường gửi công an', 'Thử đầu đọc', 'Nhân viên', 'Sao lưu', 'In thử'];

describe.skipIf(lacking !== '')(`set-up by keyboard${lacking && ` (skipped: ${lacking})`}`, () => {
  let counter: Counter;
  let keyboard: Keyboard;
  let copies: string;

  beforeAll(async () => {
    copies = await mkdtemp(path.join(tmpdir(), 'copies-'));
    counter = await openCounter();
    keyboard = await openKeyboard(counter);
  }, PATIENCE_MS);
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await keepScreen(counter.page, 'failed-first-run-keyboard');
  });
  afterAll(async () => {
    await counter?.close();
    if (copies) await rm(copies, { recursive: true, force: true });
  });

  /** The new step has the focus, so that it is read out and Tab goes on from it. */
  const arrived = (number: number) => keyboard.focused('heading', `Bước ${number}/6: ${STEPS[number - 1]}`);
  const spoken = (words: string) =>
    counter.page
      .locator('.visually-hidden[role="status"]')
      .filter({ hasText: words })
      .waitFor({ state: 'attached' });
  const { pressOn, typeInto, focused, tabTo } = {
    pressOn: (...at: Parameters<Keyboard['pressOn']>) => keyboard.pressOn(...at),
    typeInto: (...at: Parameters<Keyboard['typeInto']>) => keyboard.typeInto(...at),
    focused: (...at: Parameters<Keyboard['focused']>) => keyboard.focused(...at),
    tabTo: (...at: Parameters<Keyboard['tabTo']>) => keyboard.tabTo(...at),
  };

  test(
    'every step is reached, done and left with Tab, arrows, Space and Enter',
    async () => {
      const { page } = counter;
      const started = performance.now();
      const costs: [string, number][] = [];
      let before = 0;
      const took = (step: string) => {
        costs.push([step, counter.keys() - before]);
        before = counter.keys();
      };
      counter.countKeys();
      await page.getByRole('heading', { name: 'Bước 1/6: Cơ sở' }).waitFor();

      // A list is opened, gone through and chosen from; the trade stays what it was.
      await pressOn('button', /Loại hình/, 'Space');
      await page.getByRole('listbox').waitFor();
      await counter.press('ArrowDown', 'ArrowUp', 'Enter');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await focused('button', /Loại hình/);
      // Without a name the step stays, and the hands are put where it is missing.
      await typeInto('Tên cơ sở', ' ');
      await counter.press('Enter');
      await focused('field', 'Tên cơ sở');
      await typeInto('Tên cơ sở', 'Nhà nghỉ Ví Dụ');
      await pressOn('checkbox', 'Cửa hàng cầm đồ', 'Space');
      await pressOn('button', /Tỉnh, thành phố/, 'Space');
      await page.getByRole('listbox').waitFor();
      await counter.press('c', 'a', 'o', 'Enter');
      await page.getByRole('listbox').waitFor({ state: 'detached' });
      await typeInto('Phường, xã', 'Phường Ví Dụ');
      await typeInto('Số nhà, đường, thôn', 'Số 1 Phố Thử');
      await pressOn('button', 'Lưu và tiếp tục');
      await arrived(2);
      took('facility');

      await typeInto('Công an quản lý cơ sở', 'Công an phường Ví Dụ');
      await typeInto('Điện thoại trực ban', '0900000000');
      await tabTo('button', 'Chọn các tệp công an cấp');
      await pressOn('button', 'Thử ngay, không gửi gì');
      await page.getByText('Nơi nhận đã kiểm tra một bản khai thử và sẽ nhận.').first().waitFor();
      await spoken('Nơi nhận đã kiểm tra một bản khai thử và sẽ nhận.');
      // What was pressed keeps the focus while it works and after.
      await focused('button', 'Thử ngay, không gửi gì');
      expect(counter.book().entries()).toEqual([]);
      await pressOn('button', 'Tiếp tục');
      await arrived(3);
      took('channel');

      await counter.lay(CARD);
      await counter.type(cardAccessNumberOf(CARD));
      await focused('button', 'Xong, xóa thẻ khỏi quầy');
      await spoken('Đầu đọc và chip hiểu nhau. Giấy tờ thật');
      await counter.press('Enter');
      await arrived(4);
      took('reader');
      await counter.lift();

      await typeInto('Tên nhân viên 1', 'Lê Thị Mẫu');
      await pressOn('button', 'Thêm người');
      await focused('field', 'Tên nhân viên 2');
      await typeInto('Tên nhân viên 2', 'Võ Hồng Ánh');
      // Saved too early, the empty field says so and has the hands.
      await pressOn('button', 'Lưu mã');
      await focused('field', 'Mã mới');
      await page.getByText('Chưa gõ mã mới.').waitFor();
      await typeInto('Mã mới', '280593');
      await typeInto('Gõ lại mã mới', '280593');
      await counter.press('Enter');
      await page.getByLabel('Mã đang dùng').waitFor();
      await pressOn('button', 'Lưu và tiếp tục');
      await arrived(5);
      took('operators');

      await typeInto('Thư mục sao lưu', copies);
      await pressOn('button', 'Dùng thư mục này và sao lưu ngay');
      await spoken('Đã sao lưu và kiểm tra bản sao lúc');
      await focused('button', 'Dùng thư mục này và sao lưu ngay');
      expect(existsSync(copies)).toBe(true);
      await pressOn('button', 'Tiếp tục');
      await arrived(6);
      took('backup');

      await page.evaluate('window.printed = 0; window.print = () => window.printed++;');
      await page.locator('canvas[data-drawn="true"]').first().waitFor();
      await pressOn('button', 'In trang này');
      expect(await page.evaluate('window.printed')).toBe(1);
      await pressOn('button', 'Chưa ra đúng');
      await spoken('Xem máy in đã bật');
      await keepScreen(page, 'first-run-keyboard-print');
      await tabTo('button', 'In trang này');
      await pressOn('button', 'Đã ra đúng');
      await focused('heading', 'Tổng kết');
      await page.getByText('Quầy đã sẵn sàng').waitFor();
      took('print');
      await keepScreen(page, 'first-run-keyboard-summary');

      await pressOn('button', 'Nhận khách đầu tiên');
      await page.getByRole('heading', { name: 'Nhận khách' }).waitFor();
      took('summary');
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `set-up by keyboard alone: ${counter.keys()} keys (${costs.map(([step, keys]) => `${step} ${keys}`).join(', ')}) ` +
          `beside ${keyboard.typed()} characters typed and the six digits, ${seconds.toFixed(1)} s`,
      );
      expect(await keyboard.pointers()).toBe(0);
      expect(counter.problems).toEqual([]);
    },
    PATIENCE_MS,
  );

  test(
    'any step is gone back to from the list of steps, and come to from another screen',
    async () => {
      const { page } = counter;
      await page.evaluate("location.hash = '#/start/print'");
      await arrived(6);
      await counter.press('Shift+Tab');
      await focused('link', /In thử/);
      await counter.press('Shift+Tab', 'Shift+Tab', 'Shift+Tab');
      await focused('link', /Thử đầu đọc/);
      await counter.press('Enter');
      await arrived(3);

      // From another screen the step has the focus too, not the page around it.
      await counter.press('F1');
      await page.getByRole('heading', { name: 'Hôm nay', level: 1 }).waitFor();
      await page.evaluate("location.hash = '#/start/backup'");
      await arrived(5);
      expect(await keyboard.pointers()).toBe(0);
    },
    PATIENCE_MS,
  );
});
