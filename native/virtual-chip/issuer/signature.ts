/** ECDSA with the hash that belongs to the curve, in the forms that certificates and CMS use. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeOid, encodeSequence } from '../asn1.ts';
import type { EllipticKey } from '../card-contents.ts';
import { CURVES } from '../curves.ts';
import type { CurveName } from '../profiles/chip-profile.ts';

interface HashAlgorithm {
  readonly digest: (data: Uint8Array) => Uint8Array;
  readonly oid: string;
  readonly ecdsaOid: string;
}

const SHA256: HashAlgorithm = {
  digest: sha256,
  oid: '2.16.840.1.101.3.4.2.1',
  ecdsaOid: '1.2.840.10045.4.3.2',
};
const SHA384: HashAlgorithm = {
  digest: sha384,
  oid: '2.16.840.1.101.3.4.2.2',
  ecdsaOid: '1.2.840.10045.4.3.3',
};
const SHA512: HashAlgorithm = {
  digest: sha512,
  oid: '2.16.840.1.101.3.4.2.3',
  ecdsaOid: '1.2.840.10045.4.3.4',
};

/** Doc 9303-12 §4.4.1: the hash is as long as the key. */
export const HASH_OF_CURVE: { readonly [K in CurveName]: HashAlgorithm } = {
  'P-256': SHA256,
  'P-384': SHA384,
  brainpoolP256r1: SHA256,
  brainpoolP384r1: SHA384,
  brainpoolP512r1: SHA512,
};

/** AlgorithmIdentifier without parameters (RFC 5754 §2, RFC 5758 §3.2). */
export const hashAlgorithmIdentifier = (curve: CurveName): Uint8Array =>
  encodeSequence(encodeOid(HASH_OF_CURVE[curve].oid));

export const signatureAlgorithmIdentifier = (curve: CurveName): Uint8Array =>
  encodeSequence(encodeOid(HASH_OF_CURVE[curve].ecdsaOid));

/** ECDSA-Sig-Value (DER) over the hash of `data`. */
export const signDer = (key: EllipticKey, data: Uint8Array): Uint8Array =>
  CURVES[key.curve].ecdsa.sign(HASH_OF_CURVE[key.curve].digest(data), key.privateKey, {
    prehash: false,
    lowS: false,
    format: 'der',
  });
