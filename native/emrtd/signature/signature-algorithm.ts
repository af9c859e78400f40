/** Signature algorithms by object identifier, as certificates, CMS and ActiveAuthenticationInfo name them. */

import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { Tlv } from '../../iso7816/tlv.ts';
import { childrenOf, objectIdentifierOf, sequenceIn, smallIntegerOf, TAG } from '../security-info/der.ts';
import { computeDigest, type DigestName, digestByObjectIdentifier } from './digest.ts';
import { verifyDsa } from './dsa.ts';
import { type EcdsaFormat, verifyEcdsa } from './ecdsa.ts';
import type { PublicKey } from './public-key.ts';
import { type PssParameters, verifyPkcs1, verifyPss } from './rsa.ts';

export type SignatureAlgorithm =
  | { readonly kind: 'RSA-PKCS1'; readonly digest: DigestName }
  | ({ readonly kind: 'RSA-PSS' } & PssParameters)
  | { readonly kind: 'ECDSA'; readonly digest: DigestName; readonly format: EcdsaFormat }
  | { readonly kind: 'DSA'; readonly digest: DigestName };

type Named = Extract<SignatureAlgorithm, { kind: 'RSA-PKCS1' | 'ECDSA' | 'DSA' }>;

const pkcs1 = (digest: DigestName): Named => ({ kind: 'RSA-PKCS1', digest });
const der = (digest: DigestName): Named => ({ kind: 'ECDSA', digest, format: 'der' });
const dsa = (digest: DigestName): Named => ({ kind: 'DSA', digest });
const plain = (digest: DigestName): Named => ({ kind: 'ECDSA', digest, format: 'plain' });

/** RFC 8017 A.2.4, RFC 5758 §3.1 and §3.2, TR-03111 §5.2.1. */
const ALGORITHMS: Readonly<Record<string, Named>> = {
  '1.2.840.113549.1.1.5': pkcs1('SHA-1'),
  '1.2.840.113549.1.1.14': pkcs1('SHA-224'),
  '1.2.840.113549.1.1.11': pkcs1('SHA-256'),
  '1.2.840.113549.1.1.12': pkcs1('SHA-384'),
  '1.2.840.113549.1.1.13': pkcs1('SHA-512'),
  '1.2.840.10045.4.1': der('SHA-1'),
  '1.2.840.10045.4.3.1': der('SHA-224'),
  '1.2.840.10045.4.3.2': der('SHA-256'),
  '1.2.840.10045.4.3.3': der('SHA-384'),
  '1.2.840.10045.4.3.4': der('SHA-512'),
  '1.2.840.10040.4.3': dsa('SHA-1'),
  '2.16.840.1.101.3.4.3.1': dsa('SHA-224'),
  '2.16.840.1.101.3.4.3.2': dsa('SHA-256'),
  '0.4.0.127.0.7.1.1.4.1.1': plain('SHA-1'),
  '0.4.0.127.0.7.1.1.4.1.2': plain('SHA-224'),
  '0.4.0.127.0.7.1.1.4.1.3': plain('SHA-256'),
  '0.4.0.127.0.7.1.1.4.1.4': plain('SHA-384'),
  '0.4.0.127.0.7.1.1.4.1.5': plain('SHA-512'),
};

const RSASSA_PSS = '1.2.840.113549.1.1.10';
/** In CMS these name the key only; the hash is the SignerInfo's digest algorithm (RFC 3370 §3.2). */
const KEY_ONLY: Readonly<Record<string, (digest: DigestName) => Named>> = {
  '1.2.840.113549.1.1.1': pkcs1,
  '1.2.840.10045.2.1': der,
  '1.2.840.10040.4.1': dsa,
};
const MGF1 = '1.2.840.113549.1.1.8';
const MAX_SALT = 512;
/** Context tags of hash, mask generation, salt length and trailer. */
const PSS_FIELDS = [0xa0, 0xa1, 0xa2, 0xa3] as const satisfies readonly number[];

