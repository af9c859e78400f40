/** The commands that give bytes of a file, and what their answers mean. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { type CommandApdu, INS, SW } from '../../iso7816/apdu.ts';
import { encodeLength, encodeTlv, parseTlv } from '../../iso7816/tlv.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import type { ElementaryFile } from '../lds/elementary-files.ts';

export interface BlockRequest {
  readonly file: ElementaryFile;
  readonly offset: number;
  /** `short-id` names the file in the command and makes it the current one; only for offset 0. */
  readonly by: 'short-id' | 'current';
  /** Bytes of the response data field. */
  readonly length: number;
  /** In a command of extended length. */
  readonly extended?: boolean;
}

/** Length of the response data field that carries `bytes` of the file from `offset` on. */
export function responseFieldFor(offset: number, bytes: number): number {
  if (offset <= MAX_P1P2_OFFSET) return bytes;
  return 1 + encodeLength(bytes).length + bytes;
}

export type Block =
  | {
      readonly kind: 'data';
      readonly data: Uint8Array;
      /** Of the response data field, which holds more than the data where DO'53' wraps them. */
      readonly fieldLength: number;
      readonly endOfFile: boolean;
      readonly sw: number;
    }
  /** 6Cxx: ask again for exactly this many. */
  | { readonly kind: 'exact-length'; readonly length: number; readonly sw: number }
  /** 6700 and relatives: not this many at once. */
  | { readonly kind: 'wrong-length'; readonly sw: number }
  | { readonly kind: 'refused'; readonly sw: number; readonly unprotected?: boolean };

/** P1P2 holds an offset of 15 bits; beyond it the odd instruction carries the offset in DO'54'. */
const MAX_P1P2_OFFSET = 0x7fff;
const OFFSET_OBJECT = 0x54;
const DISCRETIONARY_DATA = 0x53;

/** SELECT of a file under the current application. The status word when the chip refuses, undefined on success. */
export async function selectFile(
  session: CardSession,
  file: ElementaryFile,
): Promise<Result<number | undefined, SessionFailure>> {
  const response = await session.send({
    cla: 0,
    ins: INS.SELECT,
    p1: 0x02,
    p2: 0x0c,
    data: Uint8Array.of(file.fileId >> 8, file.fileId & 0xff),
  });
  if (!response.ok) return response;
  return ok(response.value.sw === SW.SUCCESS ? undefined : response.value.sw);
}

/** One READ BINARY. Fails only when the conversation does, or the answer is longer than what was asked for. */
export async function readBlock(
  session: CardSession,
  request: BlockRequest,
): Promise<Result<Block, SessionFailure>> {
  const command = { ...readBinaryCommand(request), ...(request.extended && { extended: true }) };
  const response = await session.send(command);
  if (!response.ok) return response;
  const { data, sw } = response.value;
  if (data.length > (command.ne ?? 0)) {
    return err({ code: 'chip-protocol-error', detail: 'more bytes than asked for', sw });
  }
  if (sw >> 8 === 0x6c) return ok({ kind: 'exact-length', length: sw & 0xff || 256, sw });
  if (sw === SW.SUCCESS || sw === SW.END_OF_FILE) {
    const plain = command.ins === INS.READ_BINARY_ODD ? discretionaryData(data) : data;
    if (!plain) return err({ code: 'chip-protocol-error', detail: "no DO'53' in the answer", sw });
    // No bytes at all: a length that the chip cannot serve, or a file that ends here.
    return ok(
      plain.length > 0
        ? { kind: 'data', data: plain, fieldLength: data.length, endOfFile: sw === SW.END_OF_FILE, sw }
        : { kind: 'refused', sw },
    );
  }
  if (isAboutLength(sw, request)) return ok({ kind: 'wrong-length', sw });
  return ok({ kind: 'refused', sw, ...(response.value.unprotected && { unprotected: true }) });
}

function readBinaryCommand({ file, offset, by, length }: BlockRequest): CommandApdu {
  if (by === 'short-id') {
    return { cla: 0, ins: INS.READ_BINARY, p1: 0x80 | file.shortId, p2: 0, ne: length };
  }
  if (offset <= MAX_P1P2_OFFSET) {
    return { cla: 0, ins: INS.READ_BINARY, p1: offset >> 8, p2: offset & 0xff, ne: length };
  }
  const octets =
    offset > 0xffff ? [offset >> 16, (offset >> 8) & 0xff, offset & 0xff] : [offset >> 8, offset & 0xff];
  const data = encodeTlv(OFFSET_OBJECT, Uint8Array.from(octets));
  return { cla: 0, ins: INS.READ_BINARY_ODD, p1: 0, p2: 0, data, ne: length };
}

function discretionaryData(data: Uint8Array): Uint8Array | undefined {
  if (data.length === 0) return data;
  const tlv = parseTlv(data);
  if (!tlv.ok || tlv.value.tag !== DISCRETIONARY_DATA) return undefined;
  return tlv.value.encoded.length === data.length ? tlv.value.value : undefined;
}

/** 6700 says so; 6B00 at offset 0 and 6F00 are what chips in the field say instead. */
const isAboutLength = (sw: number, { offset }: BlockRequest): boolean =>
  sw === SW.WRONG_LENGTH || sw === SW.UNKNOWN || (sw === SW.WRONG_OFFSET && offset === 0);
