/** Whether commands of extended length come through, found out in plain before anything is agreed that could be lost. */
import { ok, type Result } from '../../../electron/core/result.ts';
import { INS, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
import type { SessionFailure } from '../card-session.ts';
import { extendedLengthOfAtr, parseAtrInformation } from '../files/card-capabilities.ts';
import type { TransferPath } from '../files/transfer-path.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';

/** Short identifier of EF.ATR/INFO under the master file, Doc 9303-10 §3.11.2. */
const ATR_INFORMATION = 0x01;

/**
 * Asks the chip what it claims, and tries one extended command if it claims extended length: EF.ATR/INFO is read for both,
 * so that it costs one command, or two where the ATR is silent and the file is not. A path that is remembered costs none.
 * Fails only when the conversation does; a reader that will not carry the command is an answer.
 */
export async function learnLengths(
  session: ChipSession,
  atr: Uint8Array,
  path: TransferPath,
): Promise<Result<void, SessionFailure>> {
  if (!path.asksForClaim) return ok(undefined);
  const extended = extendedLengthOfAtr(atr);
  if (extended !== 'silent') path.claim({ extended });
  if (extended === 'no') return ok(undefined);

  if (extended === 'silent') {
    const answer = await readAtrInformation(session, false);
    if (!answer.ok) return answer;
    path.claim(
      answer.value && hasContent(answer.value) ? parseAtrInformation(answer.value.data) : { extended },
    );
  }
  if (!path.probes) return ok(undefined);
  const answer = await readAtrInformation(session, true);
  if (!answer.ok) {
    path.probed(false);
    return answer;
  }
  const probe = answer.value;
  if (probe && hasContent(probe)) path.claim(parseAtrInformation(probe.data));
  path.probed(probe !== undefined && !refusesForm(probe));
  return ok(undefined);
}

/** The answer of the chip; undefined when the reader would not send the command. */
async function readAtrInformation(
  session: ChipSession,
  extended: boolean,
): Promise<Result<ResponseApdu | undefined, SessionFailure>> {
  const response = await session.send({
    cla: 0,
    ins: INS.READ_BINARY,
    p1: 0x80 | ATR_INFORMATION,
    p2: 0,
    ne: 256,
    ...(extended && { extended }),
  });
  return !response.ok && response.error.code === 'transmit-failed' ? ok(undefined) : response;
}

const hasContent = ({ sw, data }: ResponseApdu): boolean =>
  (sw === SW.SUCCESS || sw === SW.END_OF_FILE) && data.length > 0;

/** What chips say to a command whose form they do not know; that a file is missing is said by those who do. */
const refusesForm = ({ sw }: ResponseApdu): boolean =>
  sw === SW.WRONG_LENGTH || sw === SW.UNKNOWN || sw === SW.CLA_NOT_SUPPORTED || sw === SW.INS_NOT_SUPPORTED;
