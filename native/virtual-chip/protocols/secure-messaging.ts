/** Secure messaging from the card's side, Doc 9303-11 §9.8 and ISO/IEC 7816-4 §10. */
import { type CommandApdu, encodeResponse, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
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
import { encodeTlv, findTag, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';

const DO = { CRYPTOGRAM_ODD: 0x85, CRYPTOGRAM: 0x87, MAC: 0x8e, LE: 0x97, STATUS: 0x99 } as const;

/** "Padding method 2 follows", the first octet of DO'87'. */
const PADDING_INDICATOR = 0x01;
const MAC_LENGTH = 8;

/** CLA bits that mark secure messaging with an authenticated header (ISO 7816-4 §5.4.1, table 2). */
const SM_BITS = 0x0c;

export const isSecured = (command: CommandApdu): boolean => (command.cla & SM_BITS) === SM_BITS;

export type Unwrapped =
  | { readonly ok: true; readonly command: CommandApdu; readonly keys: SessionKeys }
  | { readonly ok: false; readonly sw: number };

const refused = (sw: number): Unwrapped => ({ ok: false, sw });

/** Odd instructions carry BER-TLV data, which is encrypted without a padding indicator. */
const cryptogramTag = (ins: number) => ((ins & 1) === 1 ? DO.CRYPTOGRAM_ODD : DO.CRYPTOGRAM);

/**
 * Checks and decrypts a protected command. Fails with 6987 when objects are missing and 6988 when one
 * is wrong; the caller then drops the channel.
 */
export function unwrapCommand(keys: SessionKeys, command: CommandApdu): Unwrapped {
  const objects = parseTlvList(command.data ?? new Uint8Array());
  if (!objects.ok) return refused(SW.SM_OBJECTS_INCORRECT);
  const mac = findTag(objects.value, DO.MAC);
  if (mac === undefined) return refused(SW.SM_OBJECTS_MISSING);
  const protectedObjects = objects.value.filter((object) => object !== mac);
  if (mac.value.length !== MAC_LENGTH || !isWellOrdered(command.ins, objects.value)) {
    return refused(SW.SM_OBJECTS_INCORRECT);
  }

  const next: SessionKeys = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const header = pad(
    Uint8Array.of(command.cla, command.ins, command.p1, command.p2),
    blockSizeOf(keys.suite),
  );
  const covered = concatBytes(header, ...protectedObjects.map((object) => object.encoded));
  // SECURITY: Doc 9303-11 §9.8.4: the MAC is checked before anything is decrypted.
  if (!macMatches(next, padForMac(keys.suite, covered), mac.value)) return refused(SW.SM_OBJECTS_INCORRECT);

  const le = findTag(protectedObjects, DO.LE);
  const ne = le === undefined ? undefined : expectedLength(le.value);
  if (le !== undefined && ne === undefined) return refused(SW.SM_OBJECTS_INCORRECT);
  const cryptogram = findTag(protectedObjects, cryptogramTag(command.ins));
  const data = cryptogram === undefined ? undefined : decryptObject(next, cryptogram);
  if (cryptogram !== undefined && data === undefined) return refused(SW.SM_OBJECTS_INCORRECT);

  const { cla, ins, p1, p2 } = command;
  return {
    ok: true,
    keys: next,
    command: {
      cla: cla & ~SM_BITS,
      ins,
      p1,
      p2,
      ...(data === undefined ? {} : { data }),
      ...(ne === undefined ? {} : { ne }),
    },
  };
}

/** [cryptogram] [Le] MAC, each at most once and nothing else. */
function isWellOrdered(ins: number, objects: readonly Tlv[]): boolean {
  const order = [cryptogramTag(ins), DO.LE, DO.MAC].map(String);
  const positions = objects.map((object) => order.indexOf(String(object.tag)));
  return positions.every((position, i) => position >= 0 && (i === 0 || position > positions[i - 1]!));
}

function expectedLength(value: Uint8Array): number | undefined {
  const [high, low] = value;
  if (value.length === 1) return high || 256;
  if (value.length === 2) return (high! << 8) | low! || 65_536;
  return undefined;
}

function decryptObject(keys: SessionKeys, object: Tlv): Uint8Array | undefined {
  if (object.tag === DO.CRYPTOGRAM_ODD) return decryptBody(keys, object.value);
  return object.value[0] === PADDING_INDICATOR ? decryptBody(keys, object.value.subarray(1)) : undefined;
}

export interface Wrapped {
  readonly bytes: Uint8Array;
  readonly keys: SessionKeys;
}

/** Protects a response: encrypted data if any, the status word, and a MAC over both. `ins` is the command's. */
export function wrapResponse(keys: SessionKeys, ins: number, response: ResponseApdu): Wrapped {
  const next: SessionKeys = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const body = response.data.length === 0 ? new Uint8Array() : encryptedObject(next, ins, response.data);
  const status = encodeTlv(DO.STATUS, Uint8Array.of(response.sw >> 8, response.sw & 0xff));
  const covered = concatBytes(body, status);
  const mac = encodeTlv(DO.MAC, channelMac(next, padForMac(keys.suite, covered)));
  return { bytes: encodeResponse({ data: concatBytes(covered, mac), sw: response.sw }), keys: next };
}

function encryptedObject(keys: SessionKeys, ins: number, data: Uint8Array): Uint8Array {
  const cryptogram = encryptBody(keys, data);
  const tag = cryptogramTag(ins);
  return tag === DO.CRYPTOGRAM_ODD
    ? encodeTlv(tag, cryptogram)
    : encodeTlv(tag, Uint8Array.of(PADDING_INDICATOR), cryptogram);
}

/** The shared retail MAC pads for itself; CMAC works on whole blocks here (§9.8.4: "N = pad(SSC ‖ M)"). */
const padForMac = (suite: CipherSuite, covered: Uint8Array): Uint8Array =>
  suite === '3DES' ? covered : pad(covered, blockSizeOf(suite));

/** Octets of DO'99' and DO'8E'. */
const TRAILING_OBJECTS = 4 + 10;

/**
 * The most plain data whose protected form fits `limit` octets of response data:
 * 223 (AES) and 231 (3DES) for the 256 octets of a short response.
 */
export function plainCapacity(limit: number, suite: CipherSuite): number {
  const blockSize = blockSizeOf(suite);
  for (const lengthOctets of [3, 2, 1]) {
    const room = limit - TRAILING_OBJECTS - 1 - lengthOctets - 1;
    const cryptogram = Math.floor(room / blockSize) * blockSize;
    const octetsNeeded = cryptogram + 1 > 0xff ? 3 : cryptogram + 1 > 0x7f ? 2 : 1;
    if (octetsNeeded === lengthOctets) return Math.max(0, cryptogram - 1);
  }
  return 0;
}
