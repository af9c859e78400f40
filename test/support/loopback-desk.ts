/** A loopback server over a fake backend and a page of two files, with a browser's session already taken. */
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Loopback, startLoopback } from '../../electron/loopback/server.ts';
import { type FakeBackend, fakeBackend } from './fake-backend.ts';

export interface LoopbackDesk {
  readonly backend: FakeBackend;
  readonly loopback: Loopback;
  readonly origin: string;
  readonly port: number;
  readonly rendererFolder: string;
  /** `name=value` as a browser sends it back. */
  readonly cookie: string;
  readonly log: readonly string[];
  /** A POST as our own page sends it; `more` replaces headers. */
  call(method: string, body: string, more?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

export async function loopbackDesk(backend = fakeBackend(), heartbeatMs?: number): Promise<LoopbackDesk> {
  const base = await mkdtemp(path.join(tmpdir(), 'loopback-desk-'));
  const rendererFolder = path.join(base, 'renderer');
  await mkdir(path.join(rendererFolder, 'assets'), { recursive: true });
  await writeFile(path.join(rendererFolder, 'index.html'), '<!doctype html><title>Quầy</title>');
  await writeFile(path.join(rendererFolder, 'assets', 'app.js'), 'export {};');
  await writeFile(path.join(base, 'secret.json'), '{"secret":true}');
  const log: string[] = [];
  const loopback = await startLoopback({
    backend,
    rendererFolder,
    random: randomBytes,
    log: (line) => log.push(line),
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
  });
  const { origin, port } = new URL(loopback.url);
  const opened = await fetch(loopback.newUrl(), { redirect: 'manual' });
  const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    backend,
    loopback,
    origin,
    port: Number(port),
    rendererFolder,
    cookie,
    log,
    call: (method, body, more = {}) =>
      fetch(`${origin}/bridge/${method}`, {
        method: 'POST',
        headers: { Cookie: cookie, Origin: origin, 'Content-Type': 'application/json', ...more },
        body,
      }),
    stop: async () => {
      await loopback.stop();
      await rm(base, { recursive: true, force: true });
    },
  };
}
