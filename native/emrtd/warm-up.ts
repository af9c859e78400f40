/** What the first read of a process would otherwise wait for: tables of the curve, and code that is not yet compiled. */
import { aesCbcDecrypt, computeMac } from '../iso7816/secure-messaging-cipher.ts';
import { mapGenerically } from './pace/mapping-generic.ts';
import { ellipticGroup } from './security-info/agreement-group.ts';
import { curveByName, type EcDomain } from './security-info/ec-domain.ts';

/** The curve of Vietnamese cards, for PACE, chip authentication and signatures. */
const USUAL_CURVE = 'brainpoolP256r1';
/** Enough for the engine to compile the loops; some tens of milliseconds, with the table of the generator. */
const ROUNDS = 8;

/**
 * For the start of the desk, while no card is there. Takes some tens of milliseconds and spares the first read as much.
 * Computes on fixed numbers only: no key comes of it. Returns the curve that is ready.
 */
export function warmUp(): EcDomain {
  const domain = curveByName(USUAL_CURVE);
  if (!domain) throw new Error(`no curve ${USUAL_CURVE}`);
  const group = ellipticGroup(domain);
  const nonce = new Uint8Array(16).fill(1);
  const block = new Uint8Array(224);
  for (let round = 1n; round <= ROUNDS; round++) {
    const scalar = domain.order / (round + 2n);
    mapGenerically(group, nonce, scalar, domain.Point.BASE.multiply(scalar));
    computeMac('AES-128', nonce, block);
    aesCbcDecrypt(nonce, block);
  }
  return domain;
}
