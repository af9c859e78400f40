/** The hash functions that Doc 9303-11 and 9303-12 allow, SHA-1 included: cards signed with it are still valid. */
import { sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';

export type DigestName = 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

interface DigestEntry {
  readonly oid: string;
  readonly length: number;
  readonly hash: (data: Uint8Array) => Uint8Array;
}

const DIGESTS: Readonly<Record<DigestName, DigestEntry>> = {
  'SHA-1': { oid: '1.3.14.3.2.26', length: 20, hash: sha1 },
  'SHA-224': { oid: '2.16.840.1.101.3.4.2.4', length: 28, hash: sha224 },
  'SHA-256': { oid: '2.16.840.1.101.3.4.2.1', length: 32, hash: sha256 },
  'SHA-384': { oid: '2.16.840.1.101.3.4.2.2', length: 48, hash: sha384 },
  'SHA-512': { oid: '2.16.840.1.101.3.4.2.3', length: 64, hash: sha512 },
};

export const DIGEST_NAMES: readonly DigestName[] = ['SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];

export const computeDigest = (name: DigestName, data: Uint8Array): Uint8Array => DIGESTS[name].hash(data);

/** Octets of the hash. */
export const digestLength = (name: DigestName): number => DIGESTS[name].length;

export const digestObjectIdentifier = (name: DigestName): string => DIGESTS[name].oid;

export const digestByObjectIdentifier = (oid: string): DigestName | undefined =>
  DIGEST_NAMES.find((name) => DIGESTS[name].oid === oid);
