import { expect, test } from 'vitest';
import { parseExtensions, sequenceOfExtension } from '../../../../../native/emrtd/trust/extensions.ts';
import { encodeTlv, parseTlv } from '../../../../../native/iso7816/tlv.ts';
import { extension } from '../../../../support/pki/revocation-list.ts';
import { integer, oid } from '../../../../support/pki/test-key.ts';

function parsed(...extensions: readonly Uint8Array[]) {
  const field = parseTlv(encodeTlv(0xa3, encodeTlv(0x30, ...extensions)));
  return parseExtensions(field.ok ? field.value : undefined);
}

test('by identifier, with criticality and content', () => {
  const extensions = parsed(
    extension('2.5.29.19', true, encodeTlv(0x30, integer(5n))),
    extension('2.5.29.14', false, integer(7n)),
  );
  expect(extensions?.get('2.5.29.19')?.critical).toBe(true);
  expect(extensions?.get('2.5.29.14')).toMatchObject({ critical: false, value: { tag: 0x02 } });
  expect(sequenceOfExtension(extensions!, '2.5.29.19')).toHaveLength(1);
  expect(sequenceOfExtension(extensions!, '2.5.29.14')).toBeUndefined();
  expect(sequenceOfExtension(extensions!, '2.5.29.99')).toBeUndefined();
});

test('none at all are none', () => {
  expect(parseExtensions(undefined)?.size).toBe(0);
});

test('an explicit FALSE is not critical', () => {
  const entry = encodeTlv(
    0x30,
    oid('2.5.29.14'),
    encodeTlv(0x01, Uint8Array.of(0)),
    encodeTlv(0x04, integer(1n)),
  );
  expect(parsed(entry)?.get('2.5.29.14')?.critical).toBe(false);
});

test('content that is no TLV is kept out, without refusing the rest', () => {
  const extensions = parsed(
    extension('1.2.3', false, new Uint8Array()),
    extension('1.2.4', false, integer(1n)),
  );
  expect(extensions?.get('1.2.3')).toEqual({ critical: false, value: undefined });
  expect(extensions?.get('1.2.4')?.value?.tag).toBe(0x02);
});

test('one type twice, or another shape, is malformed', () => {
  const one = extension('1.2.3', false, integer(1n));
  expect(parsed(one, one)).toBeUndefined();
  expect(parsed(encodeTlv(0x30, integer(1n)))).toBeUndefined();
  expect(parsed(encodeTlv(0x31))).toBeUndefined();
});
