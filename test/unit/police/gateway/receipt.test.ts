import { createHmac, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createReceiptVerifier, type ReceiptFlaw } from '../../../../electron/police/gateway/receipt.ts';

const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const forger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

const publicNumbers = (key: KeyObject): { readonly x: string; readonly y: string } => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return { x, y };
};
const pinned = { kty: 'EC', crv: 'P-256', ...publicNumbers(authority.publicKey), kid: 'k1' } as const;

const expected = {
  recordId: '019aa5b2-7c10-7d3e-8a41-000000000001',
  facilityId: 'CSLT-000-0001',
  contentSha256: 'ab'.repeat(32),
};
const payload = {
  iss: 'Example authority',
  receiptNumber: '000-2026-0000001',
  registeredAt: '2026-11-21T07:05:00.000Z',
  late: false,
  ...expected,
};
const header = { alg: 'ES256', typ: 'receipt+jws', kid: 'k1' };

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8').toString('base64url');

function es256(head: unknown, body: unknown, key: KeyObject = authority.privateKey): string {
  const text = `${base64url(head)}.${base64url(body)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function hs256(secret: string | Buffer): string {
  const text = `${base64url({ ...header, alg: 'HS256' })}.${base64url(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

const verifier = createReceiptVerifier({ receiptKeys: { keys: [pinned] } });
const forgerKey = { kty: 'EC', crv: 'P-256', ...publicNumbers(forger.publicKey) };
const good = es256(header, payload);

const FLAWS: readonly (readonly [name: string, jws: string | undefined, flaw: ReceiptFlaw])[] = [
  ['no receipt', undefined, 'missing'],
  ['an empty receipt', '', 'missing'],
  ['not a JWS', 'hello', 'malformed'],
  ['a header that is no JSON', `${base64url('{')}.${base64url(payload)}.AAAA`, 'malformed'],
  ['no key id', es256({ alg: 'ES256', typ: 'receipt+jws' }, payload), 'malformed'],
  ['no type', es256({ alg: 'ES256', kid: 'k1' }, payload), 'malformed'],
  ['alg none', `${base64url({ ...header, alg: 'none' })}.${base64url(payload)}.`, 'algorithm'],
  ['alg in another spelling', es256({ ...header, alg: 'es256' }, payload), 'algorithm'],
  [
    'HMAC keyed with the public key',
    hs256(authority.publicKey.export({ type: 'spki', format: 'pem' })),
    'algorithm',
  ],
  ['HMAC keyed with nothing', hs256(''), 'algorithm'],
  ['a cancellation passed off as a receipt', es256({ ...header, typ: 'cancellation+jws' }, payload), 'type'],
  ['a JWT of the same key', es256({ ...header, typ: 'JWT' }, payload), 'type'],
  ['another key id', es256({ ...header, kid: 'k2' }, payload), 'key-not-pinned'],
  ['the pinned id, signed by another key', es256(header, payload, forger.privateKey), 'signature'],
  [
    'a key of its own in the header',
    es256({ ...header, jwk: forgerKey }, payload, forger.privateKey),
    'signature',
  ],
  ['a critical header that we do not know', es256({ ...header, crit: ['x'], x: 1 }, payload), 'signature'],
  ['a changed payload', good.replace(/\.[^.]+\./, `.${base64url({ ...payload, late: true })}.`), 'signature'],
  ['a cut signature', good.slice(0, -4), 'signature'],
  ['no signature', `${good.split('.').slice(0, 2).join('.')}.`, 'signature'],
  ['a payload that is no JSON', es256(header, 'hello'), 'payload'],
  ['a payload without a number', es256(header, { ...payload, receiptNumber: undefined }), 'payload'],
  ['an instant that is none', es256(header, { ...payload, registeredAt: 'yesterdayZ' }), 'payload'],
  [
    'another record',
    es256(header, { ...payload, recordId: `${expected.recordId.slice(0, -1)}2` }),
    'record-id',
  ],
  ['another facility', es256(header, { ...payload, facilityId: 'CSLT-000-0002' }), 'facility'],
  ['other content', es256(header, { ...payload, contentSha256: 'cd'.repeat(32) }), 'content'],
];

describe('a receipt counts only when a pinned key signed what we sent', () => {
  test('a good one', async () => {
    expect(await verifier.receipt(good, expected)).toEqual({ ok: true, value: { ...payload, keyId: 'k1' } });
  });

  test('members that we do not know do no harm', async () => {
    const jws = es256(header, { ...payload, ward: '10101001' });
    expect(await verifier.receipt(jws, expected)).toMatchObject({ ok: true });
  });

  test.each(FLAWS)('%s', async (_, jws, flaw) => {
    expect(await verifier.receipt(jws, expected)).toEqual({ ok: false, error: flaw });
  });

  test('another issuer, when one is pinned', async () => {
    const strict = createReceiptVerifier({ receiptKeys: { keys: [pinned] }, receiptIssuer: 'Somebody else' });
    expect(await strict.receipt(good, expected)).toEqual({ ok: false, error: 'issuer' });
    const same = createReceiptVerifier({ receiptKeys: { keys: [pinned] }, receiptIssuer: payload.iss });
    expect(await same.receipt(good, expected)).toMatchObject({ ok: true });
  });

  test('any of several pinned keys, so that the authority can change its key', async () => {
    const next = { ...forgerKey, kty: 'EC', crv: 'P-256', kid: 'k2' } as const;
    const both = createReceiptVerifier({ receiptKeys: { keys: [pinned, next] } });
    const later = es256(
      { ...header, kid: 'k2' },
      payload,
      createPrivateKey(forger.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    );
    expect(await both.receipt(later, expected)).toMatchObject({ ok: true, value: { keyId: 'k2' } });
    expect(await both.receipt(good, expected)).toMatchObject({ ok: true, value: { keyId: 'k1' } });
  });

  test('a pinned point that is not on the curve makes receipts fail, not the program', async () => {
    const off = { ...pinned, y: `A${pinned.y.slice(1, -1)}A` };
    const broken = createReceiptVerifier({ receiptKeys: { keys: [off] } });
    expect(await broken.receipt(good, expected)).toEqual({ ok: false, error: 'signature' });
  });
});

describe('the receipt of a cancellation', () => {
  const { recordId, facilityId } = expected;
  const content = {
    iss: 'Example authority',
    receiptNumber: '000-2026-0000002',
    recordId,
    facilityId,
    cancelledAt: '2026-11-21T08:30:00.000Z',
    reason: 'other',
  };
  const typed = { ...header, typ: 'cancellation+jws' };

  test.each([
    ['a good one', es256(typed, content), undefined],
    ['a receipt passed off as a cancellation', good, 'type'],
    ['of another record', es256(typed, { ...content, recordId: 'x' }), 'record-id'],
    ['of another facility', es256(typed, { ...content, facilityId: 'x' }), 'facility'],
    ['by another key', es256(typed, content, forger.privateKey), 'signature'],
  ])('%s', async (_, jws, flaw) => {
    const result = await verifier.cancellation(jws, { recordId, facilityId });
    expect(result.ok ? undefined : result.error).toBe(flaw);
  });
});
