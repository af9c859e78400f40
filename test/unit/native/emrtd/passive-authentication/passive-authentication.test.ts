import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, CheckName } from '../../../../../electron/core/identity/verdict.ts';
import {
  authenticatePassively,
  type PassiveAuthenticationInput,
} from '../../../../../native/emrtd/passive-authentication/passive-authentication.ts';
import type { FileName } from '../../../../../native/emrtd/reading.ts';
import { DIGEST_NAMES } from '../../../../../native/emrtd/signature/digest.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeCsca, makeDocumentSigner } from '../../../../support/pki/certificates.ts';
import {
  asIndefiniteBer,
  filesOf,
  makeSod,
  type SodOptions,
} from '../../../../support/pki/document-security-object.ts';
import { makeEcKey, makeRsaKey, type TestKey } from '../../../../support/pki/test-key.ts';

const NOW = new Date('2026-11-22T00:00:00Z');
const DATA_GROUPS: ReadonlyMap<number, Uint8Array> = new Map([
  [1, new Uint8Array(95).fill(1)],
  [2, new Uint8Array(4000).fill(2)],
  [13, new Uint8Array(300).fill(13)],
  [14, new Uint8Array(382).fill(14)],
  [15, new Uint8Array(120).fill(15)],
]);

const csca = makeCsca();
const signer = makeDocumentSigner(csca);

const sodWith = (options: Partial<SodOptions> = {}) =>
  makeSod({ signer, dataGroups: DATA_GROUPS, ...options });

const authenticate = (input: Partial<PassiveAuthenticationInput>) =>
  authenticatePassively({
    sod: sodWith(),
    files: filesOf(DATA_GROUPS),
    mrz: { issuingState: 'VNM' },
    trust: { certificates: [csca.der] },
    now: NOW,
    ...input,
  });

const named = (checks: readonly Check[], name: CheckName) => checks.filter((check) => check.name === name);
const signature = (checks: readonly Check[]) => named(checks, 'sod-signature')[0];
const passedAll = (checks: readonly Check[]) => checks.every((check) => check.outcome === 'pass');

