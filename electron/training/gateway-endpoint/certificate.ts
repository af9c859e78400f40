/** X.509 certificates (RFC 5280) for training and tests: ECDSA P-256 with SHA-256, made when needed, never shipped. */

import type { webcrypto } from 'node:crypto';
import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  ExtendedKeyUsage,
  Extension,
  Extensions,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_clientAuth,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  Name,
  RelativeDistinguishedName,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

/** A certificate and its private key, both PEM. */
export interface Credential {
  readonly certificate: string;
  readonly key: string;
}

export interface IssuedCredential extends Credential {
  readonly commonName: string;
  readonly keys: webcrypto.CryptoKeyPair;
}

export type CertificateRole =
  | { readonly kind: 'ca' }
  /** DNS names and IP addresses. */
  | { readonly kind: 'server'; readonly hosts: readonly string[] }
  | { readonly kind: 'client' };

export interface CertificateRequest {
  readonly commonName: string;
  readonly role: CertificateRole;
  readonly notBefore: EpochMs;
  readonly notAfter: EpochMs;
  /** Absent: signs itself. */
  readonly issuer?: Pick<IssuedCredential, 'commonName' | 'keys'>;
}

/** RFC 5758 §3.2 */
export const ECDSA_SHA256 = new AlgorithmIdentifier({ algorithm: '1.2.840.10045.4.3.2' });
const COMMON_NAME = '2.5.4.3';
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

export const issuerName = (commonName: string): Name =>
  new Name([
    new RelativeDistinguishedName([
      new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: commonName }) }),
    ]),
  ]);

const extension = (extnID: string, critical: boolean, value: unknown): Extension =>
  new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });

const isIpAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

function roleExtensions(role: CertificateRole): Extension[] {
  const usage = (flags: number) => extension(id_ce_keyUsage, true, new KeyUsage(flags));
  switch (role.kind) {
    case 'ca':
      return [
        extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: true })),
        usage(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign),
      ];
    case 'server':
      return [
        extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
        usage(KeyUsageFlags.digitalSignature),
        extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_serverAuth])),
        extension(
          id_ce_subjectAltName,
          false,
          new SubjectAlternativeName(
            role.hosts.map(
              (host) => new GeneralName(isIpAddress(host) ? { iPAddress: host } : { dNSName: host }),
            ),
          ),
        ),
      ];
    case 'client':
      return [
        extension(id_ce_basicConstraints, true, new BasicConstraints({ cA: false })),
        usage(KeyUsageFlags.digitalSignature),
        extension(id_ce_extKeyUsage, false, new ExtendedKeyUsage([id_kp_clientAuth])),
      ];
  }
}

/** RFC 5280 §4.2.1.2 (1): SHA-1 of the subject's public key bits. */
async function keyIdentifier(crypto: webcrypto.Crypto, keys: webcrypto.CryptoKeyPair): Promise<ArrayBuffer> {
  const info = AsnConvert.parse(await crypto.subtle.exportKey('spki', keys.publicKey), SubjectPublicKeyInfo);
  return crypto.subtle.digest('SHA-1', info.subjectPublicKey);
}

/** A big-endian number without leading zeros, and a zero in front where the first bit would read as a sign. */
export function unsignedInteger(bytes: Uint8Array): ArrayBuffer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.slice(first === -1 ? bytes.length - 1 : first);
  return Uint8Array.from((digits[0] ?? 0) >= 0x80 ? [0, ...digits] : digits).buffer;
}

export const pem = (label: string, der: ArrayBuffer): string => {
  const base64 = Buffer.from(der).toString('base64');
  return `-----BEGIN ${label}-----\n${base64.match(/.{1,64}/g)?.join('\n')}\n-----END ${label}-----\n`;
};

/** Makes a fresh key and a certificate for it. */
export async function issueCertificate(
  crypto: webcrypto.Crypto,
  request: CertificateRequest,
): Promise<IssuedCredential> {
  const { commonName, role, notBefore, notAfter } = request;
  const keys = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const issuer = request.issuer ?? { commonName, keys };
  const tbs = new TBSCertificate({
    version: Version.v3,
    serialNumber: unsignedInteger(crypto.getRandomValues(new Uint8Array(16))),
    signature: ECDSA_SHA256,
    issuer: issuerName(issuer.commonName),
    validity: new Validity({ notBefore: new Date(notBefore), notAfter: new Date(notAfter) }),
    subject: issuerName(commonName),
    subjectPublicKeyInfo: AsnConvert.parse(
      await crypto.subtle.exportKey('spki', keys.publicKey),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions([
      ...roleExtensions(role),
      extension(
        id_ce_subjectKeyIdentifier,
        false,
        new SubjectKeyIdentifier(await keyIdentifier(crypto, keys)),
      ),
      extension(
        id_ce_authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier({
          keyIdentifier: new KeyIdentifier(await keyIdentifier(crypto, issuer.keys)),
        }),
      ),
    ]),
  });
  const raw = new Uint8Array(
    await crypto.subtle.sign(SIGNATURE, issuer.keys.privateKey, AsnConvert.serialize(tbs)),
  );
  const certificate = new Certificate({
    tbsCertificate: tbs,
    signatureAlgorithm: ECDSA_SHA256,
    // X.509 wants the two numbers as ASN.1 (RFC 5480), WebCrypto gives them side by side.
    signatureValue: AsnConvert.serialize(
      new ECDSASigValue({ r: unsignedInteger(raw.slice(0, 32)), s: unsignedInteger(raw.slice(32)) }),
    ),
  });
  return {
    commonName,
    keys,
    certificate: pem('CERTIFICATE', AsnConvert.serialize(certificate)),
    key: pem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', keys.privateKey)),
  };
}

/** The key pair of a PEM credential, to go on issuing under a kept CA. */
export async function readKeys(crypto: webcrypto.Crypto, key: string): Promise<webcrypto.CryptoKeyPair> {
  const der = Buffer.from(key.replace(/-----[A-Z ]+-----/g, ''), 'base64');
  const privateKey = await crypto.subtle.importKey('pkcs8', der, CURVE, true, ['sign']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', privateKey);
  const publicKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, CURVE, true, ['verify']);
  return { privateKey, publicKey };
}
