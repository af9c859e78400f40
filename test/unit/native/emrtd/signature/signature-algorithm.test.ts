import { describe, expect, test } from 'vitest';
import { type PublicKey, parsePublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import {
  type SignatureAlgorithm,
  signatureAlgorithmOf,
  verifySignature,
} from '../../../../../native/emrtd/signature/signature-algorithm.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeEcKey, makeRsaKey } from '../../../../support/pki/test-key.ts';

const PSS = '1.2.840.113549.1.1.10';

const algorithm = (oid: string, parameters?: Uint8Array, digest?: 'SHA-256') => {
  const found = signatureAlgorithmOf(oid, parameters, digest);
  return found.ok ? found.value : undefined;
};

test.each<[string, SignatureAlgorithm]>([
  ['1.2.840.113549.1.1.5', { kind: 'RSA-PKCS1', digest: 'SHA-1' }],
  ['1.2.840.113549.1.1.11', { kind: 'RSA-PKCS1', digest: 'SHA-256' }],
  ['1.2.840.10045.4.3.4', { kind: 'ECDSA', digest: 'SHA-512', format: 'der' }],
  ['0.4.0.127.0.7.1.1.4.1.3', { kind: 'ECDSA', digest: 'SHA-256', format: 'plain' }],
])('%s', (oid, expected) => {
  expect(algorithm(oid)).toEqual(expected);
});

test('an identifier of the key takes the hash of the SignerInfo, and is nothing without one', () => {
  expect(algorithm('1.2.840.113549.1.1.1', undefined, 'SHA-256')).toEqual({
    kind: 'RSA-PKCS1',
    digest: 'SHA-256',
  });
  expect(algorithm('1.2.840.113549.1.1.1')).toBeUndefined();
});

test('MD5 and unknown algorithms are not supported', () => {
  expect(algorithm('1.2.840.113549.1.1.4')).toBeUndefined();
  expect(algorithm('1.2.3')).toBeUndefined();
});

describe('RSASSA-PSS parameters', () => {
  test('absent or empty: the defaults of RFC 8017', () => {
    const defaults = { kind: 'RSA-PSS', digest: 'SHA-1', maskDigest: 'SHA-1', saltLength: 20 };
    expect(algorithm(PSS)).toEqual(defaults);
    expect(algorithm(PSS, hexToBytes('3000'))).toEqual(defaults);
  });

  test('SHA-256 with 32 octets of salt, as OpenSSL writes it', () => {
    const der = hexToBytes(
      '3034a00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500a203020120',
    );
    expect(algorithm(PSS, der)).toEqual({
      kind: 'RSA-PSS',
      digest: 'SHA-256',
      maskDigest: 'SHA-256',
      saltLength: 32,
    });
  });

  test('a salt without bounds, another mask function or garbage is refused', () => {
    expect(algorithm(PSS, hexToBytes('3006a20402023fff'))).toBeUndefined();
    expect(algorithm(PSS, hexToBytes('3005a203020180'))).toBeUndefined();
    expect(algorithm(PSS, hexToBytes('3008a10630040602 2a03'.replace(' ', '')))).toBeUndefined();
    expect(algorithm(PSS, hexToBytes('ffff'))).toBeUndefined();
  });

  test('a salt twice, an unknown field or another trailer is refused: what would the signer have meant?', () => {
    expect(algorithm(PSS, hexToBytes('3005a203020120'))).toMatchObject({ saltLength: 32 });
    expect(algorithm(PSS, hexToBytes('300aa203020120a203020114'))).toBeUndefined();
    expect(algorithm(PSS, hexToBytes('3005a403020120'))).toBeUndefined();
    expect(algorithm(PSS, hexToBytes('3005a303020101'))).toMatchObject({ saltLength: 20 });
    expect(algorithm(PSS, hexToBytes('3005a303020102'))).toBeUndefined();
  });
});

test('key and algorithm must belong together', () => {
  const message = Uint8Array.of(1, 2, 3);
  const keyOf = (spki: Uint8Array): PublicKey => {
    const parsed = parsePublicKey(spki);
    if (!parsed.ok) throw new Error(parsed.error);
    return parsed.value;
  };
  const rsa = makeRsaKey();
  const ec = makeEcKey();
  const pkcs1 = { kind: 'RSA-PKCS1', digest: 'SHA-256' } as const;
  const ecdsa = { kind: 'ECDSA', digest: 'SHA-256', format: 'der' } as const;
  expect(verifySignature(keyOf(rsa.publicKeyInfo), pkcs1, message, rsa.sign(message))).toBe(true);
  expect(verifySignature(keyOf(ec.publicKeyInfo), ecdsa, message, ec.sign(message))).toBe(true);
  expect(verifySignature(keyOf(ec.publicKeyInfo), pkcs1, message, rsa.sign(message))).toBe(false);
  expect(verifySignature(keyOf(rsa.publicKeyInfo), ecdsa, message, ec.sign(message))).toBe(false);
});
