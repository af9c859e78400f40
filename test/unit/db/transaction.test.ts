import { describe, expect, test } from 'vitest';
import type { DeskDatabase } from '../../../db/open-database.ts';
import { countRows } from '../../../db/sqlite-inspection.ts';
import type { Stores } from '../../../electron/core/ports/stores.ts';
import {
  attempt,
  auditEvent,
  entryOf,
  file,
  NOW,
  openForTest,
  proof,
  rawConnection,
  stayNotice,
  temporaryFile,
} from './database-fixture.ts';

const turns = async (count: number) => {
  for (let i = 0; i < count; i += 1) await new Promise((resolve) => setImmediate(resolve));
};

describe.each([
  ['on disk', temporaryFile],
  ['in memory', () => ':memory:'],
])('a transaction %s', (_, place) => {
  test('is seen by every store inside, and by others once it is committed', async () => {
    const database = await openForTest(place());
    const declaration = stayNotice();
    const returned = await database.transaction(async (stores) => {
      await stores.declarations.insert(declaration);
      await stores.outbox.insert(entryOf(declaration));
      await stores.settings.set('last', declaration.id);
      await stores.audit.append(auditEvent());
      await stores.evidence.insert(declaration.id, '{}', NOW);
      await stores.attempts.insert(attempt(declaration.id));
      expect(await stores.declarations.byId(declaration.id)).toEqual(declaration);
      expect(await stores.declarations.byName('dan', 1)).toEqual([declaration]);
      expect(await stores.outbox.byId(declaration.id)).toEqual(entryOf(declaration));
      expect(await stores.settings.get('last')).toBe(declaration.id);
      expect(await stores.audit.latest(1)).toMatchObject([{ sequence: 1 }]);
      expect(await stores.evidence.of(declaration.id)).toBe('{}');
      expect(await stores.attempts.of(declaration.id)).toHaveLength(1);
      return 'done';
    });
    expect(returned).toBe('done');
    expect(await database.declarations.byId(declaration.id)).toEqual(declaration);
    expect(await database.attempts.of(declaration.id)).toHaveLength(1);
  });

  test('that throws leaves nothing behind, and the next one works', async () => {
    const database = await openForTest(place());
    const declaration = stayNotice();
    const broken = database.transaction(async (stores) => {
      await stores.declarations.insert(declaration);
      await stores.audit.append(auditEvent());
      throw new Error('card pulled');
    });
    await expect(broken).rejects.toThrow('card pulled');
    expect(await database.declarations.byId(declaration.id)).toBeUndefined();
    expect(await database.audit.latest(10)).toEqual([]);
    await file(database, declaration);
    expect(await database.audit.firstBroken()).toBeUndefined();
  });

  test('fails as a whole when one store failed, even if its work went on', async () => {
    const database = await openForTest(place());
    const [kept, lost] = [await file(database), stayNotice()];
    const careless = database.transaction(async (stores) => {
      await stores.declarations.insert(lost);
      await stores.declarations.insert(kept).catch(() => undefined);
      return 'as if nothing had happened';
    });
    await expect(careless).rejects.toThrow('append-only');
    expect(await database.declarations.byId(lost.id)).toBeUndefined();
  });

  test('runs after the one before it, never between its steps', async () => {
    const database = await openForTest(place());
    await database.settings.set('count', 0);
    const order: string[] = [];
    const increment = (name: string, pause: number) =>
      database.transaction(async (stores) => {
        order.push(`${name} in`);
        const count = Number(await stores.settings.get('count'));
        await turns(pause);
        await stores.settings.set('count', count + 1);
        order.push(`${name} out`);
      });
    await Promise.all([increment('a', 9), increment('b', 0), increment('c', 3)]);
    expect(await database.settings.get('count')).toBe(3);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
  });

  test('cannot be opened inside another, nor can outside stores be written to from inside', async () => {
    const database = await openForTest(place());
    const misuse: readonly ((stores: Stores) => Promise<unknown>)[] = [
      () => database.transaction(async () => undefined),
      () => database.settings.set('key', 1),
      () => database.audit.append(auditEvent()),
    ];
    for (const wrong of misuse) {
      await expect(database.transaction(wrong)).rejects.toThrow('a transaction is open');
    }
    await database.settings.set('key', 2); // and the gate is free again
    expect(await database.settings.get('key')).toBe(2);
  });

  test('can be opened by work that a transaction set off and did not wait for', async () => {
    const database = await openForTest(place());
    let later: Promise<void> | undefined;
    await database.transaction(async (stores) => {
      await stores.settings.set('key', 'inside');
      later = turns(5).then(() => database.settings.set('key', 'later'));
    });
    await later;
    expect(await database.settings.get('key')).toBe('later');
  });

  test('takes its stores back when it is over', async () => {
    const database = await openForTest(place());
    let kept: Stores | undefined;
    await database.transaction(async (stores) => {
      kept = stores;
    });
    await expect(kept?.settings.set('key', 1)).rejects.toThrow('the transaction is over');
    await expect(kept?.settings.get('key')).rejects.toThrow('the transaction is over');
  });

  test('does not stop reads from outside, and they see nothing half done', async () => {
    const database = await openForTest(place());
    await database.settings.set('key', 'before');
    let inside: () => void = () => undefined;
    const started = new Promise<void>((resolve) => {
      inside = resolve;
    });
    const writing = database.transaction(async (stores) => {
      await stores.settings.set('key', 'half');
      inside();
      await turns(10);
      await stores.settings.set('key', 'after');
    });
    await started;
    const read = await database.settings.get('key');
    expect(['before', 'after']).toContain(read);
    await writing;
    expect(await database.settings.get('key')).toBe('after');
  });

  test('whose work reads from outside stores comes to an end', async () => {
    const database = await openForTest(place());
    await database.settings.set('key', 'before');
    const seen = await database.transaction(() => database.settings.get('key'));
    expect(seen).toBe('before');
  });
});

