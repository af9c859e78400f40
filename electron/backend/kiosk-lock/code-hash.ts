/** The manager's code as it is kept: stretched by scrypt (RFC 7914) with a salt of its own, never the code. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { normalCode } from '../../core/lock/manager-code.ts';

const SALT_LENGTH = 16;
const HASH_LENGTH = 32;
/** log2 of N: 32 MiB and about a tenth of a second on an old PC, at most ten guesses a second for whoever has the file and the key. */
const COST = 15;
const BLOCK_SIZE = 8;

export const codeHash = z.object({
  salt: z.base64(),
  hash: z.base64(),
  // SECURITY: a changed setting must not be able to ask for all memory of the machine.
  cost: z.int().min(10).max(20),
});
export type CodeHash = z.infer<typeof codeHash>;

function stretch(code: string, salt: Uint8Array, cost: number): Promise<Buffer> {
  const N = 2 ** cost;
  const maxmem = 2 * 128 * N * BLOCK_SIZE; // scrypt needs 128·N·r bytes; Node refuses without room above it
  return new Promise((resolve, reject) => {
    scrypt(normalCode(code), salt, HASH_LENGTH, { N, r: BLOCK_SIZE, p: 1, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

export async function hashCode(
  code: string,
  random: (length: number) => Uint8Array,
  cost = COST,
): Promise<CodeHash> {
  const salt = Buffer.from(random(SALT_LENGTH));
  const hash = await stretch(code, salt, cost);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), cost };
}

/** SECURITY: compared in constant time. */
export async function isCode(code: string, { salt, hash, cost }: CodeHash): Promise<boolean> {
  const kept = Buffer.from(hash, 'base64');
  const given = await stretch(code, Buffer.from(salt, 'base64'), cost);
  return kept.length === given.length && timingSafeEqual(kept, given);
}
