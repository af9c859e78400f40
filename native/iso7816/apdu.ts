/** Command and response APDUs, ISO/IEC 7816-4 §5.1, in short and extended form. */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { concatBytes } from './bytes.ts';

export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data?: Uint8Array;
  /** Expected length Ne: 1–256 (short) or 1–65536 (extended). Absent: no Le field. */
  readonly ne?: number;
  /** Extended form although the lengths would fit a short one: to see if it comes through, or for room in the answer. */
  readonly extended?: boolean;
}

export interface ResponseApdu {
  readonly data: Uint8Array;
  /** SW1‖SW2, e.g. 0x9000. */
  readonly sw: number;
  /** A bare status word where secure messaging is on: nothing vouches for it. */
  readonly unprotected?: boolean;
}

export const SW = {
  SUCCESS: 0x9000,
  END_OF_FILE: 0x6282,
  AUTHENTICATION_FAILED: 0x6300,
  WRONG_LENGTH: 0x6700,
  SECURITY_STATUS_NOT_SATISFIED: 0x6982,
  AUTHENTICATION_BLOCKED: 0x6983,
  CONDITIONS_NOT_SATISFIED: 0x6985,
  SM_OBJECTS_MISSING: 0x6987,
  SM_OBJECTS_INCORRECT: 0x6988,
  WRONG_DATA: 0x6a80,
  FUNCTION_NOT_SUPPORTED: 0x6a81,
  FILE_NOT_FOUND: 0x6a82,
  INCORRECT_P1P2: 0x6a86,
  REFERENCED_DATA_NOT_FOUND: 0x6a88,
  WRONG_OFFSET: 0x6b00,
  INS_NOT_SUPPORTED: 0x6d00,
  CLA_NOT_SUPPORTED: 0x6e00,
  UNKNOWN: 0x6f00,
} as const;

export const INS = {
  MSE: 0x22,
  EXTERNAL_AUTHENTICATE: 0x82,
  GET_CHALLENGE: 0x84,
  GENERAL_AUTHENTICATE: 0x86,
  INTERNAL_AUTHENTICATE: 0x88,
  SELECT: 0xa4,
  READ_BINARY: 0xb0,
  /** READ BINARY with the offset in DO'54' (Doc 9303-10 §3.6.3.2), for offsets above 32 767. */
  READ_BINARY_ODD: 0xb1,
  GET_RESPONSE: 0xc0,
} as const;

const SHORT_DATA = 255;
const SHORT_NE = 256;
const EXTENDED_DATA = 65_535;
const EXTENDED_NE = 65_536;

export const isExtended = (command: CommandApdu): boolean =>
  (command.data?.length ?? 0) > SHORT_DATA || (command.ne ?? 0) > SHORT_NE;

/** Encodes in the shortest form that fits; `extended: true` forces the extended form. Throws on impossible lengths. */
export function encodeCommand(
  command: CommandApdu,
  options: { readonly extended?: boolean } = {},
): Uint8Array {
  const data = command.data ?? new Uint8Array();
  const ne = command.ne;
  if (data.length > EXTENDED_DATA || (ne !== undefined && (ne < 1 || ne > EXTENDED_NE))) {
    throw new Error('APDU length out of range');
  }
  const header = Uint8Array.of(command.cla, command.ins, command.p1, command.p2);
  if (!isExtended(command) && !command.extended && !options.extended) {
    const lc = data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array();
    const le = ne === undefined ? new Uint8Array() : Uint8Array.of(ne & 0xff);
    return concatBytes(header, lc, data, le);
  }
  const lc = data.length > 0 ? Uint8Array.of(0, data.length >> 8, data.length & 0xff) : new Uint8Array();
  const le = ne === undefined ? [] : [(ne >> 8) & 0xff, ne & 0xff];
  const lead = ne !== undefined && data.length === 0 ? [0] : [];
  return concatBytes(header, lc, data, Uint8Array.from([...lead, ...le]));
}

/** The card's view of a command: the eight cases of ISO/IEC 7816-3 §12.1. */
export function parseCommand(bytes: Uint8Array): Result<CommandApdu, 'apdu-malformed'> {
  const [cla, ins, p1, p2] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined)
    return err('apdu-malformed');
  const header = { cla, ins, p1, p2 };
  const body = bytes.subarray(4);
  if (body.length === 0) return ok(header);
  if (body.length === 1) return ok({ ...header, ne: body[0]! || SHORT_NE });
  if (body[0] !== 0) {
    const lc = body[0]!;
    if (body.length === 1 + lc) return ok({ ...header, data: body.subarray(1) });
    if (body.length === 2 + lc) {
      return ok({ ...header, data: body.subarray(1, 1 + lc), ne: body[1 + lc]! || SHORT_NE });
    }
    return err('apdu-malformed');
  }
  if (body.length < 3) return err('apdu-malformed');
  const first = (body[1]! << 8) | body[2]!;
  if (body.length === 3) return ok({ ...header, ne: first || EXTENDED_NE });
  if (first === 0) return err('apdu-malformed');
  const data = body.subarray(3, 3 + first);
  if (body.length === 3 + first) return ok({ ...header, data });
  if (body.length === 5 + first) {
    return ok({ ...header, data, ne: (body[3 + first]! << 8) | body[4 + first]! || EXTENDED_NE });
  }
  return err('apdu-malformed');
}

export const encodeResponse = (response: ResponseApdu): Uint8Array =>
  concatBytes(response.data, Uint8Array.of(response.sw >> 8, response.sw & 0xff));

export function parseResponse(bytes: Uint8Array): Result<ResponseApdu, 'apdu-malformed'> {
  if (bytes.length < 2) return err('apdu-malformed');
  const end = bytes.length - 2;
  return ok({ data: bytes.subarray(0, end), sw: (bytes[end]! << 8) | bytes[end + 1]! });
}
