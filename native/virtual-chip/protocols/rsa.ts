/** RSA on bare integers: Electron's crypto has no raw private-key operation that we could rely on. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { RandomSource, RsaKey } from '../card-contents.ts';

export function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  let square = base % modulus;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

const PUBLIC_EXPONENT = 65_537n;
/** Error below 2^-80 for random candidates of these sizes (FIPS 186-5 table B.1). */
const MILLER_RABIN_ROUNDS = 8;
const MAX_DRAWS = 20_000;
const SMALL_PRIMES = sievePrimes(2_000);

function sievePrimes(limit: number): readonly bigint[] {
  const composite = new Uint8Array(limit);
  const primes: bigint[] = [];
  for (let n = 2; n < limit; n++) {
    if (composite[n]) continue;
    primes.push(BigInt(n));
    for (let multiple = n * n; multiple < limit; multiple += n) composite[multiple] = 1;
  }
  return primes;
}

export function isProbablePrime(candidate: bigint, random: RandomSource): boolean {
  for (const prime of SMALL_PRIMES) {
    if (candidate === prime) return true;
    if (candidate % prime === 0n) return false;
  }
  const lessOne = candidate - 1n;
  let odd = lessOne;
  let twos = 0;
  while ((odd & 1n) === 0n) {
    odd >>= 1n;
    twos++;
  }
  const length = Math.ceil(candidate.toString(16).length / 2);
  for (let round = 0; round < MILLER_RABIN_ROUNDS; round++) {
    const witness = 2n + (bytesToBigInt(random(length)) % (candidate - 3n));
    if (!passesWitness(witness, candidate, odd, twos)) return false;
  }
  return true;
}

function passesWitness(witness: bigint, candidate: bigint, odd: bigint, twos: number): boolean {
  let power = modularPower(witness, odd, candidate);
  if (power === 1n || power === candidate - 1n) return true;
  for (let i = 1; i < twos; i++) {
    power = (power * power) % candidate;
    if (power === candidate - 1n) return true;
  }
  return false;
}

/** A prime with its two top bits and its lowest bit set, so that two of them give a modulus of full length. */
function drawPrime(bits: number, random: RandomSource): bigint {
  const top = 3n << BigInt(bits - 2);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const candidate = bytesToBigInt(random(bits / 8)) | top | 1n;
    if ((candidate - 1n) % PUBLIC_EXPONENT !== 0n && isProbablePrime(candidate, random)) return candidate;
  }
  throw new Error('random source yields no prime');
}

function modularInverse(value: bigint, modulus: bigint): bigint {
  let [r0, r1] = [modulus, value % modulus];
  let [t0, t1] = [0n, 1n];
  while (r1 !== 0n) {
    const quotient = r0 / r1;
    [r0, r1] = [r1, r0 - quotient * r1];
    [t0, t1] = [t1, t0 - quotient * t1];
  }
  if (r0 !== 1n) throw new Error('not invertible');
  return t0 < 0n ? t0 + modulus : t0;
}

export function drawRsaKey(bits: 1024 | 1536 | 2048, random: RandomSource): RsaKey {
  const p = drawPrime(bits / 2, random);
  let q = drawPrime(bits / 2, random);
  while (q === p) q = drawPrime(bits / 2, random);
  return {
    modulus: p * q,
    publicExponent: PUBLIC_EXPONENT,
    privateExponent: modularInverse(PUBLIC_EXPONENT, (p - 1n) * (q - 1n)),
  };
}
