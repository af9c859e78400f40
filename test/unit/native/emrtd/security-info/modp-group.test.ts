import { pow } from '@noble/curves/abstract/modular.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  domainByParameterId,
  isStandardized,
  parseAgreementDomain,
} from '../../../../../native/emrtd/security-info/agreement-domain.ts';
import { modularGroup } from '../../../../../native/emrtd/security-info/agreement-group.ts';
import {
  decodePublicValue,
  encodePublicValue,
  modpGroupByParameterId,
  parseDhParameters,
} from '../../../../../native/emrtd/security-info/modp-group.ts';
import { isProbablePrime } from '../../../../../native/emrtd/security-info/probable-prime.ts';
import { bigIntToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv } from '../../../../../native/iso7816/tlv.ts';
import { integer, oid } from '../../../../support/pki/test-key.ts';

const tlv = (bytes: Uint8Array) => {
  const parsed = parseTlv(bytes);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
};
const parameters = (...numbers: readonly bigint[]) => tlv(encodeTlv(0x30, ...numbers.map(integer)));
const algorithm = (dotted: string, ...rest: readonly Uint8Array[]) =>
  tlv(encodeTlv(0x30, oid(dotted), ...rest));

describe.each([
  [0, 1024, 160],
  [1, 2048, 224],
  [2, 2048, 256],
])('standardized domain parameters %i', (id, primeBits, orderBits) => {
  const { prime, generator, order, fieldBytes } = modpGroupByParameterId(id)!;

  test('are a group of that size, as RFC 5114 describes it', () => {
    expect(prime.toString(2)).toHaveLength(primeBits);
    expect(order!.toString(2)).toHaveLength(orderBits);
    expect(fieldBytes).toBe(primeBits / 8);
    expect(isProbablePrime(prime) && isProbablePrime(order!)).toBe(true);
    expect((prime - 1n) % order!).toBe(0n);
    expect(pow(generator, order!, prime)).toBe(1n);
  });

  test('are recognised when they are written out, with the order or without', () => {
    for (const written of [
      parameters(prime, generator),
      parameters(prime, generator, 256n), // PKCS#3: bits of the secret
      parameters(prime, generator, order!), // X9.42
      parameters(prime, generator, order!, (prime - 1n) / order!),
    ]) {
      const group = parseDhParameters(written);
      expect(group.ok && group.value).toBe(modpGroupByParameterId(id));
    }
    expect(parseDhParameters(parameters(prime, generator, order! + 2n)).ok).toBe(false);
  });

  test('public values outside the subgroup are refused', () => {
    const group = modpGroupByParameterId(id)!;
    const other = [3n, 5n, 7n, 11n, 13n].find((value) => pow(value, order!, prime) !== 1n)!;
    for (const bad of [0n, 1n, prime - 1n, prime, other]) {
      expect(decodePublicValue(group, bigIntToBytes(bad, fieldBytes)).ok).toBe(false);
    }
    expect(decodePublicValue(group, new Uint8Array()).ok).toBe(false);
    expect(decodePublicValue(group, bigIntToBytes(generator, fieldBytes + 1)).ok).toBe(false);
    expect(decodePublicValue(group, bigIntToBytes(generator, fieldBytes))).toEqual({
      ok: true,
      value: generator,
    });
  });
});

test('public values are written without leading zeros and read with them (§9.4.1)', () => {
  const group = modpGroupByParameterId(0)!;
  const { multiply, generator, encode, decode } = modularGroup(group);
  // Every 256th value is short; this one is found by trying.
  const secrets = Array.from({ length: 2000 }, (_, i) => BigInt(i + 2));
  const short = secrets.map((secret) => multiply(generator, secret)).find((value) => value >> 1016n === 0n)!;
  expect(encode(short).length).toBeLessThan(128);
  expect(encodePublicValue(short)[0]).not.toBe(0);
  for (const bytes of [encode(short), bigIntToBytes(short, 128)]) {
    expect(decode(bytes)).toEqual({ ok: true, value: short });
  }
  expect(modularGroup(group).sharedSecret(short)).toHaveLength(128);
});

describe('parameters that match no known group', () => {
  const { prime } = modpGroupByParameterId(2)!;

  test('are accepted for signed keys when the prime is one', () => {
    expect(parseDhParameters(parameters(prime, 2n))).toMatchObject({
      ok: true,
      value: { name: 'explicit-2048', generator: 2n },
    });
    const group = parseDhParameters(parameters(prime, 2n));
    expect(group.ok && isStandardized(group.value)).toBe(false);
  });

  test.each([
    ['an even modulus', parameters(prime - 1n, 2n), 'dh-prime-not-prime'],
    ['a composite modulus', parameters(prime - 2n, 2n), 'dh-prime-not-prime'],
    ['a modulus of 1023 bits', parameters((1n << 1022n) + 1n, 2n), 'dh-prime-size-refused'],
    ['a modulus of 8192 bits', parameters((1n << 8191n) + 1n, 2n), 'dh-prime-size-refused'],
    ['the neutral generator', parameters(prime, 1n), 'dh-generator-trivial'],
    ['the generator of order 2', parameters(prime, prime - 1n), 'dh-generator-trivial'],
    ['an order that is not one', parameters(prime, 2n, (1n << 255n) + 95n), 'dh-order-wrong'],
    ['one number', parameters(prime), 'dh-domain-unsupported'],
    ['no sequence', tlv(integer(2n)), 'dh-domain-unsupported'],
  ] as const)('%s is refused', (_, written, reason) => {
    expect(parseDhParameters(written)).toEqual({ ok: false, error: reason });
  });
});

describe('an AlgorithmIdentifier', () => {
  const STANDARDIZED = '0.4.0.127.0.7.1.2';

  test.each([
    [13, 'ECDH', 'brainpoolP256r1'],
    [2, 'DH', 'modp-2048-256'],
  ] as const)('standardized parameters %i', (id, agreement, name) => {
    const domain = parseAgreementDomain(algorithm(STANDARDIZED, integer(BigInt(id))), agreement);
    expect(domain).toMatchObject({ ok: true, value: { name } });
    expect(domain.ok && domain.value).toBe(domainByParameterId(id));
  });

  test('of the other agreement, in reserve or without parameters is refused', () => {
    expect(parseAgreementDomain(algorithm(STANDARDIZED, integer(13n)), 'DH')).toEqual({
      ok: false,
      error: 'dh-domain-unsupported',
    });
    for (const bad of [
      algorithm(STANDARDIZED, integer(2n)),
      algorithm(STANDARDIZED, integer(25n)),
      algorithm(STANDARDIZED, encodeTlv(0x04)),
      algorithm(STANDARDIZED),
    ]) {
      expect(parseAgreementDomain(bad, 'ECDH')).toEqual({ ok: false, error: 'ec-domain-unsupported' });
    }
  });
});

test('any octets give a result and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const sequence = tlv(encodeTlv(0x30, bytes));
      expect(typeof parseDhParameters(sequence).ok).toBe('boolean');
      expect(typeof decodePublicValue(modpGroupByParameterId(0)!, bytes).ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});
