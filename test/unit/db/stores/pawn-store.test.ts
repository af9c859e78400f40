/** Pawns at rest: sealed, append-only, found by what identifies them. */
import { describe, expect, test } from 'vitest';
import type { PawnContract } from '../../../../electron/core/pawn/contract.ts';
import { foldLedger } from '../../../../electron/core/pawn/ledger.ts';
import type { WatchEntry, WatchListSourceRecord } from '../../../../electron/core/pawn/watch-list.ts';
import { watchKeyOf } from '../../../../electron/core/pawn/watch-list.ts';
import { BIKE, contractOf, ledgerOf, PERSON, PHONE, POLICE, RULES } from '../../core/pawn/sample-pawn.ts';
import { newId, openForTest, rawConnection, temporaryFile } from '../database-fixture.ts';

const stored = async (
  database: Awaited<ReturnType<typeof openForTest>>,
  more: Partial<PawnContract> = {},
) => {
  const contract = contractOf({ id: newId(), number: await database.pawns.nextNumber(2026), ...more });
  const [opening] = ledgerOf(contract);
  if (opening === undefined) throw new Error('no opening');
  await database.transaction((stores) => stores.pawns.insert(contract, opening));
  return contract;
};
const running = { status: 'running', dueDate: '2026-04-05' } as const;
const key = (field: 'imei' | 'plate', value: string) => watchKeyOf(field, value, RULES.items.identifiers);

describe('contracts', () => {
  test('come back as they were signed, with their ledger', async () => {
    const database = await openForTest();
    const contract = await stored(database, {
      ownership: {
        kind: 'other',
        ownerName: 'Vũ Văn Thử',
        ownerDocumentNumber: '000080000001',
        authorisation: 'UQ 1',
      },
      phone: '0900000000',
    });
    const events = ledgerOf(contract, ['2026-03-09', { type: 'hold', police: POLICE }]);
    const [, hold] = events;
    if (hold === undefined) throw new Error('no event');
    expect(await database.pawns.append(hold, { status: 'on-hold', dueDate: contract.dueDate })).toBe(true);
    const found = await database.pawns.byId(contract.id);
    expect(found).toEqual({ contract, events });
    expect(found && foldLedger(found.contract, found.events).status).toBe('on-hold');
  });

  test('of two desks that append the same step, one is told that it was too late', async () => {
    const database = await openForTest();
    const contract = await stored(database);
    const [, event] = ledgerOf(contract, ['2026-03-09', { type: 'hold', police: POLICE }]);
    if (event === undefined) throw new Error('no event');
    expect(await database.pawns.append(event, { ...running, status: 'on-hold' })).toBe(true);
    expect(await database.pawns.append(event, { ...running, status: 'on-hold' })).toBe(false);
    expect((await database.pawns.byId(contract.id))?.events).toHaveLength(2);
  });

  test('numbers count anew each year', async () => {
    const database = await openForTest();
    await stored(database);
    await stored(database);
    expect(await database.pawns.nextNumber(2026)).toBe('2026-00003');
    expect(await database.pawns.nextNumber(2027)).toBe('2027-00001');
  });

  test('are found by number, document, name without diacritics, IMEI and plate, and by nothing like them', async () => {
    const database = await openForTest();
    const contract = await stored(database);
    await stored(database, {
      person: {
        ...PERSON,
        fullName: 'Vũ Văn Khác',
        document: { ...PERSON.document, number: '000190000009' },
      },
      items: [{ ...PHONE, identifiers: { imei: '356938035643809' } }],
    });
    const find = async (text: string) => {
      const keys = [key('imei', text), key('plate', text)];
      return (await database.pawns.find({ text, keys }, 20)).map((one) => one.contract.id);
    };
    for (const text of [
      contract.number,
      '000 190-000 002',
      'do thi mau',
      'MẪU',
      '49-015420-323751-8',
      '29-a1 123.45',
    ]) {
      expect(await find(text), text).toEqual([contract.id]);
    }
    for (const text of ['490154203237519', '29A112346', 'mauu', '2026-0000', '']) {
      expect(await find(text), text).toEqual([]);
    }
  });

  test('lists put the earliest due day first and leave out what has ended', async () => {
    const database = await openForTest();
    const later = await stored(database, { dueDate: '2026-06-01' });
    const sooner = await stored(database, { dueDate: '2026-03-20' });
    expect((await database.pawns.list(['running'], 10)).map(({ contract }) => contract.id)).toEqual([
      sooner.id,
      later.id,
    ]);
    expect(await database.pawns.list(['redeemed'], 10)).toEqual([]);
    const inMarch = await database.pawns.openedBetween(later.openedAt, later.openedAt + 1, 10);
    expect(inMarch.map(({ contract }) => contract.id)).toEqual([later.id, sooner.id]);
  });

  test('nothing of a person, of goods or of money can be read in the file, and nothing signed can be changed', async () => {
    const file = temporaryFile();
    const database = await openForTest(file);
    const contract = await stored(database);
    await database.pawns.insertPhoto(
      { id: newId(), contractId: contract.id, itemId: '1', takenAt: contract.openedAt, mime: 'image/jpeg' },
      Buffer.from('a photo of the phone'),
    );
    const raw = rawConnection(file);
    const rows = ['pawn_contract', 'pawn_event', 'pawn_photo'].flatMap((table) =>
      raw.prepare(`select * from ${table}`).all([]),
    );
    const bytes = Buffer.concat(
      rows.flatMap((row) =>
        Object.values(row as object).map((cell) =>
          Buffer.from(cell instanceof Uint8Array ? cell : String(cell)),
        ),
      ),
    ).toString('latin1');
    for (const secret of ['Mẫu', '000190000002', '490154203237518', 'iPhone', '10000000', 'a photo']) {
      expect(bytes).not.toContain(Buffer.from(secret).toString('latin1'));
    }
    for (const attack of [
      `update pawn_contract set sealed_contract = x'00', sequence = sequence + 1`,
      `update pawn_contract set status = 'redeemed'`,
      'delete from pawn_contract',
      `update pawn_event set type = 'redeemed'`,
      'delete from pawn_event',
    ]) {
      expect(() => raw.exec(attack), attack).toThrow();
    }
  });

  test('counts and lists what is late without opening what is not', async () => {
    const database = await openForTest();
    await stored(database, { dueDate: '2026-03-01' });
    await stored(database, { dueDate: '2026-03-05' });
    await stored(database, { dueDate: '2026-03-08' });
    await stored(database, { dueDate: '2026-03-09' });
    const held = await stored(database, { dueDate: '2026-03-01' });
    const [, hold] = ledgerOf(held, ['2026-03-09', { type: 'hold', police: POLICE }]);
    if (hold === undefined) throw new Error('no event');
    await database.pawns.append(hold, { status: 'on-hold', dueDate: held.dueDate });
    expect(await database.pawns.counts('2026-03-05', '2026-03-08')).toEqual({
      running: 5,
      late: 1,
      dueSoon: 2,
      held: 1,
    });
    expect(await database.pawns.list(['running'], 10, '2026-03-05')).toHaveLength(1);
    expect(await database.pawns.eventCounts(0, hold.at)).toEqual({ opened: 5 });
    expect(await database.pawns.eventCounts(hold.at, hold.at + 1)).toEqual({ hold: 1 });
  });

  test('photos come back by contract and one by one', async () => {
    const database = await openForTest();
    const contract = await stored(database);
    const photo = {
      id: newId(),
      contractId: contract.id,
      takenAt: contract.openedAt,
      mime: 'image/png',
    } as const;
    await database.pawns.insertPhoto(photo, Uint8Array.of(1, 2, 3));
    expect(await database.pawns.photosOf(contract.id)).toEqual([photo]);
    expect([...((await database.pawns.photo(photo.id))?.bytes ?? [])]).toEqual([1, 2, 3]);
    expect(await database.pawns.photo('other')).toBeUndefined();
  });
});

