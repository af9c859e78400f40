/** Signing keys made at run time for test certificates, document signers and chips. No key is ever stored. */
import type { KeyObject } from 'node:crypto';
import { ecdsa } from '@noble/curves/abstract/weierstrass.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { curveByName, type EcDomain, encodePoint } from '../../../native/emrtd/security-info/ec-domain.ts';
import { KNOWN_CURVES } from '../../../native/emrtd/security-info/known-curves.ts';
import { encodeObjectIdentifier } from '../../../native/emrtd/security-info/object-identifier.ts';
import { computeDigest, type DigestName } from '../../../native/emrtd/signature/digest.ts';
import { bigIntToBytes, concatBytes } from '../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { unrestrictedCrypto } from '../../restricted-crypto/restrict-crypto.ts';

const {
  constants,
  createPrivateKey,
  generateKeyPairSync,
  privateEncrypt,
  sign: signWithNode,
} = unrestrictedCrypto();

export interface TestKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly publicKeyInfo: Uint8Array;
  /** AlgorithmIdentifier of its signatures, DER. */
  readonly signatureAlgorithm: Uint8Array;
  readonly digest: DigestName;
  readonly sign: (message: Uint8Array) => Uint8Array;
}

export interface TestEcKey extends TestKey {
  readonly domain: EcDomain;
  readonly secret: bigint;
  readonly signPlain: (message: Uint8Array, digest?: DigestName) => Uint8Array;
}

export interface TestRsaKey extends TestKey {
  readonly length: number;
  /** m^d mod n on a whole block: what a chip does for ISO 9796-2. */
  readonly rawSign: (block: Uint8Array) => Uint8Array;
  readonly modulus: bigint;
}

export const oid = (dotted: string): Uint8Array => encodeTlv(0x06, encodeObjectIdentifier(dotted));
const sequence = (...parts: readonly Uint8Array[]) => encodeTlv(0x30, ...parts);
const NULL = Uint8Array.of(0x05, 0x00);

/** A positive INTEGER, DER. */
export function integer(value: bigint): Uint8Array {
  const hex = value.toString(16);
  const bytes = bigIntToBytes(value, Math.ceil(hex.length / 2));
  return encodeTlv(0x02, bytes[0]! >= 0x80 ? concatBytes(Uint8Array.of(0), bytes) : bytes);
}

/** ECParameters as SpecifiedECDomain (X9.62), which Vietnamese DG14 files and most CSCAs use. */
export function explicitParameters(domain: EcDomain): Uint8Array {
  const { p, a, b, n, h, Gx, Gy } = domain.Point.CURVE();
  const element = (value: bigint) => encodeTlv(0x04, bigIntToBytes(value, domain.fieldBytes));
  return sequence(
    integer(1n),
    sequence(oid('1.2.840.10045.1.1'), integer(p)),
    sequence(element(a), element(b)),
    encodeTlv(
      0x04,
      concatBytes(
        Uint8Array.of(4),
        bigIntToBytes(Gx, domain.fieldBytes),
        bigIntToBytes(Gy, domain.fieldBytes),
      ),
    ),
    integer(n),
    integer(h),
  );
}

const ECDSA_OID: Readonly<Record<DigestName, string>> = {
  'SHA-1': '1.2.840.10045.4.1',
  'SHA-224': '1.2.840.10045.4.3.1',
  'SHA-256': '1.2.840.10045.4.3.2',
  'SHA-384': '1.2.840.10045.4.3.3',
  'SHA-512': '1.2.840.10045.4.3.4',
};

export function makeEcKey(
  curve = 'brainpoolP256r1',
  options: { readonly explicit?: boolean; readonly digest?: DigestName } = {},
): TestEcKey {
  const domain = curveByName(curve);
  const known = KNOWN_CURVES.find((candidate) => candidate.name === curve);
  if (!domain || !known) throw new Error(`no curve ${curve}`);
  const scheme = ecdsa(domain.Point, sha256);
  const { secretKey } = scheme.keygen();
  const secret = domain.Point.Fn.fromBytes(secretKey);
  const digest = options.digest ?? 'SHA-256';
  const parameters = options.explicit ? explicitParameters(domain) : oid(known.oid);
  const point = encodePoint(domain.Point.BASE.multiply(secret));
  const signAs = (format: 'der' | 'compact') => (message: Uint8Array, hash: DigestName) =>
    scheme.sign(computeDigest(hash, message), secretKey, { prehash: false, lowS: false, format });
  return {
    publicKeyInfo: sequence(
      sequence(oid('1.2.840.10045.2.1'), parameters),
      encodeTlv(0x03, Uint8Array.of(0), point),
    ),
    signatureAlgorithm: sequence(oid(ECDSA_OID[digest])),
    digest,
    sign: (message) => signAs('der')(message, digest),
    domain,
    secret,
    signPlain: (message, hash = digest) => signAs('compact')(message, hash),
  };
}

