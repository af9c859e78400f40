/** INTERNAL AUTHENTICATE of active authentication, Doc 9303-11 §6.1.2. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { answer, type ChipContext, type ChipSession, isAllowed, refuse, type Step } from '../chip-session.ts';
import { CHALLENGE_LENGTH, signChallenge } from '../protocols/active-authentication.ts';

export function internalAuthenticate(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  const { profile, keys } = context.contents;
  if (profile.activeAuthentication === undefined || keys.activeAuthentication === undefined) {
    return refuse(session, SW.INS_NOT_SUPPORTED);
  }
  if (command.p1 !== 0 || command.p2 !== 0) return refuse(session, SW.INCORRECT_P1P2);
  if (!isAllowed(session, 'active-authentication')) return refuse(session, SW.SECURITY_STATUS_NOT_SATISFIED);
  const challenge = command.data ?? new Uint8Array();
  if (challenge.length !== CHALLENGE_LENGTH || command.ne === undefined)
    return refuse(session, SW.WRONG_LENGTH);
  const signature = signChallenge(
    keys.activeAuthentication,
    profile.activeAuthentication,
    challenge,
    context.random,
  );
  // A 2048-bit signature does not fit a short response under secure messaging.
  if (signature.length > Math.min(command.ne, context.capacity)) return refuse(session, SW.WRONG_LENGTH);
  return answer(session, signature);
}
