/** Contents of EF.CardSecurity, Doc 9303-11 §9.2.11: the key of the chip authentication mapping, and EF.CardAccess again. */
import { encodeSetOf } from '../asn1.ts';
import type { AgreementKey } from '../card-contents.ts';
import { agreementPublicKeyOf } from '../groups.ts';
import type { ChipProfile } from '../profiles/chip-profile.ts';
import { chipAuthenticationPublicKeyInfo, paceInfo, terminalAuthenticationInfo } from './security-infos.ts';

/** SecurityInfos to be signed; undefined for a chip that has no such file. */
export function buildCardSecurity(
  profile: ChipProfile,
  key: AgreementKey | undefined,
): Uint8Array | undefined {
  const { pace } = profile;
  if (pace === undefined || key === undefined) return undefined;
  return encodeSetOf(
    // The key bears the number of the domain parameters (§9.2.1).
    chipAuthenticationPublicKeyInfo(
      { group: key.group, encoding: 'explicit' },
      agreementPublicKeyOf(key),
      pace.parameterId,
    ),
    paceInfo(pace),
    ...(profile.announcesTerminalAuthentication ? [terminalAuthenticationInfo()] : []),
  );
}
