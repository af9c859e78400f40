/** The renderer's built files: which URL path names which file, and nothing outside their folder. */
import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';

/** Everything a built page consists of. A file of another kind is not served. */
export const FILE_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * SECURITY: the names a build produces, and only those: no percent sign (so nothing is ever decoded, once or twice),
 * no backslash, colon, NUL or blank, and no segment that starts with a dot.
 */
const SERVED_PATH = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9._-]*\/)*[A-Za-z0-9_-][A-Za-z0-9._-]*$/;

export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
}

/** True when `file` lies inside `folder`. Both absolute. */
export function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return (
    relative !== '' &&
    relative !== '..' &&
    !relative.startsWith(`..${path.sep}`) &&
    !path.isAbsolute(relative)
  );
}

/** Absolute path and media type for the path part of a URL, still percent-encoded; undefined when it is refused. */
export function locatePageFile(
  folder: string,
  urlPath: string,
): { readonly file: string; readonly type: string } | undefined {
  const wanted = urlPath === '/' ? '/index.html' : urlPath;
  if (!SERVED_PATH.test(wanted)) return undefined;
  const extension = path.extname(wanted);
  if (!Object.hasOwn(FILE_TYPES, extension)) return undefined;
  const type = FILE_TYPES[extension];
  const file = path.join(folder, wanted);
  // SECURITY: containment is checked on the joined path as well, not only on its spelling.
  if (type === undefined || !isInside(folder, file)) return undefined;
  return { file, type };
}

/** Reads one file of the page; undefined when it is refused or not there. */
export async function readPageFile(folder: string, urlPath: string): Promise<PageFile | undefined> {
  const located = locatePageFile(folder, urlPath);
  if (located === undefined) return undefined;
  try {
    // SECURITY: a link inside the folder may point outside it, so the real places are compared.
    const real = await realpath(located.file);
    if (!isInside(await realpath(folder), real)) return undefined;
    return { bytes: await readFile(real), type: located.type };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP'].includes(String(error.code));
