import { expect, test } from 'vitest';
import { bytesToBigInt } from '../../../../../native/iso7816/bytes.ts';
import {
  drawRsaKey,
  isProbablePrime,
  modularPower,
} from '../../../../../native/virtual-chip/protocols/rsa.ts';
import { repeatableRandom } from '../sample-card.ts';

test('modular power agrees with small numbers worked by hand', () => {
  expect(modularPower(4n, 13n, 497n)).toBe(445n);
  expect(modularPower(2n, 10n, 1_000n)).toBe(24n);
  expect(modularPower(7n, 0n, 13n)).toBe(1n);
});

test('tells primes from composites, Carmichael numbers and squares included', () => {
  const random = repeatableRandom('primes');
  const mersenne = 2n ** 127n - 1n;
  expect(isProbablePrime(mersenne, random)).toBe(true);
  expect(isProbablePrime(mersenne * mersenne, random)).toBe(false);
  expect(isProbablePrime(2_147_483_647n * 2_147_483_629n, random)).toBe(false);
  expect(isProbablePrime(561n, random)).toBe(false);
});

test('a drawn key has the asked length and turns its own exponent around', () => {
  const key = drawRsaKey(1024, repeatableRandom('rsa'));
  expect(key.modulus.toString(2)).toHaveLength(1024);
  const message = bytesToBigInt(repeatableRandom('message')(100));
  const signature = modularPower(message, key.privateExponent, key.modulus);
  expect(signature).not.toBe(message);
  expect(modularPower(signature, key.publicExponent, key.modulus)).toBe(message);
});
