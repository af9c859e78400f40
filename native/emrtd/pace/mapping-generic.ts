/** Generic mapping over an elliptic curve, Doc 9303-11 §4.4.3.3.1: Ĝ = s·G + H, with H agreed by plain ECDH. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { EcDomain, EcPoint } from '../security-info/ec-domain.ts';

/**
 * @param nonce the decrypted nonce s
 * @param privateKey SK_Map,IFD
 * @param chipPublicKey PK_Map,IC, already checked to be on the curve
 */
export function mapGenerically(
  domain: EcDomain,
  nonce: Uint8Array,
  privateKey: bigint,
  chipPublicKey: EcPoint,
): Result<EcPoint, 'mapping-degenerate'> {
  const scalar = bytesToBigInt(nonce) % domain.order;
  // SECURITY: only a chip that chooses its nonce or key to that end gets a generator of no use; it is refused.
  if (scalar === 0n) return err('mapping-degenerate');
  const shared = chipPublicKey.multiply(privateKey);
  const generator = domain.Point.BASE.multiply(scalar).add(shared);
  return generator.is0() ? err('mapping-degenerate') : ok(generator);
}
