import { expect, test } from 'vitest';
import { objectIdentifiersIn } from '../../../../../native/emrtd/structure-report/object-identifiers.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const oid = (hex: string) => encodeTlv(0x06, hexToBytes(hex));

test('each once, also inside an OCTET STRING', () => {
  const file = encodeTlv(
    0x77,
    encodeTlv(0x30, oid('2A864886F70D010702'), encodeTlv(0x04, encodeTlv(0x30, oid('608648016503040201')))),
    oid('2A864886F70D010702'),
  );
  expect(objectIdentifiersIn(file)).toEqual(['1.2.840.113549.1.7.2', '2.16.840.1.101.3.4.2.1']);
});

test('what stands there and is under no arc that we know is not written', () => {
  const phone = encodeTlv(0x06, new TextEncoder().encode('+84900000001'));
  expect(objectIdentifiersIn(encodeTlv(0x6d, phone))).toEqual(['unknown']);
});

test('octets that are none give none', () => {
  expect(objectIdentifiersIn(hexToBytes('0102030405'))).toEqual([]);
});
