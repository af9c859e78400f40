/**
 * ES256 (RFC 7518 §3.4) by node:crypto at once, without a promise for each signature: a full outbox has ten thousand receipts to
 * verify, and the jobs of Web Crypto cost more than half as much again as the check itself.
 */
import { createPublicKey, type KeyObject, verify } from 'node:crypto';

export interface P256Point {
  readonly x: string;
  readonly y: string;
}

/** Octets of r and of s. */
const NUMBER_OCTETS = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** @throws when the point is not on the curve */
export const p256PublicKey = ({ x, y }: P256Point): KeyObject =>
  createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });

/** An unsigned number as a DER INTEGER: without leading zeros but the one that keeps it positive. */
function derInteger(number: Uint8Array): readonly number[] {
  const first = number.findIndex((octet) => octet !== 0);
  const short = first === -1 ? [0] : [...number.subarray(first)];
  const positive = (short[0] ?? 0) >= 0x80 ? [0, ...short] : short;
  return [INTEGER, positive.length, ...positive];
}

/** r ‖ s as ECDSA-Sig-Value, which OpenSSL takes a third faster than the two numbers plain. */
function derSignature(plain: Uint8Array): Buffer {
  const content = [
    ...derInteger(plain.subarray(0, NUMBER_OCTETS)),
    ...derInteger(plain.subarray(NUMBER_OCTETS)),
  ];
  return Buffer.from([SEQUENCE, content.length, ...content]);
}

/** @param signature r ‖ s, 64 octets; any other length is no signature */
export const es256Verified = (key: KeyObject, signed: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === 2 * NUMBER_OCTETS && verify('sha256', signed, key, derSignature(signature));
