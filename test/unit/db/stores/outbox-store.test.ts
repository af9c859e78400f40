import { describe, expect, test } from 'vitest';
import type { DeskDatabase } from '../../../../db/open-database.ts';
import type { EntryState, OutboxEntry } from '../../../../electron/core/outbox/entry.ts';
import {
  attempt,
  entryOf,
  file,
  NOW,
  newId,
  openForTest,
  proof,
  rawConnection,
  stayNotice,
  temporaryFile,
} from '../database-fixture.ts';

const MINUTE = 60_000;
const idsOf = (entries: readonly { readonly id: string }[]) => entries.map(({ id }) => id);

async function filed(database: DeskDatabase, entry: Partial<OutboxEntry> = {}): Promise<OutboxEntry> {
  const declaration = stayNotice();
  await file(database, declaration, entry);
  return entryOf(declaration, entry);
}

const failed = {
  code: 'record-refused',
  authorityText: 'Số giấy tờ không hợp lệ',
  fields: [{ path: 'person.birthDate', message: { vi: 'Sai ngày sinh', en: 'Wrong birth date' } }],
} as const;

describe('filing and reading back', () => {
  test('an entry comes back as it was filed, with lease and failure', async () => {
    const database = await openForTest();
    const plain = await filed(database);
    const full = await filed(database, {
      state: 'sending',
      attempts: 3,
      lease: { holder: 'desk-1', until: NOW + MINUTE },
      lastFailure: failed,
    });
    expect(await database.outbox.byId(plain.id)).toStrictEqual(plain);
    expect(await database.outbox.byId(full.id)).toStrictEqual(full);
    expect(await database.outbox.byIds([full.id, newId(), plain.id])).toEqual([full, plain]);
    expect(await database.outbox.byId(newId())).toBeUndefined();
  });

  test('an entry without its declaration does not commit', async () => {
    const database = await openForTest();
    await expect(database.outbox.insert(entryOf(stayNotice()))).rejects.toThrow('FOREIGN KEY');
    expect(await database.outbox.list({ limit: 10 })).toEqual([]);
  });

  test('no entry begins as registered, with or without a proof', async () => {
    const database = await openForTest();
    const declaration = stayNotice();
    await database.declarations.insert(declaration);
    await expect(database.outbox.insert(entryOf(declaration, { state: 'registered' }))).rejects.toThrow(
      'proof',
    );
    await expect(database.outbox.insert(entryOf(declaration, { proof: proof() }))).rejects.toThrow('proof');
  });

  test('an entry is never deleted and never replaced', async () => {
    const path = temporaryFile();
    await filed(await openForTest(path));
    const raw = rawConnection(path);
    expect(() => raw.exec('delete from outbox_entry')).toThrow('never deleted');
    expect(() => raw.exec('insert or replace into outbox_entry select * from outbox_entry')).toThrow(
      'exists once',
    );
  });
});

