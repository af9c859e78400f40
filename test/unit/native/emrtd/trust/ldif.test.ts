import { expect, test } from 'vitest';
import { binaryAttributesIn, isLdif } from '../../../../../native/emrtd/trust/ldif.ts';

const text = (...lines: readonly string[]) => lines.join('\n');

test('binary attributes of all records, options and folding taken away', () => {
  const ldif = text(
    '# exported',
    'version: 1',
    'dn: c=XX',
    'cn: plain',
    'userCertificate;binary:: AQ',
    ' ID',
    '',
    'dn: c=YY',
    'pkdMasterListContent::BAUG',
  );
  expect(isLdif(ldif)).toBe(true);
  expect(binaryAttributesIn(ldif)).toEqual([
    { name: 'usercertificate', value: Uint8Array.of(1, 2, 3) },
    { name: 'pkdmasterlistcontent', value: Uint8Array.of(4, 5, 6) },
  ]);
});

test('Windows line ends; a value that is no base64 is left out; nothing is fetched', () => {
  const ldif = 'dn: c=XX\r\ncACertificate:: AQ\r\n ==\r\nx:: %%\r\njpegPhoto:< file:///etc/passwd\r\n';
  expect(binaryAttributesIn(ldif)).toEqual([{ name: 'cacertificate', value: Uint8Array.of(1) }]);
});

test('other texts are no LDIF', () => {
  expect(isLdif('-----BEGIN CERTIFICATE-----')).toBe(false);
  expect(isLdif('# a comment\n-----BEGIN CERTIFICATE-----')).toBe(false);
  expect(isLdif('')).toBe(false);
});
