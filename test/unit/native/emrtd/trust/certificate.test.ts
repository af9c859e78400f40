import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifySignature } from '../../../../../native/emrtd/signature/signature-algorithm.ts';
import { parseCertificate, type X509Certificate } from '../../../../../native/emrtd/trust/certificate.ts';
import { bytesToHex } from '../../../../../native/iso7816/bytes.ts';
import { unrestrictedCrypto } from '../../../../restricted-crypto/restrict-crypto.ts';
import { keyIdOf, makeCsca, makeDocumentSigner } from '../../../../support/pki/certificates.ts';
import { makeEcKey, makeRsaKey, type TestKey } from '../../../../support/pki/test-key.ts';

// OpenSSL as the other hand.
const { X509Certificate: NodeCertificate } = unrestrictedCrypto();

function parsed(der: Uint8Array): X509Certificate {
  const result = parseCertificate(der);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

test('a CSCA: what verification needs of it', () => {
  const key = makeEcKey('brainpoolP384r1', { explicit: true, digest: 'SHA-384' });
  const csca = makeCsca({
    key,
    serialNumber: 77,
    notBefore: new Date('2022-06-29T00:00:00Z'),
    notAfter: new Date('2037-10-01T12:00:00Z'),
  });
  const certificate = parsed(csca.der);
  expect(certificate).toMatchObject({
    serialNumber: '4d',
    notBefore: new Date('2022-06-29T00:00:00Z'),
    notAfter: new Date('2037-10-01T12:00:00Z'),
    subjectKeyId: bytesToHex(keyIdOf(key)),
    authorityKeyId: bytesToHex(keyIdOf(key)),
    keyUsage: ['keyCertSign', 'cRLSign'],
    isAuthority: true,
    subject: { country: 'VN', text: 'C=VN, O=Test Authority, CN=Test CSCA' },
    signatureAlgorithm: { ok: true, value: { kind: 'ECDSA', digest: 'SHA-384' } },
  });
});

test('times after 2049 are read as well (GeneralizedTime)', () => {
  const notAfter = new Date('2061-02-03T04:05:06Z');
  expect(parsed(makeCsca({ notAfter }).der).notAfter).toEqual(notAfter);
});

const KEYS: readonly (readonly [string, () => TestKey])[] = [
  ['brainpoolP256r1, named', () => makeEcKey('brainpoolP256r1')],
  ['brainpoolP512r1, explicit', () => makeEcKey('brainpoolP512r1', { explicit: true, digest: 'SHA-512' })],
  ['P-256', () => makeEcKey('secp256r1')],
  ['P-521', () => makeEcKey('secp521r1', { digest: 'SHA-512' })],
  ['RSA PKCS#1', () => makeRsaKey({ digest: 'SHA-256' })],
  ['RSA SHA-1', () => makeRsaKey({ digest: 'SHA-1' })],
  ['RSA-PSS', () => makeRsaKey({ digest: 'SHA-256', pss: { saltLength: 32 } })],
];

describe.each(KEYS)('signed with %s', (_name, makeKey) => {
  const csca = makeCsca({ key: makeKey() });
  const signer = makeDocumentSigner(csca);
  const authority = parsed(csca.der);
  const certificate = parsed(signer.der);

  test('the signature is found to hold, as OpenSSL finds it', () => {
    if (!authority.publicKey.ok || !certificate.signatureAlgorithm.ok) throw new Error('not supported');
    const { value: key } = authority.publicKey;
    const { value: algorithm } = certificate.signatureAlgorithm;
    expect(verifySignature(key, algorithm, certificate.tbs, certificate.signature)).toBe(true);
    expect(new NodeCertificate(signer.der).verify(new NodeCertificate(csca.der).publicKey)).toBe(true);
    const tampered = certificate.tbs.slice();
    tampered[tampered.length - 1]! ^= 1;
    expect(verifySignature(key, algorithm, tampered, certificate.signature)).toBe(false);
  });
});

test('names compare across string types, case and spacing', () => {
  const upper = makeCsca({ name: { country: 'VN', commonName: 'TEST  CSCA' } });
  const utf8 = makeCsca({ name: { country: 'vn', commonName: 'Test CSCA' }, utf8Names: true });
  expect(parsed(upper.der).subject.key).toBe(parsed(utf8.der).subject.key);
  expect(parsed(utf8.der).subject.country).toBe('VN');
  const other = makeCsca({ name: { country: 'VN', commonName: 'Test CSCA 2' } });
  expect(parsed(other.der).subject.key).not.toBe(parsed(upper.der).subject.key);
});

test('any octets give a result and never throw', () => {
  const { der } = makeCsca();
  fc.assert(
    fc.property(fc.nat(der.length - 1), fc.nat(255), fc.nat(der.length), (at, value, length) => {
      const bytes = der.slice(0, length);
      if (at < length) bytes[at] = value;
      expect(typeof parseCertificate(bytes).ok).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
