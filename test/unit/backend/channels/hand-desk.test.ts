import { describe, expect, test } from 'vitest';
import { createHandDesk } from '../../../../electron/backend/channels/hand-desk.ts';
import { confirmByHand, disownByHand } from '../../../../electron/backend/sending/settle-by-hand.ts';
import { file, NOW, openForTest } from '../../db/database-fixture.ts';

const BY = { operatorId: 'operator-7', now: NOW };

async function portal(records: number) {
  const database = await openForTest();
  const told: string[] = [];
  const desk = createHandDesk({
    database,
    environment: { now: () => NOW },
    dispatcher: { sendRequested: async () => ({ ids: [] }), wake: () => {} },
    operatorId: () => 'operator-7',
    onChange: (ids) => told.push(...ids),
    facility: () => ({ name: 'Nhà nghỉ Ví Dụ', address: '' }),
    operatorName: () => 'Lê Thị Mẫu',
    reasons: [],
  });
  const ids: string[] = [];
  for (let index = 0; index < records; index += 1)
    ids.push((await file(database, undefined, { channel: 'portal-files' })).id);
  const write = async (id: string, recordIds: readonly string[], createdAt: number) => {
    for (const record of recordIds)
      await database.outbox.change(record, 'ready', { state: 'unknown', updatedAt: createdAt });
    await database.portalFiles.insert({
      ...{ id, name: `${id}.xlsx`, kind: 'citizens', createdAt, recordIds, sha256: 'a'.repeat(64) },
      content: new Uint8Array([1]),
    });
  };
  const states = async () => (await database.outbox.byIds(ids)).map(({ state }) => state);
  return { database, desk, ids, write, states, told };
}

describe('the number of a file', () => {
  test('is about the whole file, also when some of it was settled another way', async () => {
    const { database, desk, ids, write, states, told } = await portal(3);
    await write('file-1', ids, NOW);
    await confirmByHand(database, [ids[0]!], { kind: 'seen-in-list' }, BY);
    expect(await desk.files()).toMatchObject([{ waiting: 2, waitingIds: ids.slice(1), proven: 1 }]);

    expect(await desk.count('file-1', 2)).toMatchObject({ error: { code: 'count-mismatch' } });
    expect(await states()).toEqual(['registered', 'unknown', 'unknown']);
    expect(told).toEqual([]);

    expect(await desk.count('file-1', 3)).toMatchObject({ value: { waiting: 0, waitingIds: [], proven: 3 } });
    expect(await states()).toEqual(['registered', 'registered', 'registered']);
    expect(told).toEqual(ids.slice(1));
    const [seen, counted] = await database.outbox.byIds(ids);
    expect(seen?.proof?.kind).toBe('seen-in-list');
    expect(counted?.proof).toMatchObject({
      kind: 'typed-count',
      expected: 3,
      typed: 3,
      receiptNumber: 'file-1.xlsx',
      operatorId: 'operator-7',
    });
  });

  test('is taken once, and of a file that is there', async () => {
    const { desk, ids, write } = await portal(1);
    await write('file-1', ids, NOW);
    expect((await desk.count('file-1', 1)).ok).toBe(true);
    expect(await desk.count('file-1', 1)).toMatchObject({ error: { code: 'action-not-allowed' } });
    expect(await desk.count('file-9', 1)).toMatchObject({ error: { code: 'record-not-found' } });
  });
});

test('a file that was dropped is out of use: what was written anew belongs to the newer one', async () => {
  const { database, desk, ids, write, states } = await portal(2);
  await write('file-1', ids, NOW);
  await disownByHand(database, ids, BY);
  expect(await desk.files()).toMatchObject([{ id: 'file-1', waiting: 0, proven: 0 }]);

  await write('file-2', ids, NOW + 1);
  expect(await desk.files()).toMatchObject([
    { id: 'file-2', waiting: 2 },
    { id: 'file-1', waiting: 0, waitingIds: [] },
  ]);
  expect(await desk.count('file-1', 2)).toMatchObject({ error: { code: 'action-not-allowed' } });
  expect(await states()).toEqual(['unknown', 'unknown']);
});
