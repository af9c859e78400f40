/**
 * Chip authentication mapping, Doc 9303-11 §4.4.3.3.3 and §4.4.3.5: with its token the chip sends
 * CA_IC = SK_IC⁻¹ · SK_Map,IC, which only the holder of its static key can know.
 */
import { bytesToBigInt, equalBytes } from '../../iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  aesEcbEncrypt,
  blockSizeOf,
  type SessionKeys,
  unpad,
} from '../../iso7816/secure-messaging-cipher.ts';
import { type EcDomain, type EcPoint, encodePoint } from '../security-info/ec-domain.ts';

/** What the chip claimed during PACE; worth something once a signed static key confirms it. */
export interface ChipMappingClaim {
  readonly domain: EcDomain;
  /** Number of the domain parameters, and so of the static key (§9.2.1). */
  readonly parameterId?: number;
  /** PK_Map,IC as 04 ‖ x ‖ y. */
  readonly mappingKey: Uint8Array;
  /** CA_IC. Undefined: the chip sent none, or what it sent does not decrypt. */
  readonly data?: bigint;
}

/** Decrypts A_IC under KS_Enc with IV = E(KS_Enc, −1) (§4.4.3.5.4). Undefined when it is not what it should be. */
export function decryptChipAuthenticationData(
  keys: SessionKeys,
  encrypted: Uint8Array,
  domain: EcDomain,
): bigint | undefined {
  // CAM has no 3DES variant.
  if (keys.suite === '3DES' || encrypted.length === 0) return undefined;
  if (encrypted.length % blockSizeOf(keys.suite) !== 0) return undefined;
  const iv = aesEcbEncrypt(keys.encryptionKey, new Uint8Array(blockSizeOf(keys.suite)).fill(0xff));
  const octets = unpad(aesCbcDecrypt(keys.encryptionKey, encrypted, iv));
  // FE2OS gives as many octets as the order has (§4.4.5.6); a chip that drops leading zeros means the same number.
  if (!octets || octets.length > Math.ceil(domain.order.toString(2).length / 8)) return undefined;
  const data = bytesToBigInt(octets);
  return data > 0n && data < domain.order ? data : undefined;
}

/** PK_Map,IC = KA(CA_IC, PK_IC): the chip holds the private key of `staticKey`, which is on the domain of the claim. */
export function confirmsStaticKey(claim: ChipMappingClaim, staticKey: EcPoint): boolean {
  return (
    claim.data !== undefined && equalBytes(encodePoint(staticKey.multiply(claim.data)), claim.mappingKey)
  );
}
