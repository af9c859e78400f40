/** The whole shell started over the fake Electron, a fake backend and a page of two files. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Failure, failure } from '../../electron/core/failure/failure.ts';
import { err, ok } from '../../electron/core/result.ts';
import { runDesk } from '../../electron/shell/run-desk.ts';
import { type FakeBackend, fakeBackend } from './fake-backend.ts';
import { type FakeElectron, type FakeElectronSetting, fakeElectron } from './fake-electron.ts';

export interface ElectronDesk {
  readonly fake: FakeElectron;
  readonly backend: FakeBackend;
  readonly log: readonly string[];
  readonly dataFolder: string;
  /** Length of the newest master key that the backend was given. */
  readonly keyLength: () => number | undefined;
  /** One request of the page through the `app:` handler of its session. */
  page(url: string, method?: string): Promise<Response>;
  remove(): Promise<void>;
}

export interface ElectronDeskSetting extends FakeElectronSetting {
  readonly backend?: FakeBackend;
  readonly startFailure?: Failure;
  readonly startThrows?: Error;
  /** `DESK_KEY_FILE`, in the data folder. */
  readonly keyFileName?: string;
  /** A folder that an earlier desk of the test has left. */
  readonly dataFolder?: string;
}

export async function electronDesk(setting: ElectronDeskSetting = {}): Promise<ElectronDesk> {
  const dataFolder = setting.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'electron-desk-')));
  const rendererFolder = path.join(dataFolder, 'renderer');
  await mkdir(path.join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(path.join(rendererFolder, 'index.html'), '<!doctype html><title>Quầy</title>');
  await writeFile(path.join(rendererFolder, 'assets', 'app.js'), 'export {};');
  await writeFile(path.join(dataFolder, 'secret.json'), '{"secret":true}');
  const fake = fakeElectron(setting);
  const backend = setting.backend ?? fakeBackend();
  const log: string[] = [];
  let keyLength: number | undefined;
  await runDesk(fake.electron, {
    dataFolder,
    preload: path.join(dataFolder, 'preload.cjs'),
    displayPreload: path.join(dataFolder, 'guest-display-preload.cjs'),
    rendererFolder,
    platform: 'linux',
    random: (length) => new Uint8Array(length).fill(7),
    keyFile: async () =>
      setting.keyFileName === undefined ? undefined : path.join(dataFolder, setting.keyFileName),
    isFreshDesk: async () => true,
    startBackend: async (masterKey) => {
      if (setting.startThrows !== undefined) throw setting.startThrows;
      if (setting.startFailure !== undefined) return err(setting.startFailure);
      const keys = await masterKey.load();
      if (!keys.ok) return err(failure(keys.error.code, { detail: keys.error.detail ?? '' }));
      keyLength = keys.value[0].bytes.length;
      return ok(backend);
    },
    log: (line) => log.push(line),
  });
  return {
    fake,
    backend,
    log,
    dataFolder,
    keyLength: () => keyLength,
    page: async (url, method = 'GET') => {
      const handler = fake.sessions.get('persist:desk')?.schemes.get('app');
      if (handler === undefined) throw new Error('no app: handler');
      // A literal, not `new Request`, so that the URL arrives as the test spells it.
      return handler({ url, method } as Request);
    },
    remove: () => rm(dataFolder, { recursive: true, force: true }),
  };
}
