/** EXTERNAL AUTHENTICATE of BAC, Doc 9303-11 §4.3.4.2. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import {
  advance,
  answer,
  type ChipContext,
  type ChipSession,
  isAllowed,
  refuse,
  type Step,
} from '../chip-session.ts';
import { answerBac } from '../protocols/bac.ts';

export function externalAuthenticate(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  const { profile, access } = context.contents;
  if (!profile.bac) return refuse(session, SW.INS_NOT_SUPPORTED);
  if (command.p1 !== 0 || command.p2 !== 0) return refuse(session, SW.INCORRECT_P1P2);
  const { challenge, ...rest } = session;
  if (!isAllowed(session, 'bac') || challenge === undefined) {
    return refuse(session, SW.CONDITIONS_NOT_SATISFIED);
  }
  if (context.tries.blocked) return refuse(rest, SW.AUTHENTICATION_BLOCKED);
  const outcome = answerBac(
    access.mrzInformation,
    challenge,
    command.data ?? new Uint8Array(),
    context.random,
  );
  switch (outcome.kind) {
    case 'wrong-length':
      return refuse(rest, SW.WRONG_LENGTH);
    case 'wrong-key':
      return refuse(rest, context.tries.count());
    case 'authenticated':
      return {
        ...answer(advance(rest, 'bac-succeeded'), outcome.response),
        openChannel: outcome.keys,
      };
  }
}
