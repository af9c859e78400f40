import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  loadTrustStore,
  parseTrustAnchors,
  trustAnchorsOf,
} from '../../../../../native/emrtd/trust/trust-store.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeCsca, makeDocumentSigner } from '../../../../support/pki/certificates.ts';

const pem = (der: Uint8Array) =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
const bytes = (text: string) => new TextEncoder().encode(text);

const first = makeCsca({
  name: { country: 'VN', organization: 'Test', commonName: 'CSCA 1' },
  notBefore: new Date('2022-06-29T00:00:00Z'),
  notAfter: new Date('2037-10-01T00:00:00Z'),
});
const second = makeCsca({ name: { commonName: 'CSCA without country' } });

test('DER and PEM with several certificates and text around them', () => {
  const store = loadTrustStore([
    { origin: 'first.der', bytes: first.der },
    { origin: 'both.pem', bytes: bytes(`Subject: x\r\n${pem(second.der)}\r\n\r\n${pem(first.der)}`) },
  ]);
  expect(store.problems).toEqual([]);
  expect(store.anchors).toEqual([
    {
      der: first.der,
      subject: 'C=VN, O=Test, CN=CSCA 1',
      country: 'VN',
      notBefore: new Date('2022-06-29T00:00:00Z'),
      notAfter: new Date('2037-10-01T00:00:00Z'),
      sha256: createHash('sha256').update(first.der).digest('hex'),
      origin: 'first.der',
    },
    expect.objectContaining({ subject: 'CN=CSCA without country', origin: 'both.pem' }),
  ]);
  expect(store.anchors[1]).not.toHaveProperty('country');
  expect(trustAnchorsOf(store).certificates).toEqual([first.der, second.der]);
});

test('what cannot be trusted is named, and does not hide the rest', () => {
  const signer = makeDocumentSigner(first);
  const store = loadTrustStore([
    { origin: 'empty', bytes: new Uint8Array() },
    { origin: 'notes.txt', bytes: bytes('no certificate here') },
    { origin: 'cut.der', bytes: first.der.subarray(0, 200) },
    { origin: 'broken.pem', bytes: bytes(pem(first.der.subarray(0, 200))) },
    { origin: 'signer.der', bytes: signer.der },
    { origin: 'good.der', bytes: first.der },
  ]);
  expect(store.problems).toEqual([
    { origin: 'empty', code: 'certificate-malformed' },
    { origin: 'notes.txt', code: 'certificate-malformed' },
    { origin: 'cut.der', code: 'certificate-malformed' },
    { origin: 'broken.pem', code: 'certificate-malformed' },
    { origin: 'signer.der', code: 'not-a-csca', subject: 'C=VN, O=Test Authority, CN=Test DS 1' },
  ]);
  expect(store.anchors.map((anchor) => anchor.origin)).toEqual(['good.der']);
});

test('a line break behind a DER file does no harm', () => {
  const store = loadTrustStore([{ origin: 'x', bytes: concatBytes(first.der, bytes('\r\n')) }]);
  expect(store.anchors[0]?.der).toEqual(first.der);
});

test('anchors are parsed once, and unreadable ones are left out', () => {
  const trust = { certificates: [first.der, Uint8Array.of(1, 2, 3), second.der] };
  const once = parseTrustAnchors(trust);
  expect(once.anchors.map((certificate) => certificate.subject.text)).toEqual([
    'C=VN, O=Test, CN=CSCA 1',
    'CN=CSCA without country',
  ]);
  expect(parseTrustAnchors({ certificates: [...trust.certificates] }).anchors[0]).toBe(once.anchors[0]);
});
