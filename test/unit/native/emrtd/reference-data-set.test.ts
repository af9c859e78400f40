/** Files that another hand made and signed: what we read of them, and what passive authentication says. */
import { describe, expect, test } from 'vitest';
import { parseDataGroup1 } from '../../../../native/emrtd/lds/dg1.ts';
import { parseDocumentSecurityObject } from '../../../../native/emrtd/passive-authentication/document-security-object.ts';
import { authenticatePassively } from '../../../../native/emrtd/passive-authentication/passive-authentication.ts';
import { parseSecurityInfos } from '../../../../native/emrtd/security-info/security-infos.ts';
import { DG1, DG14, EF_SOD, MRZ_LINES } from './reference-data-set.ts';

const NOW = new Date('2014-06-01T00:00:00Z');

const authenticate = (files: ReadonlyMap<string, Uint8Array>, sod = EF_SOD) =>
  authenticatePassively({ sod, files, mrz: { issuingState: 'D' }, trust: { certificates: [] }, now: NOW });

const FILES = new Map([
  ['DG1', DG1],
  ['DG14', DG14],
]);

test('EF.SOD: version, hashes, signer', () => {
  const sod = parseDocumentSecurityObject(EF_SOD);
  if (!sod.ok) throw new Error(sod.error.detail);
  expect(sod.value).toMatchObject({
    version: 0,
    digest: 'SHA-256',
    algorithm: { kind: 'RSA-PSS', digest: 'SHA-256', maskDigest: 'SHA-256', saltLength: 32 },
    signer: {
      subject: { text: 'C=DE, O=HJP Consulting, OU=Document Signer, CN=HJP PB DS' },
      issuer: { country: 'DE' },
      keyUsage: ['digitalSignature'],
      notBefore: new Date('2013-12-16T21:43:18Z'),
    },
  });
  expect([...sod.value.dataGroupHashes.keys()]).toEqual([1, 2, 3, 14, 4]);
});

test('DG1', () => {
  const mrz = parseDataGroup1(DG1);
  expect(mrz.ok && mrz.value).toMatchObject({
    fields: {
      format: 'TD3',
      issuingState: 'D',
      documentNumber: 'C11T002JM',
      birthDate: '960812',
      sex: 'F',
      expiryDate: '231031',
      surname: 'MUSTERMANN',
      givenNames: 'ERIKA',
      lines: MRZ_LINES,
    },
    wrongCheckDigits: [],
  });
});

test('DG14: explicit parameters are known as the curve that they are', () => {
  const infos = parseSecurityInfos(DG14);
  expect(infos.ok && infos.value).toMatchObject({
    chipAuthenticationInfos: [
      { oid: '0.4.0.127.0.7.2.2.3.2.1', suite: '3DES', agreement: 'ECDH', version: 1 },
    ],
    chipAuthenticationPublicKeys: [{ agreement: 'ECDH', domain: { name: 'brainpoolP224r1' } }],
    unknown: ['0.4.0.127.0.7.2.2.2'],
  });
});

describe('passive authentication', () => {
  test('signature and hashes hold; the CSCA is not published', () => {
    expect(authenticate(FILES)).toMatchObject([
      { name: 'sod-signature', outcome: 'pass', note: 'LDS 0, RSA-PSS SHA-256' },
      { name: 'issuer-chain', outcome: 'not-possible', reason: 'issuer-unknown' },
      { name: 'data-group-hashes', outcome: 'pass', note: 'SHA-256 DG1 DG14' },
      { name: 'sod-country', outcome: 'pass' },
    ]);
  });

  test.each([
    ['DG1', 40],
    ['DG14', 330],
  ] as const)('an octet of %s changed', (name, at) => {
    const changed = FILES.get(name)!.slice();
    changed[at]! ^= 1;
    expect(authenticate(new Map([...FILES, [name, changed]]))).toContainEqual({
      name: 'data-group-hashes',
      outcome: 'fail',
      reason: 'data-group-changed',
      note: name,
    });
  });

  test('the last octet of the signature changed', () => {
    const changed = EF_SOD.slice();
    changed[changed.length - 1]! ^= 1;
    expect(authenticate(FILES, changed)[0]).toMatchObject({
      outcome: 'fail',
      reason: 'sod-signature-invalid',
    });
  });
});
