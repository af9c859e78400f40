/** What a manager decides of the house: which trades it serves, whether it is remote, and how long data are kept. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { browserAvailable, keepScreen } from '../support/e2e/browser.ts';
import { startTradeDesk, type TradeDesk } from '../support/e2e/trade-desk.ts';
import { available } from '../support/vpcd/pcscd.ts';

const lacking = [available(), browserAvailable()].flatMap((one) => (one.ok ? [] : [one.reason])).join('; ');

describe.skipIf(lacking !== '')(`premises${lacking && ` (skipped: ${lacking})`}`, () => {
  let desk: TradeDesk;

  beforeAll(async () => {
    desk = await startTradeDesk('lodging', 'Nhà nghỉ Ví Dụ');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(desk.page, `failed-premises-${task.name.slice(0, 20).replaceAll(/\W+/g, '-')}`);
  });
  afterAll(() => desk?.stop());

  test('a house that also rents rooms out gets the screen for tenants, and keeps it', async () => {
    const { page } = desk;
    await desk.open('settings');
    const tenants = page.getByRole('navigation').getByRole('link', { name: 'Người thuê' });
    expect(await tenants.count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Nhà trọ' }).focus();
    await desk.press('Space');
    await desk.screens('e2e-premises-trades');
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click();
    await tenants.waitFor();
    await page.reload();
    await tenants.waitFor();
    expect(desk.problems).toEqual([]);
  });

  test('remote premises and the evidence of reads are off until somebody switches them on', async () => {
    const { page } = desk;
    await desk.open('settings/retention');
    const remote = page.getByRole('checkbox', { name: 'Công an xác nhận cơ sở ở vùng sâu, vùng xa' });
    const evidence = page.getByRole('checkbox', { name: 'Giữ bằng chứng của mỗi lần đọc chip' });
    await remote.waitFor();
    await evidence.waitFor();
    expect([await remote.isChecked(), await evidence.isChecked()]).toEqual([false, false]);
    await remote.focus();
    await desk.press('Space');
    await expect.poll(() => remote.isChecked()).toBe(true);
    await evidence.focus();
    await desk.press('Space');
    await expect.poll(() => evidence.isChecked()).toBe(true);
    await page.reload();
    await remote.waitFor();
    await evidence.waitFor();
    expect([await remote.isChecked(), await evidence.isChecked()]).toEqual([true, true]);
    await page.getByText('36 tháng').first().waitFor();
    await desk.screens('e2e-premises-retention');
    expect(desk.problems).toEqual([]);
  });

  test('nothing is deleted of a new house', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Xem những gì sẽ xóa' }).click();
    await page.getByText('Chưa có gì hết thời hạn.').waitFor();
    expect(await page.getByRole('button', { name: /^Xóa \d/ }).count()).toBe(0);
    expect(desk.problems).toEqual([]);
  });

  test('what is past its time is shown first, and deleted by a second press, for good', async () => {
    const { page } = desk;
    const YEARS = 4 * 365 * 86_400_000;
    await desk.withDatabase(async ({ visitors }) => {
      await visitors.insert({
        id: 'visitor-of-long-ago',
        facilityId: 'facility-1',
        operatorId: 'operator-1',
        person: {
          fullName: 'Ngô Văn Thăm',
          birthDate: '1980-01-02',
          sex: 'male',
          nationality: 'VNM',
          document: { kind: 'cccd', number: '000080000044', issuingState: 'VNM' },
        },
        room: '101',
        enteredAt: Date.now() - YEARS,
        documentReturned: false,
      });
      await visitors.leave('visitor-of-long-ago', Date.now() - YEARS + 3_600_000, true);
    });
    await page.getByRole('button', { name: 'Xem những gì sẽ xóa' }).click();
    await page.getByText(/Người đến thăm: 1 bản ghi trước/).waitFor();
    await desk.screens('e2e-retention-preview');
    await page.getByRole('button', { name: 'Xóa 1 bản ghi' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Xóa hẳn' }).click();
    await page.getByText('Đã xóa 1 bản ghi.').first().waitFor();
    await page.getByText(/· 1 bản ghi · quy định/).waitFor();
    await desk.screens('e2e-retention-done');
    await page.getByRole('button', { name: 'Xem những gì sẽ xóa' }).click();
    await page.getByText('Chưa có gì hết thời hạn.').waitFor();
    const left = await desk.withDatabase(({ visitors }) => visitors.leftBetween(0, Date.now()));
    expect(left).toEqual([]);
    expect(desk.problems).toEqual([]);
  });
});
