/** Where the master key of this desk comes from, and whether a new one may be made. */
import { access } from 'node:fs/promises';
import path from 'node:path';

/** Shared with the terminal, so that it opens the same data. */
const KEY_FILE_NAME = 'desk.key';
const DATABASES = [path.join('live', 'desk.db'), path.join('training', 'desk.db')] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/** `DESK_KEY_FILE`, or the key file in the data folder. */
export const keyFileOf = (dataFolder: string, environment: Variables): string =>
  environment.DESK_KEY_FILE || path.join(dataFolder, KEY_FILE_NAME);

/**
 * The key file to use in Electron; undefined means the system's keychain, which is the rule for an installed desk.
 * A key file is used where someone asked for it, where the desk was opened with one before (another key would not
 * open its data), and when running from the sources, so that both hosts and the terminal open the same data.
 */
export async function keyFileForElectron(
  dataFolder: string,
  environment: Variables,
  packaged: boolean,
): Promise<string | undefined> {
  const file = keyFileOf(dataFolder, environment);
  if (environment.DESK_KEY_FILE || !packaged) return file;
  return (await exists(file)) ? file : undefined;
}

/**
 * True when this desk has no data yet.
 * SECURITY: only then may a key be made: a new key beside old data would hide the loss of the right one.
 */
export async function isFreshDesk(dataFolder: string): Promise<boolean> {
  const found = await Promise.all(DATABASES.map((file) => exists(path.join(dataFolder, file))));
  return !found.includes(true);
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
