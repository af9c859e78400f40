/**
 * The invented authority behind the training endpoint: its CA, the endpoint's and the desk's certificates, and the
 * key that signs receipts. Made when needed; kept only in the data folder of training, readable by its owner alone.
 */
import { createHash, type webcrypto } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DAY_MS, type EpochMs } from '../../core/time/vietnam-time.ts';
import { type Credential, type IssuedCredential, issueCertificate, readKeys } from './certificate.ts';
import { issueRevocationList } from './revocation-list.ts';

/** A public P-256 key as a JWK. */
export interface ReceiptPublicKey {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
  readonly kid: string;
  readonly alg: 'ES256';
  readonly use: 'sig';
}

/** A way in which the endpoint's own certificate can be wrong. */
export type ServerCertificateKind =
  | 'valid'
  | 'expired'
  | 'not-yet-valid'
  | 'self-signed'
  | 'wrong-host'
  | 'unknown-ca';

/** A way in which a desk's certificate can be wrong. */
export type ClientCertificateKind = 'valid' | 'expired' | 'unknown-ca';

export interface TestAuthority {
  /** PEM: what a desk must trust. */
  readonly ca: string;
  readonly server: Credential;
  readonly client: Credential;
  readonly receiptKeys: { readonly keys: readonly ReceiptPublicKey[] };
  /** PEM (PKCS #8): signs receipts. */
  readonly receiptSigningKey: string;
  serverCertificate(kind: ServerCertificateKind): Promise<Credential>;
  clientCertificate(kind: ClientCertificateKind): Promise<Credential>;
  /** PEM of a list of the CA's that revokes these certificates; `ended`: one that should have been renewed. */
  revocationList(revoked: readonly string[], kind?: 'current' | 'ended'): Promise<string>;
}

export interface AuthorityWorld {
  readonly now: () => EpochMs;
  /** WebCrypto; the platform's own by default. */
  readonly crypto?: webcrypto.Crypto;
}

export const TRAINING_ISSUER = 'Training authority (not a real one)';
const HOSTS: readonly string[] = ['localhost', '127.0.0.1', '::1'];
const CA_DAYS = 3650;
const LEAF_DAYS = 365;
/** Clocks of desks differ a little. */
const BACKDATE_MS = DAY_MS;
/** A kept certificate with less than this left is made anew. */
const RENEW_BEFORE_MS = 30 * DAY_MS;

const keptAuthority = z.object({
  caNotAfter: z.number(),
  leafNotAfter: z.number(),
  ca: z.object({ certificate: z.string(), key: z.string() }),
  server: z.object({ certificate: z.string(), key: z.string() }),
  client: z.object({ certificate: z.string(), key: z.string() }),
  receiptSigningKey: z.string(),
});
type KeptAuthority = z.infer<typeof keptAuthority>;

const plain = ({ certificate, key }: Credential): Credential => ({ certificate, key });

/** RFC 7638: the key's id is the hash of the key. */
const thumbprint = ({ crv, kty, x, y }: Pick<ReceiptPublicKey, 'crv' | 'kty' | 'x' | 'y'>): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');

async function publicReceiptKey(crypto: webcrypto.Crypto, signingKey: string): Promise<ReceiptPublicKey> {
  const { publicKey } = await readKeys(crypto, signingKey);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  const key = { kty: 'EC', crv: 'P-256', x, y } as const;
  return { ...key, kid: thumbprint(key), alg: 'ES256', use: 'sig' };
}

async function issueLeaves(
  crypto: webcrypto.Crypto,
  now: EpochMs,
  issuer: Pick<IssuedCredential, 'commonName' | 'keys'>,
): Promise<Pick<KeptAuthority, 'leafNotAfter' | 'server' | 'client'>> {
  const period = { notBefore: now - BACKDATE_MS, notAfter: now + LEAF_DAYS * DAY_MS };
  const server = await issueCertificate(crypto, {
    commonName: 'Training endpoint',
    role: { kind: 'server', hosts: HOSTS },
    issuer,
    ...period,
  });
  const client = await issueCertificate(crypto, {
    commonName: 'Training desk',
    role: { kind: 'client' },
    issuer,
    ...period,
  });
  return { leafNotAfter: period.notAfter, server: plain(server), client: plain(client) };
}

async function makeAuthority(crypto: webcrypto.Crypto, now: EpochMs): Promise<KeptAuthority> {
  const caNotAfter = now + CA_DAYS * DAY_MS;
  const ca = await issueCertificate(crypto, {
    commonName: TRAINING_ISSUER,
    role: { kind: 'ca' },
    notBefore: now - BACKDATE_MS,
    notAfter: caNotAfter,
  });
  const receipts = await issueCertificate(crypto, {
    commonName: 'Receipts',
    role: { kind: 'client' },
    notBefore: now,
    notAfter: caNotAfter,
  });
  return {
    caNotAfter,
    ca: plain(ca),
    receiptSigningKey: receipts.key,
    ...(await issueLeaves(crypto, now, ca)),
  };
}

