/** What a refusal comes to, when the words of it would also answer a record that was taken before. */
import { expect, test } from 'vitest';
import { settleAnswer } from '../../../../electron/backend/sending/settle.ts';
import { failure } from '../../../../electron/core/failure/failure.ts';
import type { RecordOutcome } from '../../../../electron/core/ports/channel.ts';
import { file, NOW, openForTest } from '../../db/database-fixture.ts';

const refusal = (id: string): Extract<RecordOutcome, { outcome: 'rejected' }> => ({
  outcome: 'rejected',
  id,
  failure: failure('record-refused'),
  reply: '{"code":"400"}',
});

/** Claims a fresh record so often, each time but the last as one that came back, and settles it with the outcome. */
async function settled(attempts: number, outcomeOf: (id: string) => RecordOutcome) {
  const database = await openForTest();
  const { id } = await file(database, undefined, { channel: 'kbtt' });
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    await database.outbox.claim([id], { holder: 'here/1/a', until: NOW + 60_000 }, NOW);
    if (attempt < attempts)
      await database.outbox.change(id, 'sending', { state: 'ready', updatedAt: NOW, lease: null });
  }
  const [entry] = await database.outbox.byIds([id]);
  if (!entry) throw new Error('not filed');
  expect(entry.attempts).toBe(attempts);
  await settleAnswer(database, [entry], [outcomeOf(id)], {
    action: 'send',
    at: NOW,
    durationMs: 1,
    operatorId: 'operator-1',
    requests: new Map(),
  });
  const [after] = await database.outbox.byIds([id]);
  return { state: after?.state, why: after?.lastFailure?.code, kept: await database.attempts.of(id) };
}

const doubtful = (id: string): RecordOutcome => ({
  ...refusal(id),
  ifRepeated: failure('change-probably-made'),
});

test('at the first attempt it is a refusal', async () => {
  expect(await settled(1, doubtful)).toMatchObject({
    state: 'rejected',
    why: 'record-refused',
    kept: [{ outcome: 'rejected', failureCode: 'record-refused' }],
  });
});

test('after an earlier attempt nobody knows: it is never called refused, and the reply is kept', async () => {
  expect(await settled(2, doubtful)).toMatchObject({
    state: 'unknown',
    why: 'change-probably-made',
    kept: [{ outcome: 'unknown', failureCode: 'change-probably-made', reply: '{"code":"400"}' }],
  });
});

test('any other refusal stays one, however often it was sent', async () => {
  expect(await settled(3, refusal)).toMatchObject({ state: 'rejected', why: 'record-refused' });
});
