/** The few DER forms that the files of the chip are made of, on top of the shared TLV code. */
import { asciiToBytes, bigIntToBytes, concatBytes } from '../iso7816/bytes.ts';
import { encodeTlv } from '../iso7816/tlv.ts';

const utf8 = new TextEncoder();

/** Contents octets of an OBJECT IDENTIFIER, X.690 §8.19. */
export function oidContents(oid: string): Uint8Array {
  const [first, second, ...rest] = oid.split('.').map(Number);
  if (first === undefined || second === undefined || rest.some(Number.isNaN)) throw new Error('not an OID');
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const group = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      group.unshift(0x80 | (left % 128));
    }
    octets.push(...group);
  }
  return Uint8Array.from(octets);
}

export const encodeOid = (oid: string): Uint8Array => encodeTlv(0x06, oidContents(oid));

/** Non-negative INTEGER in the fewest octets. */
export function encodeInteger(value: bigint | number): Uint8Array {
  const number = BigInt(value);
  const length = Math.max(1, Math.ceil(number.toString(16).length / 2));
  const octets = bigIntToBytes(number, length);
  return encodeTlv(0x02, (octets[0]! & 0x80) !== 0 ? concatBytes(Uint8Array.of(0), octets) : octets);
}

export const encodeSequence = (...members: readonly Uint8Array[]): Uint8Array => encodeTlv(0x30, ...members);

/** SET in the order given; DER order of a SET OF is the caller's, because DG13 is not in it. */
export const encodeSet = (...members: readonly Uint8Array[]): Uint8Array => encodeTlv(0x31, ...members);

export const encodeOctetString = (octets: Uint8Array): Uint8Array => encodeTlv(0x04, octets);

export const encodeBitString = (octets: Uint8Array): Uint8Array => encodeTlv(0x03, Uint8Array.of(0), octets);

export const encodeUtf8String = (text: string): Uint8Array => encodeTlv(0x0c, utf8.encode(text));

export const encodeNull = (): Uint8Array => Uint8Array.of(0x05, 0x00);

/** SET OF in DER order: members ascending by their encodings, X.690 §11.6. */
export const encodeSetOf = (...members: readonly Uint8Array[]): Uint8Array =>
  encodeSet(...[...members].sort(compareBytes));

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return a[i]! - b[i]!;
  }
  return a.length - b.length;
}

export const encodePrintableString = (text: string): Uint8Array => encodeTlv(0x13, asciiToBytes(text));

/** UTCTime until 2049, GeneralizedTime from 2050 on (RFC 5280 §4.1.2.5). */
export function encodeTime(time: Date): Uint8Array {
  const digits = time.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return time.getUTCFullYear() < 2050
    ? encodeTlv(0x17, asciiToBytes(`${digits.slice(2)}Z`))
    : encodeTlv(0x18, asciiToBytes(`${digits}Z`));
}

/** Contents of a GeneralizedTime, for fields that never are UTCTime. */
export const generalizedTimeContents = (time: Date): Uint8Array =>
  asciiToBytes(`${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`);
