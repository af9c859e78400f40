/**
 * Unit LDS_H of BSI TR-03105-5.1 (1.5), tests with EF.SOD, by the numbers of its cases. The plan knows two results,
 * "successful" and "failed"; here stands the level of the verdict, the chip itself taken as proven: `genuine` is
 * successful, everything else is not. Where we are milder than the plan on purpose, `docs/conformance.md` says why.
 */
import { describe, expect, test } from 'vitest';
import { concludeVerdict } from '../../../../../electron/core/identity/conclude-verdict.ts';
import type { VerdictLevel } from '../../../../../electron/core/identity/verdict.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv, parseTlvList } from '../../../../../native/iso7816/tlv.ts';
import { makeCsca, makeDocumentSigner, type TestCertificate } from '../../../../support/pki/certificates.ts';
import { ldsSecurityObject, makeSignedData } from '../../../../support/pki/document-security-object.ts';
import {
  authenticate,
  csca,
  DATA_GROUPS,
  passedAll,
  signer,
  sodWith,
} from '../../../../support/pki/intact-document.ts';
import { integer, makeEcKey, makeRsaKey, oid } from '../../../../support/pki/test-key.ts';

type Octets = Uint8Array;
/** The members of a constructed TLV, changed. */
type Change = (members: readonly Octets[]) => readonly Octets[];

function changed(tlv: Octets, change: Change): Octets {
  const outer = parseTlv(tlv);
  const list = outer.ok ? parseTlvList(outer.value.value) : outer;
  if (!outer.ok || !list.ok) throw new Error('not TLV');
  return encodeTlv(outer.value.tag, ...change(list.value.map(({ encoded }) => encoded)));
}

/** Goes down by the places of members, and changes what is there. */
const changedAt = (tlv: Octets, path: readonly number[], change: Change): Octets => {
  const [first, ...rest] = path;
  return first === undefined
    ? changed(tlv, change)
    : changed(tlv, (members) =>
        members.map((member, place) => (place === first ? changedAt(member, rest, change) : member)),
      );
};

const without =
  (place: number): Change =>
  (members) =>
    members.filter((_, at) => at !== place);
const replaced =
  (place: number, by: Octets): Change =>
  (members) =>
    members.map((member, at) => (at === place ? by : member));

const SIGNED_DATA = [0, 1, 0];
const SIGNER_INFO = [...SIGNED_DATA, 4, 0];
const MD5 = encodeTlv(0x30, oid('1.2.840.113549.2.5'), encodeTlv(0x05));
const MD5_WITH_RSA = encodeTlv(0x30, oid('1.2.840.113549.1.1.4'), encodeTlv(0x05));
const LDS = '2.23.136.1.1.1';

/** EF.SOD with members of SignedData or SignerInfo changed after signing: none of them is signed. */
const sodAt = (path: readonly number[], change: Change): Octets => changedAt(sodWith(), path, change);

/** EF.SOD over an LDS security object that was changed before it was signed. */
const sodOver = (change: Change, path: readonly number[] = []): Octets =>
  encodeTlv(
    0x77,
    makeSignedData({
      signer,
      contentType: LDS,
      content: changedAt(ldsSecurityObject({ dataGroups: DATA_GROUPS }), path, change),
    }),
  );

const HASHES = [2];
const hashOf = (number: number, value = new Uint8Array(32).fill(0xff)): Octets =>
  encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(number)), encodeTlv(0x04, value));
/** Places of DG1 and DG2 in the list of hashes. */
const [DG1, DG2] = [0, 1];

/** A document signer whose TBSCertificate was changed before the CSCA signed it. */
function signerWith(path: readonly number[], change: Change, base = signer): TestCertificate {
  const der = changed(base.der, (members) => {
    const tbs = changedAt(members[0] ?? new Uint8Array(), path, change);
    const signature = csca.key.sign(tbs);
    return [tbs, csca.key.signatureAlgorithm, encodeTlv(0x03, Uint8Array.of(0), signature)];
  });
  return { ...base, der };
}
/** Puts a changed certificate into an EF.SOD that the unchanged one signed: the key is the same. */
const sodWithCertificate = (der: Octets): Octets => sodAt([...SIGNED_DATA, 3], () => [der]);
const sodUnder = (path: readonly number[], change: Change): Octets =>
  sodWithCertificate(signerWith(path, change).der);
