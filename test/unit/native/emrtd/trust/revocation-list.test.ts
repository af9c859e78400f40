import { AsnConvert } from '@peculiar/asn1-schema';
import { CertificateList } from '@peculiar/asn1-x509';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCertificate } from '../../../../../native/emrtd/trust/certificate.ts';
import { isListSignedBy, parseRevocationList } from '../../../../../native/emrtd/trust/revocation-list.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { keyIdOf, makeCsca, type TestCertificate } from '../../../../support/pki/certificates.ts';
import { extension, makeRevocationList } from '../../../../support/pki/revocation-list.ts';
import { integer, makeEcKey, makeRsaKey } from '../../../../support/pki/test-key.ts';

const csca = makeCsca();

function list(der: Uint8Array) {
  const parsed = parseRevocationList(der);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function certificate({ der }: TestCertificate) {
  const parsed = parseCertificate(der);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

test('what is revoked, by whom and until when', () => {
  const parsed = list(makeRevocationList(csca, [7, 0x1234]));
  expect(parsed).toMatchObject({
    issuer: { text: 'C=VN, O=Test Authority, CN=Test CSCA' },
    authorityKeyId: bytesToHex(keyIdOf(csca.key)),
    thisUpdate: new Date('2026-05-01T00:00:00Z'),
    nextUpdate: new Date('2027-01-01T00:00:00Z'),
  });
  expect([...parsed.revoked.keys()]).toEqual(['7', '1234']);
});

test('a general ASN.1 library reads the same', () => {
  const der = makeRevocationList(csca, [0x1234]);
  const { tbsCertList } = AsnConvert.parse(der, CertificateList);
  expect(tbsCertList.revokedCertificates?.map((entry) => new Uint8Array(entry.userCertificate))).toEqual([
    Uint8Array.of(0x12, 0x34),
  ]);
  expect(tbsCertList.thisUpdate.getTime()).toEqual(list(der).thisUpdate);
  expect(tbsCertList.nextUpdate?.getTime()).toEqual(list(der).nextUpdate);
});

describe('forms', () => {
  test('nothing revoked, no next update, version 1', () => {
    expect(list(makeRevocationList(csca, [])).revoked.size).toBe(0);
    expect(list(makeRevocationList(csca, [5], { nextUpdate: null })).revoked.has('5')).toBe(true);
    const first = list(makeRevocationList(csca, [5], { version1: true }));
    expect(first.revoked.has('5')).toBe(true);
    expect(first).not.toHaveProperty('authorityKeyId');
  });

  test('a delta list or one with unknown critical parts is not taken for a whole one', () => {
    const delta = makeRevocationList(csca, [5], { extensions: [extension('2.5.29.27', true, integer(3n))] });
    expect(parseRevocationList(delta)).toEqual({ ok: false, error: 'revocation-list-unsupported' });
    const harmless = makeRevocationList(csca, [5], {
      extensions: [extension('1.2.3.4', false, integer(3n))],
    });
    expect(list(harmless).revoked.has('5')).toBe(true);
  });
});

describe('the signature', () => {
  test.each([
    ['EC', makeEcKey('brainpoolP384r1', { explicit: true, digest: 'SHA-384' })],
    ['RSA', makeRsaKey()],
  ])('%s: holds for the issuer and for nobody else', (_name, key) => {
    const issuer = makeCsca({ key });
    const der = makeRevocationList(issuer, [5]);
    expect(isListSignedBy(list(der), certificate(issuer))).toBe(true);
    expect(isListSignedBy(list(der), certificate(csca))).toBe(false);
    const changed = der.slice();
    changed[changed.length - 1]! ^= 1;
    expect(isListSignedBy(list(changed), certificate(issuer))).toBe(false);
  });
});

test('any octets give a result and never throw', () => {
  const der = makeRevocationList(csca, [1, 2, 3]);
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, value, length) => {
      const bytes = der.slice(0, length);
      if (at < length) bytes[at] = value;
      const parsed = parseRevocationList(bytes);
      if (length < der.length) expect(parsed.ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});
