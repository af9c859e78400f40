import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesIn } from '../../../../../native/emrtd/trust/trust-file.ts';
import { makeCsca } from '../../../../support/pki/certificates.ts';
import { makeMasterList, makeMasterListSigner } from '../../../../support/pki/master-list.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';

const csca = makeCsca();
const masterList = makeMasterList(makeMasterListSigner(csca), [csca]);
const block = (label: string, der: Uint8Array) =>
  `-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;
const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ['certificate', csca.der],
  ['revocation-list', makeRevocationList(csca, [1])],
  ['revocation-list', makeRevocationList(csca, [], { version1: true, nextUpdate: null })],
  ['master-list', masterList],
] as const)('told by its content: %s', (kind, der) => {
  expect(piecesIn(der)).toEqual([{ kind, der }]);
});

test('a file that is one piece keeps its octets, so that they are parsed once', () => {
  expect(piecesIn(csca.der)[0]?.der).toBe(csca.der);
});

test('PEM of every kind; keys and requests are passed over', () => {
  const list = makeRevocationList(csca, [1]);
  const text = [
    block('CERTIFICATE', csca.der),
    block('PRIVATE KEY', Uint8Array.of(0x30, 0)),
    block('X509 CRL', list),
    block('CMS', masterList),
  ].join('some text\n');
  expect(piecesIn(bytes(text))).toEqual([
    { kind: 'certificate', der: csca.der },
    { kind: 'revocation-list', der: list },
    { kind: 'master-list', der: masterList },
  ]);
});

test('any octets and any text give pieces or none, and never throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string().map(bytes)), (content) => {
      expect(Array.isArray(piecesIn(content))).toBe(true);
    }),
  );
});
