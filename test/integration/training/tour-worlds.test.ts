/** The worlds of the tour: nothing of them is left behind, nothing of them goes anywhere else, and results are kept. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readBook } from '../../../electron/training/gateway-endpoint/book.ts';
import { openTourBench, type TourBench } from '../../support/desk/tour-desk.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await openTourBench();
});
afterAll(() => bench?.stop());

const filesOf = async (): Promise<readonly string[]> =>
  (await readdir(bench.folder, { recursive: true })).map(String).sort();

const everything = async (): Promise<string> => {
  const { entries } = await bench.call('outbox.list', { show: 'all' });
  return entries.map(({ fullName }) => fullName).join();
};

test('a situation is a desk of its own: what was on the training desk is not in it, and comes back unchanged', async () => {
  const [person] = (await bench.call('training.view', {})).people;
  await bench.read(person!.id);
  await bench.file('900');
  await bench.settled();
  const before = await everything();
  expect(before).toBe(person!.fullName);

  const { world } = await bench.start('ordinary-guest');
  expect(world).not.toBe('');
  expect(await everything()).toBe('');
  const status = await bench.call('desk.status', {});
  expect(status.mode).toBe('training');
  expect(status.facility.name).toContain('tình huống luyện tập');
  await bench.read('guest');
  await bench.file('201');
  await bench.settled();
  expect(await everything()).not.toBe('');

  await bench.call('tour.leave', {});
  expect(await everything()).toBe(before);
  expect((await bench.call('desk.status', {})).facility.name).not.toContain('tình huống');
});

test('nothing of it is written to the disk, to the training endpoint or to the live desk', async () => {
  const book = join(bench.folder, 'training', 'endpoint', 'book.jsonl');
  const registered = () => readBook(book).entries().length;
  const [files, entries] = [await filesOf(), registered()];
  const live = join(bench.folder, 'live', 'desk.db');
  const liveBefore = existsSync(live) ? await readFile(live) : undefined;

  await bench.start('endpoint-down');
  await bench.read('first');
  await bench.file('301');
  await bench.start('ordinary-guest');
  await bench.read('guest');
  await bench.file('201');
  await bench.completed();
  const withoutLog = (names: readonly string[]) => names.filter((name) => !/-(wal|shm)$/.test(name));
  expect(withoutLog(await filesOf())).toEqual(withoutLog(files));
  expect(registered()).toBe(entries);
  expect(existsSync(live) ? await readFile(live) : undefined).toEqual(liveBefore);
  await bench.call('tour.leave', {});
});

test('the endpoint of a world is its own, and cannot be switched on by the page', async () => {
  await bench.start('endpoint-down');
  expect((await bench.call('training.endpoint', { up: true })).endpointUp).toBe(false);
  await bench.read('first');
  await bench.file('301');
  await expect
    .poll(async () => (await bench.call('desk.status', {})).sending.channel, { timeout: 15_000 })
    .toBe('down');
  // Its clock stands at ten to eleven, and the deadline is near.
  const { now, sending } = await bench.call('desk.status', {});
  expect(sending.nearestDeadline! - now).toBeLessThanOrEqual(600_000);
  expect(sending.nearestDeadline! - now).toBeGreaterThan(500_000);
  await bench.call('tour.leave', {});
});

test('a hint is shown when it is asked for, and costs what it says', async () => {
  await bench.start('ordinary-guest');
  expect((await bench.running()).hints).toEqual([]);
  const { running } = await bench.call('tour.hint', {});
  expect(running?.hints).toHaveLength(1);
  await bench.read('guest');
  await bench.file('201');
  const result = await bench.completed();
  expect(result).toMatchObject({ points: 95, hints: 1, lost: { hints: 5, time: 0, keys: 0 } });
  expect((await bench.refused('tour.hint', {})).code).toBe('action-not-allowed');
  await bench.call('tour.leave', {});
});

test('a pause stops the clock on the wall; keys are counted until it is over', async () => {
  await bench.start('ordinary-guest');
  await bench.call('tour.pause', { on: true });
  const { now } = await bench.call('desk.status', {});
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await bench.call('desk.status', {})).now).toBe(now);
  await bench.call('tour.pause', { on: false });
  await bench.call('tour.keys', { pressed: 51 });
  const { running } = await bench.call('tour.finish', {});
  expect(running?.result).toMatchObject({ keys: 51, lost: { keys: 5 }, points: 0 });
  await bench.call('tour.leave', {});
});

test('the best is kept for the operator, with its day and the number of tries; a situation that was left counts for nothing', async () => {
  const best = async () =>
    (await bench.call('tour.view', {})).situations.find(({ id }) => id === 'ordinary-guest')?.best;
  expect(await best()).toMatchObject({ points: 100, tries: 3 });
  await bench.start('ordinary-guest');
  await bench.call('tour.leave', {});
  expect(await best()).toMatchObject({ points: 100, tries: 3 });
});

test('the situations of the trade come as its own; a lodging may try that of a pawnshop too', async () => {
  const { situations } = await bench.call('tour.view', {});
  expect(situations.filter(({ own }) => !own).map(({ id }) => id)).toEqual(['stolen-phone']);
  await bench.start('stolen-phone');
  expect((await bench.call('desk.status', {})).facility.kind).toBe('pawnshop');
  await bench.call('tour.leave', {});
});

test('the page never hears of the desk behind while a situation is shown', async () => {
  await bench.start('ordinary-guest');
  const since = bench.events.length;
  await bench.read('guest');
  await bench.file('201');
  await bench.completed();
  const heard = bench.events.slice(since);
  const names = heard.flatMap(({ event, payload }) =>
    event === 'status' ? [(payload as { facility: { name: string } }).facility.name] : [],
  );
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(name).toContain('tình huống luyện tập');
  await bench.call('tour.leave', {});
});

test('a card of one world is never taken for the card of another', async () => {
  const insertionOf = async () => (await bench.call('desk.status', {})).reader.insertion;
  const seen: number[] = [await insertionOf()];
  for (let world = 0; world < 2; world++) {
    await bench.start('ordinary-guest');
    await bench.call('training.layCard', { id: 'guest' });
    await expect.poll(insertionOf).toBeGreaterThan(seen.at(-1)!);
    seen.push(await insertionOf());
  }
  await bench.call('tour.leave', {});
  expect(await insertionOf()).toBe(seen[0]);
});

test('a bus of thirty is thirty people, each with a number of their own; the short one is six', async () => {
  for (const [short, guests] of [
    [false, 30],
    [true, 6],
  ] as const) {
    await bench.start('bus-of-thirty', short);
    const { people } = await bench.call('training.view', {});
    expect(people).toHaveLength(guests);
    expect(new Set(people.map(({ number }) => number)).size).toBe(guests);
    for (const { number } of people) expect(number.slice(0, 3)).toBe('000');
  }
  await bench.call('tour.leave', {});
});

test('the settings stay with the desk: nothing that is set in a situation is lost with it', async () => {
  await bench.start('ordinary-guest');
  const { defaults } = await bench.call('settings.view', {});
  await bench.call('settings.defaults', { ...defaults, nights: 3 });
  await bench.call('tour.leave', {});
  expect((await bench.call('settings.view', {})).defaults.nights).toBe(3);
});
