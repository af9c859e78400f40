import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { cancelledOutcome, cancelRequestText } from '../../../../electron/police/gateway/cancellation.ts';
import { contentSha256 } from '../../../../electron/police/gateway/canonical-json.ts';
import { createReceiptVerifier } from '../../../../electron/police/gateway/receipt.ts';
import { toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import {
  checkedOutcome,
  filedOutcome,
  queriedOutcome,
  sortResults,
} from '../../../../electron/police/gateway/result-map.ts';
import { createReceiptSigner } from '../../../../electron/training/gateway-endpoint/receipt-signer.ts';
import { idOf, inventedNotice } from './attached-gateway.ts';

const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { x = '', y = '' } = keys.publicKey.export({ format: 'jwk' });
const verifier = createReceiptVerifier({
  receiptKeys: { keys: [{ kty: 'EC', crv: 'P-256', x, y, kid: 'k' }] },
});
const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signer = createReceiptSigner(pem, 'k', 'Example authority');

const record = toGatewayRecord(inventedNotice(1));
const { id } = record;
const receipt = signer.receipt({
  receiptNumber: '000-2026-0000001',
  recordId: id,
  contentSha256: contentSha256(record),
  facilityId: record.facilityId,
  registeredAt: '2026-11-21T07:05:00.000Z',
  late: false,
});
const forged = signer.withWrongSignature(receipt);
const error = { path: 'document.number', code: 'format', message: { vi: 'Sai dạng.', en: 'Wrong form.' } };
const registered = {
  outcome: 'registered',
  id,
  proof: {
    kind: 'signed-receipt',
    receiptNumber: '000-2026-0000001',
    registeredAt: Date.parse('2026-11-21T07:05:00.000Z'),
    jws: receipt,
    keyId: 'k',
  },
};

describe('what the answer to a filing says of a record', () => {
  test.each([
    ['registered', { id, outcome: 'registered', receipt }, { ...registered, duplicate: false }],
    ['held already', { id, outcome: 'duplicate', receipt }, { ...registered, duplicate: true }],
    ['held already, not registered yet', { id, outcome: 'duplicate' }, { outcome: 'accepted' }],
    ['accepted', { id, outcome: 'accepted' }, { outcome: 'accepted' }],
    [
      'registered without a receipt',
      { id, outcome: 'registered' },
      { outcome: 'unknown', failure: { code: 'receipt-invalid', detail: 'missing' } },
    ],
    [
      'a receipt that does not verify',
      { id, outcome: 'registered', receipt: forged },
      { outcome: 'unknown', failure: { code: 'receipt-invalid', detail: 'signature' } },
    ],
    [
      'a duplicate whose receipt does not verify',
      { id, outcome: 'duplicate', receipt: signer.withWrongContent(receipt) },
      { outcome: 'unknown', failure: { code: 'receipt-invalid', detail: 'content' } },
    ],
    [
      'refused, with a field',
      { id, outcome: 'rejected', errors: [error] },
      {
        outcome: 'rejected',
        failure: {
          code: 'record-refused',
          fields: [{ path: 'person.document.number', message: error.message }],
          authorityText: 'person.document.number: Sai dạng. (Wrong form.) [format]',
        },
      },
    ],
    [
      'refused with a code that we do not know',
      { id, outcome: 'rejected', errors: [{ ...error, code: 'moon-phase', path: '' }] },
      {
        outcome: 'rejected',
        failure: { code: 'record-refused', authorityText: 'Sai dạng. (Wrong form.) [moon-phase]' },
      },
    ],
    [
      'refused with errors of another form: kept as they came',
      { id, outcome: 'rejected', errors: ['SAI'] },
      { outcome: 'rejected', failure: { code: 'record-refused', authorityText: '"SAI"' } },
    ],
    [
      'refused without a word',
      { id, outcome: 'rejected' },
      { outcome: 'rejected', failure: { code: 'record-refused' } },
    ],
    [
      'refused because it is held already: to be asked about, not given up',
      { id, outcome: 'rejected', errors: [{ ...error, code: 'already-registered', path: 'id' }] },
      { outcome: 'unknown', failure: { code: 'record-refused' } },
    ],
    [
      'an outcome that we do not know',
      { id, outcome: 'queued' },
      { outcome: 'unknown', failure: { code: 'endpoint-answer-unreadable' } },
    ],
    [
      'not mentioned',
      undefined,
      { outcome: 'unknown', failure: { code: 'endpoint-answer-unreadable' }, reply: '' },
    ],
  ])('%s', async (_, result, outcome) => {
    const told = await filedOutcome(record, result, verifier);
    expect(told).toMatchObject({ id, ...outcome });
    if (result !== undefined) expect(told.reply).toBe(JSON.stringify(result));
  });
});

describe('what the answer to a question says of a record', () => {
  test.each([
    ['registered', { id, status: 'registered', receipt }, { ...registered, duplicate: true }],
    [
      'registered without a receipt',
      { id, status: 'registered' },
      { outcome: 'unknown', failure: { code: 'receipt-invalid' } },
    ],
    ['accepted', { id, status: 'accepted' }, { outcome: 'accepted' }],
    [
      'refused',
      { id, status: 'rejected', errors: [error] },
      { outcome: 'rejected', failure: { code: 'record-refused' } },
    ],
    ['absent', { id, status: 'absent' }, { outcome: 'absent' }],
    [
      'cancelled is not green',
      { id, status: 'cancelled', receipt },
      { outcome: 'rejected', failure: { code: 'record-refused', detail: 'cancelled at the authority' } },
    ],
    ['a status that we do not know', { id, status: 'lost' }, { outcome: 'unknown' }],
    ['not mentioned', undefined, { outcome: 'unknown' }],
  ])('%s', async (_, result, outcome) => {
    expect(await queriedOutcome(record, result, verifier)).toMatchObject({ id, ...outcome });
  });
});

test.each([
  [{ id, outcome: 'valid' }, { outcome: 'accepted' }],
  [
    { id, outcome: 'rejected', errors: [error] },
    { outcome: 'rejected', failure: { code: 'record-refused' } },
  ],
  [{ id, outcome: 'registered', receipt }, { outcome: 'unknown' }],
  [undefined, { outcome: 'unknown' }],
])('a dry run: %j', (result, outcome) => {
  expect(checkedOutcome(id, result)).toMatchObject({ id, ...outcome });
});

describe('a cancellation', () => {
  const cancellation = signer.cancellation({
    receiptNumber: '000-2026-0000002',
    recordId: id,
    facilityId: record.facilityId,
    cancelledAt: '2026-11-21T08:30:00.000Z',
    reason: 'other',
  });
  test.each([
    [
      { id, outcome: 'cancelled', receipt: cancellation },
      { outcome: 'cancelled', duplicate: false, receiptNumber: '000-2026-0000002' },
    ],
    [
      { id, outcome: 'duplicate', receipt: cancellation },
      { outcome: 'cancelled', duplicate: true },
    ],
    [
      { id, outcome: 'cancelled', receipt },
      { outcome: 'unknown', failure: { code: 'receipt-invalid', detail: 'type' } },
    ],
    [
      { id, outcome: 'cancelled' },
      { outcome: 'unknown', failure: { code: 'receipt-invalid', detail: 'missing' } },
    ],
    [
      { id, outcome: 'rejected', errors: [error] },
      { outcome: 'rejected', failure: { code: 'record-refused' } },
    ],
    [
      { id, outcome: 'gone' },
      { outcome: 'unknown', failure: { code: 'endpoint-answer-unreadable' } },
    ],
    [undefined, { outcome: 'unknown', failure: { code: 'endpoint-answer-unreadable' } }],
  ])('%j', async (result, outcome) => {
    expect(await cancelledOutcome(record, result, verifier)).toMatchObject({ id, ...outcome });
  });

  test('the request names each record and the reason', () => {
    expect(cancelRequestText([idOf(1), idOf(2)], 'filed-twice')).toBe(
      `{"cancellations":[{"id":"${idOf(1)}","reason":"filed-twice"},{"id":"${idOf(2)}","reason":"filed-twice"}]}`,
    );
  });
});

describe('results by record', () => {
  const a = { id: idOf(1), outcome: 'accepted' };
  const b = { id: idOf(2), outcome: 'accepted' };
  const asked = [idOf(1), idOf(2)];

  test('by id, not by position', () => {
    expect(sortResults([b, a], asked)).toEqual({
      byId: new Map([
        [idOf(2), b],
        [idOf(1), a],
      ]),
      strangers: 0,
    });
  });

  test('strangers are counted and left out', () => {
    const sorted = sortResults([{ id: idOf(9), outcome: 'accepted' }, { id: null }, 'x', a], asked);
    expect([...sorted.byId.keys()]).toEqual([idOf(1)]);
    expect(sorted.strangers).toBe(3);
  });

  test('told twice the same is told; told twice differently is not told', () => {
    expect(sortResults([a, a], asked).byId.get(idOf(1))).toEqual(a);
    const rejected = { id: idOf(1), outcome: 'rejected' };
    expect(sortResults([a, rejected, b], asked)).toEqual({ byId: new Map([[idOf(2), b]]), strangers: 1 });
  });
});
