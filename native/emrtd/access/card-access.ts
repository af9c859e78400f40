/** EF.CardAccess, Doc 9303-11 §9.2.11: which access protocols the chip offers, before anything is agreed. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { INS } from '../../iso7816/apdu.ts';
import type { SessionFailure } from '../card-session.ts';
import { createFileReader } from '../files/file-reader.ts';
import { VIETNAMESE_CARD_ACCESS } from '../pace/vietnamese-card-access.ts';
import type { ChipSession } from '../secure-messaging/chip-session.ts';
import { parseSecurityInfos, type SecurityInfos } from '../security-info/security-infos.ts';

export interface CardAccess {
  readonly infos: SecurityInfos;
  /** The file as read; absent when the chip would not give it and `infos` are what Vietnamese cards are known to offer. */
  readonly file?: Uint8Array;
}

const MASTER_FILE = Uint8Array.of(0x3f, 0x00);

/**
 * Reads the file straight after reset, where the master file is current. Chips without one refuse SELECT MF
 * (6D00, 6A82, 6A86) and still have the file. Fails only when the conversation does.
 */
export async function readCardAccess(session: ChipSession): Promise<Result<CardAccess, SessionFailure>> {
  const straight = await createFileReader(session).read('EF.CardAccess');
  if (straight.ok) return ok(cardAccessFrom(straight.value));
  if (straight.error.reason === 'session') return withoutFile(straight.error.failure);

  const selected = await selectMasterFile(session);
  if (!selected.ok) return selected;
  if (!selected.value) return ok(cardAccessFrom());

  const again = await createFileReader(session).read('EF.CardAccess');
  if (!again.ok && again.error.reason === 'session') return withoutFile(again.error.failure);
  return ok(cardAccessFrom(again.ok ? again.value : undefined));
}

/** Whether the chip has a master file to select. */
export async function selectMasterFile(session: ChipSession): Promise<Result<boolean, SessionFailure>> {
  const response = await session.send({ cla: 0, ins: INS.SELECT, p1: 0x00, p2: 0x0c, data: MASTER_FILE });
  return response.ok ? ok(response.value.sw === 0x9000) : response;
}

/** A reader that will not carry this command may carry the next. */
const withoutFile = (failure: SessionFailure): Result<CardAccess, SessionFailure> =>
  failure.code === 'transmit-failed' ? ok(cardAccessFrom()) : err(failure);

function cardAccessFrom(file?: Uint8Array): CardAccess {
  const infos = file && parseSecurityInfos(file);
  if (file && infos?.ok) return { infos: infos.value, file };
  const known = parseSecurityInfos(VIETNAMESE_CARD_ACCESS);
  if (!known.ok) throw new Error(`the built-in EF.CardAccess: ${known.error}`);
  return { infos: known.value };
}
