import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  anchorsToRenew,
  expiryOf,
  loadTrustStore,
  parseTrustAnchors,
  trustAnchorsOf,
} from '../../../../../native/emrtd/trust/trust-store.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeCsca, makeDocumentSigner, makeLink } from '../../../../support/pki/certificates.ts';
import { makeMasterList, makeMasterListSigner } from '../../../../support/pki/master-list.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';

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
      kind: 'root',
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

describe('a master list', () => {
  const german = makeCsca({ name: { country: 'DE', commonName: 'CSCA of the list' } });
  const listSigner = makeMasterListSigner(german);
  const file = makeMasterList(listSigner, [first, second, german], { certificates: [listSigner, german] });

  test('its certificates become anchors that say who signed the list', () => {
    const store = loadTrustStore([{ origin: 'de.ml', bytes: file }]);
    expect(store.problems).toEqual([]);
    expect(store.anchors.map(({ subject }) => subject)).toEqual([
      'C=VN, O=Test, CN=CSCA 1',
      'CN=CSCA without country',
      'C=DE, CN=CSCA of the list',
    ]);
    expect(new Set(store.anchors.map(({ origin }) => origin))).toEqual(
      new Set(['de.ml (C=DE, CN=Master List Signer)']),
    );
    expect(store.masterLists).toMatchObject([
      {
        origin: 'de.ml',
        certificates: 3,
        signer: { country: 'DE', authority: { subject: 'C=DE, CN=CSCA of the list', alreadyTrusted: false } },
      },
    ]);
  });

  test('signed under a CSCA that was trusted before, it says so', () => {
    const bare = makeMasterList(listSigner, [first]);
    expect(loadTrustStore([{ origin: 'x', bytes: bare }]).problems).toEqual([
      { origin: 'x', code: 'master-list-signer-invalid' },
    ]);
    const store = loadTrustStore([{ origin: 'x', bytes: bare }], { certificates: [german.der] });
    expect(store.masterLists[0]?.signer.authority.alreadyTrusted).toBe(true);
  });

  test('changed after signing: nothing of it is taken, while another file is', () => {
    const bytes = makeMasterList(listSigner, [first], {
      certificates: [listSigner, german],
      tamper: (content) => concatBytes(content.subarray(0, -1), Uint8Array.of(content.at(-1)! ^ 1)),
    });
    const store = loadTrustStore([
      { origin: 'changed.ml', bytes },
      { origin: 'good.der', bytes: second.der },
    ]);
    expect(store.problems).toEqual([{ origin: 'changed.ml', code: 'master-list-signature-invalid' }]);
    expect(store.anchors.map(({ origin }) => origin)).toEqual(['good.der']);
  });
});

test('links are told from roots', () => {
  const newer = makeCsca({ name: { commonName: 'newer' } });
  const store = loadTrustStore([
    { origin: 'root', bytes: first.der },
    { origin: 'link', bytes: makeLink(first, newer).der },
  ]);
  expect(store.anchors.map(({ kind }) => kind)).toEqual(['root', 'link']);
});

describe('revocation lists', () => {
  const list = makeRevocationList(first, [4, 5]);

  test('as DER and as PEM, whatever stands first', () => {
    const pemList = `-----BEGIN X509 CRL-----\n${Buffer.from(list).toString('base64')}\n-----END X509 CRL-----\n`;
    for (const sources of [
      [
        { origin: 'VNM.crl', bytes: list },
        { origin: 'first.der', bytes: first.der },
      ],
      [{ origin: 'VNM.crl', bytes: bytes(pemList + pem(first.der)) }],
    ]) {
      const store = loadTrustStore(sources);
      expect(store.problems).toEqual([]);
      expect(store.revocationLists).toMatchObject([
        { issuer: 'C=VN, O=Test, CN=CSCA 1', revoked: 2, origin: 'VNM.crl' },
      ]);
      expect(trustAnchorsOf(store).revocationLists).toEqual([list]);
    }
  });

  test('a CSCA that was trusted before vouches for it; without one it is refused', () => {
    const sources = [{ origin: 'VNM.crl', bytes: list }];
    expect(loadTrustStore(sources, { certificates: [first.der] }).revocationLists).toHaveLength(1);
    expect(loadTrustStore(sources).problems).toEqual([
      { origin: 'VNM.crl', code: 'revocation-list-unverified', subject: 'C=VN, O=Test, CN=CSCA 1' },
    ]);
    const namesake = makeCsca({ name: { country: 'VN', organization: 'Test', commonName: 'CSCA 1' } });
    expect(loadTrustStore(sources, { certificates: [namesake.der] }).revocationLists).toEqual([]);
  });
});

