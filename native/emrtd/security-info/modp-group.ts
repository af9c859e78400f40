/**
 * Diffie-Hellman groups over a prime field, as PACE and chip authentication with DH use them: by standardized
 * number (Doc 9303-11 §9.5.1), or written out as PKCS#3 or X9.42 parameters.
 */
import { pow } from '@noble/curves/abstract/modular.js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bigIntToBytes, bytesToBigInt } from '../../iso7816/bytes.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, integerOf, TAG } from './der.ts';
import type { DomainRefusal } from './domain-refusal.ts';
import { KNOWN_MODP_GROUPS } from './known-modp-groups.ts';
import { isProbablePrime } from './probable-prime.ts';

export interface ModpGroup {
  readonly agreement: 'DH';
  /** As RFC 5114 calls it, or 'explicit-<bits>' for parameters that match no known group. */
  readonly name: string;
  readonly prime: bigint;
  readonly generator: bigint;
  /** Order of the generator. PKCS#3 parameters do not tell it. */
  readonly order?: bigint;
  /** Octets of the prime. */
  readonly fieldBytes: number;
}

// SECURITY: sizes are bounded before any arithmetic. RFC 5114 groups have 1024 and 2048 bits.
const MIN_PRIME_BITS = 1024;
const MAX_PRIME_BITS = 4096;
const MIN_ORDER_BITS = 160;

/** Doc 9303-11 §9.5.1: 0, 1 and 2. Undefined for every other number. */
export const modpGroupByParameterId = (parameterId: number): ModpGroup | undefined =>
  KNOWN_MODP_GROUPS.find((known) => known.parameterId === parameterId)?.group;

/**
 * DomainParameters of X9.42 (p, g, q, …) or DHParameter of PKCS#3 (p, g, length of the secret). Those of a known
 * group give that group with its order; others are checked for prime numbers.
 * @param onlyKnown others are refused without a look (`own-domains-too-many`): checking them takes seconds
 */
export function parseDhParameters(parameters: Tlv, onlyKnown = false): Result<ModpGroup, DomainRefusal> {
  const [first, second, third] = childrenOf(parameters, TAG.SEQUENCE) ?? [];
  const prime = integerOf(first);
  const generator = integerOf(second);
  const optional = integerOf(third);
  if (prime === undefined || generator === undefined) return err('dh-domain-unsupported');
  const known = KNOWN_MODP_GROUPS.find(
    ({ group }) => group.prime === prime && group.generator === generator,
  )?.group;
  // The third member is the order in X9.42 and a number of bits in PKCS#3.
  const order = optional !== undefined && bitLength(optional) >= MIN_ORDER_BITS ? optional : undefined;
  if (known) return order === undefined || order === known.order ? ok(known) : err('dh-order-wrong');
  if (onlyKnown) return err('own-domains-too-many');

  const bits = bitLength(prime);
  if (bits < MIN_PRIME_BITS || bits > MAX_PRIME_BITS) return err('dh-prime-size-refused');
  if (generator < 2n || generator > prime - 2n) return err('dh-generator-trivial');
  // SECURITY: what is quick to see goes before the primes, so that a hostile chip buys less time with a bad set.
  if (order !== undefined && (prime - 1n) % order !== 0n) return err('dh-order-wrong');
  if (order !== undefined && pow(generator, order, prime) !== 1n) return err('dh-order-wrong');
  if (order !== undefined && !isProbablePrime(order)) return err('dh-order-not-prime');
  if (!isProbablePrime(prime)) return err('dh-prime-not-prime');
  return ok({
    agreement: 'DH',
    name: `explicit-${bits}`,
    prime,
    generator,
    ...(order !== undefined && { order }),
    fieldBytes: Math.ceil(bits / 8),
  });
}

const bitLength = (value: bigint): number => value.toString(2).length;

/** A public value as unsigned integer: big-endian, without leading zeros (§9.4.1). */
export const encodePublicValue = (value: bigint): Uint8Array =>
  bigIntToBytes(value, Math.max(1, Math.ceil(bitLength(value) / 8)));

/**
 * Reads a public value; chips that fill it up with zeros are understood.
 * SECURITY: RFC 2631 §2.1.5 as Doc 9303-11 §9.6 asks: 2 … p−2, and in the subgroup where its order is known, so
 * that nobody confines the secret to a small subgroup.
 */
export function decodePublicValue(
  group: ModpGroup,
  bytes: Uint8Array,
): Result<bigint, 'dh-public-key-invalid'> {
  if (bytes.length === 0 || bytes.length > group.fieldBytes) return err('dh-public-key-invalid');
  const value = bytesToBigInt(bytes);
  if (value < 2n || value > group.prime - 2n) return err('dh-public-key-invalid');
  if (group.order !== undefined && pow(value, group.order, group.prime) !== 1n) {
    return err('dh-public-key-invalid');
  }
  return ok(value);
}
