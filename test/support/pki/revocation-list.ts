/** Revocation lists for tests, signed by a test CSCA. */
import { AsnConvert } from '@peculiar/asn1-schema';
import { Time } from '@peculiar/asn1-x509';
import { concatBytes } from '../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { keyIdOf, nameOf, type TestCertificate } from './certificates.ts';
import { integer, oid } from './test-key.ts';

export interface RevocationListOptions {
  readonly thisUpdate?: Date;
  /** null: without one. */
  readonly nextUpdate?: Date | null;
  /** Further extensions, DER of each. */
  readonly extensions?: readonly Uint8Array[];
  /** Version 1 lists have neither version nor extensions. */
  readonly version1?: boolean;
}

const REVOKED_AT = new Date('2026-05-01T00:00:00Z');
const der = (value: object): Uint8Array => new Uint8Array(AsnConvert.serialize(value));
const time = (date: Date) => der(new Time(date));
const sequence = (...parts: readonly Uint8Array[]) => encodeTlv(0x30, ...parts);

export const extension = (type: string, critical: boolean, value: Uint8Array): Uint8Array =>
  sequence(
    oid(type),
    critical ? encodeTlv(0x01, Uint8Array.of(0xff)) : new Uint8Array(),
    encodeTlv(0x04, value),
  );

/** DER of a CertificateList that revokes these serial numbers. */
export function makeRevocationList(
  issuer: TestCertificate,
  serialNumbers: readonly number[],
  options: RevocationListOptions = {},
): Uint8Array {
  const { thisUpdate = REVOKED_AT, nextUpdate = new Date('2027-01-01T00:00:00Z') } = options;
  const { key } = issuer;
  const entries = serialNumbers.map((serial) => sequence(integer(BigInt(serial)), time(REVOKED_AT)));
  const keyIdentifier = sequence(encodeTlv(0x80, keyIdOf(key)));
  const extensions = encodeTlv(
    0xa0,
    sequence(
      extension('2.5.29.35', false, keyIdentifier),
      extension('2.5.29.20', false, integer(7n)),
      ...(options.extensions ?? []),
    ),
  );
  const tbs = sequence(
    options.version1 ? new Uint8Array() : integer(1n),
    key.signatureAlgorithm,
    der(nameOf(issuer.name)),
    time(thisUpdate),
    nextUpdate ? time(nextUpdate) : new Uint8Array(),
    entries.length > 0 ? sequence(...entries) : new Uint8Array(),
    options.version1 ? new Uint8Array() : extensions,
  );
  return sequence(tbs, key.signatureAlgorithm, encodeTlv(0x03, concatBytes(Uint8Array.of(0), key.sign(tbs))));
}