test('LDIF of the ICAO PKD: master lists, certificates and revocation lists, folded', () => {
  const listSigner = makeMasterListSigner(first);
  const masterList = makeMasterList(listSigner, [second, first], { certificates: [listSigner, first] });
  const attribute = (name: string, value: Uint8Array) =>
    `${name}:: ${Buffer.from(value).toString('base64')}`.replace(/(.{76})(?=.)/g, '$1\n ');
  const ldif = [
    'version: 1',
    '',
    'dn: o=ml,c=XX,dc=data',
    'objectClass: pkdMasterList',
    attribute('pkdMasterListContent', masterList),
    '',
    'dn: o=dsc,c=XX,dc=data',
    attribute('userCertificate;binary', makeDocumentSigner(first).der),
    '',
    'dn: o=crl,c=XX,dc=data',
    attribute('certificateRevocationList;binary', makeRevocationList(first, [9])),
    '',
  ].join('\n');
  const store = loadTrustStore([{ origin: 'pkd.ldif', bytes: bytes(ldif) }]);
  expect(store.anchors.map(({ subject }) => subject)).toEqual([
    'CN=CSCA without country',
    'C=VN, O=Test, CN=CSCA 1',
  ]);
  expect(store.revocationLists).toMatchObject([{ revoked: 1 }]);
  expect(store.problems).toMatchObject([{ code: 'not-a-csca' }]);
});

test('expiry warnings', () => {
  const at = (text: string) => new Date(`${text}T00:00:00Z`);
  const anchor = { notAfter: at('2027-01-01') };
  expect(expiryOf(anchor, at('2026-01-01'))).toBe('valid');
  expect(expiryOf(anchor, at('2026-11-01'))).toBe('expires-soon');
  expect(expiryOf(anchor, at('2027-01-02'))).toBe('expired');
  const anchors = [
    { country: 'VN', notAfter: at('2025-01-01') },
    { country: 'VN', notAfter: at('2037-01-01') },
    { country: 'LA', notAfter: at('2026-12-01') },
    { country: 'DE', notAfter: at('2030-01-01') },
  ];
  expect(anchorsToRenew(anchors, at('2026-11-22')).map(({ country }) => country)).toEqual(['LA']);
});

/** Published by the BSI; not ours to commit. */
const GERMAN_LIST = new URL('../../../../../../shared/data/de-masterlist-2026-05-28.ml', import.meta.url);

describe('the German master list of 2026-05-28', () => {
  test.skipIf(!existsSync(GERMAN_LIST))(
    'all 588 certificates, signed by the BSI (skipped where the list is not beside the repository)',
    () => {
      const store = loadTrustStore([{ origin: 'de.ml', bytes: new Uint8Array(readFileSync(GERMAN_LIST)) }]);
      expect(store.problems).toEqual([]);
      expect(store.anchors).toHaveLength(588);
      expect(store.masterLists).toMatchObject([
        {
          certificates: 588,
          signer: {
            subject: 'C=DE, O=bund, OU=bsi, serialNumber=0039, CN=CSCA Master List Signer',
            signedAt: new Date('2026-05-28T06:28:45Z'),
          },
        },
      ]);
      const vietnam = store.anchors.filter(({ country }) => country === 'VN');
      expect(vietnam.map(({ subject }) => subject)).toEqual([
        'C=VN, O=Vietnam Government Information Security Commission, CN=CSCA ePassport Vietnam',
      ]);
      expect(parseTrustAnchors(trustAnchorsOf(store)).anchors.every(({ publicKey }) => publicKey.ok)).toBe(
        true,
      );
    },
    30_000,
  );
});
