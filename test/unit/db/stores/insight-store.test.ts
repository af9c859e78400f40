import { expect, test } from 'vitest';
import { attempt, file, NOW, openForTest, proof, stayNotice } from '../database-fixture.ts';

const HOUR = 3_600_000;
const DEADLINE = NOW + 8 * HOUR;

test('what stands counts, with what the authority and the proof say of it', async () => {
  const database = await openForTest();
  const filed = (entry: Parameters<typeof file>[2] = {}) => file(database, stayNotice(), entry);
  const green = await filed({ state: 'sending' });
  await database.outbox.register(green.id, 'sending', proof());
  await filed({ state: 'accepted', channel: 'kbtt', updatedAt: NOW + 7 });
  await filed();
  await filed({ state: 'cancelled' });
  await filed({ deadline: DEADLINE + 24 * HOUR });
  const filings = await database.insight.filings(DEADLINE, DEADLINE + 1);
  expect([...filings].sort((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0))).toEqual([
    { channel: 'gateway', filedAt: NOW, deadline: DEADLINE },
    { channel: 'kbtt', filedAt: NOW, deadline: DEADLINE, takenAt: NOW + 7 },
    { channel: 'gateway', filedAt: NOW, deadline: DEADLINE, takenAt: NOW + 5_000, provenAt: NOW + 6_000 },
  ]);
  expect(await database.insight.filings(DEADLINE - HOUR, DEADLINE)).toEqual([]);
});

test('only calls with an answer count', async () => {
  const database = await openForTest();
  const { id } = await file(database);
  await database.attempts.insert(attempt(id, { outcome: 'unknown', durationMs: 30_000 }));
  await database.attempts.insert(attempt(id, { action: 'query', outcome: 'registered', durationMs: 40 }));
  await database.attempts.insert(attempt(id, { outcome: 'rejected', durationMs: 120, at: NOW + 1 }));
  expect(await database.insight.answers(DEADLINE, DEADLINE + 1)).toEqual([
    { channel: 'gateway', at: NOW + 1, durationMs: 120 },
  ]);
  expect(await database.insight.answers(DEADLINE + 1, DEADLINE + HOUR)).toEqual([]);
});
