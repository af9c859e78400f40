import { describe, expect, test } from 'vitest';
import type { PassiveAuthenticationInput } from '../../../../../native/emrtd/passive-authentication/passive-authentication.ts';
import type { FileName } from '../../../../../native/emrtd/reading.ts';
import { concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { makeCsca, makeDocumentSigner, makeLink } from '../../../../support/pki/certificates.ts';
import { filesOf } from '../../../../support/pki/document-security-object.ts';
import {
  authenticate,
  csca,
  DATA_GROUPS,
  named,
  signature,
  sodWith,
} from '../../../../support/pki/intact-document.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';

test('an intact document of a trusted issuer passes all four checks', () => {
  const checks = authenticate({});
  expect(checks.map(({ name, outcome, reason }) => [name, outcome, reason])).toEqual([
    ['sod-signature', 'pass', undefined],
    ['issuer-chain', 'pass', undefined],
    ['data-group-hashes', 'pass', undefined],
    ['sod-country', 'pass', undefined],
  ]);
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

describe('a revoked signer', () => {
  const ds = makeDocumentSigner(csca);
  const chain = (revocationLists: readonly Uint8Array[]) =>
    named(
      authenticate({ sod: sodWith({ signer: ds }), trust: { certificates: [csca.der], revocationLists } }),
      'issuer-chain',
    )[0];

  test('fails with its own reason, and the date stands in the note', () => {
    expect(chain([makeRevocationList(csca, [ds.serialNumber])])).toEqual({
      name: 'issuer-chain',
      outcome: 'fail',
      reason: 'issuer-revoked',
      note: 'document signer revoked on 2026-05-01',
    });
  });

  test.each<[string, readonly Uint8Array[]]>([
    ['no revocation list imported', []],
    ['not revoked', [makeRevocationList(csca, [3])]],
    ['out of date', [makeRevocationList(csca, [3], { nextUpdate: new Date('2026-06-01T00:00:00Z') })]],
    ['no revocation list imported', [Uint8Array.of(1, 2, 3)]],
  ])('otherwise passes and says: %s', (note, lists) => {
    expect(chain(lists)).toMatchObject({ outcome: 'pass', note: expect.stringContaining(note) });
  });
});

test('an issuer that link certificates tie to the trusted root', () => {
  const newer = makeCsca({ name: { country: 'VN', commonName: 'CSCA 2' } });
  const sod = sodWith({ signer: makeDocumentSigner(newer) });
  const certificates = [csca.der, makeLink(csca, newer).der];
  const [check] = named(authenticate({ sod, trust: { certificates } }), 'issuer-chain');
  expect(check).toMatchObject({ outcome: 'pass', note: expect.stringContaining('1 link certificate') });
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

  test('one that EF.COM lists and the SOD does not, though nobody reads it', () => {
    const com = Uint8Array.of(0x60, 0x05, 0x5c, 0x03, 0x61, 0x65, 0x75);
    expect(hashes(files().set('EF.COM', com))).toEqual([
      ['not-possible', 'data-group-announced-unsigned', 'DG5'],
    ]);
  });

  test('signed, asked for and not given: a text is said, a portrait is missed', () => {
    const some = files();
    some.delete('DG2');
    some.delete('DG13');
    const found = named(authenticate({ files: some, asked: ['DG2', 'DG13', 'DG11'] }), 'data-group-hashes');
    expect(found).toMatchObject([
      { outcome: 'not-possible', reason: 'data-group-missing', note: 'DG2' },
      { outcome: 'pass', reason: 'data-group-withheld', note: 'DG13' },
    ]);
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
