import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { berChildren, berOctets, readBer } from '../../../../../native/emrtd/trust/ber.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

test('definite lengths: content and the octets as they stood', () => {
  const node = readBer(hexToBytes('3006020101040142ffff'));
  expect(node).toEqual({
    tag: 0x30,
    content: hexToBytes('020101040142'),
    encoded: hexToBytes('3006020101040142'),
  });
  expect(berChildren(node, 0x30)?.map(({ tag }) => tag)).toEqual([0x02, 0x04]);
  expect(berChildren(node, 0x31)).toBeUndefined();
});

test('indefinite lengths, one inside the other', () => {
  const node = readBer(hexToBytes('3080a080020105000004010900000000'));
  expect(node?.encoded.length).toBe(14);
  const children = berChildren(node, 0x30);
  expect(children?.map(({ tag }) => tag)).toEqual([0xa0, 0x04]);
  expect(berChildren(children?.[0], 0xa0)?.[0]?.content).toEqual(Uint8Array.of(5));
});

test('an octet string in pieces is the pieces joined', () => {
  expect(berOctets(readBer(hexToBytes('2480040101040202030000')))).toEqual(Uint8Array.of(1, 2, 3));
  expect(berOctets(readBer(hexToBytes('0403010203')))).toEqual(Uint8Array.of(1, 2, 3));
  expect(berOctets(readBer(hexToBytes('2480020101' + '0000')))).toBeUndefined();
});

describe('malformed', () => {
  test.each([
    ['empty', ''],
    ['cut', '3005020101'],
    ['indefinite without an end', '3080020101'],
    ['primitive with an indefinite length', '04800000'],
  ])('%s', (_what, hex) => {
    expect(readBer(hexToBytes(hex))).toBeUndefined();
  });

  test('nesting has an end', () => {
    const nested = (depth: number) => hexToBytes('3080'.repeat(depth) + '0000'.repeat(depth));
    expect(readBer(nested(10))).toBeDefined();
    expect(readBer(nested(1000))).toBeUndefined();
  });
});

test('any octets give a result and never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const node = readBer(bytes);
      if (node) expect(node.encoded).toEqual(bytes.subarray(0, node.encoded.length));
    }),
  );
});

test('what is encoded with definite lengths is read back', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }), (values) => {
      const node = readBer(encodeTlv(0x30, ...values.map((value) => encodeTlv(0x04, value))));
      expect(berChildren(node, 0x30)?.map(berOctets)).toEqual(values);
    }),
  );
});
