/** A boarding house: a card becomes a lease of twelve months, then the residence list and the form CT01 are made of it. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { browserAvailable, keepScreen } from '../support/e2e/browser.ts';
import { startTradeDesk, type TradeDesk } from '../support/e2e/trade-desk.ts';
import { available } from '../support/vpcd/pcscd.ts';

const lacking = [available(), browserAvailable()].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');
const tenant = inventPerson(42, { now: () => new Date() });

describe.skipIf(lacking !== '')(`boarding house${lacking && ` (skipped: ${lacking})`}`, () => {
  let desk: TradeDesk;

  beforeAll(async () => {
    desk = await startTradeDesk('boarding-house', 'Nhà trọ Ví Dụ');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(desk.page, `failed-boarding-${task.name.slice(0, 20).replaceAll(/\W+/g, '-')}`);
    await desk.lift();
  });
  afterAll(() => desk?.stop());

  test('from the card to a lease of twelve months, with one key besides the digits and the room', async () => {
    const { page } = desk;
    await desk.open('tenants');
    await page.getByText('Chưa có người thuê nào').waitFor();
    await desk.screens('e2e-boarding-empty');
    await desk.identify(tenant);
    await page.getByRole('form', { name: 'Người thuê mới' }).waitFor();
    await page.locator('input[name="room"]').waitFor();
    expect(await page.evaluate('document.activeElement?.getAttribute("name")')).toBe('room');
    await desk.type('A3');
    await desk.screens('e2e-boarding-new');
    await desk.press('Enter');
    const row = page.getByRole('row', { name: new RegExp(tenant.fullName) });
    await row.getByText('Cần đăng ký').waitFor();
    await expect.poll(() => desk.registered(), { timeout: 15_000 }).toContain(tenant.number);
    await desk.screens('e2e-boarding-list');
    expect(desk.problems).toEqual([]);
  });

  test('the residence list holds the tenant until the police have registered them', async () => {
    const { page } = desk;
    await desk.open('tenants');
    await page.getByRole('button', { name: 'Danh sách đăng ký tạm trú' }).click();
    await page.locator('.page-preview__page[data-drawn="true"]').first().waitFor();
    await desk.screens('e2e-boarding-residence-list');
    const text = await desk.paper('tenancy-list', 'Lưu PDF');
    expect(text).toContain(tenant.fullName);
    expect(text).toContain(tenant.number);
    expect(text).toContain('A3');
    expect(desk.problems).toEqual([]);
  });

  test('the form CT01 says what is known and what is not, and is printed', async () => {
    const { page } = desk;
    await desk.open('tenants');
    const row = page.getByRole('row', { name: new RegExp(tenant.fullName) });
    await row.focus();
    await desk.press('Enter');
    await page.getByRole('button', { name: 'Tờ khai CT01' }).click();
    await page.getByText('chưa phải mẫu chính thức').waitFor();
    await page.getByText('chưa biết – điền tay').first().waitFor();
    await desk.screens('e2e-boarding-ct01');
    const text = await desk.paper('temporary-residence-draft', 'Lưu tờ khai (PDF)');
    expect(text.toUpperCase()).toContain(tenant.fullName.toUpperCase());
    expect(text).toContain(tenant.number);
    expect(text).toContain('CT01');

    await page.getByRole('button', { name: 'Ghi đã đăng ký' }).click();
    await page.getByRole('textbox', { name: 'Thời hạn tạm trú đến ngày' }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Ghi lại' }).click();
    await page.getByRole('dialog').getByText('Đã đăng ký', { exact: true }).waitFor();
    await desk.press('Escape');
    await row.getByText('Đã đăng ký', { exact: true }).waitFor();
    expect(desk.problems).toEqual([]);
  });

  test('the lease is renewed by a year, and the list shows until when', async () => {
    const { page } = desk;
    await desk.open('tenants');
    const row = page.getByRole('row', { name: new RegExp(tenant.fullName) });
    await row.focus();
    await desk.press('Enter');
    await page.getByRole('button', { name: 'Gia hạn thuê' }).click();
    const until = page.getByRole('textbox', { name: 'Thuê đến hết ngày' });
    await until.waitFor();
    const day = await until.inputValue();
    const year = Number(day.slice(-4));
    await until.fill(`${day.slice(0, -4)}${year + 1}`);
    await desk.press('Enter');
    await page
      .getByRole('dialog')
      .getByText(`${day.slice(0, -4)}${year + 1}`)
      .waitFor();
    await desk.screens('e2e-boarding-renewed');
    await desk.press('Escape');
    await row.getByText(`${day.slice(0, -4)}${year + 1}`).waitFor();
    expect(desk.problems).toEqual([]);
  });
});
