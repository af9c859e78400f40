/** The one secret behind all sealed fields, and the places it can come from. */
import { z } from 'zod';
import type { Failure } from '../../electron/core/failure/failure.ts';
import type { Result } from '../../electron/core/result.ts';

export const MASTER_KEY_LENGTH = 32;

export interface MasterKey {
  /** 1 to 255; written into the first byte of every sealed cell. */
  readonly version: number;
  /** 32 random bytes. */
  readonly bytes: Uint8Array;
}

/** Newest first; never empty. */
export type MasterKeys = readonly [MasterKey, ...MasterKey[]];

/** The OS keychain in Electron, a key file or a passphrase elsewhere. */
export interface MasterKeySource {
  /** Failure `database-key-unavailable` when there is no usable key. */
  load(): Promise<Result<MasterKeys, Failure>>;
}

const FORMAT = 'declaration-desk-master-keys';

const keySchema = z
  .object({ version: z.int().min(1).max(255), key: z.base64() })
  .transform(({ version, key }): MasterKey => ({ version, bytes: Buffer.from(key, 'base64') }))
  .refine(({ bytes }) => bytes.length === MASTER_KEY_LENGTH, 'a master key has 32 bytes');

const documentSchema = z.object({
  format: z.literal(FORMAT),
  keys: z
    .tuple([keySchema], keySchema)
    .refine((keys) => new Set(keys.map((key) => key.version)).size === keys.length, 'versions differ')
    .transform(newestFirst),
});

/** The keys as a text document, for a key file or for an OS keychain. Secret. */
export function writeMasterKeys(keys: MasterKeys): string {
  const entries = keys.map(({ version, bytes }) => ({
    version,
    key: Buffer.from(bytes).toString('base64'),
  }));
  return `${JSON.stringify({ format: FORMAT, keys: entries })}\n`;
}

/** Reads what {@link writeMasterKeys} wrote; undefined when it is anything else. */
export function readMasterKeys(text: string): MasterKeys | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const parsed = documentSchema.safeParse(json);
  return parsed.success ? parsed.data.keys : undefined;
}

/** A first master key from the given random source. */
export const newMasterKeys = (random: (length: number) => Uint8Array): MasterKeys => [
  { version: 1, bytes: random(MASTER_KEY_LENGTH) },
];

/** Adds a new key that seals from now on; what is sealed already stays readable. */
export function rotateMasterKeys(keys: MasterKeys, random: (length: number) => Uint8Array): MasterKeys {
  const version = Math.max(...keys.map((key) => key.version)) + 1;
  if (version > 255) throw new Error('no key version left');
  return [{ version, bytes: random(MASTER_KEY_LENGTH) }, ...keys];
}

function newestFirst(keys: readonly [MasterKey, ...MasterKey[]]): MasterKeys {
  const [first, ...rest] = keys;
  const newest = rest.reduce((a, b) => (b.version > a.version ? b : a), first);
  return [newest, ...keys.filter((key) => key !== newest).sort((a, b) => b.version - a.version)];
}