describe('lists', () => {
  test('oldest first, by states and channel, up to the limit', async () => {
    const database = await openForTest();
    const c = await filed(database, { createdAt: NOW + 3, state: 'unknown' });
    const a = await filed(database, { createdAt: NOW + 1 });
    const b = await filed(database, { createdAt: NOW + 2, channel: 'kbtt' });
    expect(idsOf(await database.outbox.list({ limit: 10 }))).toEqual([a.id, b.id, c.id]);
    expect(idsOf(await database.outbox.list({ limit: 2 }))).toEqual([a.id, b.id]);
    expect(idsOf(await database.outbox.list({ states: ['ready'], limit: 10 }))).toEqual([a.id, b.id]);
    expect(idsOf(await database.outbox.list({ channel: 'kbtt', limit: 10 }))).toEqual([b.id]);
    expect(await database.outbox.list({ states: [], limit: 10 })).toEqual([]);
  });

  test('due: of the channel, in the states, time come, earliest deadline first', async () => {
    const database = await openForTest();
    const later = await filed(database, { deadline: NOW + 9 * MINUTE, nextAttemptAt: NOW });
    const sooner = await filed(database, {
      deadline: NOW + 5 * MINUTE,
      nextAttemptAt: NOW,
      state: 'unknown',
    });
    await filed(database, { nextAttemptAt: NOW + 1 });
    await filed(database, { nextAttemptAt: NOW, channel: 'kbtt' });
    await filed(database, { nextAttemptAt: NOW, state: 'paused' });
    const due = (limit: number) => database.outbox.due('gateway', ['ready', 'unknown'], NOW, limit);
    expect(idsOf(await due(10))).toEqual([sooner.id, later.id]);
    expect(idsOf(await due(1))).toEqual([sooner.id]);
  });

  test('due: one that waits for its next attempt goes before later ones of the same person', async () => {
    const database = await openForTest();
    const person = { orderKey: '000190000001', nextAttemptAt: NOW };
    const waiting = await filed(database, { ...person, createdAt: NOW - 3, nextAttemptAt: NOW + MINUTE });
    // Due at once, and with the nearer deadline.
    const second = await filed(database, { ...person, createdAt: NOW - 2, deadline: NOW + 1 });
    const asked = await filed(database, { ...person, createdAt: NOW - 1, state: 'unknown' });
    const other = await filed(database, { ...person, createdAt: NOW - 1, orderKey: '000190000002' });
    const elsewhere = await filed(database, { ...person, createdAt: NOW - 4, channel: 'kbtt' });
    const due = async (now: number, channel: OutboxEntry['channel'] = 'gateway') =>
      idsOf(await database.outbox.due(channel, ['ready', 'unknown'], now, 10)).sort();
    expect(await due(NOW)).toEqual([asked.id, other.id].sort());
    expect(await due(NOW, 'kbtt')).toEqual([elsewhere.id]);
    expect(await due(NOW + MINUTE)).toEqual([waiting.id, asked.id, other.id].sort());
    await database.outbox.change(waiting.id, 'ready', { state: 'cancelled', updatedAt: NOW });
    expect(await due(NOW)).toEqual([second.id, asked.id, other.id].sort());
  });

  test('due: of two that were filed in the same millisecond the one with the smaller id goes first', async () => {
    const database = await openForTest();
    const both = { orderKey: '000190000001', createdAt: NOW, nextAttemptAt: NOW };
    const first = await filed(database, { ...both, deadline: NOW + 2 });
    await filed(database, { ...both, deadline: NOW + 1 });
    expect(idsOf(await database.outbox.due('gateway', ['ready'], NOW, 10))).toEqual([first.id]);
  });

  test('sets what is named, clears what is null, leaves the rest', async () => {
    const database = await openForTest();
    const entry = await filed(database);
    const lease = { holder: 'desk-1', until: NOW + MINUTE };
    const { outbox } = database;
    expect(
      await outbox.change(entry.id, 'ready', {
        state: 'sending',
        updatedAt: NOW + 1,
        attempts: 1,
        nextAttemptAt: NOW + 2,
        lease,
        lastFailure: failed,
      }),
    ).toBe(true);
    const sending = {
      ...entry,
      state: 'sending',
      updatedAt: NOW + 1,
      attempts: 1,
      nextAttemptAt: NOW + 2,
      lease,
    };
    expect(await outbox.byId(entry.id)).toStrictEqual({ ...sending, lastFailure: failed });
    await outbox.change(entry.id, 'sending', { state: 'unknown', updatedAt: NOW + 3 });
    expect(await outbox.byId(entry.id)).toStrictEqual({
      ...sending,
      state: 'unknown',
      updatedAt: NOW + 3,
      lastFailure: failed,
    });
    await outbox.change(entry.id, 'unknown', {
      state: 'ready',
      updatedAt: NOW + 4,
      lease: null,
      lastFailure: null,
    });
    const { lease: _, ...released } = sending;
    expect(await outbox.byId(entry.id)).toStrictEqual({ ...released, state: 'ready', updatedAt: NOW + 4 });
  });

  test('happens only from the state it names', async () => {
    const database = await openForTest();
    const entry = await filed(database);
    const change = { state: 'cancelled', updatedAt: NOW + 1 } as const;
    expect(await database.outbox.change(entry.id, 'sending', change)).toBe(false);
    expect(await database.outbox.change(newId(), 'ready', change)).toBe(false);
    expect(await database.outbox.byId(entry.id)).toEqual(entry);
  });

  test('of two desks that take the same entry, one gets it', async () => {
    const path = temporaryFile();
    const [one, two] = [await openForTest(path), await openForTest(path)];
    const entries: OutboxEntry[] = [];
    for (let i = 0; i < 20; i += 1) entries.push(await filed(one));
    const take = (database: DeskDatabase, holder: string) =>
      Promise.all(
        entries.map(({ id }) =>
          database.outbox.change(id, 'ready', {
            state: 'sending',
            updatedAt: NOW,
            lease: { holder, until: NOW + MINUTE },
          }),
        ),
      );
    const [won, lost] = await Promise.all([take(one, 'desk-1'), take(two, 'desk-2')]);
    expect(entries.every((_, i) => won[i] !== lost[i])).toBe(true);
    const holders = (await one.outbox.byIds(idsOf(entries))).map((entry) => entry.lease?.holder);
    expect(holders).toEqual(won.map((mine) => (mine ? 'desk-1' : 'desk-2')));
  });
});

