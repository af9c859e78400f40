/** Opens the default browser where there is one. Never a reason for the start to fail: the address is printed too. */

export interface StartedProcess {
  once(event: 'error', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number | null) => void): unknown;
  unref(): void;
}

export interface BrowserOpener {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly spawn: (
    command: string,
    parameters: readonly string[],
    options: { readonly detached: boolean; readonly stdio: 'ignore'; readonly windowsHide: boolean },
  ) => StartedProcess;
  /** Resolves when a starter that is still running counts as successful: some stay until the browser ends. */
  readonly patience: () => Promise<void>;
}

/** Command and parameters for this platform; undefined where no browser can show itself. */
export function browserCommand(
  url: string,
  { platform, environment }: Pick<BrowserOpener, 'platform' | 'environment'>,
): readonly [string, ...string[]] | undefined {
  // SECURITY: only our own address is ever handed to the system, and never through a shell that would read `&` or `^`.
  if (!/^http:\/\/127\.0\.0\.1:\d+\/\?key=[\w-]+$/.test(url)) return undefined;
  switch (platform) {
    case 'win32':
      return ['rundll32.exe', 'url.dll,FileProtocolHandler', url];
    case 'darwin':
      return ['open', url];
    default:
      // Without a display xdg-open may start a text browser, which would spend the address unseen.
      return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
  }
}

/** True when the system took the address. */
export async function openBrowser(url: string, opener: BrowserOpener): Promise<boolean> {
  const command = browserCommand(url, opener);
  if (command === undefined) return false;
  const [program, ...parameters] = command;
  try {
    const started = opener.spawn(program, parameters, { detached: true, stdio: 'ignore', windowsHide: true });
    started.unref();
    return await new Promise<boolean>((resolve) => {
      started.once('error', () => resolve(false));
      started.once('exit', (code) => resolve(code === 0));
      void opener.patience().then(() => resolve(true));
    });
  } catch {
    return false;
  }
}
