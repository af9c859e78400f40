/** Secure messaging of commands and responses, Doc 9303-11 §9.8. Pure: a counter goes in, the next one comes out. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { CommandApdu, ResponseApdu } from '../../iso7816/apdu.ts';
import { concatBytes } from '../../iso7816/bytes.ts';
import {
  blockSizeOf,
  type CipherSuite,
  channelMac,
  decryptBody,
  encryptBody,
  incrementCounter,
  macMatches,
  pad,
  type SessionKeys,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeLength, encodeTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';

/** Data objects of secure messaging, Doc 9303-11 §9.8.4. */
export const SM_TAG = {
  /** Cryptogram of plain data, after an octet that names the padding. Even INS. */
  CRYPTOGRAM_WITH_INDICATOR: 0x87,
  /** Cryptogram of BER-TLV data, without that octet. Odd INS. */
  CRYPTOGRAM_OF_TLV: 0x85,
  EXPECTED_LENGTH: 0x97,
  PROCESSING_STATUS: 0x99,
  CHECKSUM: 0x8e,
} as const;

/** Padding-content indicator: padding method 2 of ISO/IEC 9797-1. */
const PADDING_METHOD_2 = 0x01;
/** CLA bits b4 b3: secure messaging, header authenticated. */
const CLA_SECURE_MESSAGING = 0x0c;
const CHECKSUM_LENGTH = 8;
/** DO'99' and DO'8E' with their headers. */
const STATUS_OBJECT_LENGTH = 4;
const CHECKSUM_OBJECT_LENGTH = 2 + CHECKSUM_LENGTH;
const SHORT_DATA = 255;
const SHORT_NE = 256;
const EXTENDED_NE = 65_536;

/** Why a response is not believed. Whatever it is, the channel is at an end. */
export type ProtectionError =
  | 'unprotected' // a bare status word where protection is due
  | 'structure' // data objects missing, doubled, out of order or of the wrong length
  | 'checksum'
  | 'cryptogram'; // does not decrypt to padded data

/** The odd instruction codes of ISO/IEC 7816-4 §5.5.1 carry BER-TLV data. */
const hasTlvData = (ins: number): boolean => (ins & 1) === 1;

/** Wraps one command; the keys come back with the send sequence counter that was used. Throws on an empty command. */
export function protectCommand(
  command: CommandApdu,
  keys: SessionKeys,
): { readonly command: CommandApdu; readonly keys: SessionKeys } {
  const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const cla = command.cla | CLA_SECURE_MESSAGING;
  const objects = concatBytes(
    command.data && command.data.length > 0 ? cryptogramObject(command.ins, command.data, next) : EMPTY,
    command.ne === undefined ? EMPTY : expectedLengthObject(command.ne),
  );
  // The standard leaves open whether an empty body is padded twice, and no eMRTD command has one.
  if (objects.length === 0) throw new Error('secure messaging of a command with neither data nor Le');
  const header = pad(Uint8Array.of(cla, command.ins, command.p1, command.p2), blockSizeOf(keys.suite));
  const checksum = channelMac(next, macInput(keys.suite, header, objects));
  const data = concatBytes(objects, encodeTlv(SM_TAG.CHECKSUM, checksum));
  const extended = command.extended === true || data.length > SHORT_DATA || (command.ne ?? 0) > SHORT_NE;
  return {
    command: {
      cla,
      ins: command.ins,
      p1: command.p1,
      p2: command.p2,
      data,
      ne: extended ? EXTENDED_NE : SHORT_NE,
    },
    keys: next,
  };
}

/**
 * Checks and opens one response to an instruction `ins`. The status word in the result is the authenticated one.
 *
 * SECURITY: nothing of the response is used before its checksum is verified; data objects must come in the
 * standard's order and once each, so that no unauthenticated octet is ever interpreted.
 */
export function openResponse(
  response: ResponseApdu,
  ins: number,
  keys: SessionKeys,
): Result<{ readonly response: ResponseApdu; readonly keys: SessionKeys }, ProtectionError> {
  const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  if (response.data.length === 0) return err('unprotected');
  const objects = parseTlvList(response.data);
  if (!objects.ok) return err('structure');
  const ordered = inStandardOrder(objects.value, ins);
  if (!ordered) return err('structure');
  const { cryptogram, status, checksum } = ordered;
  const covered = response.data.subarray(0, response.data.length - checksum.encoded.length);
  if (!macMatches(next, macInput(keys.suite, covered), checksum.value)) return err('checksum');
  const sw = (status.value[0]! << 8) | status.value[1]!;
  if (!cryptogram) return ok({ response: { data: EMPTY, sw }, keys: next });
  const data = openCryptogram(cryptogram, next);
  return data ? ok({ response: { data, sw }, keys: next }) : err('cryptogram');
}

