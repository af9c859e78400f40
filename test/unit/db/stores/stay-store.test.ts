import { describe, expect, test } from 'vitest';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { foldStay } from '../../../../electron/core/stay/stay-picture.ts';
import {
  NOW,
  openForTest,
  rawConnection,
  SEALER,
  sealerWithKey,
  stayNotice,
  temporaryFile,
} from '../database-fixture.ts';

const DAY = 86_400_000;

const at = (arrival: number, more: Partial<StayNotice> = {}): StayNotice =>
  stayNotice({ stay: { room: '305', arrival, plannedDeparture: arrival + DAY, reason: '1' }, ...more });

const pictureOf = (record: StayNotice) => {
  const picture = foldStay([{ record, withdrawn: false }]);
  if (!picture) throw new Error('no stay');
  return picture;
};

async function openWith(records: readonly StayNotice[], file = ':memory:') {
  const database = await openForTest(file);
  for (const record of records) {
    await database.declarations.insert(record);
    await database.stays.put(pictureOf(record));
  }
  return database;
}

describe('the projection of stays', () => {
  test('gives back what was put, and a later put takes the place of the earlier', async () => {
    const record = at(NOW);
    const database = await openWith([record]);
    expect(await database.stays.byId(record.id)).toEqual(pictureOf(record));
    const moved = {
      ...pictureOf(record),
      room: '101',
      status: 'departed',
      departedAt: NOW + 5,
      changes: 2,
    } as const;
    await database.stays.put(moved);
    expect(await database.stays.byId(record.id)).toEqual(moved);
    expect(await database.stays.open(10)).toEqual([]);
  });

  test('touches a period half-open, latest arrival first, and goes on where it stopped', async () => {
    const records = [0, 1, 2, 3].map((nth) => at(NOW + nth * DAY));
    const [first, second, third, fourth] = records.map(({ id }) => id);
    const database = await openWith(records);
    const between = async (from: number, until: number, more = {}) =>
      (await database.stays.between({ from, until, limit: 10, ...more })).map(({ stayId }) => stayId);
    expect(await between(NOW + DAY, NOW + 2 * DAY)).toEqual([second]);
    expect(await between(NOW, NOW + 9 * DAY)).toEqual([fourth, third, second, first]);
    const after = { arrival: NOW + 2 * DAY, id: third ?? '' };
    expect(await between(NOW, NOW + 9 * DAY, { after, limit: 1 })).toEqual([second]);
    expect(await database.stays.touching([first ?? '', fourth ?? ''], NOW, NOW + 1)).toEqual([first]);
  });

  test('finds the stays of a person by the number, and names what has no row yet', async () => {
    const database = await openWith([at(NOW)]);
    const unseen = at(NOW + DAY);
    await database.declarations.insert(unseen);
    expect(await database.stays.missing(10)).toEqual([unseen.id]);
    expect(await database.stays.ofPerson('000 190 012 345', 10)).toHaveLength(1);
    expect(await database.stays.ofPerson('000190012346', 10)).toEqual([]);
  });

  test('the room stands in no byte of the file, and another key does not open it', async () => {
    const file = temporaryFile();
    const record = stayNotice({
      stay: { room: 'Phòng-Bí-Mật', arrival: NOW, plannedDeparture: NOW + DAY, reason: '1' },
    });
    const database = await openWith([record], file);
    const raw = rawConnection(file);
    const dump = JSON.stringify(raw.prepare('select * from stay').all([]));
    expect(dump).not.toContain('Mật');
    const cell = (raw.prepare('select sealed_place from stay').all([])[0] as { sealed_place: Uint8Array })
      .sealed_place;
    const context = { table: 'stay', column: 'sealed_place', rowId: record.id };
    expect(Buffer.from(SEALER.open(cell, context)).toString()).toContain('Bí-Mật');
    expect(() => sealerWithKey(8).open(cell, context)).toThrow();
    expect(await database.stays.byId(record.id)).toBeDefined();
  });

  test('nothing is deleted but by a purge, even from outside the program', async () => {
    const file = temporaryFile();
    await openWith([at(NOW)], file);
    const raw = rawConnection(file);
    expect(() => raw.exec('delete from stay')).toThrow('append-only');
    expect(() => raw.exec('delete from declaration')).toThrow('append-only');
    raw.exec(`insert into purge select id, 'run', 'lodging-stays', 0 from declaration`);
    expect(() => raw.exec('delete from purge')).toThrow('append-only');
    raw.exec('delete from stay');
    raw.exec('delete from search_token');
    raw.exec('delete from declaration');
    expect(raw.prepare('select count(*) as n from declaration').all([])).toEqual([{ n: 0 }]);
  });
});
