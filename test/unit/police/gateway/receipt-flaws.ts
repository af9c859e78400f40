/** Receipts, one good and each other with its flaw, for what verifies them. */
import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { contentSha256 } from '../../../../electron/police/gateway/canonical-json.ts';
import type { ReceiptFlaw } from '../../../../electron/police/gateway/receipt.ts';
import { toGatewayRecord } from '../../../../electron/police/gateway/record.ts';
import { inventedNotice } from './attached-gateway.ts';

export const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
export const forger = generateKeyPairSync('ec', { namedCurve: 'P-256' });

export const publicNumbers = (key: KeyObject): { readonly x: string; readonly y: string } => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return { x, y };
};
export const pinned = { kty: 'EC', crv: 'P-256', ...publicNumbers(authority.publicKey), kid: 'k1' } as const;

export const sent = toGatewayRecord(inventedNotice(1));
export const expected = {
  recordId: sent.id,
  facilityId: sent.facilityId,
  contentSha256: contentSha256(sent),
};
export const payload = {
  iss: 'Example authority',
  receiptNumber: '000-2026-0000001',
  registeredAt: '2026-11-21T07:05:00.000Z',
  late: false,
  ...expected,
};
export const header = { alg: 'ES256', typ: 'receipt+jws', kid: 'k1' };

const base64url = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value), 'utf8').toString('base64url');

export function es256(head: unknown, body: unknown, key: KeyObject = authority.privateKey): string {
  const text = `${base64url(head)}.${base64url(body)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

function hs256(secret: string | Buffer): string {
  const text = `${base64url({ ...header, alg: 'HS256' })}.${base64url(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

export const forgerKey = { kty: 'EC', crv: 'P-256', ...publicNumbers(forger.publicKey) };
export const good = es256(header, payload);

export const FLAWS: readonly (readonly [name: string, jws: string | undefined, flaw: ReceiptFlaw])[] = [
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
