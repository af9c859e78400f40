/** GET CHALLENGE for BAC, Doc 9303-11 §4.3.4.1. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { answer, type ChipContext, type ChipSession, isAllowed, refuse, type Step } from '../chip-session.ts';
import { BAC_NONCE_LENGTH } from '../protocols/bac.ts';

export function getChallenge(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  if (!context.contents.profile.bac) return refuse(session, SW.INS_NOT_SUPPORTED);
  if (command.p1 !== 0 || command.p2 !== 0) return refuse(session, SW.INCORRECT_P1P2);
  if (command.data !== undefined || command.ne === undefined) return refuse(session, SW.WRONG_LENGTH);
  if (command.ne !== BAC_NONCE_LENGTH && command.ne < 256) return refuse(session, SW.WRONG_LENGTH);
  if (!isAllowed(session, 'bac') || session.directory !== 'eMRTD') {
    return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
  }
  const challenge = context.random(BAC_NONCE_LENGTH);
  return answer({ ...session, challenge }, challenge);
}
