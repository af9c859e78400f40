import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyIso9796 } from '../../../../../native/emrtd/active-authentication/iso9796-2.ts';
import { computeDigest, type DigestName } from '../../../../../native/emrtd/signature/digest.ts';
import { parsePublicKey, type RsaPublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import { bigIntToBytes, bytesToBigInt, concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeRsaKey } from '../../../../support/pki/test-key.ts';

const CHALLENGE = Uint8Array.of(0xf1, 0x73, 0x58, 0x99, 0x74, 0xbf, 0x40, 0xc6);
const key = makeRsaKey();
const parsed = parsePublicKey(key.publicKeyInfo);
if (!parsed.ok || parsed.value.kind !== 'RSA') throw new Error('not an RSA key');
const publicKey: RsaPublicKey = parsed.value;

/** Header, M1 that fills the room, hash, trailer. */
function block(
  digest: DigestName,
  trailer: readonly number[],
  change: { readonly header?: readonly number[]; readonly message?: Uint8Array } = {},
): Uint8Array {
  const header = Uint8Array.from(change.header ?? [0x6a]);
  const hashLength = computeDigest(digest, CHALLENGE).length;
  const recoverable = new Uint8Array(256 - header.length - hashLength - trailer.length).fill(0x5c);
  const hash = computeDigest(digest, concatBytes(recoverable, change.message ?? CHALLENGE));
  return concatBytes(header, recoverable, hash, Uint8Array.from(trailer));
}

const verify = (bytes: Uint8Array, challenge = CHALLENGE) =>
  verifyIso9796(publicKey, key.rawSign(bytes), challenge);

test.each<[DigestName, readonly number[]]>([
  ['SHA-1', [0xbc]],
  ['SHA-1', [0x33, 0xcc]],
  ['SHA-224', [0x38, 0xcc]],
  ['SHA-256', [0x34, 0xcc]],
  ['SHA-384', [0x36, 0xcc]],
  ['SHA-512', [0x35, 0xcc]],
])('%s with trailer %j', (digest, trailer) => {
  expect(verify(block(digest, trailer))).toBe(digest);
});

test('padding with BB … BA when the recoverable part is short', () => {
  expect(verify(block('SHA-256', [0x34, 0xcc], { header: [0x6b, 0xbb, 0xbb, 0xba] }))).toBe('SHA-256');
  expect(verify(block('SHA-256', [0x34, 0xcc], { header: [0x6b, 0xba] }))).toBe('SHA-256');
});

test('the smaller of s and n − s', () => {
  const signature = key.rawSign(block('SHA-256', [0x34, 0xcc]));
  const other = bigIntToBytes(key.modulus - bytesToBigInt(signature), 256);
  expect(verifyIso9796(publicKey, other, CHALLENGE)).toBe('SHA-256');
});

describe('what does not hold', () => {
  test('another challenge', () => {
    expect(verify(block('SHA-256', [0x34, 0xcc]), new Uint8Array(8))).toBeUndefined();
    expect(verify(block('SHA-256', [0x34, 0xcc], { message: new Uint8Array() }))).toBeUndefined();
  });

  test('a trailer that names another hash or none', () => {
    for (const trailer of [[0x33, 0xcc], [0x35, 0xcc], [0x31, 0xcc], [0xcc], [0xbc], [0x34, 0xcd]]) {
      expect(verify(block('SHA-256', trailer))).toBeUndefined();
    }
  });

  test('another header: total recovery, or none', () => {
    for (const header of [[0x4a], [0x4b, 0xba], [0x6b, 0xbb, 0xaa], [0x00], [0x2a]]) {
      expect(verify(block('SHA-256', [0x34, 0xcc], { header }))).toBeUndefined();
    }
  });

  test('another key, a changed signature, or any octets', () => {
    const signature = key.rawSign(block('SHA-256', [0x34, 0xcc]));
    const stranger = parsePublicKey(makeRsaKey({ fresh: true }).publicKeyInfo);
    if (!stranger.ok || stranger.value.kind !== 'RSA') throw new Error('not an RSA key');
    expect(verifyIso9796(stranger.value, signature, CHALLENGE)).toBeUndefined();
    fc.assert(
      fc.property(fc.nat(255), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = signature.slice();
        changed[at]! ^= flip;
        expect(verifyIso9796(publicKey, changed, CHALLENGE)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
    expect(verifyIso9796(publicKey, new Uint8Array(256), CHALLENGE)).toBeUndefined();
    expect(verifyIso9796(publicKey, new Uint8Array(), CHALLENGE)).toBeUndefined();
  });
});
