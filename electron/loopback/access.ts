/**
 * Who may talk to the loopback server. Any page in any browser of this machine can send requests to 127.0.0.1, so
 * the address alone proves nothing. Decisions only; no I/O.
 */
import { createHash, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

export type RandomBytes = (length: number) => Uint8Array;

/** A fresh secret: 256 bits in base64url. */
export const newSecret = (random: RandomBytes): string =>
  Buffer.from(random(SECRET_BYTES)).toString('base64url');

/** SECURITY: compares digests of equal length in constant time, so neither length nor prefix can be measured. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Keys that each open the desk in one browser, once. */
export class OneTimeKeys {
  readonly #open = new Set<string>();
  readonly #random: RandomBytes;

  constructor(random: RandomBytes) {
    this.#random = random;
  }

  issue(): string {
    const key = newSecret(this.#random);
    this.#open.add(key);
    return key;
  }

  /** True once for each issued key. */
  spend(given: string): boolean {
    let found: string | undefined;
    for (const key of this.#open) if (sameSecret(given, key)) found = key;
    if (found === undefined) return false;
    this.#open.delete(found);
    return true;
  }
}

/**
 * SECURITY: DNS rebinding makes a foreign name resolve to 127.0.0.1; the Host header then still carries that name.
 */
export const isOwnHost = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

export interface RequestSource {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

/**
 * Whether a bridge request comes from our own page.
 * SECURITY: a browser always names the origin of a POST. It leaves it out of a same-origin GET (an event stream), and
 * then only an explicit foreign sign is refused; the Strict cookie is what such a request must have anyway.
 */
export function isOwnPage(source: RequestSource, method: 'GET' | 'POST'): boolean {
  if (source.fetchSite !== undefined && source.fetchSite !== 'same-origin') return false;
  if (source.origin === undefined) return method === 'GET';
  return source.origin === `http://${source.host}`;
}

/** Cookies are shared by all ports of a host, so the name carries the port: two desks do not sign each other out. */
export const sessionCookieName = (port: number): string => `desk-${port}`;

/** SECURITY: out of reach of scripts, and never sent along with a request that another site started. */
export const sessionCookie = (port: number, secret: string): string =>
  `${sessionCookieName(port)}=${secret}; HttpOnly; SameSite=Strict; Path=/`;

/** The guest display's own session; it opens nothing of the desk. */
export const displayCookieName = (port: number): string => `guest-display-${port}`;

/**
 * SECURITY: Lax and not Strict, because the desk at another name opens the window, and a browser withholds a Strict cookie
 * from a page that another site opened. What the display asks for is a POST of its own page, which Lax keeps to it.
 */
export const displayCookie = (port: number, secret: string): string =>
  `${displayCookieName(port)}=${secret}; HttpOnly; SameSite=Lax; Path=/`;

/** True when the Cookie header carries this server's session. */
export function hasSession(
  cookieHeader: string | undefined,
  port: number,
  secret: string,
  name: string = sessionCookieName(port),
): boolean {
  const prefix = `${name}=`;
  return (cookieHeader ?? '')
    .split(';')
    .map((part) => part.trim())
    .some((part) => part.startsWith(prefix) && sameSecret(part.slice(prefix.length), secret));
}
