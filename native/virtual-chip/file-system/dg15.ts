/** DG15: the public key of active authentication as SubjectPublicKeyInfo, Doc 9303-11 §6.1. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeBitString, encodeInteger, encodeNull, encodeOid, encodeSequence } from '../asn1.ts';
import type { ActiveAuthenticationKey } from '../card-contents.ts';
import { publicKeyOf } from '../curves.ts';
import type { ActiveAuthenticationProfile } from '../profiles/chip-profile.ts';
import { subjectPublicKeyInfo } from './security-infos.ts';

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

export function buildDg15(profile: ActiveAuthenticationProfile, key: ActiveAuthenticationKey): Uint8Array {
  if (key.algorithm === 'ecdsa') {
    const encoding = profile.algorithm === 'ecdsa' ? profile.encoding : 'named';
    return encodeTlv(0x6f, subjectPublicKeyInfo(key.key.curve, encoding, publicKeyOf(key.key)));
  }
  return encodeTlv(
    0x6f,
    encodeSequence(
      encodeSequence(encodeOid(RSA_ENCRYPTION), encodeNull()),
      encodeBitString(encodeSequence(encodeInteger(key.key.modulus), encodeInteger(key.key.publicExponent))),
    ),
  );
}
