/** Serves a built renderer as the hosts do: the same files, the same headers, and no bridge. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { readPageFile } from '../../../electron/host/page-files.ts';
import { SECURITY_HEADERS } from '../../../electron/host/security-headers.ts';

const PROJECT = path.join(import.meta.dirname, '../../..');
const VITE = path.join(PROJECT, 'node_modules/vite/bin/vite.js');

/**
 * Builds the page as it is shipped into a folder of its own, so that nobody else's build is disturbed. In a process of
 * its own: under a test runner NODE_ENV is `test`, and React Aria then lays out lists as if the window had no end.
 */
export async function buildPage(folder: string, language: 'shipped' | 'pseudo' = 'shipped'): Promise<void> {
  const config = path.join(
    PROJECT,
    language === 'shipped' ? 'renderer/vite.config.ts' : 'test/support/renderer/pseudo.vite.config.ts',
  );
  await promisify(execFile)(
    process.execPath,
    [VITE, 'build', '--config', config, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'],
    { cwd: PROJECT, env: { ...process.env, NODE_ENV: 'production' } },
  );
}

export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function servePage(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    void readPageFile(folder, (request.url ?? '/').split('?', 1)[0] ?? '/').then((file) => {
      if (file === undefined) return response.writeHead(404, SECURITY_HEADERS).end();
      return response.writeHead(200, { ...SECURITY_HEADERS, 'Content-Type': file.type }).end(file.bytes);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
