/** Authentication tokens of PACE, Doc 9303-11 §4.4.3.4: T = MAC(KS_MAC, public key of the other side). */
import { computeMac, type SessionKeys } from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';

const PUBLIC_KEY = 0x7f49;
const OBJECT_IDENTIFIER = 0x06;
const ELLIPTIC_CURVE_POINT = 0x86;

/** The public key data object without domain parameters, §9.4.2–9.4.5. */
export const publicKeyObject = (protocolOid: string, point: Uint8Array): Uint8Array =>
  encodeTlv(
    PUBLIC_KEY,
    encodeTlv(OBJECT_IDENTIFIER, encodeObjectIdentifier(protocolOid)),
    encodeTlv(ELLIPTIC_CURVE_POINT, point),
  );

/** Eight octets over the ephemeral public key (04 ‖ x ‖ y) of the other side. */
export const authenticationToken = (
  keys: Pick<SessionKeys, 'suite' | 'macKey'>,
  protocolOid: string,
  point: Uint8Array,
): Uint8Array => computeMac(keys.suite, keys.macKey, publicKeyObject(protocolOid, point));