async function openKept(
  crypto: webcrypto.Crypto,
  now: () => EpochMs,
  kept: KeptAuthority,
): Promise<TestAuthority> {
  const issuer = { commonName: TRAINING_ISSUER, keys: await readKeys(crypto, kept.ca.key) };
  const validPeriod = () => ({ notBefore: now() - BACKDATE_MS, notAfter: now() + LEAF_DAYS * DAY_MS });
  const expiredPeriod = () => ({ notBefore: now() - 10 * DAY_MS, notAfter: now() - DAY_MS });
  const stranger = () =>
    issueCertificate(crypto, { commonName: 'Some other CA', role: { kind: 'ca' }, ...validPeriod() });
  const server = { commonName: 'Training endpoint', role: { kind: 'server', hosts: HOSTS } } as const;
  const client = { commonName: 'Training desk', role: { kind: 'client' } } as const;

  return {
    ca: kept.ca.certificate,
    server: kept.server,
    client: kept.client,
    receiptKeys: { keys: [await publicReceiptKey(crypto, kept.receiptSigningKey)] },
    receiptSigningKey: kept.receiptSigningKey,

    async serverCertificate(kind) {
      switch (kind) {
        case 'valid':
          return kept.server;
        case 'expired':
          return plain(await issueCertificate(crypto, { ...server, issuer, ...expiredPeriod() }));
        case 'not-yet-valid':
          return plain(
            await issueCertificate(crypto, {
              ...server,
              issuer,
              notBefore: now() + DAY_MS,
              notAfter: now() + LEAF_DAYS * DAY_MS,
            }),
          );
        case 'self-signed':
          return plain(await issueCertificate(crypto, { ...server, ...validPeriod() }));
        case 'wrong-host':
          return plain(
            await issueCertificate(crypto, {
              ...server,
              role: { kind: 'server', hosts: ['another-host.invalid'] },
              issuer,
              ...validPeriod(),
            }),
          );
        case 'unknown-ca':
          return plain(
            await issueCertificate(crypto, { ...server, issuer: await stranger(), ...validPeriod() }),
          );
      }
    },

    revocationList: (revoked, kind = 'current') => {
      const { notBefore, notAfter } = kind === 'current' ? validPeriod() : expiredPeriod();
      return issueRevocationList(crypto, { issuer, revoked, thisUpdate: notBefore, nextUpdate: notAfter });
    },

    async clientCertificate(kind) {
      switch (kind) {
        case 'valid':
          return kept.client;
        case 'expired':
          return plain(await issueCertificate(crypto, { ...client, issuer, ...expiredPeriod() }));
        case 'unknown-ca':
          return plain(
            await issueCertificate(crypto, { ...client, issuer: await stranger(), ...validPeriod() }),
          );
      }
    },
  };
}

/** A fresh authority in memory. */
export async function createTestAuthority(world: AuthorityWorld): Promise<TestAuthority> {
  const crypto = world.crypto ?? globalThis.crypto;
  return openKept(crypto, world.now, await makeAuthority(crypto, world.now()));
}

/** Files of an opened authority, for those who attach a desk by hand. */
export interface AuthorityFiles {
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  readonly receiptKeys: string;
}

// SECURITY: private keys are readable by their owner alone, from the moment the file exists.
const writePrivate = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await chmod(draft, 0o600);
  await rename(draft, path);
};

async function readKept(path: string): Promise<KeptAuthority | undefined> {
  try {
    return keptAuthority.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    // None yet, or not ours: training may always begin anew.
    return undefined;
  }
}

/**
 * The authority kept in a folder, or a new one that is then kept there. Certificates that are about to end are made
 * anew under the same CA, so that a desk that trusts it stays attached. `directory` is made when it is missing.
 */
export async function openTestAuthority(
  directory: string,
  world: AuthorityWorld,
): Promise<TestAuthority & { readonly files: AuthorityFiles }> {
  const crypto = world.crypto ?? globalThis.crypto;
  const now = world.now();
  const path = join(directory, 'authority.json');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const found = await readKept(path);
  let kept = found;
  if (!kept || kept.caNotAfter - now < LEAF_DAYS * DAY_MS) kept = await makeAuthority(crypto, now);
  else if (kept.leafNotAfter - now < RENEW_BEFORE_MS) {
    const issuer = { commonName: TRAINING_ISSUER, keys: await readKeys(crypto, kept.ca.key) };
    kept = { ...kept, ...(await issueLeaves(crypto, now, issuer)) };
  }
  if (kept !== found) await writePrivate(path, `${JSON.stringify(kept)}\n`);
  const authority = await openKept(crypto, world.now, kept);
  const files: AuthorityFiles = {
    ca: join(directory, 'ca.pem'),
    clientCertificate: join(directory, 'client.pem'),
    clientKey: join(directory, 'client-key.pem'),
    receiptKeys: join(directory, 'receipt-keys.json'),
  };
  await writePrivate(files.ca, authority.ca);
  await writePrivate(files.clientCertificate, authority.client.certificate);
  await writePrivate(files.clientKey, authority.client.key);
  await writePrivate(files.receiptKeys, `${JSON.stringify(authority.receiptKeys, undefined, 2)}\n`);
  return { ...authority, files };
}
