/**
 * Who asks, beyond the client certificate: access tokens (OAuth 2 client credentials) and signatures on requests. Written by
 * Node's own crypto, so that the client's library is checked against another.
 */
import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { problem, Refusal } from './problem.ts';

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

const TOKEN_SECONDS = 600;
/** Clocks may be so far apart. */
const SIGNATURE_AGE_S = 300;

export interface TokenDesk {
  /** RFC 6749 §4.4.3: the reply, or the status and error of §5.2. */
  readonly grant: (
    authorization: string | undefined,
    form: string,
  ) => { readonly status: 200 | 400 | 401; readonly body: Readonly<Record<string, unknown>> };
  /** Throws a `Refusal` when the token is missing or not one of ours. */
  readonly check: (authorization: string | undefined) => void;
  /** All tokens end at once. */
  readonly endAll: () => void;
}

export function createTokenDesk(client: OAuthClient, now: () => number): TokenDesk {
  const tokens = new Map<string, number>();
  const basic = `${encodeURIComponent(client.clientId)}:${encodeURIComponent(client.clientSecret)}`;
  const expected = `Basic ${Buffer.from(basic, 'utf8').toString('base64')}`;
  return {
    grant(authorization, form) {
      if (authorization !== expected) return { status: 401, body: { error: 'invalid_client' } };
      if (new URLSearchParams(form).get('grant_type') !== 'client_credentials') {
        return { status: 400, body: { error: 'unsupported_grant_type' } };
      }
      const token = randomBytes(32).toString('base64url');
      tokens.set(token, now() + TOKEN_SECONDS * 1000);
      return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS } };
    },
    check(authorization) {
      const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
      if (token === undefined) throw new Refusal(problem('token-needed'));
      const until = tokens.get(token);
      if (until === undefined || until <= now()) throw new Refusal(problem('token-refused'));
    },
    endAll: () => tokens.clear(),
  };
}

const header = z.object({
  alg: z.literal('ES256'),
  typ: z.literal('request+jws'),
  'x5t#S256': z.string(),
  method: z.string(),
  path: z.string(),
  iat: z.number(),
});

export interface SignedRequest {
  readonly signature: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** DER of the certificate that the connection was opened with. */
  readonly certificate: Uint8Array;
  readonly now: number;
}

/** Throws a `Refusal` unless the key of the connection's certificate signed exactly this request, a moment ago. */
export function checkSignature({ signature, method, path, body, certificate, now }: SignedRequest): void {
  if (signature === undefined) throw new Refusal(problem('signature-needed'));
  const [head = '', payload, value = ''] = signature.split('.');
  const parsed = header.safeParse(jsonOf(Buffer.from(head, 'base64url').toString('utf8'))).data;
  const thumbprint = createHash('sha256').update(certificate).digest('base64url');
  const input = Buffer.from(`${head}.${Buffer.from(body, 'utf8').toString('base64url')}`, 'ascii');
  const key = new X509Certificate(certificate).publicKey;
  const good =
    payload === '' &&
    parsed !== undefined &&
    parsed['x5t#S256'] === thumbprint &&
    parsed.method === method &&
    parsed.path === path &&
    Math.abs(parsed.iat - now / 1000) <= SIGNATURE_AGE_S &&
    verify('sha256', input, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(value, 'base64url'));
  if (!good) throw new Refusal(problem('signature-refused'));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
