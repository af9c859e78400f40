/**
 * Papers that are not as they should be: a child without a card, a card that has expired, a chip that is broken, a face
 * that is not the one in the chip. Each is a short path to what the law wants.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { cardAccessNumberOf, printedDate } from '../../native/virtual-chip/card-holder.ts';
import { keepScreen } from '../support/e2e/browser.ts';
import { type Counter, lackingForCounter, openCounter } from '../support/e2e/counter.ts';

const lacking = lackingForCounter();
const now = () => new Date();
const year = now().getUTCFullYear();

describe.skipIf(lacking !== '')(`doubtful papers${lacking && ` (skipped: ${lacking})`}`, () => {
  let counter: Counter;

  beforeAll(async () => {
    counter = await openCounter();
    await counter.press('F2');
    await counter.page.locator('.waiting-stage').waitFor();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(counter.page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  afterAll(async () => {
    expect(counter?.problems ?? []).toEqual([]);
    await counter?.close();
  });

  const registeredOf = (words: string) =>
    counter
      .book()
      .entries()
      .filter((one) => one.status === 'registered' && JSON.stringify(one).includes(words))
      .map(({ held }) => held?.record);

  /** Filed and proven; the counter is free for the next guest. */
  const proven = async () => {
    await counter.page.getByText('Công an đã nhận').first().waitFor();
  };

  test('a child without a card: typed from the birth certificate, with the adult who comes along', async () => {
    const { page } = counter;
    await page.getByRole('button', { name: 'Chưa có thẻ' }).click();
    await page.locator('.by-hand-stage').waitFor();
    await counter.type('Lê Mẫu Bé');
    await counter.press('Tab', 'Tab');
    await counter.type('000-2021-17');
    await counter.press('Tab');
    await counter.type(`12/03/${year - 5}`);
    await counter.press('Enter');
    const room = page.getByRole('textbox', { name: 'Phòng' });
    await room.waitFor();
    await page.getByText(/Khách chưa đủ 18 tuổi/).waitFor();
    await room.fill('102');
    await page.getByRole('textbox', { name: /^Ghi chú/ }).fill('Đi cùng mẹ: Lê Thị Mẫu');
    await counter.screens('e2e-child');
    await room.press('Enter');
    await proven();
    expect(registeredOf('Lê Mẫu Bé')).toMatchObject([
      {
        kind: 'stay-notice',
        person: { birthDate: `${year - 5}-03-12` },
        document: { kind: 'birth-certificate', number: '000-2021-17' },
        stay: { room: '102' },
      },
    ]);
    await counter.press('n');
  });

  test('an expired card: said at once, another paper offered, and who stays is declared all the same', async () => {
    const { page } = counter;
    const holder = { ...inventPerson(51, { now }), expiryDate: `${year - 1}-02-03` };
    await counter.lay(holder);
    await counter.type(cardAccessNumberOf(holder));
    await page.getByText(`Giấy tờ hết hạn ngày ${printedDate(holder.expiryDate)}`).waitFor();
    await page.getByRole('button', { name: 'Đọc giấy tờ khác' }).waitFor();
    await page.getByText('Đọc trong').first().waitFor();
    await counter.screens('e2e-expired');
    counter.countKeys();
    await counter.type('103');
    await counter.press('Enter');
    await proven();
    expect(counter.keys()).toBeLessThanOrEqual(3);
    expect(registeredOf(holder.number)).toMatchObject([{ kind: 'stay-notice', stay: { room: '103' } }]);
    await counter.press('n');
    await counter.lift();
  });

  test('a broken chip: what is wrong in words, then typed from the face of the card', async () => {
    const { page } = counter;
    const holder = inventPerson(52, { now });
    await counter.lay(holder, undefined, [{ kind: 'random-bytes', fromApdu: 9 }]);
    await counter.type(cardAccessNumberOf(holder));
    await page.getByText('Chip hỏng? Trả thẻ cho khách rồi nhập tay theo mặt thẻ.').waitFor();
    await counter.screens('e2e-broken-chip');
    await counter.lift();
    await page.getByRole('button', { name: 'Nhập tay' }).click();
    await page.locator('.by-hand-stage').waitFor();
    await counter.type(holder.fullName);
    await counter.press('Tab', 'Tab');
    await counter.type(holder.number);
    await counter.press('Tab');
    await counter.type(printedDate(holder.birthDate));
    await counter.press('Enter');
    const room = page.getByRole('textbox', { name: 'Phòng' });
    await room.fill('104');
    await room.press('Enter');
    await proven();
    // What nobody read from a chip is not passed off as read.
    expect(registeredOf(holder.number)).toMatchObject([
      { identification: { source: 'typed' }, stay: { room: '104' } },
    ]);
    await counter.press('n');
  });

  test('another face than in the chip: one press notes it for the police, with what to say', async () => {
    const { page } = counter;
    const holder = inventPerson(53, { now });
    await counter.lay(holder);
    await counter.type(cardAccessNumberOf(holder));
    await page.getByText('Giấy tờ thật').first().waitFor();
    await page.getByRole('button', { name: 'Không giống ảnh' }).click();
    await page.getByText('Đã ghi việc báo công an').first().waitFor();
    await counter.screens('e2e-other-face');
    await page.getByRole('button', { name: 'Mở danh sách báo công an' }).click();
    await expect.poll(() => page.evaluate('location.hash')).toBe('#/police-tasks');
    await page.getByText(holder.fullName).first().waitFor();
    expect(registeredOf(holder.number)).toEqual([]);
    await counter.lift();
  });
});
