/** Where the desk keeps its data, by the habits of each operating system. */
import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'declaration-desk';

/** `DESK_DATA` wins; otherwise the user's own application-data folder. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (env.DESK_DATA) return env.DESK_DATA;
  switch (platform) {
    case 'win32':
      return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), NAME);
    case 'darwin':
      return join(home, 'Library', 'Application Support', NAME);
    default:
      return join(env.XDG_DATA_HOME ?? join(home, '.local', 'share'), NAME);
  }
}
