/** The `app://desk/` protocol: the built renderer and nothing else. */
import type { CustomScheme } from 'electron';
import { readPageFile } from '../host/page-files.ts';
import { withSecurityHeaders } from '../host/security-headers.ts';
import { parseDeskUrl, SCHEME } from './desk-address.ts';

/**
 * SECURITY: a standard, secure scheme, so the page has an origin of its own and `'self'` means it. No bypass of the
 * content policy, no service worker, no cross-origin use.
 */
export const SCHEME_REGISTRATION: CustomScheme = {
  scheme: SCHEME,
  privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
};

/** Answers one request of the page. Every answer, refusals too, carries the security headers. */
export async function answerPageRequest(
  rendererFolder: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  if (request.method !== 'GET') return plain(405, 'Method not allowed');
  const url = parseDeskUrl(request.url);
  if (url === undefined) return plain(403, 'Refused');
  const file = await readPageFile(rendererFolder, url.pathname);
  if (file === undefined) return plain(404, 'Not found');
  return new Response(file.bytes, {
    headers: withSecurityHeaders({ 'Content-Type': file.type, 'Cache-Control': 'no-cache' }),
  });
}

const plain = (status: number, text: string): Response =>
  new Response(text, {
    status,
    headers: withSecurityHeaders({
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    }),
  });
