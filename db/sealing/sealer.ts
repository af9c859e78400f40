/**
 * Sealing of personal fields. A sealed cell can be opened only with the master key and only in the place it was
 * written for; a blind index finds a value again without telling what it is.
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { deriveKey } from './key-derivation.ts';
import type { MasterKey, MasterKeys } from './master-key.ts';

/** Where a cell lives. It is bound into the seal, so that a cell moved to another place does not open. */
export interface SealContext {
  readonly table: string;
  readonly column: string;
  readonly rowId: string;
}

/** What a blind index is for. The same value has unrelated indexes for different purposes. */
export type IndexPurpose = 'document-number' | 'name-word' | 'name-pair' | 'order-key' | 'room' | 'pawn-key';

export interface Sealer {
  /** Seals a cell: key version (1 byte), nonce (12), ciphertext, tag (16). */
  seal(plaintext: Uint8Array, context: SealContext): Uint8Array;
  /** Opens a sealed cell. Throws {@link SealBroken} when key, place or bytes are not those it was sealed with. */
  open(sealed: Uint8Array, context: SealContext): Uint8Array;
  /** Keyed fingerprint (16 bytes) of an already normalised value, for exact look-up. */
  blindIndex(value: string, purpose: IndexPurpose): Uint8Array;
}

/** A sealed cell that does not open: wrong key, moved, changed, or cut short. Holds the place, never the content. */
export class SealBroken extends Error {
  readonly context: SealContext;

  constructor(context: SealContext) {
    super(`sealed cell ${context.table}.${context.column} of ${context.rowId} does not open`);
    this.name = 'SealBroken';
    this.context = context;
  }
}

const VERSION_LENGTH = 1;
const NONCE_LENGTH = 12; // NIST SP 800-38D §8.2.2: 96-bit random nonce, good for 2^32 cells under one key
const TAG_LENGTH = 16;
const HEADER_LENGTH = VERSION_LENGTH + NONCE_LENGTH;
/** Nonces drawn at a time: asking the system for each one costs more than the sealing. */
const NONCES_PER_DRAW = 256;
/** 128 bits of the HMAC: no two of a few million values meet, and an index row is half as long. */
const BLIND_INDEX_LENGTH = 16;

/**
 * AES-256-GCM sealer with HMAC-SHA-256 blind indexes.
 *
 * @param masterKeys newest first: the first one seals, each opens what it sealed, and the oldest one makes the blind
 *   indexes, so that values filed before a rotation are still found
 * @param random source of nonces; in production the system's own, never a seeded one
 */
export function createSealer(masterKeys: MasterKeys, random: (length: number) => Uint8Array): Sealer {
  // Key objects: bytes would be made into a key again for every cell.
  const sealKeys = new Map(masterKeys.map((key) => [key.version, keyFor(key, 'seal')]));
  const current = masterKeys[0].version;
  const oldest = masterKeys.reduce((a, b) => (b.version < a.version ? b : a));
  const indexKeys = indexKeysOf(oldest);
  const nextNonce = nonceSource(random);

  return {
    seal(plaintext, context) {
      const key = sealKeys.get(current);
      if (key === undefined) throw new Error('no current key');
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
      cipher.setAAD(associatedData(current, context));
      const ciphertext = cipher.update(plaintext);
      cipher.final();
      return Buffer.concat([Uint8Array.of(current), nonce, ciphertext, cipher.getAuthTag()]);
    },

    open(sealed, context) {
      const version = sealed[0];
      const key = version === undefined ? undefined : sealKeys.get(version);
      if (version === undefined || key === undefined || sealed.length < HEADER_LENGTH + TAG_LENGTH) {
        throw new SealBroken(context);
      }
      const nonce = sealed.subarray(VERSION_LENGTH, HEADER_LENGTH);
      // SECURITY: the tag length is fixed; GCM would otherwise accept a shortened tag.
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_LENGTH });
      decipher.setAAD(associatedData(version, context));
      decipher.setAuthTag(sealed.subarray(sealed.length - TAG_LENGTH));
      const plaintext = decipher.update(sealed.subarray(HEADER_LENGTH, sealed.length - TAG_LENGTH));
      try {
        decipher.final();
      } catch {
        // SECURITY: plaintext that failed its tag is never handed out.
        throw new SealBroken(context);
      }
      return plaintext;
    },

    blindIndex(value, purpose) {
      return createHmac('sha256', indexKeys[purpose])
        .update(value, 'utf8')
        .digest()
        .subarray(0, BLIND_INDEX_LENGTH);
    },
  };
}

/** SECURITY: every drawn byte goes into one nonce and never into a second one. */
function nonceSource(random: (length: number) => Uint8Array): () => Uint8Array {
  let drawn: Uint8Array = new Uint8Array(0);
  let at = 0;
  return () => {
    if (at === drawn.length) {
      drawn = random(NONCE_LENGTH * NONCES_PER_DRAW);
      if (drawn.length !== NONCE_LENGTH * NONCES_PER_DRAW)
        throw new Error('random source gave too few bytes');
      at = 0;
    }
    at += NONCE_LENGTH;
    return drawn.subarray(at - NONCE_LENGTH, at);
  };
}

const keyFor = (key: MasterKey, purpose: string): KeyObject => createSecretKey(deriveKey(key, purpose));

const indexKeysOf = (key: MasterKey): Readonly<Record<IndexPurpose, KeyObject>> => ({
  'document-number': keyFor(key, 'index document-number'),
  'name-word': keyFor(key, 'index name-word'),
  'name-pair': keyFor(key, 'index name-pair'),
  'order-key': keyFor(key, 'index order-key'),
  'pawn-key': keyFor(key, 'index pawn-key'),
  room: keyFor(key, 'index room'),
});

// SECURITY: a JSON array has one reading only, so two different places never give the same associated data.
const associatedData = (version: number, { table, column, rowId }: SealContext): Uint8Array =>
  Buffer.from(JSON.stringify([version, table, column, rowId]), 'utf8');
