/**
 * Passive authentication in full: every kind of security object that must pass, and every defect with the check, the reason
 * and the verdict that it must give. The chip itself is taken as proven, so that only these checks decide.
 */
import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { describe, expect, test } from 'vitest';
import { concludeVerdict } from '../../../../../electron/core/identity/conclude-verdict.ts';
import type {
  CheckName,
  VerdictLevel,
  VerdictReason,
} from '../../../../../electron/core/identity/verdict.ts';
import type { PassiveAuthenticationInput } from '../../../../../native/emrtd/passive-authentication/passive-authentication.ts';
import { KNOWN_CURVES } from '../../../../../native/emrtd/security-info/known-curves.ts';
import { DIGEST_NAMES, type DigestName } from '../../../../../native/emrtd/signature/digest.ts';
import { makeCsca, makeDocumentSigner, makeLink } from '../../../../support/pki/certificates.ts';
import { filesOf } from '../../../../support/pki/document-security-object.ts';
import {
  authenticate,
  csca,
  DATA_GROUPS,
  passedAll,
  signer,
  sodWith,
} from '../../../../support/pki/intact-document.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';
import { makeDsaKey, makeEcKey, makeRsaKey, type TestKey } from '../../../../support/pki/test-key.ts';

const LDS_VERSIONS = [0, 1] as const;
const ATTRIBUTES = ['signed attributes', 'bare content'] as const;

describe('forms: LDS version × hash × signed attributes', () => {
  const forms = LDS_VERSIONS.flatMap((version) =>
    DIGEST_NAMES.flatMap((digest) => ATTRIBUTES.map((attributes) => [version, digest, attributes] as const)),
  );
  test.each(forms)('LDS v%i, %s, %s', (version, digest, attributes) => {
    const sod = sodWith({ version, digest, withoutSignedAttributes: attributes === 'bare content' });
    expect(passedAll(authenticate({ sod }))).toBe(true);
  });
});

/** SHA-2 as strong as the curve, as Doc 9303-12 §4.4 pairs them. */
const digestFor = (bits: number): DigestName =>
  bits > 384 ? 'SHA-512' : bits > 256 ? 'SHA-384' : bits > 224 ? 'SHA-256' : 'SHA-224';

const CURVES = KNOWN_CURVES.map(({ name }) => ({ name, digest: digestFor(Number(/\d{3}/.exec(name)?.[0])) }));

const KEYS: readonly (readonly [string, () => TestKey])[] = [
  ...DIGEST_NAMES.map((digest) => [`RSA PKCS#1 ${digest}`, () => makeRsaKey({ digest })] as const),
  ...DIGEST_NAMES.map(
    (digest) => [`RSA-PSS ${digest}`, () => makeRsaKey({ digest, pss: { saltLength: 20 } })] as const,
  ),
  ['RSA 4096', () => makeRsaKey({ bits: 4096 })],
  ['DSA SHA-1', () => makeDsaKey('SHA-1')],
  ['DSA SHA-224', () => makeDsaKey('SHA-224')],
  ['DSA SHA-256', () => makeDsaKey('SHA-256')],
  ...DIGEST_NAMES.map((digest) => [`ECDSA ${digest}`, () => makeEcKey('secp256r1', { digest })] as const),
  ...CURVES.map(({ name, digest }) => [`${name} by name`, () => makeEcKey(name, { digest })] as const),
  ...CURVES.map(
    ({ name, digest }) => [`${name} explicit`, () => makeEcKey(name, { digest, explicit: true })] as const,
  ),
];

describe('keys: of the document signer and of its CSCA', () => {
  test.each(KEYS)(
    '%s',
    (_name, makeKey) => {
      const authority = makeCsca({ key: makeKey() });
      const ds = makeDocumentSigner(authority, { key: makeKey() });
      const input = { sod: sodWith({ signer: ds }), trust: { certificates: [authority.der] } };
      expect(passedAll(authenticate(input))).toBe(true);
      const changed = filesOf(DATA_GROUPS).set('DG1', Uint8Array.of(1));
      expect(passedAll(authenticate({ ...input, files: changed }))).toBe(false);
    },
    20_000,
  );
});

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const newer = makeCsca({ name: { country: 'VN', commonName: 'CSCA 2' } });
const linked = { sod: sodWith({ signer: makeDocumentSigner(newer) }) };
const impostor = makeCsca();
const certificates = [csca.der];

const signedBy = (options: Parameters<typeof makeDocumentSigner>[1]) => ({
  sod: sodWith({ signer: makeDocumentSigner(csca, options) }),
});
const filesWith = (change: (files: ReturnType<typeof filesOf>) => void) => {
  const files = filesOf(DATA_GROUPS);
  change(files);
  return { files };
};

type Row = readonly [
  what: string,
  input: Partial<PassiveAuthenticationInput>,
  check: CheckName,
  outcome: 'pass' | 'fail' | 'not-possible',
  reason: VerdictReason | undefined,
  level: VerdictLevel,
];