describe('registering', () => {
  test('stores the proof and the state together, and clears lease and failure', async () => {
    const database = await openForTest();
    const entry = await filed(database, {
      state: 'sending',
      lease: { holder: 'desk-1', until: NOW + MINUTE },
      lastFailure: failed,
    });
    expect(await database.outbox.register(entry.id, 'sending', proof())).toBe(true);
    const { lease: _, lastFailure: __, ...rest } = entry;
    expect(await database.outbox.byId(entry.id)).toStrictEqual({
      ...rest,
      state: 'registered',
      updatedAt: proof().storedAt,
      proof: proof(),
    });
  });

  test('happens once, and only from the state it names', async () => {
    const database = await openForTest();
    const { id } = await filed(database, { state: 'unknown' });
    expect(await database.outbox.register(id, 'sending', proof())).toBe(false);
    expect((await database.outbox.byId(id))?.proof).toBeUndefined();
    const answers = await Promise.all([
      database.outbox.register(id, 'unknown', proof({ receiptNumber: 'first' })),
      database.outbox.register(id, 'unknown', proof({ receiptNumber: 'second' })),
    ]);
    expect(answers).toEqual([true, false]);
    expect((await database.outbox.byId(id))?.proof?.receiptNumber).toBe('first');
  });

  test('no other way leads to green', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const { id } = await filed(database, { state: 'accepted' });
    const change = { state: 'registered', updatedAt: NOW } as const;
    await expect(database.outbox.change(id, 'accepted', change)).rejects.toThrow('needs a stored proof');
    expect((await database.outbox.byId(id))?.state).toBe('accepted');
    const raw = rawConnection(path);
    expect(() => raw.exec(`update outbox_entry set state = 'registered'`)).toThrow('needs a stored proof');
    expect(() => raw.exec(`update outbox_entry set state = 'green'`)).toThrow('CHECK');
  });

  test('a proof never changes and never goes', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const { id } = await filed(database, { state: 'sending' });
    await database.outbox.register(id, 'sending', proof());
    const raw = rawConnection(path);
    expect(() => raw.exec(`update proof set receipt_number = 'x'`)).toThrow('append-only');
    expect(() => raw.exec('delete from proof')).toThrow('append-only');
    expect(() => raw.exec(`insert or replace into proof select * from proof`)).toThrow('append-only');
    expect((await database.outbox.byId(id))?.proof).toEqual(proof());
  });

  test('a failure while the proof is stored leaves the entry as it was', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    const entry = await filed(database, { state: 'sending' });
    rawConnection(path).exec(
      `create trigger broken before insert on proof begin select raise(abort, 'disk on fire'); end`,
    );
    await expect(database.outbox.register(entry.id, 'sending', proof())).rejects.toThrow('disk on fire');
    expect(await database.outbox.byId(entry.id)).toEqual(entry);
  });
});

describe('health', () => {
  test('of an empty outbox', async () => {
    const { byState, ...rest } = await (await openForTest()).outbox.health(NOW);
    expect(Object.values(byState)).toEqual(Array(9).fill(0));
    expect(rest).toEqual({ late: 0 });
  });

  test('counts by state; oldest, nearest and late only among what is still to be sent', async () => {
    const database = await openForTest();
    const settled: readonly EntryState[] = ['rejected', 'cancelled'];
    for (const state of settled) await filed(database, { state, createdAt: 1, deadline: 1 });
    const green = await filed(database, { state: 'sending', createdAt: 1, deadline: 1 });
    await database.outbox.register(green.id, 'sending', proof());
    await filed(database, { state: 'ready', createdAt: NOW - 5, deadline: NOW });
    await filed(database, { state: 'paused', createdAt: NOW - 9, deadline: NOW + 9 });
    await filed(database, { state: 'unknown', createdAt: NOW - 7, deadline: NOW - 1 });
    const health = await database.outbox.health(NOW);
    expect(health).toMatchObject({ oldestUnsent: NOW - 9, nearestDeadline: NOW - 1, late: 1 });
    expect(health.byState).toEqual({
      draft: 0,
      ready: 1,
      sending: 0,
      unknown: 1,
      accepted: 0,
      registered: 1,
      rejected: 1,
      paused: 1,
      cancelled: 1,
    });
  });
});

describe('attempts', () => {
  test('are kept in order, word for word', async () => {
    const database = await openForTest();
    const [a, b] = [await filed(database), await filed(database)];
    const first = attempt(a.id, { outcome: 'unknown', failureCode: 'endpoint-timeout', reply: '' });
    const second = attempt(a.id, { at: NOW + 1, action: 'query', reply: '<html>Lỗi 500</html>' });
    const other = attempt(b.id);
    for (const one of [first, other, second]) await database.attempts.insert(one);
    expect(await database.attempts.of(a.id)).toStrictEqual([first, second]);
    expect(await database.attempts.of(b.id)).toStrictEqual([other]);
    expect(await database.attempts.of(newId())).toEqual([]);
  });

  test('belong to an entry, and stay as they are', async () => {
    const path = temporaryFile();
    const database = await openForTest(path);
    await expect(database.attempts.insert(attempt(newId()))).rejects.toThrow('FOREIGN KEY');
    await database.attempts.insert(attempt((await filed(database)).id));
    const raw = rawConnection(path);
    expect(() => raw.exec('update attempt set duration_ms = 0')).toThrow('append-only');
    expect(() => raw.exec('delete from attempt')).toThrow('append-only');
  });
});