test('an intact document of a trusted issuer passes all four checks', () => {
  const checks = authenticate({});
  expect(checks.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual([
    ['sod-signature', 'pass', undefined],
    ['issuer-chain', 'pass', undefined],
    ['data-group-hashes', 'pass', undefined],
    ['sod-country', 'pass', undefined],
  ]);
});

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

describe('the issuer', () => {
  const chain = (input: Partial<PassiveAuthenticationInput>) => named(authenticate(input), 'issuer-chain')[0];

  test('without trust anchors: not possible, and the rest still runs', () => {
    const checks = authenticate({ trust: { certificates: [] } });
    expect(named(checks, 'issuer-chain')[0]).toMatchObject({
      outcome: 'not-possible',
      reason: 'issuer-unknown',
    });
    expect(signature(checks)?.outcome).toBe('pass');
    expect(named(checks, 'data-group-hashes')[0]?.outcome).toBe('pass');
  });

  test('an anchor of that name that did not sign: fail', () => {
    const impostor = makeDocumentSigner(makeCsca(), { authorityKeyId: null });
    expect(chain({ sod: sodWith({ signer: impostor }) })).toMatchObject({
      outcome: 'fail',
      reason: 'issuer-invalid',
    });
  });

  test('expired since: pass with a reason; not covering the signing: fail', () => {
    const ds = makeDocumentSigner(csca, { notAfter: new Date('2025-01-01T00:00:00Z') });
    expect(chain({ sod: sodWith({ signer: ds }) })).toMatchObject({
      outcome: 'pass',
      reason: 'issuer-expired',
    });
    const late = sodWith({ signer: ds, signingTime: new Date('2025-06-01T00:00:00Z') });
    expect(chain({ sod: late })).toMatchObject({ outcome: 'fail', reason: 'issuer-expired' });
  });
});

describe('data groups', () => {
  const hashes = (files: ReadonlyMap<FileName, Uint8Array>, sod = sodWith()) =>
    named(authenticate({ files, sod }), 'data-group-hashes').map(({ outcome, reason, note }) => [
      outcome,
      reason,
      note,
    ]);
  const files = () => filesOf(DATA_GROUPS);

  test('one bit of the portrait changed', () => {
    const changed = files();
    const portrait = changed.get('DG2')!.slice();
    portrait[1234]! ^= 1;
    expect(hashes(changed.set('DG2', portrait))).toEqual([['fail', 'data-group-changed', 'DG2']]);
  });

  test('an octet appended', () => {
    const longer = concatBytes(DATA_GROUPS.get(1)!, Uint8Array.of(0));
    expect(hashes(files().set('DG1', longer))).toEqual([['fail', 'data-group-changed', 'DG1']]);
  });

  test('one that the SOD does not know, beside one that was changed', () => {
    const more = files().set('DG11', Uint8Array.of(1)).set('DG13', Uint8Array.of(1));
    expect(hashes(more)).toEqual([
      ['fail', 'data-group-changed', 'DG13'],
      ['fail', 'data-group-not-in-sod', 'DG11'],
    ]);
  });

  test('keys of the chip that are signed for but hidden', () => {
    const hidden = files();
    hidden.delete('DG14');
    hidden.delete('DG15');
    expect(hashes(hidden)).toEqual([['not-possible', 'data-group-missing', 'DG14 DG15']]);
  });

  test('a portrait that was not asked for is not missed', () => {
    const some = files();
    some.delete('DG2');
    expect(hashes(some)[0]?.[0]).toBe('pass');
  });

  test('files that are no data groups are passed over', () => {
    const more = files().set('EF.COM', Uint8Array.of(1)).set('EF.SOD', Uint8Array.of(2));
    expect(hashes(more)[0]?.[0]).toBe('pass');
  });

  test('nothing read is nothing proven', () => {
    const empty = sodWith({ dataGroups: new Map([[2, Uint8Array.of(1)]]) });
    expect(hashes(new Map(), empty)[0]?.slice(0, 2)).toEqual(['not-possible', 'data-group-missing']);
  });
});

describe('the country', () => {
  function country(code: string | undefined, issuingState: string) {
    const name = (commonName: string) => ({ commonName, ...(code && { country: code }) });
    const authority = makeCsca({ name: name('CSCA') });
    const ds = makeDocumentSigner(authority, { name: name('DS') });
    const checks = authenticate({
      sod: sodWith({ signer: ds }),
      mrz: { issuingState },
      trust: { certificates: [authority.der] },
    });
    const [check] = named(checks, 'sod-country');
    return [check?.outcome, check?.reason];
  }

  test.each([
    ['VN', 'VNM'],
    ['vn', 'VNM'],
    ['DE', 'D'],
    ['DE', 'D<<'],
    ['GB', 'GBR'],
    ['UN', 'UNO'],
    ['EU', 'EUE'],
  ])('%s may sign for %s', (code, state) => {
    expect(country(code, state)).toEqual(['pass', undefined]);
  });

  test.each([
    ['DE', 'VNM'],
    ['VN', 'D'],
    ['VN', 'VUT'],
  ])('%s may not sign for %s', (code, state) => {
    expect(country(code, state)).toEqual(['fail', 'country-mismatch']);
  });

  test('no country, an unknown one, or no issuing state: cannot be judged', () => {
    expect(country(undefined, 'VNM')).toEqual(['not-possible', undefined]);
    expect(country('QQ', 'VNM')).toEqual(['not-possible', undefined]);
    expect(country('VN', '')).toEqual(['not-possible', undefined]);
  });

  test('a trusted state that lets its signer name another country does not pass', () => {
    const authority = makeCsca({ name: { country: 'DE', commonName: 'CSCA' } });
    const ds = makeDocumentSigner(authority, { name: { country: 'VN', commonName: 'DS' } });
    const checks = authenticate({ sod: sodWith({ signer: ds }), trust: { certificates: [authority.der] } });
    expect(named(checks, 'issuer-chain')[0]?.outcome).toBe('pass');
    expect(named(checks, 'sod-country')[0]).toMatchObject({ outcome: 'fail', reason: 'country-mismatch' });
  });

  test('a signer that names another country than its CSCA does not pass', () => {
    const ds = makeDocumentSigner(csca, { name: { country: 'DE', commonName: 'DS' } });
    const checks = authenticate({ sod: sodWith({ signer: ds }) });
    expect(named(checks, 'sod-country')[0]).toMatchObject({ outcome: 'fail', reason: 'country-mismatch' });
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
