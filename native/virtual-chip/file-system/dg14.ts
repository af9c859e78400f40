/** DG14: the signed security infos, Doc 9303-11 §9.2 and Doc 9303-10 §4.7.14. */
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeSetOf } from '../asn1.ts';
import type { AgreementKey } from '../card-contents.ts';
import { agreementPublicKeyOf } from '../groups.ts';
import type { ChipProfile } from '../profiles/chip-profile.ts';
import {
  activeAuthenticationInfo,
  chipAuthenticationInfo,
  chipAuthenticationPublicKeyInfo,
  paceDomainParameterInfo,
  paceInfo,
  terminalAuthenticationInfo,
} from './security-infos.ts';

export function buildDg14(profile: ChipProfile, chipAuthenticationKey: AgreementKey | undefined): Uint8Array {
  const { pace, chipAuthentication, activeAuthentication } = profile;
  const infos: Uint8Array[] = [];
  if (chipAuthentication !== undefined && chipAuthenticationKey !== undefined) {
    infos.push(
      chipAuthenticationPublicKeyInfo(chipAuthentication, agreementPublicKeyOf(chipAuthenticationKey)),
    );
    infos.push(chipAuthenticationInfo(chipAuthentication));
  }
  if (profile.announcesTerminalAuthentication) infos.push(terminalAuthenticationInfo());
  // What EF.CardAccess says, under the signature of the state (§9.2.11).
  if (pace !== undefined) infos.push(paceInfo(pace));
  if (pace?.writtenOut) infos.push(paceDomainParameterInfo(pace));
  if (activeAuthentication?.algorithm === 'ecdsa' && activeAuthentication.announced) {
    infos.push(activeAuthenticationInfo(activeAuthentication));
  }
  return encodeTlv(0x6e, encodeSetOf(...infos));
}
