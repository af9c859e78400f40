import { describe, expect, test } from 'vitest';
import {
  conversationOf,
  findProof,
  manualList,
  type ProofQuery,
  supportCopy,
} from '../../../electron/backend/proof-archive.ts';
import { HOUR_MS } from '../../../electron/core/time/vietnam-time.ts';
import { attempt, file, NOW, named, openForTest, proof, stayNotice } from '../db/database-fixture.ts';

const REASONS = [{ code: '1', label: { vi: 'Du lịch', en: 'Tourism' }, needsText: false }];

async function archive() {
  const database = await openForTest();
  const lan = await file(database, named('Nguyễn Thị Lan', { createdAt: NOW }));
  const other = stayNotice({ createdAt: NOW + 24 * HOUR_MS, deadline: NOW + 30 * HOUR_MS });
  const document = { ...other.person.document, number: '000190999999' };
  const dung = await file(database, {
    ...other,
    person: { ...other.person, fullName: 'Phạm Văn Dũng', document },
  });
  await database.outbox.register(lan.id, 'ready', proof({ receiptNumber: 'BN-7' }));
  await database.attempts.insert(attempt(lan.id));
  const ids = async (query: ProofQuery) =>
    (await findProof(database, query)).map(({ declaration }) => declaration.person.fullName);
  return { database, ids, lan, dung };
}

describe('the archive', () => {
  test.each([
    [{ by: 'receipt', receiptNumber: 'BN-7' }, ['Nguyễn Thị Lan']],
    [{ by: 'receipt', receiptNumber: 'BN-8' }, []],
    [{ by: 'document', number: '000190999999' }, ['Phạm Văn Dũng']],
    [{ by: 'name', name: 'lan nguyen' }, ['Nguyễn Thị Lan']],
    [{ by: 'day', day: '2026-11-22' }, ['Nguyễn Thị Lan']],
    [{ by: 'day', day: '2026-11-23' }, ['Phạm Văn Dũng']],
    [{ by: 'day', day: '2026-11-24' }, []],
  ] as const)('%j finds %j', async (query, names) => {
    expect(await (await archive()).ids(query)).toEqual(names);
  });
});

describe('the list to tell by hand', () => {
  test('holds all that no authority has taken, whole, and nothing else', async () => {
    const { database, dung } = await archive();
    const lines = await manualList(database, REASONS, NOW);
    expect(lines).toMatchObject([
      {
        id: dung.id,
        person: { fullName: 'Phạm Văn Dũng', documentNumber: '000190999999', birthDate: '1990-05-17' },
        room: '305',
        reason: { vi: 'Du lịch' },
        late: false,
        mayHaveArrived: false,
      },
    ]);
    expect((await manualList(database, REASONS, NOW + 48 * HOUR_MS))[0]?.late).toBe(true);
    await database.outbox.change(dung.id, 'ready', { state: 'unknown', updatedAt: NOW });
    expect((await manualList(database, REASONS, NOW))[0]?.mayHaveArrived).toBe(true);
  });
});

describe('one proof, opened', () => {
  test('word for word, with its rule and the receipt as it was signed', async () => {
    const { database, lan } = await archive();
    const [stored] = await database.attempts.of(lan.id);
    expect(await conversationOf(database, lan.id)).toEqual({
      ok: true,
      value: {
        ruleVersion: lan.ruleVersion,
        attempts: [
          expect.objectContaining({
            at: stored?.at,
            action: stored?.action,
            request: stored?.request,
            reply: stored?.reply,
          }),
        ],
        receipt: proof().jws,
      },
    });
  });

  test('without a receipt there is none, and what is not there is not found', async () => {
    const { database, dung } = await archive();
    const opened = await conversationOf(database, dung.id);
    expect(opened.ok && opened.value).toEqual({ ruleVersion: dung.ruleVersion, attempts: [] });
    expect(await conversationOf(database, 'none')).toMatchObject({ error: { code: 'record-not-found' } });
  });
});

describe('a copy for support', () => {
  test('names nobody', async () => {
    const { database, lan } = await archive();
    const copy = await supportCopy(database, [lan.id], { version: '1', now: NOW });
    if (!copy.ok) throw new Error(copy.error.code);
    expect(copy.value).toContain(lan.id);
    for (const word of ['Nguyễn', 'Lan', lan.person.document.number, '1990-05-17'])
      expect(copy.value).not.toContain(word);
  });

  test('leaves nothing out silently', async () => {
    const { database, lan } = await archive();
    expect(await supportCopy(database, [lan.id, 'none'], { version: '1', now: NOW })).toMatchObject({
      error: { code: 'record-not-found' },
    });
  });
});
