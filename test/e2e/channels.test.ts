/**
 * The manager's evening: the portal's template is refused when it is another file and taken when it is not, an order is
 * changed, two guests go into a file, the portal's number is typed wrong and then right; and a year later the proof is
 * found by its number. One real desk, live, without any reader, in Chromium.
 */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DAY_MS, formatLocalDate, localDateOf } from '../../electron/core/time/vietnam-time.ts';
import { startKbttEndpoint } from '../../electron/training/kbtt-endpoint/endpoint.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import { browserAvailable, keepScreen, launchBrowser, openPage } from '../support/e2e/browser.ts';
import { startDeskProcess } from '../support/e2e/desk-process.ts';
import { inventedTemplate } from '../support/portal/invented-template.ts';
import { testAuthority } from '../unit/police/gateway/attached-gateway.ts';

const chromium = browserAvailable();
const TEMPLATE = 'tblt_vn_import.xlsx';
const HOME = 'Số 12, Đường Thử, Phường Ví Dụ, Tỉnh Hà Giang';

describe.skipIf(!chromium.ok)(
  `the ways to the police${chromium.ok ? '' : ` (skipped: ${chromium.reason})`}`,
  () => {
    const closing: (() => unknown)[] = [];
    let page: Page;
    let problems: readonly string[];

    beforeAll(async () => {
      const folder = await temporaryFolder();
      closing.push(() => folder.remove());
      const desk = await startDeskProcess(path.join(folder.path, 'desk'), '--mode', 'live');
      closing.push(() => desk.stop());
      const browser = await launchBrowser();
      closing.push(() => browser.close());
      ({ page, problems } = await openPage(browser, desk.url));
      page.setDefaultTimeout(15_000);
    });

    afterEach(async ({ task }) => {
      if (task.result?.state === 'fail')
        await keepScreen(page, `failed-channels-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
    });

    afterAll(async () => {
      for (const end of closing.reverse()) await end();
    });

    const open = (screen: string) => page.evaluate(`location.hash = ${JSON.stringify(`#/${screen}`)}`);
    const button = (name: string | RegExp) => page.getByRole('button', { name });
    const give = (name: string, bytes: Uint8Array) =>
      page
        .locator('input[type=file][accept=".xlsx"]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

    async function checkIn(
      fullName: string,
      number: string,
      room: string,
      sex?: 'Nữ' | 'Nam',
    ): Promise<void> {
      await page.keyboard.press('F2');
      await button(/^Chưa có thẻ|^Nhập tay/)
        .first()
        .click();
      await page.locator('.by-hand-stage').waitFor();
      await page.getByRole('textbox', { name: 'Họ và tên' }).fill(fullName);
      await page.getByRole('textbox', { name: 'Số giấy tờ' }).fill(number);
      await page.getByRole('textbox', { name: 'Ngày sinh' }).fill('17/05/1990');
      const home = page.getByRole('textbox', { name: /^Nơi thường trú/ });
      await home.fill(HOME);
      if (sex !== undefined) {
        await button(/Giới tính/).click();
        await page.getByRole('option', { name: sex }).click();
      }
      await home.press('Enter');
      await page.getByRole('textbox', { name: 'Phòng' }).fill(room);
      await page.keyboard.press('Enter');
      await page.getByText('Đã khai báo').first().waitFor();
      await button('Khách tiếp theo').click();
    }

    test('nothing is set up: said so, and the printed list works all the same', async () => {
      await open('settings/channels');
      await page.getByText('Chưa kênh nào trong danh sách được thiết lập').first().waitFor();
      await page.getByText('dùng được cả khi chưa thiết lập kênh nào').waitFor();
      await keepScreen(page, 'e2e-channels-none');
    });

    test('another file is refused with what to do, the portal’s own is recognised', async () => {
      await give('khach.xlsx', inventedTemplate({ dataBelow: true }));
      await page.getByText(/Không nhận tệp này/).waitFor();
      await page.getByText(/Tải lại tệp mẫu từ cổng, không mở bằng Excel/).waitFor();
      await page.getByText('Chưa có tệp mẫu của cổng').waitFor();

      await give(TEMPLATE, inventedTemplate());
      await page.getByText('DS_KHACH_VIET_NAM_LUU_TRU, 19 cột').waitFor();
      await page.getByText('34 tỉnh, 102 phường xã').waitFor();
      await page.getByText(/Không nhận tệp này/).waitFor({ state: 'detached' });
      await page.getByText('Hiện đi: Tệp tải lên cổng').first().waitFor();
      await keepScreen(page, 'e2e-channels-template');
    });

    test('the order is changed by the keyboard alone, and kept', async () => {
      const change = button('Đổi thứ tự: Thông báo lưu trú (khách Việt Nam)');
      await change.focus();
      await page.keyboard.press('Enter');
      const editor = page.locator('.order-editor');
      for (const name of ['Không dùng API khai báo của Bộ', 'Lên trước: Tệp tải lên cổng']) {
        await editor.getByRole('button', { name }).focus();
        await page.keyboard.press('Enter');
      }
      await editor.getByRole('button', { name: 'Lưu thứ tự' }).focus();
      await page.keyboard.press('Enter');
      const wanted = '1. Tệp tải lên cổng  →  2. Cổng kết nối công an  →  3. Giấy và điện thoại';
      await page.getByText(wanted).waitFor();
      await page.reload();
      await page.getByText(wanted).waitFor();
    });

    test('two guests go into a file; a wrong number leaves all of it open, the right one makes it green', async () => {
      await checkIn('Trần Thị Mẫu', '000190000001', '201', 'Nữ');
      await checkIn('Phạm Văn Mẫu', '000190000002', '202', 'Nam');
      await page.keyboard.press('F3');
      await page.getByText('Gửi qua tệp tải lên cổng').first().waitFor();
      await button('Tệp cho cổng').click();
      await button('Làm tệp từ các khai báo đang chờ').click();
      await page.getByText('Còn 2 chờ đối chiếu').waitFor();
      await page.getByText('2 khai báo', { exact: false }).first().waitFor();
      await button('Gõ số trên cổng').click();
      const typed = page.getByRole('textbox', { name: 'Cổng hiện bao nhiêu bản ghi của tệp này?' });
      await typed.fill('1');
      await page.keyboard.press('Enter');
      await page.getByText(/Số trên cổng không bằng số trong tệp/).waitFor();
      await page.getByText('Còn 2 chờ đối chiếu').waitFor();
      expect(await page.getByText('Đã đối chiếu xong').count()).toBe(0);
      await keepScreen(page, 'e2e-channels-wrong-count');
      await page.keyboard.press('Escape');
      await page.getByText('Chưa rõ kết quả').first().waitFor();
      expect(await page.getByText('Đã có biên nhận').count()).toBe(0);

      // Whatever the list shows, the file is at hand.
      await page.getByRole('radio', { name: 'Cần xem' }).click();
      await button('Tệp cho cổng').click();
      await button('Gõ số trên cổng').click();
      await typed.fill('2');
      await page.keyboard.press('Enter');
      await page.getByText('Đã đối chiếu xong').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'Tất cả' }).click();
      await expect.poll(() => page.getByText('Đã có biên nhận').count()).toBe(2);
      await keepScreen(page, 'e2e-channels-green');
    });

    test('the proof is found by its number, by person and by day, and opened word for word', async () => {
      const row = page.getByRole('row', { name: /Trần Thị Mẫu/ });
      await row.click();
      const receipt = await page.locator('.entry-drawer__receipt').textContent();
      await page.getByText('Số trên cổng khớp, do nhân viên gõ').waitFor();
      await page.keyboard.press('Escape');

      await button('Tìm biên nhận').click();
      await page.getByRole('textbox', { name: 'Số biên nhận' }).fill('khong-co');
      await page.keyboard.press('Enter');
      await page.getByText('Không thấy khai báo nào').waitFor();
      await page.getByRole('textbox', { name: 'Số biên nhận' }).fill(receipt ?? '');
      await page.keyboard.press('Enter');
      await page.getByText('Thấy 2 khai báo').waitFor();

      // By person, with and without diacritics, and by the day on which it was filed.
      const by = async (way: string, words: string) => {
        await page.getByRole('radio', { name: way }).click();
        await page.getByRole('textbox', { name: way }).fill(words);
        await page.keyboard.press('Enter');
      };
      const rows = page.locator('.outbox-screen__list').getByRole('row', { name: /Mẫu/ });
      await by('Số giấy tờ', '000190000002');
      await page.getByText('Thấy 1 khai báo').waitFor();
      expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('Phạm Văn Mẫu')]);
      await by('Họ tên', 'pham van mau');
      await page.getByText('Thấy 1 khai báo').waitFor();
      expect(await rows.allInnerTexts()).toEqual([expect.stringContaining('Phạm Văn Mẫu')]);
      await by('Ngày nộp', formatLocalDate(localDateOf(Date.now() - DAY_MS)));
      await page.getByText('Không thấy khai báo nào').waitFor();
      await by('Ngày nộp', formatLocalDate(localDateOf(Date.now())));
      await page.getByText('Thấy 2 khai báo').waitFor();

      await page.getByRole('row', { name: /Trần Thị Mẫu/ }).click();
      await button('Xem nguyên văn đã gửi và nhận lại').click();
      await page.getByText('Theo quy định: stay-notice/', { exact: false }).waitFor();
      const words = await page.locator('.conversation__words').allInnerTexts();
      expect(words.join('\n')).toContain('000190000001');
      expect(words.join('\n')).toContain('"typed": 2');
      await keepScreen(page, 'e2e-channels-proof');

      const coming = page.waitForEvent('download');
      await button('Bản sao cho người hỗ trợ (đã che tên)').click();
      const copy = await (await coming).createReadStream();
      let text = '';
      for await (const piece of copy) text += String(piece);
      expect(JSON.parse(text)).toMatchObject({ records: [{ record: { state: 'registered' } }] });
      expect(text).not.toContain('000190000001');
      expect(text).not.toContain('Trần');
    });

    test('a guest whom the file has no place for is said so, and told by phone: who, when, to whom', async () => {
      await page.keyboard.press('Escape');
      await button('Về hàng đợi').click();
      await checkIn('Võ Hồng Mẫu', '000190000003', '203');
      await page.keyboard.press('F3');
      await page.getByRole('row', { name: /Võ Hồng Mẫu/ }).click();
      await page.getByText(/Không đi được bằng tệp tải lên cổng/).waitFor();
      await page.getByText('Gửi qua điện thoại hoặc danh sách giấy').last().waitFor();
      await page.keyboard.press('Escape');
      await button('Báo bằng tay').click();
      await page.getByText(/Võ Hồng Mẫu, phòng 203/).click();
      await button('Ghi lại: đã báo 1 khai báo').click();
      await button('Ghi lại').last().click();
      await page.getByText('Ghi số, tên tệp hoặc tên cán bộ đã nhận.').waitFor();
      await page.getByRole('textbox', { name: /^Ai đã nhận/ }).fill('Trực ban Phường Ví Dụ');
      await page.keyboard.press('Enter');
      await page.getByText('Không còn khai báo nào phải báo bằng tay.').waitFor();
      await keepScreen(page, 'e2e-channels-told');
      await page.keyboard.press('Escape');
    });

    test('a wrong account is said so, the right one is tried without filing, and no secret is shown again', async () => {
      const endpoint = await startKbttEndpoint({ port: 0, now: Date.now, authority: await testAuthority() });
      closing.push(() => endpoint.stop());
      const { account } = endpoint;
      const enter = async (password: string) => {
        const fill = (name: string, text: string) =>
          page.getByRole('textbox', { name, exact: true }).fill(text);
        // A password field is no textbox for those who read a page aloud.
        const secret = (name: string, text: string) => page.getByLabel(name, { exact: true }).fill(text);
        await fill('Địa chỉ do công an cấp', endpoint.url);
        await fill('Tên đăng nhập', account.username);
        await secret('Mật khẩu', password);
        await fill('Mã ứng dụng khi đăng nhập', account.loginClient.id);
        await secret('Mã bí mật khi đăng nhập', account.loginClient.secret);
        await fill('Mã ứng dụng khi gia hạn phiên', account.sessionClient.id);
        await secret('Mã bí mật khi gia hạn phiên', account.sessionClient.secret);
        await fill('Chứng thư gốc riêng của máy chủ (PEM, nếu có)', (await testAuthority()).ca);
        await button('Lưu tài khoản').click();
        await button('Nhập lại tài khoản').waitFor();
      };
      await open('settings/channels');
      await button('Nhập tài khoản').click();
      await button('Lưu tài khoản').click();
      await page.getByText('Nhập tên đăng nhập do công an cấp.').waitFor();
      await page.getByText('Nhập mật khẩu.').waitFor();
      await enter('sai-mat-khau');
      await button('Thử tài khoản').click();
      await page.getByText(/Chưa dùng được\. Nơi nhận không chấp nhận tài khoản của cơ sở/).waitFor();
      await keepScreen(page, 'e2e-channels-account-wrong');

      await button('Nhập lại tài khoản').click();
      expect(await page.getByLabel('Mật khẩu', { exact: true }).inputValue()).toBe('');
      await enter(account.password);
      await button('Thử tài khoản').click();
      await page.getByText(/Nối được, trả lời sau \d+ ms/).waitFor();
      expect(await page.content()).not.toContain(account.password);
      expect(endpoint.book.stays()).toEqual([]);
      await keepScreen(page, 'e2e-channels-account');
      expect(problems).toEqual([]);
    });
  },
);
