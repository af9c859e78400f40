import { describe, expect, test } from 'vitest';
import {
  confirmByHand,
  disownByHand,
  moveToChannel,
} from '../../../../electron/backend/sending/settle-by-hand.ts';
import type { ChannelId, EntryState } from '../../../../electron/core/outbox/entry.ts';
import type { ProofStatement } from '../../../../electron/core/outbox/proof-statement.ts';
import type { Database } from '../../../../electron/core/ports/stores.ts';
import { file, NOW, openForTest } from '../../db/database-fixture.ts';

const BY = { operatorId: 'operator-7', now: NOW + 60_000 };
const BY_PHONE: ProofStatement = { kind: 'filed-by-hand', way: 'phone', reference: 'CA-000' };

async function filed(
  database: Awaited<ReturnType<typeof openForTest>>,
  channel: ChannelId,
  state: EntryState,
) {
  const { id } = await file(database, undefined, { channel });
  if (state !== 'ready') await database.outbox.change(id, 'ready', { state, updatedAt: NOW });
  return id;
}

const statesOf = async (database: Database, ids: readonly string[]) =>
  (await database.outbox.byIds(ids)).map(({ state }) => state);

describe('confirm', () => {
  test('a matching count makes the whole file green, with proof, archive and audit', async () => {
    const database = await openForTest();
    const ids = [
      await filed(database, 'portal-files', 'unknown'),
      await filed(database, 'portal-files', 'unknown'),
    ];
    const count = { kind: 'typed-count', typed: 2, reference: 'TBLT-1.xlsx' } as const;
    expect(await confirmByHand(database, ids, count, BY)).toEqual({ ok: true, value: ids });
    for (const entry of await database.outbox.byIds(ids)) {
      expect(entry.state).toBe('registered');
      expect(entry.proof).toMatchObject({ kind: 'typed-count', expected: 2, operatorId: 'operator-7' });
      expect(await database.attempts.of(entry.id)).toMatchObject([
        { action: 'confirm', outcome: 'registered', request: JSON.stringify(count) },
      ]);
    }
    const events = (await database.audit.latest(10)).filter(({ type }) => type === 'proof-stated');
    expect(events.map(({ subject, operatorId }) => ({ subject, operatorId }))).toEqual(
      expect.arrayContaining(ids.map((subject) => ({ subject, operatorId: 'operator-7' }))),
    );
  });

  test('a count that does not match leaves everything as it was', async () => {
    const database = await openForTest();
    const ids = [
      await filed(database, 'portal-files', 'unknown'),
      await filed(database, 'portal-files', 'unknown'),
    ];
    const count = { kind: 'typed-count', typed: 1, reference: 'TBLT-1.xlsx' } as const;
    expect(await confirmByHand(database, ids, count, BY)).toMatchObject({
      error: { code: 'count-mismatch' },
    });
    expect(await statesOf(database, ids)).toEqual(['unknown', 'unknown']);
  });

  test('one record that is being sent right now keeps the others from being proven too', async () => {
    const database = await openForTest();
    const ids = [await filed(database, 'gateway', 'ready'), await filed(database, 'gateway', 'sending')];
    expect(await confirmByHand(database, ids, BY_PHONE, BY)).toMatchObject({
      error: { code: 'action-not-allowed' },
    });
    expect(await statesOf(database, ids)).toEqual(['ready', 'sending']);
  });

  test.each(['ready', 'unknown', 'accepted', 'paused', 'rejected'] as const)(
    'filed by hand from %s',
    async (state) => {
      const database = await openForTest();
      const id = await filed(database, 'gateway', state);
      expect((await confirmByHand(database, [id], BY_PHONE, BY)).ok).toBe(true);
      expect(await statesOf(database, [id])).toEqual(['registered']);
    },
  );

  test('what is unknown is not found, what is green stays as it is', async () => {
    const database = await openForTest();
    const id = await filed(database, 'gateway', 'ready');
    expect(await confirmByHand(database, [id, 'no-such'], BY_PHONE, BY)).toMatchObject({
      error: { code: 'record-not-found' },
    });
    await confirmByHand(database, [id], BY_PHONE, BY);
    expect(await confirmByHand(database, [id], BY_PHONE, BY)).toMatchObject({
      error: { code: 'action-not-allowed' },
    });
  });
});

describe('disown', () => {
  test('the authority never got it: it goes again', async () => {
    const database = await openForTest();
    const id = await filed(database, 'kbtt', 'accepted');
    expect((await disownByHand(database, [id], BY)).ok).toBe(true);
    expect(await statesOf(database, [id])).toEqual(['ready']);
    expect(await database.attempts.of(id)).toMatchObject([{ action: 'disown', outcome: 'ready' }]);
  });

  test('not where the authority itself can be asked', async () => {
    const database = await openForTest();
    const id = await filed(database, 'gateway', 'unknown');
    expect(await disownByHand(database, [id], BY)).toMatchObject({ error: { code: 'action-not-allowed' } });
  });
});

describe('move to another channel', () => {
  test('only what cannot have arrived', async () => {
    const database = await openForTest();
    const [ready, unknown] = [
      await filed(database, 'kbtt', 'paused'),
      await filed(database, 'kbtt', 'unknown'),
    ];
    expect((await moveToChannel(database, [ready], 'portal-files', BY)).ok).toBe(true);
    expect(await database.outbox.byId(ready)).toMatchObject({ channel: 'portal-files', state: 'ready' });
    expect(await moveToChannel(database, [unknown], 'portal-files', BY)).toMatchObject({
      error: { code: 'action-not-allowed' },
    });
    expect(await database.outbox.byId(unknown)).toMatchObject({ channel: 'kbtt', state: 'unknown' });
  });
});
