/** EF.CardAccess, Doc 9303-10 §3.11.3: what a terminal needs to know before access control. */
import { encodeSetOf } from '../asn1.ts';
import type { ChipProfile } from '../profiles/chip-profile.ts';
import {
  chipAuthenticationInfo,
  paceDomainParameterInfo,
  paceInfo,
  terminalAuthenticationInfo,
} from './security-infos.ts';

/** Undefined for a chip without PACE, which has no such file. */
export function buildCardAccess(profile: ChipProfile): Uint8Array | undefined {
  if (profile.pace === undefined) return undefined;
  return encodeSetOf(
    paceInfo(profile.pace),
    ...(profile.pace.writtenOut ? [paceDomainParameterInfo(profile.pace)] : []),
    ...(profile.chipAuthentication ? [chipAuthenticationInfo(profile.chipAuthentication)] : []),
    ...(profile.announcesTerminalAuthentication ? [terminalAuthenticationInfo()] : []),
  );
}