const DIGEST_OID: Readonly<Record<DigestName, string>> = {
  'SHA-1': '1.3.14.3.2.26',
  'SHA-224': '2.16.840.1.101.3.4.2.4',
  'SHA-256': '2.16.840.1.101.3.4.2.1',
  'SHA-384': '2.16.840.1.101.3.4.2.2',
  'SHA-512': '2.16.840.1.101.3.4.2.3',
};

const PKCS1_OID: Readonly<Record<DigestName, string>> = {
  'SHA-1': '1.2.840.113549.1.1.5',
  'SHA-224': '1.2.840.113549.1.1.14',
  'SHA-256': '1.2.840.113549.1.1.11',
  'SHA-384': '1.2.840.113549.1.1.12',
  'SHA-512': '1.2.840.113549.1.1.13',
};

export const digestAlgorithm = (digest: DigestName): Uint8Array => sequence(oid(DIGEST_OID[digest]), NULL);

/** RSASSA-PSS-params with all fields written out. */
function pssParameters(digest: DigestName, saltLength: number): Uint8Array {
  return sequence(
    encodeTlv(0xa0, digestAlgorithm(digest)),
    encodeTlv(0xa1, sequence(oid('1.2.840.113549.1.1.8'), digestAlgorithm(digest))),
    encodeTlv(0xa2, integer(BigInt(saltLength))),
  );
}

const DSA_OID = {
  'SHA-1': '1.2.840.10040.4.3',
  'SHA-224': '2.16.840.1.101.3.4.3.1',
  'SHA-256': '2.16.840.1.101.3.4.3.2',
} as const;

/** Finding p and q takes seconds: one key per size serves a whole test file. */
const dsaPairs = new Map<number, { publicKey: KeyObject; privateKey: KeyObject }>();

/** q of 160 bits with SHA-1, of 256 otherwise, so that SHA-224 is shorter than q. */
export function makeDsaKey(digest: keyof typeof DSA_OID): TestKey {
  const sizes = digest === 'SHA-1' ? { p: 1024, q: 160 } : { p: 2048, q: 256 };
  const { publicKey, privateKey } =
    dsaPairs.get(sizes.p) ?? generateKeyPairSync('dsa', { modulusLength: sizes.p, divisorLength: sizes.q });
  dsaPairs.set(sizes.p, { publicKey, privateKey });
  return {
    publicKeyInfo: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    signatureAlgorithm: sequence(oid(DSA_OID[digest])),
    digest,
    sign: (message) =>
      new Uint8Array(signWithNode(digest.replace('-', '').toLowerCase(), message, privateKey)),
  };
}

const rsaPairs = new Map<number, { publicKey: KeyObject; privateKey: KeyObject }>();

/** RSA keys are slow to make, so that one per size serves a whole test file; `fresh` makes another. */
function rsaPair(bits: number, fresh: boolean) {
  const known = rsaPairs.get(bits);
  if (known && !fresh) return known;
  const made = generateKeyPairSync('rsa', { modulusLength: bits });
  if (!fresh) rsaPairs.set(bits, made);
  return made;
}

export function makeRsaKey(
  options: {
    readonly bits?: number;
    readonly digest?: DigestName;
    readonly pss?: { readonly saltLength: number };
    readonly fresh?: boolean;
  } = {},
): TestRsaKey {
  const bits = options.bits ?? 2048;
  const digest = options.digest ?? 'SHA-256';
  const { publicKey, privateKey } = rsaPair(bits, options.fresh ?? false);
  const { pss } = options;
  const jwk = publicKey.export({ format: 'jwk' });
  const padding = pss
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.saltLength }
    : { padding: constants.RSA_PKCS1_PADDING };
  return {
    publicKeyInfo: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })),
    signatureAlgorithm: pss
      ? sequence(oid('1.2.840.113549.1.1.10'), pssParameters(digest, pss.saltLength))
      : sequence(oid(PKCS1_OID[digest]), NULL),
    digest,
    sign: (message) =>
      new Uint8Array(
        signWithNode(digest.replace('-', '').toLowerCase(), message, { key: privateKey, ...padding }),
      ),
    length: bits / 8,
    rawSign: (block) =>
      new Uint8Array(
        privateEncrypt(
          {
            key: createPrivateKey(privateKey.export({ type: 'pkcs8', format: 'pem' })),
            padding: constants.RSA_NO_PADDING,
          },
          block,
        ),
      ),
    modulus: BigInt(`0x${Buffer.from(jwk.n ?? '', 'base64url').toString('hex')}`),
  };
}
