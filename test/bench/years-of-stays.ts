/**
 * A desk after many years: 200 000 people, 300 000 declarations (stays, returning guests, check-outs), filed through the
 * stores as the desk files them. Then what a clerk waits for: the search box, the book of a day, what is owed and late.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type { Stores } from '../../electron/core/ports/stores.ts';
import { foldStay } from '../../electron/core/stay/stay-picture.ts';
import { addDays, DAY_MS, HOUR_MS, instantAt } from '../../electron/core/time/vietnam-time.ts';
import { GIVEN_NAMES, MIDDLE_NAMES, SURNAMES } from '../../electron/training/people/names.ts';
import { type MemoryDesk, openMemoryDesk } from '../support/desk/memory-desk.ts';

export const FULL_SIZE = { people: 200_000, declarations: 300_000, days: 2_000 };
export type Size = typeof FULL_SIZE;
/** What the search box, the book of a day and the lists of today and of what is owed may take. */
export const CLERK_WAITS_MS = 50;

const PER_TRANSACTION = 2_000;
const TODAY = '2026-11-22';
/** Of the last stays: filed and still waiting, as after a long outage. */
const WAITING = 300;
const RUNS = 15;

interface Person {
  readonly fullName: string;
  readonly number: string;
  readonly sex: 'male' | 'female';
}

/** Names as often as they are: Nguyễn every third, Văn and Thị most of all. */
function personOf(nth: number): Person {
  const sex = nth % 2 === 0 ? 'male' : 'female';
  const pick = (from: readonly string[], step: number) => from[Math.floor(nth / step) % from.length] ?? '';
  const surname = nth % 3 === 0 ? 'Nguyễn' : pick(SURNAMES, 3);
  const middle = nth % 5 < 3 ? (sex === 'male' ? 'Văn' : 'Thị') : pick(MIDDLE_NAMES[sex], 7);
  const fullName = `${surname} ${middle} ${pick(GIVEN_NAMES[sex], 11)} ${pick(GIVEN_NAMES[sex], 131)}`;
  return { fullName, number: `000${String(nth).padStart(9, '0')}`, sex };
}

interface Filed {
  readonly record: Declaration;
  readonly waiting: boolean;
}

const idOf = (nth: number): string => `01900000-0000-7000-9000-${String(nth).padStart(12, '0')}`;

/** Every person once, then returning guests and check-outs in turn, spread evenly over the years. */
function filedAs(nth: number, { people, declarations, days }: Size): Filed {
  const isChange = nth >= people && nth % 2 === 1;
  const about = nth < people ? nth : ((nth - people) * 7) % people;
  const person = personOf(about);
  // A check-out belongs to the day of its stay, however late in the list it is filed.
  const since = isChange ? about : nth;
  const day = addDays(TODAY, -Math.floor((days * (declarations - 1 - since)) / declarations));
  const arrival = instantAt(day, '14:00') + (since % 8) * HOUR_MS + (isChange ? 20 * HOUR_MS : 0);
  const common = {
    id: idOf(nth),
    facilityId: 'facility-000',
    operatorId: 'operator-1',
    person: {
      fullName: person.fullName,
      birthDate: '1990-01-01',
      sex: person.sex,
      nationality: 'VNM',
      document: { kind: 'can-cuoc', number: person.number, issuingState: 'VNM' },
      residence: 'Số 12, Đường Thử, Phường Ví Dụ, Tỉnh Ví Dụ',
    },
    source: 'chip',
    verdict: { level: 'genuine', reasons: [] },
    createdAt: arrival,
    deadline: instantAt(day, '23:00'),
  } as const;
  const record: Declaration = isChange
    ? {
        ...common,
        kind: 'stay-change',
        concerns: idOf(about),
        change: { type: 'check-out', at: arrival },
        ruleVersion: 'stay-change/2021-07-01',
      }
    : {
        ...common,
        kind: 'stay-notice',
        stay: { room: String(100 + (nth % 60)), arrival, plannedDeparture: arrival + DAY_MS, reason: '1' },
        ruleVersion: 'stay-notice/2026-07-01',
      };
  return { record, waiting: nth >= declarations - WAITING };
}

