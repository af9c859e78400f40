import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import { openBook } from '../../../../electron/training/gateway-endpoint/book.ts';
import { CATALOGUE } from '../../../../electron/training/gateway-endpoint/catalogue.ts';
import { createReceiptSigner } from '../../../../electron/training/gateway-endpoint/receipt-signer.ts';
import { createRegistry, type Mood } from '../../../../electron/training/gateway-endpoint/registry.ts';
import { idOf, inventedNotice, type NoticeChanges } from '../../police/gateway/attached-gateway.ts';

const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
  type: 'pkcs8',
  format: 'pem',
});
const signer = createReceiptSigner(key.toString(), 'k', 'Test');
const record = (n: number, changes?: NoticeChanges) => toGatewayRecord(inventedNotice(n, changes));
const payloadOf = (jws = ''): unknown =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));

const calm: Mood = {
  now: '2026-11-21T07:05:00.000Z',
  catalogue: CATALOGUE,
  acceptOnly: false,
  refuseEverySecond: false,
  refuseDuplicates: false,
  halfOnly: false,
};
const registryOn = (book = openBook(), facilities?: readonly string[]) =>
  createRegistry(book, signer, facilities && new Set(facilities));

describe('one id, one content', () => {
  test('the same record again, its members in another order: the same receipt', () => {
    const book = openBook();
    const registry = registryOn(book);
    const [first] = registry.file([record(1)], calm);
    const turned = Object.fromEntries(Object.entries(record(1)).reverse());
    expect(registry.file([turned], calm)).toEqual([{ ...first, outcome: 'duplicate' }]);
    expect(book.counts()).toMatchObject({ registered: 1, repeats: 1 });
  });

  test('another content under a used id: refused, the first stays', () => {
    const registry = registryOn();
    const [first] = registry.file([record(1)], calm);
    expect(registry.file([record(1, { stay: { room: '9' } })], calm)).toMatchObject([
      { id: idOf(1), outcome: 'rejected', errors: [{ path: 'id', code: 'id-conflict' }] },
    ]);
    expect(registry.query([idOf(1)], calm)).toEqual([
      { id: idOf(1), status: 'registered', receipt: first?.receipt },
    ]);
  });

  test('within one batch the later is judged against the earlier', () => {
    const results = registryOn().file([record(1), record(1), record(1, { stay: { room: '9' } })], calm);
    expect(results.map(({ outcome }) => outcome)).toEqual(['registered', 'duplicate', 'rejected']);
    expect(results[1]?.receipt).toBe(results[0]?.receipt);
  });

  test('a held record is answered from the book even when the catalogue would now refuse it', () => {
    const registry = registryOn();
    registry.file([record(1, { stay: { reason: '4' } })], calm);
    const without = { ...CATALOGUE, reasons: CATALOGUE.reasons.filter(({ code }) => code !== '4') };
    expect(
      registry.file([record(1, { stay: { reason: '4' } })], { ...calm, catalogue: without }),
    ).toMatchObject([{ outcome: 'duplicate' }]);
  });

  test('a refused id is free', () => {
    const registry = registryOn();
    const [refused] = registry.file([record(1, { stay: { room: '' } })], calm);
    expect(refused?.outcome).toBe('rejected');
    expect(registry.query([idOf(1)], calm)).toMatchObject([
      { status: 'rejected', errors: [{ path: 'stay.room' }] },
    ]);
    expect(registry.file([record(1)], calm)).toMatchObject([{ outcome: 'registered' }]);
    expect(registry.query([idOf(1)], calm)).toMatchObject([{ status: 'registered' }]);
  });
});

describe('one result per record', () => {
  test('a refused record does not block its mates, and what has no id is answered too', () => {
    const results = registryOn().file(
      [record(1), { ...record(2), id: 7 }, 'x', null, { id: 'x'.repeat(65) }, record(3)],
      calm,
    );
    expect(results.map(({ id, outcome }) => [id, outcome])).toEqual([
      [idOf(1), 'registered'],
      [null, 'rejected'],
      [null, 'rejected'],
      [null, 'rejected'],
      [null, 'rejected'],
      [idOf(3), 'registered'],
    ]);
  });

  test('receipt numbers never repeat', () => {
    const registry = registryOn();
    const batch = Array.from({ length: 20 }, (_, n) => record(n));
    const receipts = [
      ...registry.file(batch.slice(0, 10), calm),
      ...registry.file(batch.slice(10), calm),
    ].map(({ receipt }) => (payloadOf(receipt) as { receiptNumber: string }).receiptNumber);
    expect(new Set(receipts).size).toBe(20);
  });
});

