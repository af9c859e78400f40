/** The master key behind the operating system's keychain (DPAPI, Keychain, Secret Service), by Electron's safeStorage. */
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { SafeStorage } from 'electron';
import {
  type MasterKeySource,
  type MasterKeys,
  newMasterKeys,
  readMasterKeys,
  writeMasterKeys,
} from '../../db/sealing/master-key.ts';
import { failure } from '../core/failure/failure.ts';
import { err, ok } from '../core/result.ts';

const OWNER_ONLY = 0o600;

export type Keychain = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

export interface SafeStorageOptions {
  readonly keychain: Keychain;
  readonly platform: NodeJS.Platform;
  /** The sealed key, e.g. `master-key.sealed` in the user-data folder. */
  readonly file: string;
  /** Makes a new key when there is no file. Only right for a database that does not exist yet. */
  readonly createIfMissing: boolean;
  readonly random: (length: number) => Uint8Array;
}

/** Asked after Electron's `ready`. */
export const safeStorageSource = (options: SafeStorageOptions): MasterKeySource => ({
  async load() {
    const { keychain, file } = options;
    const missing = await missingKeychain(options);
    if (missing !== undefined) return unavailable(missing);
    const sealed = await readIfThere(file);
    if (sealed !== undefined) return openSealed(keychain, file, sealed);
    if (!options.createIfMissing) return unavailable('the sealed key file is gone');
    const keys = newMasterKeys(options.random);
    await writeSealed(keychain, file, keys);
    return ok(keys);
  },
});

/**
 * SECURITY: without a secret service Electron on Linux "encrypts" with a password that is the same everywhere
 * (`basic_text`). That protects nothing, so it is refused by name rather than used in silence.
 */
async function missingKeychain({ keychain, platform }: SafeStorageOptions): Promise<string | undefined> {
  if (platform === 'linux') {
    const backend = keychain.getSelectedStorageBackend();
    if (backend === 'basic_text' || backend === 'unknown') return `no keychain: the system offers ${backend}`;
  }
  return (await keychain.isAsyncEncryptionAvailable()) ? undefined : 'the keychain is not available';
}

async function openSealed(keychain: Keychain, file: string, sealed: Buffer) {
  let opened: Awaited<ReturnType<Keychain['decryptStringAsync']>>;
  try {
    opened = await keychain.decryptStringAsync(sealed);
  } catch {
    // The file stays as it is: another account, or a keychain that is locked now, may still open it.
    return unavailable('the keychain does not open the sealed key');
  }
  const keys = readMasterKeys(opened.result);
  if (keys === undefined) return unavailable('the sealed file holds no master key');
  if (opened.shouldReEncrypt) await writeSealed(keychain, file, keys);
  return ok(keys);
}

/** Writes beside and renames, so that a power cut leaves either the old file or the new one. */
async function writeSealed(keychain: Keychain, file: string, keys: MasterKeys): Promise<void> {
  const sealed = await keychain.encryptStringAsync(writeMasterKeys(keys));
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, 'w', OWNER_ONLY);
  try {
    await handle.writeFile(sealed);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}.new`, file);
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const unavailable = (detail: string) => err(failure('database-key-unavailable', { detail }));
