/** The addresses of the page in Electron: of the desk, and of the guest's window. */

export const SCHEME = 'app';
export const HOST = 'desk';
export const START_PAGE = `${SCHEME}://${HOST}/`;
const DISPLAY_HASH = '#/guest-display';
/** The same build of the page; `renderer/main.tsx` looks at this fragment. */
export const DISPLAY_PAGE = `${START_PAGE}${DISPLAY_HASH}`;

const PAGE_PATHS: ReadonlySet<string> = new Set(['/', '/index.html']);

/** A URL of ours, in any part of the page; undefined for every other text. */
export function parseDeskUrl(text: string): URL | undefined {
  const url = URL.parse(text);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== HOST) return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  return url;
}

/** True for a file that the page made in memory: a blob of its own origin, which no other page can make. */
export const isOwnFile = (text: string): boolean =>
  text.startsWith('blob:') && parseDeskUrl(text.slice('blob:'.length)) !== undefined;

/** True for the page itself, wherever in it the clerk is (query and fragment may differ). */
export function isDeskPage(text: string): boolean {
  const url = parseDeskUrl(text);
  return url !== undefined && PAGE_PATHS.has(url.pathname);
}

/** True for the guest's page only: a window of theirs that shows anything else of ours is not listened to. */
export const isDisplayPage = (text: string): boolean =>
  isDeskPage(text) && URL.parse(text)?.hash === DISPLAY_HASH;