describe('the receipt', () => {
  test('says what was registered', () => {
    const [result] = registryOn().file([record(1)], calm);
    expect(payloadOf(result?.receipt)).toMatchObject({
      iss: 'Test',
      recordId: idOf(1),
      facilityId: 'CSLT-000-0001',
      registeredAt: calm.now,
      late: false,
    });
  });

  test.each([
    ['2026-11-21T16:00:00.000Z', false],
    ['2026-11-21T16:00:00.001Z', true],
    ['2027-03-01T00:00:00.000Z', true],
  ])('registered at %s is late: %s, and never refused for it', (now, late) => {
    const [result] = registryOn().file([record(1)], { ...calm, now });
    expect(result?.outcome).toBe('registered');
    expect(payloadOf(result?.receipt)).toMatchObject({ late });
  });
});

describe('accepted first, registered later', () => {
  test('the receipt names the instant of acceptance', () => {
    const registry = registryOn();
    const waiting = { ...calm, acceptOnly: true };
    expect(registry.file([record(1)], waiting)).toEqual([{ id: idOf(1), outcome: 'accepted' }]);
    expect(registry.file([record(1)], waiting)).toEqual([{ id: idOf(1), outcome: 'duplicate' }]);
    expect(registry.query([idOf(1)], waiting)).toEqual([{ id: idOf(1), status: 'accepted' }]);
    const [result] = registry.query([idOf(1)], { ...calm, now: '2026-11-23T00:00:00.000Z' });
    expect(payloadOf(result?.receipt)).toMatchObject({ registeredAt: calm.now, late: false });
  });
});

describe('cancelling', () => {
  test('is receipted, idempotent, and final', () => {
    const registry = registryOn();
    const [filed] = registry.file([record(1)], calm);
    const [first] = registry.cancel([{ id: idOf(1), reason: 'filed-twice' }], calm);
    expect(first?.outcome).toBe('cancelled');
    expect(payloadOf(first?.receipt)).toMatchObject({
      recordId: idOf(1),
      reason: 'filed-twice',
      cancelledAt: calm.now,
    });
    expect(registry.cancel([{ id: idOf(1), reason: 'other' }], calm)).toEqual([
      { ...first, outcome: 'duplicate' },
    ]);
    expect(registry.file([record(1)], calm)).toMatchObject([
      { outcome: 'rejected', errors: [{ code: 'record-cancelled' }] },
    ]);
    expect(registry.query([idOf(1)], calm)).toEqual([
      { id: idOf(1), status: 'cancelled', receipt: filed?.receipt, cancellationReceipt: first?.receipt },
    ]);
  });

  test('what is absent or was refused cannot be cancelled', () => {
    const registry = registryOn();
    registry.file([record(2, { stay: { room: '' } })], calm);
    for (const n of [1, 2]) {
      expect(registry.cancel([{ id: idOf(n), reason: 'other' }], calm)).toMatchObject([
        { outcome: 'rejected', errors: [{ path: 'id', code: 'record-absent' }] },
      ]);
    }
  });
});

describe('corrections', () => {
  test('the old record shows the new one; an unknown old one is no obstacle', () => {
    const registry = registryOn();
    registry.file([record(1), record(2, { corrects: idOf(1) }), record(3, { corrects: idOf(99) })], calm);
    expect(registry.query([idOf(1), idOf(3)], calm)).toMatchObject([
      { status: 'registered', correctedBy: idOf(2) },
      { status: 'registered' },
    ]);
  });
});

describe('facilities', () => {
  test('a desk files for its own only', () => {
    const registry = registryOn(openBook(), ['CSLT-000-0001']);
    expect(registry.file([record(1), record(2, { facilityId: 'CSLT-000-0002' })], calm)).toMatchObject([
      { outcome: 'registered' },
      { outcome: 'rejected', errors: [{ path: 'facilityId', code: 'facility-not-allowed' }] },
    ]);
  });
});

test('a dry run says the same and leaves no trace', () => {
  const book = openBook();
  const registry = registryOn(book);
  const wrong = record(2, { stay: { room: '' } });
  expect(registry.check([record(1), wrong], calm)).toMatchObject([
    { id: idOf(1), outcome: 'valid' },
    { id: idOf(2), outcome: 'rejected', errors: [{ path: 'stay.room' }] },
  ]);
  expect(book.entries()).toEqual([]);
  registry.file([record(1)], calm);
  expect(registry.check([record(1), record(1, { stay: { room: '9' } })], calm)).toMatchObject([
    { outcome: 'valid' },
    { outcome: 'rejected', errors: [{ code: 'id-conflict' }] },
  ]);
  expect(book.counts()).toMatchObject({ repeats: 0, conflicts: 0 });
});
