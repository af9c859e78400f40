/**
 * The hash chain of the audit log. Each event's hash covers the hash before it, so that a changed, removed or
 * inserted event breaks every link after it. Pure: the store keeps the events, this says what fits.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { AuditEvent, ChainedAuditEvent } from './event.ts';

/** What the first event names as its predecessor. */
export const GENESIS_HASH = '0'.repeat(64);

/** Sequence number of the first event. */
export const FIRST_SEQUENCE = 1;

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * JSON with one spelling for one value (RFC 8785): keys in UTF-16 order, no white space, ECMAScript numbers.
 * Throws on numbers that JSON cannot hold: an event with NaN is a bug.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('not a JSON number');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  // ECMAScript sorts strings by UTF-16 code units by itself.
  for (const key of Object.keys(value).sort()) {
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`;
  }
  return `{${members}}`;
}

const isList = (value: readonly JsonValue[] | object): value is readonly JsonValue[] => Array.isArray(value);

/**
 * Links an event to the chain.
 *
 * @param previousHash hash (64 hex digits) of the event before, or {@link GENESIS_HASH}
 * @param sequence number of this event, from {@link FIRST_SEQUENCE} without gaps
 * @returns the event with its number and its hash: SHA-256 over the canonical JSON of all the rest
 */
export function chainEvent(previousHash: string, sequence: number, event: AuditEvent): ChainedAuditEvent {
  const hashed = {
    previousHash,
    sequence,
    type: event.type,
    at: event.at,
    operatorId: event.operatorId,
    ...(event.subject === undefined ? {} : { subject: event.subject }),
    data: event.data,
  };
  return { ...hashed, hash: bytesToHex(sha256(utf8ToBytes(canonicalJson(hashed)))) };
}

/** Whether `event` is the one that follows `previousHash` at `sequence`, unchanged. */
export function fitsChain(previousHash: string, sequence: number, event: ChainedAuditEvent): boolean {
  return (
    event.sequence === sequence &&
    event.previousHash === previousHash &&
    event.hash === chainEvent(previousHash, sequence, event).hash
  );
}
