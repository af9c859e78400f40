/** SELECT, ISO/IEC 7816-4 §11.2.2 as narrowed by Doc 9303-10 §3.6.2. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { equalBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { answer, type ChipContext, type ChipSession, refuse, type Step } from '../chip-session.ts';
import { findFault } from '../faults/chip-fault.ts';
import {
  EMRTD_AID,
  type FileEntry,
  findByFileId,
  isReadable,
  MASTER_FILE_ID,
} from '../file-system/file-table.ts';

const BY_FILE_ID = 0x00;
const EF_UNDER_CURRENT_DF = 0x02;
const BY_DF_NAME = 0x04;

const FCI = 0x00;
const FCP = 0x04;
const NO_RESPONSE_DATA = 0x0c;

export function select(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  if (![FCI, FCP, NO_RESPONSE_DATA].includes(command.p2)) return refuse(session, SW.INCORRECT_P1P2);
  const data = command.data ?? new Uint8Array();
  switch (command.p1) {
    case BY_DF_NAME:
      return selectApplication(data, command, session, context);
    case BY_FILE_ID:
      if (data.length === 0 || fileIdOf(data) === MASTER_FILE_ID) return selectMasterFile(session, context);
      return selectFile(data, command, session, context);
    case EF_UNDER_CURRENT_DF:
      return selectFile(data, command, session, context);
    default:
      return refuse(session, SW.INCORRECT_P1P2);
  }
}

const fileIdOf = (data: Uint8Array): number | undefined =>
  data.length === 2 ? (data[0]! << 8) | data[1]! : undefined;

function selectApplication(
  aid: Uint8Array,
  command: CommandApdu,
  session: ChipSession,
  context: ChipContext,
) {
  if (!equalBytes(aid, EMRTD_AID)) return refuse(session, SW.FILE_NOT_FOUND);
  const { currentFile: _file, ...rest } = session;
  return answer({ ...rest, directory: 'eMRTD' }, controlInformation(command, context, encodeTlv(0x84, aid)));
}

function selectMasterFile(session: ChipSession, context: ChipContext): Step {
  const refusedWith = findFault(context.faults, 'mf-refused');
  if (refusedWith !== undefined) return refuse(session, refusedWith.sw);
  if (context.contents.profile.selectMasterFile === 'ins-not-supported') {
    return refuse(session, SW.INS_NOT_SUPPORTED);
  }
  const { currentFile: _file, ...rest } = session;
  return answer({ ...rest, directory: 'MF' });
}

function selectFile(
  data: Uint8Array,
  command: CommandApdu,
  session: ChipSession,
  context: ChipContext,
): Step {
  const fileId = fileIdOf(data);
  if (fileId === undefined) return refuse(session, SW.WRONG_DATA);
  const file = findByFileId(session.directory, fileId);
  const content = file && context.contents.files.get(file.name);
  if (file === undefined || content === undefined) {
    return refuse(
      session,
      isCardAccessFromInside(fileId, session, context) ? SW.SECURITY_STATUS_NOT_SATISFIED : SW.FILE_NOT_FOUND,
    );
  }
  if (!isReadable(file, session.access, context.contents.profile)) {
    return refuse(session, SW.SECURITY_STATUS_NOT_SATISFIED);
  }
  return answer(
    { ...session, currentFile: file.name },
    controlInformation(command, context, fileControl(file, content.length)),
  );
}

/** Facts §1.2: once the application is selected, this card refuses EF.CardAccess instead of not finding it. */
const isCardAccessFromInside = (fileId: number, session: ChipSession, context: ChipContext): boolean =>
  session.directory === 'eMRTD' &&
  findByFileId('MF', fileId) !== undefined &&
  context.contents.profile.cardAccessInsideApplication === 'security-status';

const fileControl = (file: FileEntry, size: number): Uint8Array =>
  Uint8Array.of(
    ...encodeTlv(0x80, Uint8Array.of(size >> 8, size & 0xff)),
    ...encodeTlv(0x82, Uint8Array.of(0x01)),
    ...encodeTlv(0x83, Uint8Array.of(file.fileId >> 8, file.fileId & 0xff)),
    ...encodeTlv(0x88, Uint8Array.of(file.shortId << 3)),
  );

/** FCI or FCP template, but only for a reader that asked for it and left room for it. */
function controlInformation(command: CommandApdu, context: ChipContext, content: Uint8Array): Uint8Array {
  if (command.p2 === NO_RESPONSE_DATA || command.ne === undefined) return new Uint8Array();
  const template = encodeTlv(command.p2 === FCP ? 0x62 : 0x6f, content);
  return template.length <= context.capacity ? template : new Uint8Array();
}