const sodBy = (options: Parameters<typeof makeDocumentSigner>[1]): Octets =>
  sodWith({ signer: makeDocumentSigner(csca, options) });

/** Places in a TBSCertificate of version 3. */
const TBS = { VERSION: 0, SERIAL: 1, SIGNATURE: 2, ISSUER: 3, VALIDITY: 4, KEY: 6 } as const;
const EXTENSIONS = [7, 0];
const KEY_USAGE = 2;

const rsa = (digest: 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512') =>
  makeDocumentSigner(csca, { key: makeRsaKey({ digest }) });
const RSA_ENCRYPTION = encodeTlv(0x30, oid('1.2.840.113549.1.1.1'), encodeTlv(0x05));

function levelOf(sod: Octets): VerdictLevel {
  const checks = authenticate({ sod });
  return concludeVerdict([...checks, { name: 'chip-authentication', outcome: 'pass' }]).level;
}

type Row = readonly [id: string, what: string, sod: () => Octets, level: VerdictLevel];

const ENVELOPE: readonly Row[] = [
  [
    'LDS_H_17',
    'tag 78',
    () => Uint8Array.from(sodWith(), (octet, at) => (at === 0 ? 0x78 : octet)),
    'not-verified',
  ],
  [
    'LDS_H_18',
    'length too small',
    () => Uint8Array.from(sodWith(), (octet, at) => (at === 3 ? octet - 1 : octet)),
    'not-verified',
  ],
  [
    'LDS_H_19',
    'length too big',
    () => Uint8Array.from(sodWith(), (octet, at) => (at === 3 ? octet + 1 : octet)),
    'not-verified',
  ],
  ['LDS_H_21', 'no version', () => sodAt(SIGNED_DATA, without(0)), 'not-verified'],
  ['LDS_H_23', 'no digestAlgorithms', () => sodAt(SIGNED_DATA, without(1)), 'not-verified'],
  [
    'LDS_H_24',
    'another content type',
    () => sodAt([...SIGNED_DATA, 2], replaced(0, oid('2.23.136.1.1.2'))),
    'not-verified',
  ],
  ['LDS_H_25', 'no content type', () => sodAt([...SIGNED_DATA, 2], without(0)), 'not-verified'],
  ['LDS_H_15', 'no DS certificate inside', () => sodAt(SIGNED_DATA, without(3)), 'not-verified'],
];

const SIGNER: readonly Row[] = [
  ['LDS_H_27', 'no version', () => sodAt(SIGNER_INFO, without(0)), 'not-verified'],
  ['LDS_H_30', 'digestAlgorithm MD5', () => sodAt(SIGNER_INFO, replaced(2, MD5)), 'not-verified'],
  ['LDS_H_31', 'no digestAlgorithm', () => sodAt(SIGNER_INFO, without(2)), 'not-verified'],
  [
    'LDS_H_32',
    'another messageDigest',
    () =>
      sodWith({
        tamper: (content) => Uint8Array.from(content, (o, at) => (at === content.length - 1 ? o ^ 1 : o)),
      }),
    'forged',
  ],
  ['LDS_H_33', 'no messageDigest', () => sodAt([...SIGNER_INFO, 3], without(1)), 'not-verified'],
  ['LDS_H_36', 'signature with MD5', () => sodAt(SIGNER_INFO, replaced(4, MD5_WITH_RSA)), 'not-verified'],
  [
    'LDS_H_37',
    'wrong signature',
    () => sodAt(SIGNER_INFO, replaced(5, encodeTlv(0x04, new Uint8Array(70).fill(7)))),
    'forged',
  ],
  ['LDS_H_38', 'no signature', () => sodAt(SIGNER_INFO, without(5)), 'not-verified'],
  [
    'LDS_H_85',
    'version 1 with a key identifier',
    () => changedAt(sodWith({ byKeyId: true }), SIGNER_INFO, replaced(0, integer(1n))),
    'genuine',
  ],
  [
    'LDS_H_84',
    'version 3 with issuer and serial number',
    () => sodAt(SIGNER_INFO, replaced(0, integer(3n))),
    'genuine',
  ],
];

const SECURITY_OBJECT: readonly Row[] = [
  ['LDS_H_39', 'version 5', () => sodOver(replaced(0, integer(5n))), 'not-verified'],
  ['LDS_H_40', 'no version', () => sodOver(without(0)), 'not-verified'],
  ['LDS_H_41', 'hash MD5', () => sodOver(replaced(1, MD5)), 'not-verified'],
  ['LDS_H_42', 'no hash algorithm', () => sodOver(without(1)), 'not-verified'],
  ['LDS_H_43', 'another hash for DG2', () => sodOver(replaced(DG2, hashOf(2)), HASHES), 'forged'],
  ['LDS_H_44', 'no hash for DG1', () => sodOver(without(DG1), HASHES), 'forged'],
  ['LDS_H_46', 'DG1 numbered FF', () => sodOver(replaced(DG1, hashOf(0xff)), HASHES), 'not-verified'],
  [
    'LDS_H_47',
    'DG2 without its number',
    () =>
      sodOver((hashes) => hashes.map((hash, at) => (at === DG2 ? changed(hash, without(0)) : hash)), HASHES),
    'not-verified',
  ],
  ['LDS_H_74', 'other hash than the signature', () => sodWith({ digest: 'SHA-224' }), 'genuine'],
  ['LDS_H_86', 'LDS version 1.8', () => sodWith({ version: 1 }), 'genuine'],
  ['LDS_H_91', 'DG2 on the chip, not in EF.SOD', () => sodOver(without(DG2), HASHES), 'forged'],
  ['LDS_H_92', 'DG3 in EF.SOD in place of DG2', () => sodOver(replaced(DG2, hashOf(3)), HASHES), 'forged'],
];

const CERTIFICATE: readonly Row[] = [
  ['LDS_H_50', 'no serial number', () => sodUnder([], without(TBS.SERIAL)), 'not-verified'],
  [
    'LDS_H_51',
    'two signature algorithms',
    () => sodUnder([], replaced(TBS.SIGNATURE, MD5_WITH_RSA)),
    'not-verified',
  ],
  ['LDS_H_52', 'no signature element', () => sodUnder([], without(TBS.SIGNATURE)), 'not-verified'],
  ['LDS_H_55', 'no issuer', () => sodUnder([], without(TBS.ISSUER)), 'not-verified'],
  [
    'LDS_H_56',
    'a validity that does not cover the signing',
    () => sodBy({ notBefore: new Date('2027-01-01'), notAfter: new Date('2028-01-01') }),
    'intact-untrusted',
  ],
  ['LDS_H_57', 'no validity', () => sodUnder([], without(TBS.VALIDITY)), 'not-verified'],
  [
    'LDS_H_58',
    'a key of an unknown kind',
    () => sodUnder([TBS.KEY, 0], replaced(0, oid('1.2.3.4'))),
    'not-verified',
  ],
  ['LDS_H_59', 'no key', () => sodUnder([], without(TBS.KEY)), 'not-verified'],
  ['LDS_H_63', 'key usage without digitalSignature', () => sodBy({ keyUsage: 4 }), 'forged'],
  [
    'LDS_H_65',
    'signed with MD5',
    () =>
      sodWithCertificate(
        changed(signerWith([], replaced(TBS.SIGNATURE, MD5_WITH_RSA)).der, replaced(1, MD5_WITH_RSA)),
      ),
    'intact-untrusted',
  ],
  [
    'LDS_H_66',
    'no signatureAlgorithm',
    () => sodWithCertificate(changed(signer.der, without(1))),
    'not-verified',
  ],
  [
    'LDS_H_67',
    'another signature',
    () =>
      sodWithCertificate(
        changed(
          signer.der,
          replaced(2, encodeTlv(0x03, concatBytes(Uint8Array.of(0), new Uint8Array(70).fill(9)))),
        ),
      ),
    'forged',
  ],
  ['LDS_H_68', 'no signature', () => sodWithCertificate(changed(signer.der, without(2))), 'not-verified'],
  [
    'LDS_H_75–78',
    'an RSA signer under an ECDSA CSCA',
    () => sodWith({ signer: makeDocumentSigner(csca, { key: makeRsaKey({ pss: { saltLength: 32 } }) }) }),
    'genuine',
  ],
  ...(['SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'] as const).map(
    (digest, at): Row => [
      `LDS_H_${79 + at}`,
      `RSA by the identifier of its key, ${digest}`,
      () => sodWith({ signer: rsa(digest), signatureAlgorithm: RSA_ENCRYPTION, digest }),
      'genuine',
    ],
  ),
];

/** What the plan calls "failed" and we let pass: nothing of it bears on who signed and what. */
const MILDER: readonly Row[] = [
  ['LDS_H_20', 'SignedData version 9', () => sodAt(SIGNED_DATA, replaced(0, integer(9n))), 'genuine'],
  [
    'LDS_H_22',
    'digestAlgorithms names MD5, SignerInfo does not',
    () => sodAt(SIGNED_DATA, replaced(1, encodeTlv(0x31, MD5))),
    'genuine',
  ],
  ['LDS_H_26', 'SignerInfo version 9', () => sodAt(SIGNER_INFO, replaced(0, integer(9n))), 'genuine'],
  [
    'LDS_H_28',
    'another serial number in SignerInfo, one certificate inside',
    () => sodAt([...SIGNER_INFO, 1], replaced(1, integer(99_999n))),
    'genuine',
  ],
  [
    'LDS_H_29',
    'another key identifier in SignerInfo, one certificate inside',
    () =>
      changedAt(sodWith({ byKeyId: true }), SIGNER_INFO, replaced(1, encodeTlv(0x80, new Uint8Array(20)))),
    'genuine',
  ],
  [
    'LDS_H_45',
    'a hash for DG10, which is not there',
    () => sodOver((hashes) => [...hashes, hashOf(10)], HASHES),
    'genuine',
  ],
  ['LDS_H_61', 'no AuthorityKeyIdentifier', () => sodBy({ authorityKeyId: null }), 'genuine'],
  [
    'LDS_H_62',
    'key usage not critical',
    () => sodUnder([...EXTENSIONS, KEY_USAGE], (members) => members.filter(([tag]) => tag !== 0x01)),
    'genuine',
  ],
  ['LDS_H_64', 'no key usage', () => sodBy({ keyUsage: null }), 'genuine'],
];

describe.each([
  ['the envelope', ENVELOPE],
  ['SignerInfo', SIGNER],
  ['the LDS security object', SECURITY_OBJECT],
  ['the certificate of the document signer', CERTIFICATE],
  ['milder than the plan on purpose', MILDER],
] as const)('%s', (_, rows) => {
  test.each(rows)('%s: %s', (_id, _what, sod, level) => {
    expect(levelOf(sod())).toBe(level);
  });
});

/** ecdsa-plain-signatures of TR-03111 §5.2.1.1: r ‖ s, in the whole chain. */
const PLAIN = [
  ['LDS_H_10', 'SHA-1', 'brainpoolP224r1'],
  ['LDS_H_11', 'SHA-224', 'brainpoolP224r1'],
  ['LDS_H_12', 'SHA-256', 'brainpoolP256r1'],
  ['LDS_H_13', 'SHA-384', 'brainpoolP384r1'],
  ['LDS_H_14', 'SHA-512', 'brainpoolP512r1'],
] as const;

test.each(PLAIN)('%s: ECDSA by the identifiers of the BSI, %s', (id, digest, curve) => {
  const plainKey = () => {
    const key = makeEcKey(curve, { digest, explicit: true });
    const arc = PLAIN.findIndex(([other]) => other === id) + 1;
    const signatureAlgorithm = encodeTlv(0x30, oid(`0.4.0.127.0.7.1.1.4.1.${arc}`));
    return { ...key, signatureAlgorithm, sign: (message: Octets) => key.signPlain(message, digest) };
  };
  const authority = makeCsca({ key: plainKey() });
  const sod = sodWith({ signer: makeDocumentSigner(authority, { key: plainKey() }), digest });
  const input = { sod, trust: { certificates: [authority.der] } };
  expect(passedAll(authenticate(input))).toBe(true);
  const changedSod = Uint8Array.from(sod, (octet, at) => (at === sod.length - 1 ? octet ^ 1 : octet));
  expect(passedAll(authenticate({ ...input, sod: changedSod }))).toBe(false);
});

test('the unchanged document passes, and a change is never lost on the way into the test', () => {
  expect(levelOf(sodWith())).toBe('genuine');
  expect(levelOf(sodOver((members) => members))).toBe('genuine');
  expect(levelOf(sodUnder([], (members) => members))).toBe('genuine');
});
