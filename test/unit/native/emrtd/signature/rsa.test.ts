import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeDigest, DIGEST_NAMES, digestLength } from '../../../../../native/emrtd/signature/digest.ts';
import { parsePublicKey, type RsaPublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import { rsaPublicOperation, verifyPkcs1, verifyPss } from '../../../../../native/emrtd/signature/rsa.ts';
import { bigIntToBytes, concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeRsaKey, type TestRsaKey } from '../../../../support/pki/test-key.ts';

const MESSAGE = new TextEncoder().encode('what was signed');

function publicKeyOf(key: TestRsaKey): RsaPublicKey {
  const parsed = parsePublicKey(key.publicKeyInfo);
  if (!parsed.ok || parsed.value.kind !== 'RSA') throw new Error('not an RSA key');
  return parsed.value;
}

describe.each(DIGEST_NAMES)('PKCS#1 v1.5 with %s', (digest) => {
  const key = makeRsaKey({ digest });
  const publicKey = publicKeyOf(key);
  const hash = computeDigest(digest, MESSAGE);
  const signature = key.sign(MESSAGE);

  test('a signature made by OpenSSL holds', () => {
    expect(verifyPkcs1(publicKey, digest, hash, signature)).toBe(true);
  });

  test('another message, another hash name, or a changed signature does not', () => {
    expect(verifyPkcs1(publicKey, digest, computeDigest(digest, Uint8Array.of(1)), signature)).toBe(false);
    const other = digest === 'SHA-256' ? 'SHA-384' : 'SHA-256';
    expect(verifyPkcs1(publicKey, other, computeDigest(other, MESSAGE), signature)).toBe(false);
    const changed = signature.slice();
    changed[100]! ^= 1;
    expect(verifyPkcs1(publicKey, digest, hash, changed)).toBe(false);
  });
});

describe('PKCS#1 v1.5 blocks that only look right', () => {
  const key = makeRsaKey();
  const publicKey = publicKeyOf(key);
  const hash = computeDigest('SHA-256', MESSAGE);
  /** DigestInfo for SHA-256 (RFC 8017 §9.2 note 1). */
  const prefix = Uint8Array.from([
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
  ]);
  const info = concatBytes(prefix, hash);
  const filler = (count: number) => new Uint8Array(count).fill(0xff);
  const verify = (block: Uint8Array) => verifyPkcs1(publicKey, 'SHA-256', hash, key.rawSign(block));

  test('the right block holds', () => {
    const block = concatBytes(Uint8Array.of(0, 1), filler(256 - 3 - info.length), Uint8Array.of(0), info);
    expect(verify(block)).toBe(true);
  });

  test('short padding with something behind the hash does not (Bleichenbacher 2006)', () => {
    const head = concatBytes(Uint8Array.of(0, 1), filler(8), Uint8Array.of(0), info);
    expect(verify(concatBytes(head, new Uint8Array(256 - head.length)))).toBe(false);
  });

  test('padding that is not FF does not', () => {
    const padding = filler(256 - 3 - info.length);
    padding[20] = 0x7f;
    expect(verify(concatBytes(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info))).toBe(false);
  });
});

describe.each([
  ['SHA-1', 20],
  ['SHA-256', 32],
  ['SHA-384', 48],
  ['SHA-512', 64],
  ['SHA-256', 0],
] as const)('PSS with %s and %i octets of salt', (digest, saltLength) => {
  const key = makeRsaKey({ digest, pss: { saltLength } });
  const publicKey = publicKeyOf(key);
  const hash = computeDigest(digest, MESSAGE);
  const signature = key.sign(MESSAGE);
  const parameters = { digest, maskDigest: digest, saltLength };

  test('a signature made by OpenSSL holds', () => {
    expect(verifyPss(publicKey, parameters, hash, signature)).toBe(true);
  });

  test('another hash, salt length, mask or signature does not', () => {
    expect(verifyPss(publicKey, parameters, new Uint8Array(digestLength(digest)), signature)).toBe(false);
    expect(verifyPss(publicKey, { ...parameters, saltLength: saltLength + 1 }, hash, signature)).toBe(false);
    const maskDigest = digest === 'SHA-256' ? 'SHA-1' : 'SHA-256';
    expect(verifyPss(publicKey, { ...parameters, maskDigest }, hash, signature)).toBe(false);
    const changed = signature.slice();
    changed[10]! ^= 0x80;
    expect(verifyPss(publicKey, parameters, hash, changed)).toBe(false);
  });
});

describe('PSS blocks that only look right', () => {
  const key = makeRsaKey();
  const publicKey = publicKeyOf(key);
  const hash = computeDigest('SHA-256', MESSAGE);
  const parameters = { digest: 'SHA-256', maskDigest: 'SHA-256', saltLength: 32 } as const;
  const verify = (block: Uint8Array) => verifyPss(publicKey, parameters, hash, key.rawSign(block));
  const DB_LENGTH = 256 - 32 - 1;

  /** EMSA-PSS (RFC 8017 §9.1.1) with a counter as salt; `change` sees the block before it is masked. */
  function encode(counter: number, change: (db: Uint8Array) => void = () => {}): Uint8Array {
    const salt = new Uint8Array(32).fill(counter);
    const h = computeDigest('SHA-256', concatBytes(new Uint8Array(8), hash, salt));
    const db = concatBytes(new Uint8Array(DB_LENGTH - 33), Uint8Array.of(1), salt);
    change(db);
    const mask = concatBytes(
      ...Array.from({ length: 7 }, (_, i) =>
        computeDigest('SHA-256', concatBytes(h, Uint8Array.of(0, 0, 0, i))),
      ),
    );
    const masked = db.map((octet, i) => octet ^ mask[i]!);
    masked[0]! &= 0x7f;
    return concatBytes(masked, h, Uint8Array.of(0xbc));
  }

  test('the right block holds', () => {
    expect(verify(encode(1))).toBe(true);
  });

  test('padding that is not zero, or not ended by 01, does not', () => {
    expect(verify(encode(1, (db) => db.set([0x10], 50)))).toBe(false);
    expect(verify(encode(1, (db) => db.set([0x02], DB_LENGTH - 33)))).toBe(false);
  });

  test('another trailer does not', () => {
    const block = encode(1);
    block[255] = 0xcc;
    expect(verify(block)).toBe(false);
  });

  test('a set bit above the encoded message does not', () => {
    // A block below the modulus although its top bit is set: one in sixteen salts leaves the next bits clear.
    const low = Array.from({ length: 256 }, (_, counter) => encode(counter)).find(
      (block) => block[0]! < 0x08,
    );
    if (!low) throw new Error('no such block among 256');
    expect(verify(low)).toBe(true);
    low[0]! |= 0x80;
    expect(verify(low)).toBe(false);
  });
});

test('PSS under a modulus of 8k+1 bits, where the encoded message is an octet shorter', () => {
  const key = makeRsaKey({ bits: 1025, pss: { saltLength: 32 }, fresh: true });
  const hash = computeDigest('SHA-256', MESSAGE);
  const parameters = { digest: 'SHA-256', maskDigest: 'SHA-256', saltLength: 32 } as const;
  expect(verifyPss(publicKeyOf(key), parameters, hash, key.sign(MESSAGE))).toBe(true);
});

describe('the public operation', () => {
  const key = makeRsaKey();
  const publicKey = publicKeyOf(key);

  test('undoes the private one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 255, maxLength: 255 }), (tail) => {
        const block = concatBytes(Uint8Array.of(0), tail);
        expect(rsaPublicOperation(publicKey, key.rawSign(block))).toEqual(block);
      }),
      { numRuns: 5 },
    );
  });

  test('refuses what is not below the modulus, and other lengths', () => {
    expect(rsaPublicOperation(publicKey, bigIntToBytes(key.modulus, 256))).toBeUndefined();
    expect(rsaPublicOperation(publicKey, new Uint8Array(255))).toBeUndefined();
    expect(rsaPublicOperation(publicKey, new Uint8Array(257))).toBeUndefined();
  });
});
