/** Opening the same desk as the window's, from a terminal. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyFileSource } from '../../db/sealing/key-file.ts';
import type { TrustAnchors } from '../../native/emrtd/reading.ts';
import { loadTrustStore, type TrustSource, trustAnchorsOf } from '../../native/emrtd/trust/trust-store.ts';
import { defaultDataFolder } from '../backend/data-folder.ts';
import { createDebugLog, type DebugLog } from '../backend/debug-log.ts';
import { type DeskMode, type RunningDesk, startDesk } from '../backend/start-backend.ts';
import { systemEnvironment } from '../backend/system-environment.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import { err, ok, type Result } from '../core/result.ts';
import { isFreshDesk, keyFileOf } from '../host/desk-key.ts';

export interface DeskOptions {
  readonly data?: string;
  readonly training?: boolean;
  readonly live?: boolean;
  readonly trust?: readonly string[];
  readonly verbose?: boolean;
}

export const dataFolderOf = (options: DeskOptions): string => options.data ?? defaultDataFolder();

/** The same key file as the loopback host, so that terminal and window open the same data. */
export const masterKeyOf = async (folder: string) =>
  keyFileSource({
    file: keyFileOf(folder, process.env),
    createIfMissing: await isFreshDesk(folder),
    random: systemEnvironment.random,
  });

const modeOf = (options: DeskOptions): DeskMode | undefined =>
  options.live ? 'live' : options.training ? 'training' : undefined;

const SILENT: DebugLog = { info: () => {}, warn: () => {}, error: () => {} };

/** Diagnostics go to stderr and only when they are asked for; what people need is printed by the command. */
export const logOf = (options: DeskOptions): DebugLog =>
  options.verbose
    ? createDebugLog(undefined, undefined, 'info')
    : { ...SILENT, error: createDebugLog().error };

const TRUST_FILE = /\.(?:cer|crt|der|pem|ml|ldif|crl)$/i;

/** The path itself, or the files of certificates in the folder that it names. */
async function filesAt(path: string): Promise<readonly string[]> {
  const entries = await readdir(path).catch(() => undefined); // not a folder: reading the file tells the rest
  return entries === undefined
    ? [path]
    : entries
        .filter((name) => TRUST_FILE.test(name))
        .toSorted()
        .map((name) => join(path, name));
}

/**
 * Reads trust anchors and revocation lists from files, or from folders of files, of every form that the trust store knows. Fails when a file holds
 * nothing that can be trusted, because a silent miss would weaken the verdict.
 */
export async function readTrust(paths: readonly string[] = []): Promise<Result<TrustAnchors, Failure>> {
  const sources: TrustSource[] = [];
  for (const path of paths) {
    const files = await filesAt(path);
    if (files.length === 0) return err(failure('certificate-unreadable', { detail: path }));
    for (const file of files) {
      const bytes = await readFile(file).catch(() => undefined);
      if (!bytes) return err(failure('certificate-unreadable', { detail: file }));
      sources.push({ origin: file, bytes: new Uint8Array(bytes) });
    }
  }
  const store = loadTrustStore(sources);
  const origins = [...store.anchors, ...store.revocationLists].map(({ origin }) => origin);
  const useless = store.problems.find(
    (problem) => !origins.some((origin) => origin.startsWith(problem.origin)),
  );
  if (useless) {
    return err(failure('certificate-unreadable', { detail: `${useless.origin}: ${useless.code}` }));
  }
  return ok(trustAnchorsOf(store));
}

/** The terminal reads real readers in either mode: nobody can lay a simulated card from a command line. */
export async function openDesk(options: DeskOptions): Promise<Result<RunningDesk, Failure>> {
  const trust = await readTrust(options.trust);
  if (!trust.ok) return trust;
  const folder = dataFolderOf(options);
  const mode = modeOf(options);
  return startDesk({
    ...(mode && { mode }),
    reader: 'pcsc',
    dataFolder: folder,
    host: 'loopback',
    masterKey: await masterKeyOf(folder),
    log: logOf(options),
    trust: trust.value.certificates,
    ...(trust.value.revocationLists && { revocationLists: trust.value.revocationLists }),
  });
}

/** Waits until a reader reports, because drivers find their readers a moment after they start. */
export async function until(ready: () => boolean, timeoutMs: number, everyMs = 50): Promise<boolean> {
  for (let waited = 0; waited < timeoutMs; waited += everyMs) {
    if (ready()) return true;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return ready();
}
