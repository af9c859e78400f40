import { expect, test } from 'vitest';
import { isProbablePrime } from '../../../../../native/emrtd/security-info/probable-prime.ts';

test('every number below 2000, against a sieve', () => {
  const composite = new Set<number>();
  for (let i = 2; i < 2000; i++) for (let j = i * i; j < 2000; j += i) composite.add(j);
  for (let i = 0; i < 2000; i++) expect(isProbablePrime(BigInt(i)), `${i}`).toBe(i > 1 && !composite.has(i));
});

test.each([
  ['a Carmichael number', 9_746_347_772_161n],
  // The least strong pseudoprimes to all of the first 12 and 13 primes (OEIS A014233).
  ['one that passes with every prime to 37', 318_665_857_834_031_151_167_461n],
  ['one that passes with every prime to 41', 3_317_044_064_679_887_385_961_981n],
  ['a square of a prime', ((1n << 521n) - 1n) ** 2n],
])('%s is none', (_, number) => {
  expect(isProbablePrime(number)).toBe(false);
});

test('primes are, the second time as well', () => {
  for (const exponent of [127n, 521n, 1279n]) {
    expect(isProbablePrime((1n << exponent) - 1n)).toBe(true);
    expect(isProbablePrime((1n << exponent) - 1n)).toBe(true);
  }
});
