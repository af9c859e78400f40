/**
 * The renderer from its sources, with hot reload, behind the same guard as the built one. Development only: Vite is
 * loaded when this is asked for.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../host/security-headers.ts';

export interface DevelopmentPage {
  readonly headers: Readonly<Record<string, string>>;
  serve(request: IncomingMessage, response: ServerResponse): void;
  stop(): Promise<void>;
}

/**
 * SECURITY: hot reload puts scripts and styles inline, so the development page, and only it, allows them. Nothing
 * here reaches a package.
 */
export const DEVELOPMENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data: blob:",
  "connect-src 'self' ws:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const DEVELOPMENT_HEADERS = { ...SECURITY_HEADERS, 'Content-Security-Policy': DEVELOPMENT_POLICY };

/** Vite as middleware of the loopback server itself: one origin, one port, one cookie. */
export async function viteDevelopmentPage(configFile: string, server: Server): Promise<DevelopmentPage> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile,
    appType: 'spa',
    server: { middlewareMode: { server }, hmr: { server } },
  });
  return {
    headers: DEVELOPMENT_HEADERS,
    serve: (request, response) => {
      for (const [name, value] of Object.entries(DEVELOPMENT_HEADERS)) response.setHeader(name, value);
      vite.middlewares(request, response, () => {
        response.statusCode = 404;
        response.end('Not found');
      });
    },
    stop: () => vite.close(),
  };
}
