/** MSE:Set AT and MSE:Set KAT, ISO/IEC 7816-4 §11.5.11, Doc 9303-11 §4.4.4.1 and §6.2.4. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { equalBytes } from '../../iso7816/bytes.ts';
import { findTag, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import { oidContents } from '../asn1.ts';
import {
  advance,
  answer,
  type ChipContext,
  type ChipSession,
  isAllowed,
  refuse,
  type Step,
} from '../chip-session.ts';
import { agreeChannel } from '../protocols/chip-authentication.ts';
import type { PacePassword } from '../protocols/pace.ts';

const SET_AT_PACE = 0xc1a4;
const SET_AT_CHIP_AUTHENTICATION = 0x41a4;
const SET_KAT_CHIP_AUTHENTICATION = 0x41a6;

const DO = { MECHANISM: 0x80, PASSWORD: 0x83, PRIVATE_KEY: 0x84, PUBLIC_KEY: 0x91 } as const;
const PASSWORD_KIND: Readonly<Record<number, 'mrz' | 'can'>> = { 1: 'mrz', 2: 'can' };

export function manageSecurityEnvironment(
  command: CommandApdu,
  session: ChipSession,
  context: ChipContext,
): Step {
  const objects = parseTlvList(command.data ?? new Uint8Array());
  if (!objects.ok) return refuse(session, SW.WRONG_DATA);
  switch ((command.p1 << 8) | command.p2) {
    case SET_AT_PACE:
      return choosePace(objects.value, session, context);
    case SET_AT_CHIP_AUTHENTICATION:
      return chooseChipAuthentication(objects.value, session, context);
    case SET_KAT_CHIP_AUTHENTICATION:
      return authenticateByKat(objects.value, session, context);
    default:
      return refuse(session, SW.INCORRECT_P1P2);
  }
}

const names = (object: Tlv | undefined, oid: string): boolean =>
  object !== undefined && equalBytes(object.value, oidContents(oid));

function choosePace(objects: readonly Tlv[], session: ChipSession, context: ChipContext): Step {
  const { profile, access, files } = context.contents;
  if (profile.pace === undefined || !files.has('EF.CardAccess')) return refuse(session, SW.INCORRECT_P1P2);
  // PACE runs at the level of the master file (Doc 9303-11 §4.4.1).
  if (!isAllowed(session, 'pace') || session.directory !== 'MF') {
    return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
  }
  if (!names(findTag(objects, DO.MECHANISM), profile.pace.oid)) return refuse(session, SW.WRONG_DATA);
  if (context.tries.blocked) return refuse(session, SW.AUTHENTICATION_BLOCKED);
  const reference = findTag(objects, DO.PASSWORD)?.value;
  if (reference === undefined || reference.length !== 1) return refuse(session, SW.WRONG_DATA);
  const kind = PASSWORD_KIND[reference[0]!];
  if (kind === undefined || !profile.pace.passwords.includes(kind)) {
    return refuse(session, SW.REFERENCED_DATA_NOT_FOUND);
  }
  const parameters = findTag(objects, DO.PRIVATE_KEY)?.value;
  if (parameters !== undefined && !(parameters.length === 1 && parameters[0] === profile.pace.parameterId)) {
    return refuse(session, SW.REFERENCED_DATA_NOT_FOUND);
  }
  const password: PacePassword =
    kind === 'can' ? { kind, can: access.can } : { kind, mrzInformation: access.mrzInformation };
  return answer({ ...session, pace: { at: 'password-chosen', password } }, undefined, context.tries.greeting);
}

function chooseChipAuthentication(objects: readonly Tlv[], session: ChipSession, context: ChipContext): Step {
  const { profile, keys } = context.contents;
  if (profile.chipAuthentication === undefined || keys.chipAuthentication === undefined) {
    return refuse(session, SW.INCORRECT_P1P2);
  }
  if (!isAllowed(session, 'chip-authentication')) return refuse(session, SW.SECURITY_STATUS_NOT_SATISFIED);
  if (!names(findTag(objects, DO.MECHANISM), profile.chipAuthentication.oid)) {
    return refuse(session, SW.WRONG_DATA);
  }
  // There is one key and DG14 gives it no identifier, so a reference points nowhere.
  if (findTag(objects, DO.PRIVATE_KEY) !== undefined) return refuse(session, SW.REFERENCED_DATA_NOT_FOUND);
  return answer({ ...session, chipAuthenticationChosen: true });
}

/** The older form: the terminal's public key comes in the MSE command itself. 3DES channels only. */
function authenticateByKat(objects: readonly Tlv[], session: ChipSession, context: ChipContext): Step {
  const { profile, keys } = context.contents;
  const key = keys.chipAuthentication;
  if (profile.chipAuthentication?.suite !== '3DES' || key === undefined) {
    return refuse(session, SW.INCORRECT_P1P2);
  }
  if (!isAllowed(session, 'chip-authentication')) return refuse(session, SW.SECURITY_STATUS_NOT_SATISFIED);
  const publicKey = findTag(objects, DO.PUBLIC_KEY)?.value;
  const channel = publicKey && agreeChannel(key, '3DES', publicKey);
  if (channel === undefined) return refuse(session, SW.WRONG_DATA);
  return { ...answer(advance(session, 'chip-authentication-succeeded')), openChannel: channel };
}
