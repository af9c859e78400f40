import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePublicKey } from '../../../../../native/emrtd/signature/public-key.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { integer, makeEcKey, makeRsaKey, oid } from '../../../../support/pki/test-key.ts';

const NULL = Uint8Array.of(5, 0);

function rsa(modulus: bigint, exponent: bigint, algorithm = '1.2.840.113549.1.1.1') {
  return encodeTlv(
    0x30,
    encodeTlv(0x30, oid(algorithm), NULL),
    encodeTlv(0x03, Uint8Array.of(0), encodeTlv(0x30, integer(modulus), integer(exponent))),
  );
}

test('RSA', () => {
  const key = makeRsaKey();
  const parsed = parsePublicKey(key.publicKeyInfo);
  expect(parsed.ok && parsed.value).toMatchObject({
    kind: 'RSA',
    modulus: key.modulus,
    exponent: 65_537n,
    length: 256,
  });
});

test.each([[true], [false]])('elliptic curve, explicit parameters: %s', (explicit) => {
  const key = makeEcKey('brainpoolP384r1', { explicit });
  const parsed = parsePublicKey(key.publicKeyInfo);
  if (!parsed.ok || parsed.value.kind !== 'EC') throw new Error('not parsed');
  expect(parsed.value.domain).toBe(key.domain);
  expect(parsed.value.point.equals(key.domain.Point.BASE.multiply(key.secret))).toBe(true);
});

describe('RSA keys outside the bounds', () => {
  const good = makeRsaKey().modulus;

  test.each([
    ['512 bits', (1n << 511n) + 1n, 65_537n],
    ['16384 bits', (1n << 16_383n) + 1n, 65_537n],
    ['even modulus', good - 1n, 65_537n],
    ['exponent 1', good, 1n],
    ['even exponent', good, 4n],
    ['exponent as long as the modulus', good, (1n << 2000n) + 1n],
  ])('%s', (_what, modulus, exponent) => {
    expect(parsePublicKey(rsa(modulus, exponent)).ok).toBe(false);
  });

  test('while the same shape inside them is accepted, under either name of RSA', () => {
    expect(parsePublicKey(rsa(good, 3n)).ok).toBe(true);
    expect(parsePublicKey(rsa(good, 65_537n, '1.2.840.113549.1.1.10')).ok).toBe(true);
  });
});

test('other algorithms, trailing octets and octets of any kind are refused without a throw', () => {
  expect(parsePublicKey(rsa(makeRsaKey().modulus, 65_537n, '1.2.840.10040.4.1')).ok).toBe(false);
  const { publicKeyInfo } = makeEcKey();
  expect(parsePublicKey(concatBytes(publicKeyInfo, Uint8Array.of(0))).ok).toBe(false);
  fc.assert(
    fc.property(fc.nat(publicKeyInfo.length - 1), fc.nat(255), (at, value) => {
      const bytes = publicKeyInfo.slice();
      bytes[at] = value;
      expect(typeof parsePublicKey(bytes).ok).toBe('boolean');
    }),
  );
});
