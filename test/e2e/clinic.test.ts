/**
 * A day of a clinic: the departments are named once, a patient's card becomes an admission with the keyboard alone, the
 * list for the police is printed, and the same card leads to the transfer and the discharge.
 */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { browserAvailable, keepScreen } from '../support/e2e/browser.ts';
import { startTradeDesk, type TradeDesk } from '../support/e2e/trade-desk.ts';
import { available } from '../support/vpcd/pcscd.ts';

const lacking = [available(), browserAvailable()].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');
const carer = inventPerson(77, { now: () => new Date() });
const patient = inventPerson(41, { now: () => new Date() });

describe.skipIf(lacking !== '')(`clinic${lacking && ` (skipped: ${lacking})`}`, () => {
  let desk: TradeDesk;

  beforeAll(async () => {
    desk = await startTradeDesk('medical-facility', 'Phòng khám Ví Dụ');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(desk.page, `failed-clinic-${task.name.slice(0, 20).replaceAll(/\W+/g, '-')}`);
    await desk.lift();
  });
  afterAll(() => desk?.stop());

  test('departments are named once, and nowhere is an illness asked for', async () => {
    const { page } = desk;
    await desk.open('wards');
    await page.getByText('Chưa có khoa nào').waitFor();
    await desk.screens('e2e-clinic-empty');
    await page.getByRole('button', { name: 'Ghi các khoa' }).click();
    await page.getByRole('textbox', { name: 'Các khoa' }).fill('Khoa Nội\nKhoa Ngoại\nKhoa Nội');
    await page.getByRole('button', { name: 'Lưu', exact: true }).click();
    await page.getByText('Chưa có người bệnh nào nằm viện').waitFor();
    expect(desk.problems).toEqual([]);
  });

  test('from the card to the bed, with reason 18 and a receipt', async () => {
    const { page } = desk;
    // From a screen that has nothing to do with it: a clinic's card leads to its own counter.
    await desk.press('F1');
    await desk.identify(patient);
    await page.getByRole('form', { name: 'Nhận vào khoa' }).waitFor();
    expect(await page.evaluate('location.hash')).toBe('#/wards/new');
    await expect
      .poll(() => page.evaluate(`document.activeElement?.closest('[data-path]')?.dataset.path`))
      .toBe('stay.ward.department');
    // Nothing is filed without a department; all that is wrong is said at once.
    await page.getByRole('button', { name: 'Nhận và khai báo' }).focus();
    await desk.press('Enter');
    await page.getByText('Chọn khoa trong danh sách').first().waitFor();
    await desk.screens('e2e-clinic-admit');
    expect(desk.registered()).toBe('');
    // The keyboard alone: the refused field has the focus, the list opens, and its first department is taken.
    await desk.press('Enter');
    await page.getByRole('option', { name: 'Khoa Nội' }).waitFor();
    await desk.press('Home', 'Enter');
    // The bed is next by itself.
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("name")')).toBe('bed');
    await desk.type('07');
    await desk.press('Enter');
    await page
      .getByText(/Đã nhận .* vào Khoa Nội, giường 07/)
      .first()
      .waitFor();
    await page.getByText('Giường 07', { exact: true }).waitFor();
    await expect.poll(() => desk.registered(), { timeout: 15_000 }).toContain(patient.number);
    expect(desk.registered()).toContain('"18"');
    await page.locator('.wards__bed').getByText('Đã có biên nhận').waitFor();
    await desk.screens('e2e-clinic-wards');
    expect(desk.problems).toEqual([]);
  });

  test('the list of patients is printed with the department, and without any illness', async () => {
    const { page } = desk;
    await desk.open('books/patient-list');
    await page.locator('.page-preview__page[data-drawn="true"]').first().waitFor();
    await desk.screens('e2e-clinic-list');
    const text = await desk.paper('patient-list', 'Lưu PDF');
    expect(text).toContain(patient.fullName);
    expect(text).toContain('Khoa Nội');
    expect(text.toLowerCase()).not.toContain('chẩn đoán');
    expect(desk.problems).toEqual([]);
  });

  test('carers are declared only where that was switched on, and each belongs to a patient', async () => {
    const { page } = desk;
    await desk.open('wards');
    await page.getByRole('checkbox', { name: 'Khai báo cả người chăm ngủ lại' }).focus();
    await desk.press('Space');
    await page.getByText('Chưa có người chăm nào.').waitFor();
    await desk.identify(carer);
    await page.getByRole('radio', { name: 'Người chăm', exact: true }).click();
    await page.getByRole('button', { name: /Chăm người bệnh nào/ }).click();
    await page.getByRole('option', { name: new RegExp(patient.fullName) }).click();
    await desk.screens('e2e-clinic-carer');
    await page.getByRole('button', { name: /^Nhận và khai báo/ }).click();
    await page.getByText(`Đã ghi người chăm ${carer.fullName}.`).first().waitFor();
    await page.getByText(`chăm ${patient.fullName}`).waitFor();
    await expect.poll(() => desk.registered(), { timeout: 15_000 }).toContain(carer.number);
    await desk.screens('e2e-clinic-carers');
    expect(desk.problems).toEqual([]);
  });

  test('the same card finds the patient: transferred, then discharged', async () => {
    const { page } = desk;
    await desk.open('wards');
    await desk.identify(patient);
    await page.getByText('Người này đang nằm ở Khoa Nội, giường 07').waitFor();
    await desk.screens('e2e-clinic-found');
    await page.getByRole('button', { name: 'Chuyển giường' }).click();
    await page.getByRole('dialog').locator('input[name="bed"]').fill('12');
    await desk.press('Enter');
    await page.getByText('Giường 12', { exact: true }).waitFor();
    await desk.lift();
    await desk.identify(patient);
    await page.getByText('Người này đang nằm ở Khoa Nội, giường 12').waitFor();
    await page.getByRole('button', { name: 'Ra viện', exact: true }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Ra viện' }).click();
    await page.getByText('Ra viện hôm nay').nth(1).waitFor();
    await page.getByText('Giường 12', { exact: true }).waitFor({ state: 'hidden' });
    await desk.screens('e2e-clinic-discharged');
    expect(desk.problems).toEqual([]);
  });
});