/**
 * @param oid identifier of the algorithm, dotted
 * @param parameters DER of the parameters, if any
 * @param digest the digest algorithm of the SignerInfo, for identifiers that name the key only
 */
export function signatureAlgorithmOf(
  oid: string,
  parameters?: Uint8Array,
  digest?: DigestName,
): Result<SignatureAlgorithm, 'signature-algorithm-unsupported'> {
  const named = ALGORITHMS[oid];
  if (named) return ok(named);
  const keyOnly = KEY_ONLY[oid];
  if (keyOnly && digest) return ok(keyOnly(digest));
  const pss = oid === RSASSA_PSS ? pssParameters(parameters) : undefined;
  return pss ? ok({ kind: 'RSA-PSS', ...pss }) : err('signature-algorithm-unsupported');
}

const isPssField = (tag: number): boolean => PSS_FIELDS.some((field) => field === tag);

/** RSASSA-PSS-params, RFC 8017 A.2.3; every field has a default, SHA-1 with 20 octets of salt. */
function pssParameters(der: Uint8Array | undefined): PssParameters | undefined {
  if (!der) return { digest: 'SHA-1', maskDigest: 'SHA-1', saltLength: 20 };
  const list = sequenceIn(der);
  const fields = new Map(list?.map((field) => [field.tag, childrenOf(field, field.tag)?.[0]]));
  if (!list || fields.size !== list.length || list.some(({ tag }) => !isPssField(tag))) return undefined;
  const [hash, mask, salt, trailer] = PSS_FIELDS;
  const digest = fields.has(hash) ? digestIn(fields.get(hash)) : 'SHA-1';
  const maskDigest = fields.has(mask) ? maskDigestIn(fields.get(mask)) : 'SHA-1';
  const saltLength = fields.has(salt) ? smallIntegerOf(fields.get(salt)) : 20;
  const trailerField = fields.has(trailer) ? smallIntegerOf(fields.get(trailer)) : 1;
  if (!digest || !maskDigest || trailerField !== 1) return undefined;
  if (saltLength === undefined || saltLength > MAX_SALT) return undefined;
  return { digest, maskDigest, saltLength };
}

/** An AlgorithmIdentifier of a hash. */
function digestIn(tlv: Tlv | undefined): DigestName | undefined {
  const oid = objectIdentifierOf(childrenOf(tlv, TAG.SEQUENCE)?.[0]);
  return oid === undefined ? undefined : digestByObjectIdentifier(oid);
}

/** An AlgorithmIdentifier of MGF1 with its hash as the parameter. */
function maskDigestIn(tlv: Tlv | undefined): DigestName | undefined {
  const [algorithm, hash] = childrenOf(tlv, TAG.SEQUENCE) ?? [];
  return objectIdentifierOf(algorithm) === MGF1 ? digestIn(hash) : undefined;
}

/** Whether `signature` over `message` holds. False too when key and algorithm do not belong together. */
export function verifySignature(
  key: PublicKey,
  algorithm: SignatureAlgorithm,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const hash = computeDigest(algorithm.digest, message);
  switch (algorithm.kind) {
    case 'RSA-PKCS1':
      return key.kind === 'RSA' && verifyPkcs1(key, algorithm.digest, hash, signature);
    case 'RSA-PSS':
      return key.kind === 'RSA' && verifyPss(key, algorithm, hash, signature);
    case 'ECDSA':
      return key.kind === 'EC' && verifyEcdsa(key, hash, signature, algorithm.format);
    case 'DSA':
      return key.kind === 'DSA' && verifyDsa(key, hash, signature);
  }
}

/** For notes in the evidence file, e.g. 'ECDSA SHA-256'. */
export const describeAlgorithm = (algorithm: SignatureAlgorithm): string =>
  `${algorithm.kind} ${algorithm.digest}`;
