/** READ BINARY with even and odd INS, ISO/IEC 7816-4 §11.3.3 as narrowed by Doc 9303-10 §3.6.3. */
import { type CommandApdu, SW } from '../../iso7816/apdu.ts';
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import { encodeTlv, parseTlv } from '../../iso7816/tlv.ts';
import { answer, type ChipContext, type ChipSession, refuse, type Step } from '../chip-session.ts';
import { findFault } from '../faults/chip-fault.ts';
import {
  FILE_TABLE,
  type FileEntry,
  findByFileId,
  findByShortId,
  isReadable,
} from '../file-system/file-table.ts';

/** Offsets of the odd form have at most this many octets; no file is longer. */
const MAX_OFFSET_OCTETS = 4;
const EXACT_LENGTH = 0x6c00;

/** INS B0: offset in P1P2, or a short file identifier in P1 and the offset in P2. */
export function readBinary(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  const refusal = refusalOfLength(command, session, context);
  if (refusal !== undefined) return refusal;
  if (command.ne === undefined || command.data !== undefined) return refuse(session, SW.WRONG_LENGTH);
  const namesShortId = (command.p1 & 0x80) !== 0;
  if (namesShortId && (command.p1 & 0x60) !== 0) return refuse(session, SW.INCORRECT_P1P2);
  const file = namesShortId ? findByShortId(session.directory, command.p1 & 0x1f) : currentFile(session);
  const opened = openForReading(file, namesShortId, session, context);
  if ('refusal' in opened) return opened.refusal;
  const offset = namesShortId ? command.p2 : (command.p1 << 8) | command.p2;
  if (offset >= opened.content.length) return refuse(opened.session, SW.WRONG_OFFSET);
  const { data, sw } = slice(opened.content, offset, command.ne, chunkOf(context));
  return answer(opened.session, data, sw);
}

/** INS B1: the file in P1P2 (0000 = current), the offset in DO'54', the answer in DO'53'. */
export function readBinaryOdd(command: CommandApdu, session: ChipSession, context: ChipContext): Step {
  const refusal = refusalOfLength(command, session, context);
  if (refusal !== undefined) return refusal;
  if (command.ne === undefined || command.data === undefined) return refuse(session, SW.WRONG_LENGTH);
  const offset = parseOffset(command.data);
  if (offset === undefined) return refuse(session, SW.WRONG_DATA);
  const reference = (command.p1 << 8) | command.p2;
  const file =
    reference === 0
      ? currentFile(session)
      : reference <= 0x1e
        ? findByShortId(session.directory, reference)
        : findByFileId(session.directory, reference);
  const opened = openForReading(file, reference !== 0, session, context);
  if ('refusal' in opened) return opened.refusal;
  if (offset >= opened.content.length) return refuse(opened.session, SW.WRONG_OFFSET);
  // Le counts tag and length of DO'53' too; the header is as long as the longest answer makes it.
  const room = Math.min(command.ne, chunkOf(context));
  const fitting = room - headerLength(room);
  if (fitting <= 0) return refuse(opened.session, SW.WRONG_LENGTH);
  const { data, sw } = slice(
    opened.content,
    offset,
    isWholeRange(command.ne) ? command.ne : fitting,
    fitting,
  );
  return answer(opened.session, encodeTlv(0x53, data), sw);
}

/** Fault `endless-6cxx`: always one less than what was asked for. */
function refusalOfLength(command: CommandApdu, session: ChipSession, context: ChipContext): Step | undefined {
  if (!findFault(context.faults, 'endless-6cxx')) return undefined;
  return refuse(session, EXACT_LENGTH | (((command.ne ?? 0) - 1) & 0xff));
}

/** Fault `short-chunks`. */
const chunkOf = (context: ChipContext): number =>
  Math.min(context.capacity, findFault(context.faults, 'short-chunks')?.bytes ?? context.capacity);

function parseOffset(data: Uint8Array): number | undefined {
  const tlv = parseTlv(data);
  if (!tlv.ok || tlv.value.tag !== 0x54 || tlv.value.encoded.length !== data.length) return undefined;
  const { value } = tlv.value;
  return value.length >= 1 && value.length <= MAX_OFFSET_OCTETS ? Number(bytesToBigInt(value)) : undefined;
}

const headerLength = (room: number): number => (room < 0x82 ? 2 : room < 0x103 ? 3 : room < 0x1_0004 ? 4 : 5);

const currentFile = (session: ChipSession): FileEntry | undefined =>
  FILE_TABLE.find((entry) => entry.name === session.currentFile);

type Opened = { readonly content: Uint8Array; readonly session: ChipSession } | { readonly refusal: Step };

/** A file named in the command becomes the current one, once it may be read. */
function openForReading(
  file: FileEntry | undefined,
  named: boolean,
  session: ChipSession,
  context: ChipContext,
): Opened {
  const content = file && context.contents.files.get(file.name);
  if (file === undefined || content === undefined) {
    if (named) return { refusal: refuse(session, SW.FILE_NOT_FOUND) };
    // No current file: before access control this is the same refusal as for every protected file.
    const sw = session.access === 'closed' ? SW.SECURITY_STATUS_NOT_SATISFIED : NO_CURRENT_FILE;
    return { refusal: refuse(session, sw) };
  }
  // SECURITY: Doc 9303-11 §4: nothing of the application is readable before access control, DG3 not even after it.
  if (!isReadable(file, session.access, context.contents.profile)) {
    return { refusal: refuse(session, SW.SECURITY_STATUS_NOT_SATISFIED) };
  }
  return { content, session: { ...session, currentFile: file.name } };
}

const NO_CURRENT_FILE = 0x6986;

/** Le of all zeros means "until the end of the file, as far as it goes". */
const isWholeRange = (ne: number): boolean => ne === 256 || ne === 65_536;

/**
 * Up to `ne` bytes from `offset`. A shorter answer is 6282 when the file ends before a stated Le,
 * and 9000 when Le asked for everything or the response field was too small.
 */
function slice(content: Uint8Array, offset: number, ne: number, capacity: number) {
  const end = Math.min(offset + Math.min(ne, capacity), content.length);
  const endedEarly = !isWholeRange(ne) && offset + ne > content.length && end === content.length;
  return { data: content.subarray(offset, end), sw: endedEarly ? SW.END_OF_FILE : SW.SUCCESS };
}