const EMPTY = new Uint8Array();

/** computeMac pads for 3DES itself; CMAC needs the padding of §9.8.6.2 done beforehand. */
function macInput(suite: CipherSuite, ...parts: readonly Uint8Array[]): Uint8Array {
  const input = concatBytes(...parts);
  return suite === '3DES' ? input : pad(input, blockSizeOf(suite));
}

function cryptogramObject(ins: number, data: Uint8Array, keys: SessionKeys): Uint8Array {
  const cryptogram = encryptBody(keys, data);
  return hasTlvData(ins)
    ? encodeTlv(SM_TAG.CRYPTOGRAM_OF_TLV, cryptogram)
    : encodeTlv(SM_TAG.CRYPTOGRAM_WITH_INDICATOR, Uint8Array.of(PADDING_METHOD_2), cryptogram);
}

/** DO'97': one octet up to 256, two above; 256 and 65 536 are zeros. */
const expectedLengthObject = (ne: number): Uint8Array =>
  ne <= SHORT_NE
    ? encodeTlv(SM_TAG.EXPECTED_LENGTH, Uint8Array.of(ne & 0xff))
    : encodeTlv(SM_TAG.EXPECTED_LENGTH, Uint8Array.of((ne >> 8) & 0xff, ne & 0xff));

interface ProtectedObjects {
  readonly cryptogram?: Tlv;
  readonly status: Tlv;
  readonly checksum: Tlv;
}

/** [cryptogram] status checksum, and nothing else. */
function inStandardOrder(objects: readonly Tlv[], ins: number): ProtectedObjects | undefined {
  const [first, ...others] = objects;
  const hasCryptogram = first !== undefined && isCryptogramFor(first, ins);
  const [status, checksum, ...extra] = hasCryptogram ? others : objects;
  if (status?.tag !== SM_TAG.PROCESSING_STATUS || status.value.length !== 2) return undefined;
  if (checksum?.tag !== SM_TAG.CHECKSUM || checksum.value.length !== CHECKSUM_LENGTH) return undefined;
  if (extra.length > 0) return undefined;
  return hasCryptogram ? { cryptogram: first, status, checksum } : { status, checksum };
}

/** Some chips answer an odd instruction with DO'87'; an even one must never be answered with DO'85'. */
const isCryptogramFor = (tlv: Tlv, ins: number): boolean =>
  tlv.tag === SM_TAG.CRYPTOGRAM_WITH_INDICATOR || (tlv.tag === SM_TAG.CRYPTOGRAM_OF_TLV && hasTlvData(ins));

function openCryptogram(object: Tlv, keys: SessionKeys): Uint8Array | undefined {
  const indicated = object.tag === SM_TAG.CRYPTOGRAM_WITH_INDICATOR;
  if (indicated && object.value[0] !== PADDING_METHOD_2) return undefined;
  const cryptogram = indicated ? object.value.subarray(1) : object.value;
  const data = decryptBody(keys, cryptogram);
  // Padding method 2 never fills more than one block.
  return data && cryptogram.length - data.length <= blockSizeOf(keys.suite) ? data : undefined;
}

/**
 * The most plain data that fits a response data field of `responseLimit` octets under secure messaging:
 * 223 octets with AES and 231 with 3DES for the 256 of a short APDU.
 */
export function maxProtectedData(suite: CipherSuite, responseLimit = SHORT_NE): number {
  const blockSize = blockSizeOf(suite);
  for (let blocks = Math.floor(responseLimit / blockSize); blocks > 0; blocks--) {
    const bytes = blocks * blockSize - 1; // one octet of padding at least
    if (protectedLength(suite, bytes) <= responseLimit) return bytes;
  }
  return 0;
}

/** Octets of a response data field that carries `bytes` of plain data under secure messaging. */
export function protectedLength(suite: CipherSuite, bytes: number): number {
  const blockSize = blockSizeOf(suite);
  const padded = (Math.floor(bytes / blockSize) + 1) * blockSize;
  const object = 1 + encodeLength(1 + padded).length + 1 + padded;
  return object + STATUS_OBJECT_LENGTH + CHECKSUM_OBJECT_LENGTH;
}
