/** A master key from a passphrase (RFC 7914, scrypt): for a headless desk where nothing secret may lie on the disk. */
import { scrypt } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { failure } from '../../electron/core/failure/failure.ts';
import { err, ok } from '../../electron/core/result.ts';
import { MASTER_KEY_LENGTH, type MasterKeySource } from './master-key.ts';

export interface PassphraseOptions {
  readonly passphrase: string;
  /** Where salt and cost are kept; made when missing. Not secret, but the key is lost without it. */
  readonly saltFile: string;
  readonly random: (length: number) => Uint8Array;
  /** log2 of scrypt's N for a new salt file; 17 takes 128 MiB and about half a second. */
  readonly cost?: number;
}

const SHORTEST_PASSPHRASE = 12;
const SALT_LENGTH = 16;
const DEFAULT_COST = 17;
const BLOCK_SIZE = 8;

const saltSchema = z.object({
  format: z.literal('declaration-desk-passphrase-salt'),
  salt: z.base64().transform((text) => Buffer.from(text, 'base64')),
  // SECURITY: a changed file must not be able to ask for all memory of the machine.
  cost: z.int().min(10).max(20),
});

/** Key from a passphrase. A wrong passphrase is noticed when the database is opened: `database-key-wrong`. */
export const passphraseSource = (options: PassphraseOptions): MasterKeySource => ({
  async load() {
    // Vietnamese keyboards write composed or decomposed letters: both must give the same key.
    const passphrase = options.passphrase.normalize('NFKC');
    if ([...passphrase].length < SHORTEST_PASSPHRASE) {
      return unavailable(`passphrase is shorter than ${SHORTEST_PASSPHRASE} characters`);
    }
    await createOnce(options);
    let text: string;
    try {
      text = await readFile(options.saltFile, 'utf8');
    } catch {
      return unavailable('salt file cannot be read');
    }
    const salt = saltSchema.safeParse(parseJson(text));
    if (!salt.success) return unavailable('salt file is not one of ours');
    const bytes = await stretch(passphrase, salt.data.salt, salt.data.cost);
    return ok([{ version: 1, bytes }]);
  },
});

function stretch(passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> {
  const N = 2 ** cost;
  const maxmem = 2 * 128 * N * BLOCK_SIZE; // scrypt needs 128·N·r bytes; Node refuses without room above it
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salt, MASTER_KEY_LENGTH, { N, r: BLOCK_SIZE, p: 1, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

async function createOnce({ saltFile, random, cost = DEFAULT_COST }: PassphraseOptions): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(saltFile, 'wx', 0o600);
  } catch {
    return; // exists already, or cannot be made: reading it says which
  }
  try {
    const salt = Buffer.from(random(SALT_LENGTH)).toString('base64');
    await handle.writeFile(`${JSON.stringify({ format: 'declaration-desk-passphrase-salt', salt, cost })}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const unavailable = (detail: string) => err(failure('database-key-unavailable', { detail }));
