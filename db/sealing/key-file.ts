/** A master key in a file that only its owner may read: for a desk without an OS keychain. */
import { open, readFile, stat } from 'node:fs/promises';
import { failure } from '../../electron/core/failure/failure.ts';
import { err, ok } from '../../electron/core/result.ts';
import { type MasterKeySource, newMasterKeys, readMasterKeys, writeMasterKeys } from './master-key.ts';

export interface KeyFileOptions {
  readonly file: string;
  /** Makes a new key when there is no file. Only right for a database that does not exist yet. */
  readonly createIfMissing: boolean;
  readonly random: (length: number) => Uint8Array;
}

const OWNER_ONLY = 0o600;
const OTHERS_MASK = 0o077;

/** Keys from a file. Where the OS has file modes, a file that others can read is refused. */
export const keyFileSource = ({ file, createIfMissing, random }: KeyFileOptions): MasterKeySource => ({
  async load() {
    if (createIfMissing) await createOnce(file, writeMasterKeys(newMasterKeys(random)));
    let text: string;
    try {
      // SECURITY: a key that other accounts of the machine can read protects nothing. Windows has no such modes.
      if (process.platform !== 'win32' && ((await stat(file)).mode & OTHERS_MASK) !== 0) {
        return unavailable('key file is open to other accounts: set its mode to 600');
      }
      text = await readFile(file, 'utf8');
    } catch (error) {
      return unavailable(`key file cannot be read: ${codeOf(error)}`);
    }
    const keys = readMasterKeys(text);
    return keys === undefined ? unavailable('key file holds no master key') : ok(keys);
  },
});

/** Writes a new file durably; leaves an existing one alone. */
async function createOnce(file: string, text: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>;
  try {
    handle = await open(file, 'wx', OWNER_ONLY);
  } catch {
    return; // exists already, or cannot be made: reading it says which
  }
  try {
    await handle.writeFile(text);
    await handle.sync(); // before the first cell is sealed with it
  } finally {
    await handle.close();
  }
}

const unavailable = (detail: string) => err(failure('database-key-unavailable', { detail }));

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
