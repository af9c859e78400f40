/** Ephemeral key pairs on an elliptic curve. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { EcDomain, EcPoint } from '../security-info/ec-domain.ts';

export interface EphemeralKeyPair {
  readonly privateKey: bigint;
  readonly publicKey: EcPoint;
}

/** A good source misses at most every second time; missing this often means that it is broken. */
const MAX_DRAWS = 128;

/**
 * A key pair on `generator`. Draws are rejected until one is in 1 … n−1, so that keys are uniform and a test can
 * inject a published key. Throws when the random source cannot produce one.
 */
export function generateEphemeralKey(
  domain: EcDomain,
  generator: EcPoint,
  random: (length: number) => Uint8Array,
): EphemeralKeyPair {
  const bits = domain.order.toString(2).length;
  const length = Math.ceil(bits / 8);
  const topMask = 0xff >> (8 * length - bits);
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const octets = random(length).slice();
    octets[0]! &= topMask;
    const privateKey = bytesToBigInt(octets);
    if (privateKey > 0n && privateKey < domain.order) {
      return { privateKey, publicKey: generator.multiply(privateKey) };
    }
  }
  throw new Error('the random source gives no usable private key');
}
