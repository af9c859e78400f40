/**
 * The guest display in a browser window of its own.
 * SECURITY: it lives at `localhost` and the desk at `127.0.0.1`. Cookies do not pass from one name to the other, so that
 * the window turned to the guest does not carry the desk's session, even in the same browser. Its own session opens its own
 * paths and none of the desk's.
 */
import {
  displayCookie,
  displayCookieName,
  hasSession,
  newSecret,
  OneTimeKeys,
  type RandomBytes,
} from './access.ts';

/** Below this path is all that the display may ask. */
export const DISPLAY_PATH = '/display/';
export const DISPLAY_EVENTS_PATH = `${DISPLAY_PATH}events`;
const KEY = 'display-key';
const PAGE = '/#/guest-display';

export interface DisplayDoor {
  /** An address that opens the display once. */
  newUrl(port: number): string;
  /** The cookie and page for a right key; undefined for any other query. */
  enter(
    query: string | undefined,
    port: number,
  ): { readonly cookie: string; readonly page: string } | undefined;
  admits(cookieHeader: string | undefined, port: number): boolean;
}

export function createDisplayDoor(random: RandomBytes): DisplayDoor {
  const keys = new OneTimeKeys(random);
  const session = newSecret(random);
  return {
    newUrl: (port) => `http://localhost:${port}/?${KEY}=${keys.issue()}`,
    enter(query, port) {
      const key = new URLSearchParams(query ?? '').get(KEY);
      if (key === null || !keys.spend(key)) return undefined;
      return { cookie: displayCookie(port, session), page: PAGE };
    },
    admits: (cookieHeader, port) => hasSession(cookieHeader, port, session, displayCookieName(port)),
  };
}
