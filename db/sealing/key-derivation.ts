/** One key per purpose from the one master key (RFC 5869, HKDF with SHA-256). */
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { MasterKey } from './master-key.ts';

const SALT = utf8ToBytes('declaration-desk sealing v1');
const KEY_LENGTH = 32;

/** A 32-byte key that is good for `purpose` only. Changing a purpose's name loses what was sealed under it. */
export const deriveKey = (masterKey: MasterKey, purpose: string): Uint8Array =>
  hkdf(sha256, masterKey.bytes, SALT, utf8ToBytes(purpose), KEY_LENGTH);
