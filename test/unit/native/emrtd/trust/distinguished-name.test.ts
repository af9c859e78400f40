import { expect, test } from 'vitest';
import { parseDistinguishedName } from '../../../../../native/emrtd/trust/distinguished-name.ts';
import { asciiToBytes, concatBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv } from '../../../../../native/iso7816/tlv.ts';
import { oid } from '../../../../support/pki/test-key.ts';

const attribute = (type: string, tag: number, value: Uint8Array) =>
  encodeTlv(0x30, oid(type), encodeTlv(tag, value));

function name(...rdns: readonly (readonly Uint8Array[])[]) {
  const tlv = parseTlv(encodeTlv(0x30, ...rdns.map((rdn) => encodeTlv(0x31, ...rdn))));
  return parseDistinguishedName(tlv.ok ? tlv.value : undefined);
}

test('the string types of the field, and a value that is none of them', () => {
  const parsed = name(
    [attribute('2.5.4.6', 0x13, asciiToBytes('vn'))],
    [attribute('2.5.4.10', 0x0c, new TextEncoder().encode('Bộ Công an'))],
    [attribute('2.5.4.3', 0x1e, Uint8Array.of(0, 0x43, 0, 0x41))],
    [attribute('2.5.4.11', 0x14, Uint8Array.of(0xe9)), attribute('1.2.3', 0x02, Uint8Array.of(0x0f))],
  );
  expect(parsed).toMatchObject({ text: 'C=vn, O=Bộ Công an, CN=CA, OU=é, 1.2.3=0f', country: 'VN' });
});

test('case, spacing and string type do not tell names apart; the order and the values do', () => {
  const one = name([attribute('2.5.4.3', 0x13, asciiToBytes('Test  CSCA '))]);
  expect(name([attribute('2.5.4.3', 0x0c, asciiToBytes('TEST CSCA'))])?.key).toBe(one?.key);
  expect(name([attribute('2.5.4.3', 0x0c, asciiToBytes('TEST CSCA 2'))])?.key).not.toBe(one?.key);
  expect(name([attribute('2.5.4.10', 0x0c, asciiToBytes('TEST CSCA'))])?.key).not.toBe(one?.key);
});

test('an empty name is a name, other shapes are none', () => {
  expect(name()).toEqual({ text: '', key: '[]' });
  expect(name([concatBytes(asciiToBytes('x'))])).toBeUndefined();
  expect(parseDistinguishedName(undefined)).toBeUndefined();
});