describe('watch lists', () => {
  const list = (more: Partial<WatchListSourceRecord> = {}): WatchListSourceRecord => ({
    id: newId(),
    origin: 'Công an tỉnh Ví Dụ',
    dated: '2026-03-01',
    sha256: 'ab'.repeat(32),
    via: 'file',
    importedAt: 1,
    count: 1,
    ...more,
  });
  const entry = (value: string): WatchEntry => ({ matter: 'stolen-item', field: 'imei', value });
  const keyed = (value: string) => ({ key: key('imei', value), entry: entry(value) });

  test('a hit is exact and names its list', async () => {
    const database = await openForTest();
    const source = list();
    await database.watchLists.replace(source, [keyed('49-015420-323751-8')]);
    const hits = await database.watchLists.hits([
      key('imei', '490154203237518'),
      key('plate', '490154203237518'),
    ]);
    expect(hits).toEqual([
      { key: key('imei', '490154203237518'), hit: { entry: entry('49-015420-323751-8'), source } },
    ]);
    expect(await database.watchLists.hits([key('imei', '490154203237519')])).toEqual([]);
    expect(await database.watchLists.hits([])).toEqual([]);
  });

  test('a newer list of the same origin takes the place of the earlier one, another origin stands beside it', async () => {
    const database = await openForTest();
    await database.watchLists.replace(list(), [keyed('490154203237518')]);
    await database.watchLists.replace(list({ dated: '2026-03-02' }), [keyed('356938035643809')]);
    await database.watchLists.replace(list({ origin: 'Công an xã Mẫu' }), [keyed('356938035643809')]);
    expect(await database.watchLists.hits([key('imei', '490154203237518')])).toEqual([]);
    expect(await database.watchLists.hits([key('imei', '356938035643809')])).toHaveLength(2);
    const lists = await database.watchLists.lists();
    expect(lists.map(({ origin, dated }) => `${origin} ${dated}`)).toEqual([
      'Công an tỉnh Ví Dụ 2026-03-02',
      'Công an xã Mẫu 2026-03-01',
    ]);
    expect(await database.watchLists.remove(lists[0]?.id ?? '')).toBe(true);
    expect(await database.watchLists.remove('other')).toBe(false);
    expect(await database.watchLists.hits([key('imei', '356938035643809')])).toHaveLength(1);
  });

  test('ten thousand entries go in at once and one is found', async () => {
    const database = await openForTest();
    const entries = Array.from({ length: 10_000 }, (_, index) => keyed(String(100_000_000_000_000 + index)));
    await database.watchLists.replace(list({ count: entries.length }), entries);
    expect(await database.watchLists.hits([key('imei', '100000000009999')])).toHaveLength(1);
  });
});

test('reports of suspicion come back latest first, with or without a person', async () => {
  const database = await openForTest();
  const report = { reason: 'origin-doubtful', seenAt: 5, items: [] } as const;
  const first = {
    id: newId(),
    at: 5,
    operatorId: 'operator-1',
    report,
    person: PERSON,
    declarationId: 'record-1',
  };
  const second = {
    id: newId(),
    at: 6,
    operatorId: 'operator-1',
    report: {
      ...report,
      text: 'Hỏi giá gấp',
      items: [{ category: 'motorcycle', description: BIKE.description, identifiers: { plate: '29A112345' } }],
    },
  };
  await database.suspicions.insert(first);
  await database.suspicions.insert(second);
  expect(await database.suspicions.latest(10)).toEqual([second, first]);
  expect(await database.suspicions.count(5, 6)).toBe(1);
});
