/** Authentication tokens of PACE, Doc 9303-11 §4.4.3.4: T = MAC(KS_MAC, public key of the other side). */
import { computeMac, type SessionKeys } from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';

const PUBLIC_KEY = 0x7f49;
const OBJECT_IDENTIFIER = 0x06;

/**
 * The public key data object without domain parameters, §9.4.3–9.4.5.
 *
 * @param tag 86 for a point (04 ‖ x ‖ y), 84 for an unsigned integer without leading zeros
 */
export const publicKeyObject = (protocolOid: string, tag: 0x84 | 0x86, publicKey: Uint8Array): Uint8Array =>
  encodeTlv(
    PUBLIC_KEY,
    encodeTlv(OBJECT_IDENTIFIER, encodeObjectIdentifier(protocolOid)),
    encodeTlv(tag, publicKey),
  );

/** Eight octets over the ephemeral public key of the other side. */
export const authenticationToken = (
  keys: Pick<SessionKeys, 'suite' | 'macKey'>,
  protocolOid: string,
  tag: 0x84 | 0x86,
  publicKey: Uint8Array,
): Uint8Array => computeMac(keys.suite, keys.macKey, publicKeyObject(protocolOid, tag, publicKey));
