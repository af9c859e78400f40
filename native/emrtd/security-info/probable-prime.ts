/** Whether numbers that a chip calls prime are: Miller–Rabin with fixed bases. */
import { pow } from '@noble/curves/abstract/modular.js';

const WITNESSES = [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n, 53n] as const;

/**
 * For odd numbers above 53. Whoever builds a composite that passes only weakens his own key, because the parameters
 * that are tested here come with a key that a trusted issuer signed or that proves nothing.
 */
export function isProbablePrime(candidate: bigint): boolean {
  let odd = candidate - 1n;
  let twos = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    twos++;
  }
  return WITNESSES.every((witness) => {
    let x = pow(witness, odd, candidate);
    if (x === 1n || x === candidate - 1n) return true;
    for (let i = 1; i < twos; i++) {
      x = (x * x) % candidate;
      if (x === candidate - 1n) return true;
    }
    return false;
  });
}
