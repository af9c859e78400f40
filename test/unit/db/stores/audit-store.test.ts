import { describe, expect, test } from 'vitest';
import type { DeskDatabase } from '../../../../db/open-database.ts';
import type { SqliteConnection } from '../../../../db/sqlite.ts';
import { GENESIS_HASH } from '../../../../electron/core/audit/chain.ts';
import {
  auditEvent,
  NOW,
  openForTest,
  rawConnection,
  sealerWithKey,
  temporaryFile,
} from '../database-fixture.ts';

async function withEvents(count: number, path = temporaryFile()): Promise<[DeskDatabase, string]> {
  const database = await openForTest(path);
  await database.transaction(async (stores) => {
    for (let i = 1; i <= count; i += 1) {
      await stores.audit.append(auditEvent({ at: NOW + i, subject: `record-${i}`, data: { number: i } }));
    }
  });
  return [database, path];
}

/** Somebody with the file, the schema and no key. */
function intruder(path: string): SqliteConnection {
  const raw = rawConnection(path);
  for (const on of ['update', 'delete', 'replace']) raw.exec(`drop trigger audit_event_no_${on}`);
  return raw;
}

describe('appending', () => {
  test('links each event to the one before, from the genesis on; latest first', async () => {
    const [database] = await withEvents(3);
    const [third, second, first] = await database.audit.latest(10);
    expect(first).toMatchObject({
      sequence: 1,
      previousHash: GENESIS_HASH,
      subject: 'record-1',
      data: { number: 1 },
    });
    expect(second).toMatchObject({ sequence: 2, previousHash: first?.hash });
    expect(third).toMatchObject({ sequence: 3, previousHash: second?.hash });
    expect((await database.audit.latest(1)).map((event) => event.sequence)).toEqual([3]);
  });

  test('gives every event back as it was, with and without a subject', async () => {
    const database = await openForTest();
    const events = [
      auditEvent(),
      auditEvent({ subject: 'record-1', data: { text: 'đ', yes: true, n: 0.5 } }),
    ];
    for (const event of events) await database.audit.append(event);
    const latest = await database.audit.latest(2);
    expect(latest.map(({ sequence: _, hash: __, previousHash: ___, ...event }) => event)).toEqual(
      events.reverse(),
    );
  });

  test('from many places at once keeps one unbroken chain', async () => {
    const path = temporaryFile();
    const [one, two] = [await openForTest(path), await openForTest(path)];
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        (i % 2 === 0 ? one : two).audit.append(auditEvent({ at: NOW + i })),
      ),
    );
    expect((await one.audit.latest(100)).map((event) => event.sequence)).toEqual(
      Array.from({ length: 40 }, (_, i) => 40 - i),
    );
    expect(await two.audit.firstBroken()).toBeUndefined();
  });

  test('is the only thing that can be done', async () => {
    const [, path] = await withEvents(2);
    const raw = rawConnection(path);
    expect(() => raw.exec('update audit_event set at = 0')).toThrow('append-only');
    expect(() => raw.exec('delete from audit_event where sequence = 2')).toThrow('append-only');
    expect(() => raw.exec('insert or replace into audit_event select * from audit_event')).toThrow(
      'append-only',
    );
  });
});

describe('the whole chain', () => {
  test('holds when it is empty, short, or longer than a page', async () => {
    expect(await (await openForTest()).audit.firstBroken()).toBeUndefined();
    for (const count of [1, 999, 1_000, 1_001]) {
      const [database] = await withEvents(count);
      expect(await database.audit.firstBroken()).toBeUndefined();
    }
  });

  test.each([
    ['time', 'at = at + 1'],
    ['operator', `operator_id = 'somebody-else'`],
    ['subject', `subject = 'record-9'`],
    ['subject taken away', 'subject = null'],
    ['type', `type = 'training-action'`],
    ['data', `data = '{"number":4}'`],
    ['data made unreadable', `data = 'gone'`],
    ['hash', `hash = previous_hash`],
    ['previous hash', `previous_hash = hash`],
  ])('shows a changed %s', async (_, change) => {
    const [database, path] = await withEvents(7);
    intruder(path).exec(`update audit_event set ${change} where sequence = 5`);
    expect(await database.audit.firstBroken()).toBe(5);
  });

  test.each([1, 4, 7])('shows that event %d was removed', async (sequence) => {
    const [database, path] = await withEvents(7);
    intruder(path).exec(`delete from audit_event where sequence = ${sequence}`);
    expect(await database.audit.firstBroken()).toBe(sequence);
  });

  test('shows that all events were removed', async () => {
    const [database, path] = await withEvents(7);
    intruder(path).exec('delete from audit_event');
    expect(await database.audit.firstBroken()).toBe(1);
  });

  test('shows an event that was pushed in between', async () => {
    const [database, path] = await withEvents(5);
    const raw = intruder(path);
    for (const sequence of [5, 4]) {
      raw.exec(`update audit_event set sequence = ${sequence + 1} where sequence = ${sequence}`);
    }
    raw.exec(`insert into audit_event select 4, type, at, operator_id, subject, data, previous_hash, hash
      from audit_event where sequence = 3`);
    expect(await database.audit.firstBroken()).toBe(4);
  });

  test('shows an event that somebody else put at the end, though it fits', async () => {
    const [database, path] = await withEvents(3);
    const forged = await withEvents(4);
    const raw = intruder(path);
    raw.exec(`attach '${forged[1]}' as other`);
    raw.exec('insert into main.audit_event select * from other.audit_event where sequence = 4');
    expect((await database.audit.latest(1))[0]?.sequence).toBe(4);
    expect(await database.audit.firstBroken()).toBe(4);
  });

  test('shows a chain written anew, which fits in itself', async () => {
    const [database, path] = await withEvents(3);
    const raw = intruder(path);
    const other = await openForTest(temporaryFile(), sealerWithKey(9));
    for (let i = 1; i <= 3; i += 1) await other.audit.append(auditEvent({ at: NOW - i }));
    for (const event of await other.audit.latest(3)) {
      raw
        .prepare(
          'update audit_event set at = ?, subject = null, data = ?, previous_hash = ?, hash = ? where sequence = ?',
        )
        .run([
          event.at,
          '{"channel":"gateway","late":false}',
          event.previousHash,
          event.hash,
          event.sequence,
        ]);
    }
    expect(await database.audit.firstBroken()).toBe(3);
  });

  test('shows that its sealed end was removed', async () => {
    const [database, path] = await withEvents(3);
    intruder(path).exec('delete from audit_head');
    expect(await database.audit.firstBroken()).toBe(4);
    await expect(database.audit.append(auditEvent())).rejects.toThrow('database-damaged');
  });
});
