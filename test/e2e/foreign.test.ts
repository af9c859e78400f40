/**
 * Beyond the ordinary citizen: a foreign passport opened by what is printed on it, a guest without papers, and one who
 * is in the house already. With the keyboard, until the authority has it in its book.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { type CardHolder, cardAccessNumberOf, printedDate } from '../../native/virtual-chip/card-holder.ts';
import { passportNumberOf } from '../../native/virtual-chip/machine-readable-zone.ts';
import { PASSPORT_PACE_IM } from '../../native/virtual-chip/profiles/passports.ts';
import { keepScreen } from '../support/e2e/browser.ts';
import { type Counter, lackingForCounter, openCounter } from '../support/e2e/counter.ts';

const lacking = lackingForCounter();
const now = () => new Date();
const DAY_MS = 86_400_000;
/** Three weeks ahead: the guest may be in the country longer than in the house. */
const PERMITTED = new Date(Date.now() + 21 * DAY_MS).toISOString().slice(0, 10);
const FOREIGNER: CardHolder = {
  ...inventPerson(41, { now }),
  fullName: 'Muster Erika',
  nationality: 'Deutsch',
  issuingState: 'D',
  expiryDate: `${now().getUTCFullYear() + 5}-09-04`,
};

describe.skipIf(lacking !== '')(`uncommon guests${lacking && ` (skipped: ${lacking})`}`, () => {
  let counter: Counter;

  beforeAll(async () => {
    counter = await openCounter();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(counter.page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  afterAll(() => counter?.close());

  /** Records of a person that the authority has receipted. */
  const registeredOf = (words: string) =>
    counter
      .book()
      .entries()
      .filter((one) => one.status === 'registered' && JSON.stringify(one).includes(words));

  test('a foreign passport: read by its MRZ, the permitted stay asked and never guessed, filed and registered', async () => {
    const { page } = counter;
    await counter.press('F2');
    await page.locator('.waiting-stage').waitFor();
    await counter.press('F6');
    await page.locator('.passport-stage').waitFor();
    await counter.lay(FOREIGNER, PASSPORT_PACE_IM);
    await counter.type(passportNumberOf(FOREIGNER));
    await counter.press('Tab');
    await counter.type(printedDate(FOREIGNER.birthDate));
    await counter.press('Tab');
    await counter.type(printedDate(FOREIGNER.expiryDate!));
    await counter.press('Enter');
    await page.locator('.permitted-stay').waitFor();
    await page.getByText('Khai báo tạm trú người nước ngoài').waitFor();
    await page.getByText('Giấy tờ thật').first().waitFor();
    const permitted = page.getByRole('textbox', { name: /^Thời hạn tạm trú/ });
    expect(await permitted.inputValue()).toBe('');

    // Without it nothing is filed, and all that is missing is said at once.
    await counter.press('Enter');
    await page.getByText('Còn 2 ô cần sửa').waitFor();
    await counter.screens('e2e-foreign-missing');
    expect(counter.book().counts().registered).toBe(0);

    counter.countKeys();
    await counter.type('207');
    await counter.press('Tab', 'Tab');
    await counter.type(printedDate(PERMITTED));
    await counter.screens('e2e-foreign');
    await counter.press('Enter');
    await page.getByText('Công an đã nhận').first().waitFor();
    console.log(`foreign guest: ${counter.keys()} keys from the form to filed, besides room and date`);
    expect(counter.keys()).toBeLessThanOrEqual(3);
    expect(registeredOf(passportNumberOf(FOREIGNER))[0]).toMatchObject({
      held: { record: { kind: 'foreign-stay', permittedStayUntil: PERMITTED, stay: { room: '207' } } },
    });
    await counter.lift();
  });

  test('a guest without papers: admitted, and what to say to the police stands there', async () => {
    const { page } = counter;
    await counter.press('n');
    await page.getByRole('button', { name: 'Không có giấy tờ' }).click();
    await counter.type('Võ Hồng Ánh');
    await counter.press('Enter');
    // The room is missing: said, and nobody is admitted yet.
    await page.getByText('Còn 1 ô cần sửa').waitFor();
    await page.getByRole('textbox', { name: 'Phòng' }).fill('101');
    await counter.screens('e2e-no-papers');
    await counter.press('Enter');
    await page.getByText('Đã nhận khách. Báo công an ngay').first().waitFor();
    await page.getByText(/Gọi công an xã, phường/).waitFor();
    await counter.screens('e2e-no-papers-tell');
    await counter.press('Enter');
    await expect.poll(() => page.evaluate('location.hash')).toBe('#/police-tasks');
    await page.getByText('Võ Hồng Ánh').first().waitFor();
    // Nobody's machine got a record of someone without a number.
    expect(registeredOf('Võ Hồng Ánh')).toEqual([]);
    await counter.press('F2', 'n');
  });

  test('in the house already: refused, then the earlier stay ends with one key and the new one is filed', async () => {
    const { page } = counter;
    const holder = inventPerson(42, { now });
    for (const room of ['203', '305']) {
      await counter.lay(holder);
      await counter.type(cardAccessNumberOf(holder));
      await page.getByRole('heading', { name: holder.fullName }).waitFor();
      await page.getByText('Giấy tờ thật').first().waitFor();
      counter.countKeys();
      await counter.type(room);
      await counter.press('Enter');
      if (room === '305') {
        await page.getByText('Khách này đang có lượt ở tại phòng 203').waitFor();
        await expect
          .poll(() => page.evaluate('document.activeElement?.textContent'))
          .toContain('Kết thúc lượt trước và khai báo');
        await counter.screens('e2e-overlap');
        await counter.press('Enter');
      }
      await page.getByText('Công an đã nhận').first().waitFor();
      console.log(`room ${room}: ${counter.keys()} keys besides the digits and the room`);
      expect(counter.keys()).toBeLessThanOrEqual(3);
      await counter.press('n');
      await counter.lift();
    }
    await expect.poll(() => registeredOf('check-out').length, { timeout: 30_000 }).toBe(1);
    expect(registeredOf(holder.number).map(({ held }) => held?.record)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'stay-notice', stay: expect.objectContaining({ room: '203' }) }),
        expect.objectContaining({ kind: 'stay-notice', stay: expect.objectContaining({ room: '305' }) }),
      ]),
    );
    expect(counter.problems).toEqual([]);
  });
});
