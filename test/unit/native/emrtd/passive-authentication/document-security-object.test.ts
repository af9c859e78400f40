/** EF.SOD through passive authentication: its forms, its algorithms, and what is no SOD. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check } from '../../../../../electron/core/identity/verdict.ts';
import { DIGEST_NAMES } from '../../../../../native/emrtd/signature/digest.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeDocumentSigner } from '../../../../support/pki/certificates.ts';
import {
  asIndefiniteBer,
  filesOf,
  type SodOptions,
} from '../../../../support/pki/document-security-object.ts';
import {
  authenticate,
  csca,
  DATA_GROUPS,
  passedAll,
  signature,
  signer,
  sodWith,
} from '../../../../support/pki/intact-document.ts';
import { makeEcKey, makeRsaKey, type TestKey } from '../../../../support/pki/test-key.ts';

const KEYS: readonly (readonly [string, () => TestKey])[] = [
  ['brainpoolP256r1 explicit', () => makeEcKey('brainpoolP256r1', { explicit: true })],
  ['brainpoolP384r1 named', () => makeEcKey('brainpoolP384r1', { digest: 'SHA-384' })],
  ['brainpoolP512r1 explicit', () => makeEcKey('brainpoolP512r1', { explicit: true, digest: 'SHA-512' })],
  ['P-256', () => makeEcKey('secp256r1')],
  ['P-224 SHA-224', () => makeEcKey('secp224r1', { digest: 'SHA-224' })],
  ['ECDSA SHA-1', () => makeEcKey('brainpoolP256r1', { digest: 'SHA-1' })],
  ['RSA PKCS#1', () => makeRsaKey()],
  ['RSA PKCS#1 SHA-1', () => makeRsaKey({ digest: 'SHA-1' })],
  ['RSA-PSS SHA-512', () => makeRsaKey({ digest: 'SHA-512', pss: { saltLength: 64 } })],
];

test.each(KEYS)('document signer with %s', (_name, makeKey) => {
  const ds = makeDocumentSigner(csca, { key: makeKey() });
  expect(passedAll(authenticate({ sod: sodWith({ signer: ds }) }))).toBe(true);
  const impostor = sodWith({
    signer: ds,
    signingKey: makeKey === KEYS[6]?.[1] ? makeRsaKey({ fresh: true }) : makeEcKey(),
  });
  expect(signature(authenticate({ sod: impostor }))).toMatchObject({ outcome: 'fail' });
});

test.each(DIGEST_NAMES)('data groups hashed with %s', (digest) => {
  expect(passedAll(authenticate({ sod: sodWith({ digest }) }))).toBe(true);
});

describe('forms of the SOD', () => {
  test.each<[string, Partial<SodOptions>]>([
    ['LDS version 1', { version: 1 }],
    ['signer by key identifier', { byKeyId: true }],
    ['without signed attributes', { withoutSignedAttributes: true }],
    ['with a signing time', { signingTime: new Date('2025-01-02T03:04:05Z') }],
    ['early content type', { contentType: '1.2.528.1.1006.1.20.1' }],
    ['the CSCA beside the signer', { certificates: [csca, signer] }],
    ['the CSCA beside the signer, by key identifier', { certificates: [csca, signer], byKeyId: true }],
  ])('%s', (_what, options) => {
    expect(passedAll(authenticate({ sod: sodWith(options) }))).toBe(true);
  });

  test('BER with indefinite lengths and the content in pieces', () => {
    expect(passedAll(authenticate({ sod: asIndefiniteBer(sodWith()) }))).toBe(true);
    const other = asIndefiniteBer(sodWith({ signingKey: makeEcKey() }));
    expect(signature(authenticate({ sod: other }))?.outcome).toBe('fail');
  });

  test('RSA named by its key only takes the hash of the SignerInfo', () => {
    const ds = makeDocumentSigner(csca, { key: makeRsaKey() });
    const rsaEncryption = Uint8Array.from([0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 1, 5, 0]);
    const sod = sodWith({ signer: ds, signatureAlgorithm: rsaEncryption });
    expect(passedAll(authenticate({ sod }))).toBe(true);
  });
});

describe('a wrong signature', () => {
  test('content changed after signing, with and without signed attributes', () => {
    const tamper = (content: Uint8Array) => {
      const changed = content.slice();
      changed[changed.length - 1]! ^= 1;
      return changed;
    };
    for (const withoutSignedAttributes of [false, true]) {
      const checks = authenticate({ sod: sodWith({ tamper, withoutSignedAttributes }) });
      expect(signature(checks)).toMatchObject({ outcome: 'fail', reason: 'sod-signature-invalid' });
    }
  });

  test('signed attributes that name another content type', () => {
    const checks = authenticate({ sod: sodWith({ attributeContentType: '1.2.840.113549.1.7.1' }) });
    expect(signature(checks)).toMatchObject({ outcome: 'fail', reason: 'sod-signature-invalid' });
  });

  test('signed by another key than the certificate', () => {
    const checks = authenticate({ sod: sodWith({ signingKey: makeEcKey() }) });
    expect(signature(checks)).toMatchObject({ outcome: 'fail', reason: 'sod-signature-invalid' });
  });
});

describe('a SOD that cannot be judged', () => {
  const dependent = [
    ['issuer-chain', 'not-possible'],
    ['data-group-hashes', 'not-possible'],
    ['sod-country', 'not-possible'],
  ];
  const shape = (checks: readonly Check[]) => checks.slice(1).map(({ name, outcome }) => [name, outcome]);

  test('none', () => {
    const checks = authenticate({ sod: undefined });
    expect(signature(checks)).toMatchObject({ outcome: 'not-possible', reason: 'sod-missing' });
    expect(shape(checks)).toEqual(dependent);
  });

  test('cut off at every length', () => {
    const sod = sodWith();
    for (let length = 0; length < sod.length; length += 7) {
      const checks = authenticate({ sod: sod.subarray(0, length) });
      expect(signature(checks)).toMatchObject({ outcome: 'fail', reason: 'sod-unreadable' });
      expect(shape(checks)).toEqual(dependent);
    }
  });

  test('another content, another container, or an algorithm that we do not know', () => {
    expect(signature(authenticate({ sod: sodWith({ contentType: '1.2.840.113549.1.7.1' }) }))).toMatchObject({
      outcome: 'fail',
      reason: 'sod-unreadable',
    });
    const md5 = Uint8Array.from([0x30, 13, 6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 13, 1, 1, 4, 5, 0]);
    for (const options of [
      { signatureAlgorithm: md5 },
      { certificates: [] },
      { certificates: [csca, csca] },
    ]) {
      expect(signature(authenticate({ sod: sodWith(options) }))).toMatchObject({
        outcome: 'not-possible',
        reason: 'sod-unreadable',
      });
    }
  });

  test('two digests or two hashes of one data group: which one would count?', () => {
    const twoDigests = sodWith({ repeatedDigest: new Uint8Array(32) });
    expect(signature(authenticate({ sod: twoDigests }))).toMatchObject({ reason: 'sod-unreadable' });
    const twoHashes = sodWith({ dataGroups: [...DATA_GROUPS, [2, Uint8Array.of(1)]] });
    expect(signature(authenticate({ sod: twoHashes }))).toMatchObject({
      outcome: 'fail',
      reason: 'sod-unreadable',
    });
  });

  test('random octets, alone and inside tag 77', () => {
    const inside = fc
      .uint8Array({ maxLength: 120 })
      .map((body) => concatBytes(Uint8Array.of(0x77, body.length), body));
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), inside), (sod) => {
        expect(signature(authenticate({ sod }))).toMatchObject({ outcome: 'fail', reason: 'sod-unreadable' });
      }),
      { numRuns: 300 },
    );
  });

  test('no changed octet makes a changed portrait pass, and none makes it throw', () => {
    const sod = sodWith();
    const files = filesOf(DATA_GROUPS).set('DG2', Uint8Array.of(1));
    fc.assert(
      fc.property(fc.nat(sod.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = sod.slice();
        changed[at]! ^= flip;
        expect(passedAll(authenticate({ sod: changed, files }))).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