const TABLE: readonly Row[] = [
  [
    'no anchors',
    { trust: { certificates: [] } },
    'issuer-chain',
    'not-possible',
    'issuer-unknown',
    'intact-untrusted',
  ],
  [
    'linked CSCA, link there',
    { ...linked, trust: { certificates: [csca.der, makeLink(csca, newer).der] } },
    'issuer-chain',
    'pass',
    undefined,
    'genuine',
  ],
  [
    'linked CSCA, link missing',
    { ...linked, trust: { certificates } },
    'issuer-chain',
    'not-possible',
    'issuer-unknown',
    'intact-untrusted',
  ],
  [
    'link by another key',
    { ...linked, trust: { certificates: [csca.der, makeLink(impostor, newer).der] } },
    'issuer-chain',
    'not-possible',
    'issuer-unknown',
    'intact-untrusted',
  ],
  [
    'signer not revoked',
    { trust: { certificates, revocationLists: [makeRevocationList(csca, [3])] } },
    'issuer-chain',
    'pass',
    undefined,
    'genuine',
  ],
  [
    'signer revoked',
    { trust: { certificates, revocationLists: [makeRevocationList(csca, [signer.serialNumber])] } },
    'issuer-chain',
    'fail',
    'issuer-revoked',
    'not-verified',
  ],
  [
    'revoked by a stranger',
    { trust: { certificates, revocationLists: [makeRevocationList(impostor, [signer.serialNumber])] } },
    'issuer-chain',
    'pass',
    undefined,
    'genuine',
  ],
  [
    'signer that a stranger issued',
    { sod: sodWith({ signer: makeDocumentSigner(impostor, { authorityKeyId: null }) }) },
    'issuer-chain',
    'fail',
    'issuer-invalid',
    'forged',
  ],
  [
    'signer for another key usage',
    signedBy({ keyUsage: KeyUsageFlags.keyEncipherment }),
    'issuer-chain',
    'fail',
    'issuer-invalid',
    'forged',
  ],
  [
    'signer of master lists',
    signedBy({ extendedKeyUsage: ['2.23.136.1.1.3'] }),
    'issuer-chain',
    'fail',
    'issuer-invalid',
    'forged',
  ],
  ['a CA as signer', signedBy({ authority: true }), 'issuer-chain', 'fail', 'issuer-invalid', 'forged'],
  [
    'critical extension not known',
    signedBy({ critical: ['1.2.3.4'] }),
    'issuer-chain',
    'not-possible',
    'issuer-unknown',
    'intact-untrusted',
  ],
  [
    'signer ended since',
    signedBy({ notAfter: day('2025-01-01') }),
    'issuer-chain',
    'pass',
    'issuer-expired',
    'genuine',
  ],
  [
    'signer not valid yet',
    signedBy({ notBefore: day('2027-01-01') }),
    'issuer-chain',
    'fail',
    'issuer-expired',
    'intact-untrusted',
  ],
  [
    'signer issued before its CSCA',
    signedBy({ notBefore: day('2020-01-01') }),
    'issuer-chain',
    'fail',
    'issuer-expired',
    'intact-untrusted',
  ],
  [
    'signed outside the signer’s validity',
    { sod: sodWith({ signingTime: day('2040-01-01') }) },
    'issuer-chain',
    'fail',
    'issuer-expired',
    'intact-untrusted',
  ],

  ['no SOD', { sod: undefined }, 'sod-signature', 'not-possible', 'sod-missing', 'not-verified'],
  [
    'half a SOD',
    { sod: sodWith().subarray(0, 400) },
    'sod-signature',
    'fail',
    'sod-unreadable',
    'not-verified',
  ],
  [
    'signature of another key',
    { sod: sodWith({ signingKey: makeEcKey() }) },
    'sod-signature',
    'fail',
    'sod-signature-invalid',
    'forged',
  ],
  [
    'attributes for another content',
    { sod: sodWith({ attributeContentType: '1.2.3' }) },
    'sod-signature',
    'fail',
    'sod-signature-invalid',
    'forged',
  ],

  [
    'a data group changed',
    filesWith((files) => files.set('DG2', Uint8Array.of(1))),
    'data-group-hashes',
    'fail',
    'data-group-changed',
    'forged',
  ],
  [
    'a data group that the SOD does not list',
    filesWith((files) => files.set('DG11', Uint8Array.of(1))),
    'data-group-hashes',
    'fail',
    'data-group-not-in-sod',
    'forged',
  ],
  [
    'signed keys of the chip hidden',
    filesWith((files) => files.delete('DG15')),
    'data-group-hashes',
    'not-possible',
    'data-group-missing',
    'not-verified',
  ],

  [
    'another country’s signer',
    { mrz: { issuingState: 'LAO' } },
    'sod-country',
    'fail',
    'country-mismatch',
    'forged',
  ],
];

test.each(TABLE)('%s', (_what, input, name, outcome, reason, level) => {
  const checks = authenticate(input);
  const found = checks.find((check) => check.name === name);
  expect([found?.outcome, found?.reason]).toEqual([outcome, reason]);
  const chip = { name: 'chip-authentication', outcome: 'pass' } as const;
  expect(concludeVerdict([...checks, chip]).level).toBe(level);
});
