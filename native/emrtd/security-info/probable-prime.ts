/** Whether numbers that a chip calls prime are: Miller–Rabin with bases that follow from the number. */
import { pow } from '@noble/curves/abstract/modular.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToBigInt, concatBytes } from '../../iso7816/bytes.ts';

/**
 * SECURITY: parameters of PACE come from an unsigned file, so a composite may have been built to pass. For bases that
 * are known beforehand that can be done (Arnault 1995); for these, which change with the number, every try of a builder
 * passes one base in four at most, and so 32 of them once in 2⁶⁴.
 */
const ROUNDS = 32;
/** Octets beyond those of the number, so that the bases are even over it. */
const EXTRA_OCTETS = 8;

/** The last numbers that passed: a chip says its parameters in several files, and a check of 2048 bits takes a second. */
const passed = new Set<bigint>();
const MAX_PASSED = 8;

export function isProbablePrime(candidate: bigint): boolean {
  if (candidate < 5n || candidate % 2n === 0n) return candidate === 2n || candidate === 3n;
  if (passed.has(candidate)) return true;
  for (let round = 0; round < ROUNDS; round++) {
    if (!passesMillerRabin(candidate, baseOf(candidate, round))) return false;
  }
  const [oldest] = passed;
  if (passed.size >= MAX_PASSED && oldest !== undefined) passed.delete(oldest);
  passed.add(candidate);
  return true;
}

/** 2 … candidate − 2, by hash of the number and the round. */
function baseOf(candidate: bigint, round: number): bigint {
  const digits = new TextEncoder().encode(candidate.toString(16));
  const octets = Math.ceil(digits.length / 2) + EXTRA_OCTETS;
  let stream: Uint8Array = new Uint8Array();
  for (let block = 0; stream.length < octets; block++) {
    stream = concatBytes(stream, sha256(concatBytes(Uint8Array.of(round, block), digits)));
  }
  return (bytesToBigInt(stream) % (candidate - 3n)) + 2n;
}

function passesMillerRabin(candidate: bigint, base: bigint): boolean {
  let odd = candidate - 1n;
  let twos = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    twos++;
  }
  let x = pow(base, odd, candidate);
  if (x === 1n || x === candidate - 1n) return true;
  for (let i = 1; i < twos; i++) {
    x = (x * x) % candidate;
    if (x === candidate - 1n) return true;
  }
  return false;
}
