/** Revocation lists (RFC 5280 §5) of the training authority, made when needed: what a desk may be given with the CA. */
import { type webcrypto, X509Certificate } from 'node:crypto';
import { ECDSASigValue } from '@peculiar/asn1-ecc';
import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificateList, RevokedCertificate, TBSCertList, Time, Version } from '@peculiar/asn1-x509';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import {
  ECDSA_SHA256,
  type IssuedCredential,
  issuerName,
  pem,
  SIGNATURE,
  unsignedInteger,
} from './certificate.ts';

export interface RevocationListRequest {
  readonly issuer: Pick<IssuedCredential, 'commonName' | 'keys'>;
  /** PEM of each certificate that is no longer good. */
  readonly revoked: readonly string[];
  readonly thisUpdate: EpochMs;
  readonly nextUpdate: EpochMs;
}

/** PEM. */
export async function issueRevocationList(
  crypto: webcrypto.Crypto,
  { issuer, revoked, thisUpdate, nextUpdate }: RevocationListRequest,
): Promise<string> {
  const entries = revoked.map((certificate) => {
    const serial = Buffer.from(new X509Certificate(certificate).serialNumber, 'hex');
    return new RevokedCertificate({
      userCertificate: unsignedInteger(serial),
      revocationDate: new Time(new Date(thisUpdate)),
    });
  });
  const tbs = new TBSCertList({
    version: Version.v2,
    signature: ECDSA_SHA256,
    issuer: issuerName(issuer.commonName),
    thisUpdate: new Time(new Date(thisUpdate)),
    nextUpdate: new Time(new Date(nextUpdate)),
    ...(entries.length > 0 && { revokedCertificates: entries }),
  });
  const raw = new Uint8Array(
    await crypto.subtle.sign(SIGNATURE, issuer.keys.privateKey, AsnConvert.serialize(tbs)),
  );
  const list = new CertificateList({
    tbsCertList: tbs,
    signatureAlgorithm: ECDSA_SHA256,
    signature: AsnConvert.serialize(
      new ECDSASigValue({ r: unsignedInteger(raw.slice(0, 32)), s: unsignedInteger(raw.slice(32)) }),
    ),
  });
  return pem('X509 CRL', AsnConvert.serialize(list));
}
