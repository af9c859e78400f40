/** Who may log in, and the tokens that are out. Tokens are in memory: a restart ends them all, as it may there. */
import { randomBytes, timingSafeEqual } from 'node:crypto';

export interface Client {
  readonly id: string;
  readonly secret: string;
}

/** Invented afresh for each endpoint; a desk is given them as a real one would be by the police. */
export interface Account {
  readonly username: string;
  readonly password: string;
  readonly loginClient: Client;
  readonly sessionClient: Client;
}

const word = (bytes: number): string => randomBytes(bytes).toString('hex');

export const inventAccount = (): Account => ({
  username: `co-so-mau-${word(2)}`,
  password: word(12),
  loginClient: { id: `login-${word(2)}`, secret: word(12) },
  sessionClient: { id: `session-${word(2)}`, secret: word(12) },
});

export interface Token {
  readonly access: string;
  readonly refresh: string;
  /** Seconds since the epoch. */
  readonly exp: number;
}

export interface Accounts {
  readonly knowsClient: (authorization: string | undefined, client: Client) => boolean;
  readonly knowsPassword: (username: unknown, password: unknown) => boolean;
  readonly issue: (now: number) => Token;
  /** A refresh token serves once. */
  readonly renew: (refresh: string, now: number) => Token | undefined;
  readonly revoke: (access: string) => boolean;
  readonly isGood: (authorization: string | undefined, now: number) => boolean;
  /** Ends every token. */
  readonly endAll: () => void;
}

const same = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export function createAccounts(account: Account, lifetimeSeconds: number): Accounts {
  const tokens = new Map<string, Token>();

  const issue = (now: number): Token => {
    const token = { access: word(16), refresh: word(16), exp: Math.floor(now / 1000) + lifetimeSeconds };
    tokens.set(token.access, token);
    return token;
  };

  return {
    knowsClient: (authorization = '', { id, secret }) =>
      same(authorization, `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`),
    knowsPassword: (username, password) =>
      typeof username === 'string' &&
      typeof password === 'string' &&
      same(username, account.username) &&
      same(password, account.password),
    issue,
    renew(refresh, now) {
      const old = [...tokens.values()].find((token) => same(token.refresh, refresh));
      if (!old) return undefined;
      tokens.delete(old.access);
      return issue(now);
    },
    revoke: (access) => tokens.delete(access),
    isGood(authorization = '', now) {
      const token = tokens.get(authorization.replace(/^Bearer /, ''));
      return authorization.startsWith('Bearer ') && token !== undefined && token.exp * 1000 > now;
    },
    endAll: () => tokens.clear(),
  };
}