test('on disk a read does not wait for the open transaction', async () => {
  const database = await openForTest(temporaryFile());
  await database.settings.set('key', 'before');
  await database.transaction(async (stores) => {
    await stores.settings.set('key', 'inside');
    expect(await database.settings.get('key')).toBe('before');
  });
});

/** The steps of a declaration's whole way through the database. */
const STEPS: readonly ((stores: Stores, declaration: ReturnType<typeof stayNotice>) => Promise<unknown>)[] = [
  (stores, declaration) => stores.declarations.insert(declaration),
  (stores, declaration) => stores.outbox.insert(entryOf(declaration)),
  (stores) => stores.audit.append(auditEvent()),
  (stores, { id }) =>
    stores.outbox.change(id, 'ready', { state: 'sending', updatedAt: NOW + 1, attempts: 1 }),
  (stores, { id }) => stores.attempts.insert(attempt(id)),
  (stores, { id }) => stores.evidence.insert(id, '{"files":{}}', NOW),
  (stores, { id }) => stores.outbox.register(id, 'sending', proof()),
  (stores, { id }) => stores.settings.set('last', id),
  (stores) => stores.audit.append(auditEvent({ type: 'receipt-stored' })),
];

async function walk(database: DeskDatabase, throwAfter: number): Promise<void> {
  const declaration = stayNotice();
  await database.transaction(async (stores) => {
    for (const [at, step] of STEPS.entries()) {
      await step(stores, declaration);
      if (at === throwAfter) throw new Error(`after step ${at}`);
    }
  });
}

test('a throw after any step leaves every table as it was', async () => {
  const path = temporaryFile();
  const database = await openForTest(path);
  await walk(database, STEPS.length);
  const raw = rawConnection(path);
  const before = countRows(raw);
  const health = await database.outbox.health(NOW);
  expect(before).toMatchObject({
    declaration: 1,
    outbox_entry: 1,
    proof: 1,
    attempt: 1,
    evidence: 1,
    audit_event: 2,
  });
  for (const at of STEPS.keys()) {
    await expect(walk(database, at)).rejects.toThrow(`after step ${at}`);
    expect(countRows(raw)).toEqual(before);
  }
  expect(await database.outbox.health(NOW)).toEqual(health);
  expect(await database.audit.firstBroken()).toBeUndefined();
});
