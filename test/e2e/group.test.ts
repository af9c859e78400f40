/** A bus at the door: five cards through the counter with the keyboard alone, keys counted, the last one taken back. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { inventPerson } from '../../electron/training/people/invented-person.ts';
import { type CardHolder, cardAccessNumberOf } from '../../native/virtual-chip/card-holder.ts';
import { keepScreen } from '../support/e2e/browser.ts';
import { type Counter, lackingForCounter, openCounter } from '../support/e2e/counter.ts';

const lacking = lackingForCounter();
const now = () => new Date();
const GUESTS = [31, 32, 33, 34, 35].map((seed) => inventPerson(seed, { now }));
const ROOMS = ['401', '401', '402', '402', '403'];
const MOST_KEYS = 3;

describe.skipIf(lacking !== '')(`a group${lacking && ` (skipped: ${lacking})`}`, () => {
  let counter: Counter;

  beforeAll(async () => {
    counter = await openCounter();
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await keepScreen(counter.page, `failed-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`);
  });

  afterAll(() => counter?.close());

  /** The keys that this guest cost, besides the six digits. */
  async function receive(holder: CardHolder, done: number): Promise<number> {
    const { page } = counter;
    await counter.lay(holder);
    counter.countKeys();
    await counter.type(cardAccessNumberOf(holder));
    await page.locator('.group-confirm').waitFor();
    await page.getByRole('heading', { name: holder.fullName }).waitFor();
    await counter.press('Enter');
    await page.getByText(`${done} / 5 khách`).waitFor();
    const keys = counter.keys();
    await counter.lift();
    return keys;
  }

  const registered = () =>
    counter
      .book()
      .entries()
      .filter(({ status }) => status === 'registered');

  test('is started with the rooms in one line', async () => {
    const { page } = counter;
    await counter.press('F2');
    await page.locator('.waiting-stage').waitFor();
    await counter.press('Control+g');
    await page.locator('.group-entry').waitFor();
    await counter.type('Đoàn Ví Dụ');
    await counter.press('Tab');
    await counter.type('5');
    await counter.press('Tab');
    await counter.type('401x2, 402x2, 403x1');
    await page.getByText('Đủ cho 5 khách').waitFor();
    await counter.screens('e2e-group-form');
    await counter.press('Enter');
    await page.getByText('0 / 5 khách').waitFor();
  });

  test('card after card: at most three keys a guest, rooms dealt out, each proven', async () => {
    const { page } = counter;
    const started = performance.now();
    const costs: number[] = [];
    for (const [index, holder] of GUESTS.entries()) {
      costs.push(await receive(holder, index + 1));
      if (index === 2) await counter.screens('e2e-group-running');
    }
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `a group of five: ${costs.join(', ')} keys a guest besides the six digits, ${(seconds / 5).toFixed(1)} s a guest`,
    );
    expect(Math.max(...costs)).toBeLessThanOrEqual(MOST_KEYS);
    await page.getByText('Đủ số khách dự kiến').waitFor();
    await expect.poll(() => registered().length, { timeout: 30_000 }).toBe(5);
    const book = JSON.stringify(registered());
    for (const [index, holder] of GUESTS.entries()) {
      expect(book).toContain(holder.number);
      const entry = registered().find((one) => JSON.stringify(one).includes(holder.number));
      expect(entry).toMatchObject({ held: { record: { stay: { room: ROOMS[index] } } } });
    }
    await expect.poll(() => page.locator('.group-panel__list .status-badge--good').count()).toBe(5);
    await counter.screens('e2e-group-complete');
  });

  test('the last one is taken back with one key, at the authority too, and its bed is free again', async () => {
    const { page } = counter;
    counter.countKeys();
    await counter.press('Control+z');
    await page.getByText('4 / 5 khách').waitFor();
    expect(counter.keys()).toBe(1);
    await page.locator('.group-panel__next').getByText('403').waitFor();
    // What the police have is cancelled by a record of its own.
    await expect.poll(() => registered().length, { timeout: 30_000 }).toBe(6);
    expect(JSON.stringify(registered())).toContain('"cancellation"');
    await counter.screens('e2e-group-taken-back');
    await receive(GUESTS[4]!, 5);
    await expect.poll(() => registered().length, { timeout: 30_000 }).toBe(7);
  });

  test('a guest of the group who comes again is said to be in the house', async () => {
    const { page } = counter;
    const holder = GUESTS[0]!;
    await counter.lay(holder);
    await counter.type(cardAccessNumberOf(holder));
    await page.getByText('Khách này đang có lượt ở tại phòng 401').waitFor();
    await counter.press('Escape');
    await page
      .getByText('Đặt thẻ căn cước lên đầu đọc')
      .or(page.getByText('Nhập 6 số cuối'))
      .first()
      .waitFor();
    await counter.lift();
  });

  test('one without papers joins the list with the police to be told, and is taken back with both', async () => {
    const { page } = counter;
    await page.locator('.other-ways__way').nth(2).locator('button').click();
    await page.locator('.without-papers').waitFor();
    await counter.type('Khách Không Giấy');
    // Every bed is dealt out: the room is asked.
    await page.locator('[name="room"]').fill('404');
    await counter.press('Enter');
    await page.locator('.filed-stage__advice').waitFor();
    await page.getByText('6 / 5 khách').waitFor();
    await page.locator('.group-panel__list').getByText('Không có giấy tờ, báo công an').waitFor();
    await counter.screens('e2e-group-no-papers');
    await counter.press('Control+z');
    await page.getByText('5 / 5 khách').waitFor();
    await page.locator('.waiting-stage').waitFor();
    await page.locator('.filed-stage').waitFor({ state: 'detached' });
  });

  test('is ended, and the counter is one for single guests again', async () => {
    const { page } = counter;
    await page.getByRole('button', { name: 'Kết thúc đoàn' }).click();
    await page.getByRole('button', { name: 'Kết thúc', exact: true }).click();
    await page.locator('.group-panel').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Nhận đoàn khách/ }).waitFor();
    expect(counter.problems).toEqual([]);
  });
});