async function file(stores: Stores, { record, waiting }: Filed): Promise<void> {
  const { id, createdAt, deadline, person } = record;
  const entry: OutboxEntry = {
    id,
    channel: 'gateway',
    state: waiting ? 'ready' : 'sending',
    deadline,
    createdAt,
    updatedAt: createdAt,
    attempts: waiting ? 0 : 1,
    nextAttemptAt: createdAt,
    orderKey: person.document.number,
  };
  await stores.declarations.insert(record);
  await stores.outbox.insert(entry);
  if (!waiting)
    await stores.outbox.register(id, 'sending', {
      kind: 'signed-receipt',
      receiptNumber: `000-${id.slice(-9)}`,
      registeredAt: createdAt,
      storedAt: createdAt,
      jws: 'bench',
      keyId: 'bench',
    });
  if (record.kind === 'stay-change') {
    const first = await stores.declarations.byId(record.concerns);
    const picture =
      first &&
      foldStay([
        { record: first, withdrawn: false },
        { record, withdrawn: false },
      ]);
    if (picture) await stores.stays.put(picture);
    return;
  }
  const picture = foldStay([{ record, withdrawn: false }]);
  if (picture) await stores.stays.put(picture);
}

export interface Figure {
  readonly name: string;
  readonly finds: number;
  readonly medianMs: number;
  readonly worstMs: number;
}

export interface YearsFigures {
  readonly size: Size;
  readonly fillMs: number;
  readonly bytes: number;
  readonly figures: readonly Figure[];
}

async function timed(name: string, work: () => Promise<number>): Promise<Figure> {
  let finds = await work(); // the first one warms up
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    finds = await work();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { name, finds, medianMs: times[Math.floor(RUNS / 2)] ?? 0, worstMs: times.at(-1) ?? 0 };
}

async function measure({ call }: MemoryDesk, { days }: Size): Promise<readonly Figure[]> {
  const search = (text: string) => async () => (await call('search.find', { text, limit: 20 })).hits.length;
  const someday = addDays(TODAY, -Math.floor(days / 5));
  const register = (from: string, until: string) => async () =>
    (await call('register.list', { from, until, limit: 500 })).rows.length;
  const listed = (show: 'open' | 'problems') => async () =>
    (await call('outbox.list', { show })).entries.length;
  return [
    await timed('search: common name, "nguyen van"', search('nguyen van')),
    await timed('search: whole name of four words', search(personOf(5_001).fullName)),
    await timed('search: document number', search(personOf(4_321).number)),
    await timed('search: room, "117"', search('117')),
    await timed('search: name and room, "nguyen 118"', search('nguyen 118')),
    await timed('search: day', search(`${someday.split('-').reverse().join('/')}`)),
    await timed('search: name and day', search(`nguyen ${someday.split('-').reverse().join('/')}`)),
    await timed('search: receipt number', search('000-000004321')),
    await timed('search: nobody of this name', search('khong ai ca')),
    await timed('book of one day, with chains', register(someday, someday)),
    await timed('list of today', async () => (await call('today.view', {})).guests.length),
    await timed('owed and late', listed('open')),
    await timed('late by count (status)', async () => (await call('desk.status', {})).sending.late),
  ];
}

/**
 * Fills a database in a folder of its own, measures, and removes it.
 * @param also what else is to be measured on the same desk
 */
export async function measureYears<T>(
  also: (house: MemoryDesk) => Promise<T>,
  size: Size = FULL_SIZE,
): Promise<YearsFigures & { readonly also: T }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'desk-bench-'));
  const database = path.join(folder, 'desk.db');
  const house = await openMemoryDesk(instantAt(TODAY, '23:30'), { file: database });
  try {
    const start = performance.now();
    for (let from = 0; from < size.declarations; from += PER_TRANSACTION) {
      const until = Math.min(size.declarations, from + PER_TRANSACTION);
      await house.desk.database.transaction(async (stores) => {
        for (let nth = from; nth < until; nth++) await file(stores, filedAs(nth, size));
      });
    }
    const fillMs = performance.now() - start;
    const figures = await measure(house, size);
    return { size, fillMs, bytes: (await stat(database)).size, figures, also: await also(house) };
  } finally {
    await house.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
