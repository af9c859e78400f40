import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCertificate } from '../../../../../native/emrtd/trust/certificate.ts';
import {
  isMasterList,
  judgeMasterListSigner,
  type KnownCertificate,
  parseMasterList,
} from '../../../../../native/emrtd/trust/master-list.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { makeCsca, type TestCertificate } from '../../../../support/pki/certificates.ts';
import { makeSod } from '../../../../support/pki/document-security-object.ts';
import { makeMasterList, makeMasterListSigner } from '../../../../support/pki/master-list.ts';
import { makeEcKey } from '../../../../support/pki/test-key.ts';

const csca = makeCsca();
const other = makeCsca({ name: { country: 'DE', commonName: 'Other' } });
const signer = makeMasterListSigner(csca);
const signedAt = new Date('2026-05-28T06:28:45Z');

function list(bytes: Uint8Array) {
  const parsed = parseMasterList(bytes);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

function known({ der }: TestCertificate): KnownCertificate {
  const certificate = parseCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error);
  return { der, certificate: certificate.value };
}

test('the certificates as they stand in it', () => {
  expect(list(makeMasterList(signer, [csca, other])).certificates).toEqual([csca.der, other.der]);
});

test('other CMS is no master list', () => {
  const contentInfo = makeSod({ signer, dataGroups: [] }).subarray(4);
  expect(isMasterList(contentInfo)).toBe(false);
  expect(isMasterList(csca.der)).toBe(false);
  expect(isMasterList(makeMasterList(signer, []))).toBe(true);
  expect(parseMasterList(contentInfo)).toEqual({ ok: false, error: 'master-list-malformed' });
  const content = encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(0)));
  expect(parseMasterList(makeMasterList(signer, [], { content }))).toEqual({
    ok: false,
    error: 'master-list-malformed',
  });
});

test('a wrong signature', () => {
  const bytes = makeMasterList(signer, [csca], { signingKey: makeEcKey() });
  expect(parseMasterList(bytes)).toEqual({ ok: false, error: 'master-list-signature-invalid' });
});

describe('the signer', () => {
  const refused = { ok: false, error: 'master-list-signer-invalid' };

  test('and the CSCA behind it, from the file, from the list, or known before', () => {
    const inside = list(
      makeMasterList(signer, [], { certificates: [csca, signer], byKeyId: true, signingTime: signedAt }),
    );
    expect(judgeMasterListSigner(inside, [], [])).toMatchObject({
      ok: true,
      value: {
        subject: 'C=VN, CN=Master List Signer',
        country: 'VN',
        signedAt,
        authority: { subject: 'C=VN, O=Test Authority, CN=Test CSCA', alreadyTrusted: false },
      },
    });
    const bare = list(makeMasterList(signer, []));
    expect(judgeMasterListSigner(bare, [], [])).toEqual(refused);
    expect(judgeMasterListSigner(bare, [known(other), known(csca)], [])).toMatchObject({ ok: true });
    expect(judgeMasterListSigner(bare, [], [known(csca)])).toMatchObject({
      value: { authority: { alreadyTrusted: true } },
    });
  });

  test('a document signer may not sign lists, nor may a signer of another issuer of that name', () => {
    const documentSigner = makeMasterListSigner(csca, { extendedKeyUsage: [] });
    expect(judgeMasterListSigner(list(makeMasterList(documentSigner, [])), [], [known(csca)])).toEqual(
      refused,
    );
    const bare = list(makeMasterList(signer, []));
    expect(judgeMasterListSigner(bare, [], [known(makeCsca())])).toEqual(refused);
  });
});

test('any octets give a result and never throw', () => {
  const bytes = makeMasterList(signer, [csca], { certificates: [csca, signer] });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = bytes.slice();
      changed[at]! ^= flip;
      const parsed = parseMasterList(changed);
      // What is signed cannot change; the wrapping around it may.
      if (parsed.ok) expect(parsed.value.certificates).toEqual([csca.der]);
    }),
    { numRuns: 200 },
  );
});
