/** Signatures of the issuer in the forms that certificates and CMS use: ECDSA, RSA PKCS#1 v1.5 and RSA-PSS. */
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeBitString, encodeInteger, encodeNull, encodeOid, encodeSequence } from '../asn1.ts';
import type { EllipticKey, RandomSource, RsaKey } from '../card-contents.ts';
import { CURVES, drawKey, publicKeyOf } from '../curves.ts';
import { subjectPublicKeyInfo } from '../file-system/security-infos.ts';
import type { CurveEncoding, CurveName, SignerProfile } from '../profiles/chip-profile.ts';
import { drawRsaKey } from '../protocols/rsa.ts';
import { signPkcs1, signPss } from './rsa-signature.ts';

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

/** Doc 9303-12 §4.4.1: the hash is as long as the key, and at least SHA-256 here. */
const HASH_OF_CURVE: { readonly [K in CurveName]: HashAlgorithm } = {
  'P-192': SHA256,
  'P-224': SHA256,
  'P-256': SHA256,
  'P-384': SHA384,
  'P-521': SHA512,
  brainpoolP192r1: SHA256,
  brainpoolP224r1: SHA256,
  brainpoolP256r1: SHA256,
  brainpoolP320r1: SHA384,
  brainpoolP384r1: SHA384,
  'invented-256': SHA256,
  brainpoolP512r1: SHA512,
};

export type SigningKey =
  | { readonly algorithm: 'ecdsa'; readonly key: EllipticKey }
  | { readonly algorithm: 'rsa-pkcs1' | 'rsa-pss'; readonly key: RsaKey };

export function drawSigningKey(profile: SignerProfile, random: RandomSource): SigningKey {
  return profile.algorithm === 'ecdsa'
    ? { algorithm: 'ecdsa', key: drawKey(profile.curve, random) }
    : { algorithm: profile.algorithm, key: drawRsaKey(profile.bits, random) };
}

/** Contents of the BIT STRING of the public key. */
export const publicKeyBits = (signer: SigningKey): Uint8Array =>
  signer.algorithm === 'ecdsa'
    ? publicKeyOf(signer.key)
    : encodeSequence(encodeInteger(signer.key.modulus), encodeInteger(signer.key.publicExponent));

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';

export const signerPublicKeyInfo = (signer: SigningKey, encoding: CurveEncoding): Uint8Array =>
  signer.algorithm === 'ecdsa'
    ? subjectPublicKeyInfo(signer.key.curve, encoding, publicKeyOf(signer.key))
    : encodeSequence(
        encodeSequence(encodeOid(RSA_ENCRYPTION), encodeNull()),
        encodeBitString(publicKeyBits(signer)),
      );

const hashOf = (signer: SigningKey): HashAlgorithm =>
  signer.algorithm === 'ecdsa' ? HASH_OF_CURVE[signer.key.curve] : SHA256;

export const digestFor = (signer: SigningKey, data: Uint8Array): Uint8Array => hashOf(signer).digest(data);

/** AlgorithmIdentifier without parameters (RFC 5754 §2, RFC 5758 §3.2). */
export const hashAlgorithmIdentifier = (signer: SigningKey): Uint8Array =>
  encodeSequence(encodeOid(hashOf(signer).oid));

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const MGF1 = '1.2.840.113549.1.1.8';
const PSS_SALT_LENGTH = 32;

export function signatureAlgorithmIdentifier(signer: SigningKey): Uint8Array {
  switch (signer.algorithm) {
    case 'ecdsa':
      return encodeSequence(encodeOid(hashOf(signer).ecdsaOid));
    case 'rsa-pkcs1':
      return encodeSequence(encodeOid(SHA256_WITH_RSA), encodeNull());
    case 'rsa-pss': {
      // RFC 8017 A.2.3: hash, mask generation, salt length; the trailer field has its default.
      const hash = encodeSequence(encodeOid(SHA256.oid), encodeNull());
      return encodeSequence(
        encodeOid(RSASSA_PSS),
        encodeSequence(
          encodeTlv(0xa0, hash),
          encodeTlv(0xa1, encodeSequence(encodeOid(MGF1), hash)),
          encodeTlv(0xa2, encodeInteger(PSS_SALT_LENGTH)),
        ),
      );
    }
  }
}

/** The signature over `data`: ECDSA-Sig-Value (DER), or as long as the modulus. `random` makes the salt of PSS. */
export function sign(signer: SigningKey, data: Uint8Array, random: RandomSource): Uint8Array {
  const digest = digestFor(signer, data);
  switch (signer.algorithm) {
    case 'ecdsa':
      return CURVES[signer.key.curve].ecdsa.sign(digest, signer.key.privateKey, {
        prehash: false,
        lowS: false,
        format: 'der',
      });
    case 'rsa-pkcs1':
      return signPkcs1(signer.key, SHA256.oid, digest);
    case 'rsa-pss':
      return signPss(signer.key, digest, random(PSS_SALT_LENGTH));
  }
}
