import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagTree } from '../../../../../native/emrtd/structure-report/tag-tree.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['a name', utf8('Nguyễn Văn Mẫu'), 'text'],
  ['a printed date', utf8('15/01/1990'), 'date dd/mm/yyyy'],
  ['a number', utf8('000090000001'), 'digits'],
  ['hexadecimal', utf8('0123456789ABCDEF'), 'hexadecimal'],
  ['a picture', hexToBytes('FFD8FFE0'), 'JPEG'],
  ['a picture of another kind', hexToBytes('FF4FFF51'), 'JPEG 2000'],
  ['octets', hexToBytes('00FF80'), 'octets'],
])('%s', (_, value, holds) => {
  expect(tagTree(encodeTlv(0x5f0e, value))).toEqual({ tag: '5F0E', holds });
});

test('a number leads its structure; one elsewhere is kept back', () => {
  const file = encodeTlv(0x30, encodeTlv(0x02, Uint8Array.of(7)), encodeTlv(0x02, Uint8Array.of(41)));
  expect(tagTree(file)).toEqual({
    tag: '30',
    children: [
      { tag: '02', holds: 'number', number: 7 },
      { tag: '02', holds: 'number' },
    ],
  });
});

test('only the length of a whole MRZ is said', () => {
  expect(tagTree(encodeTlv(0x5f1f, utf8('Q'.repeat(90))))).toEqual({
    tag: '5F1F',
    holds: 'text',
    length: 90,
  });
  expect(tagTree(encodeTlv(0x5f1f, utf8('Q'.repeat(70))))).toEqual({ tag: '5F1F', holds: 'text' });
});

test('text that begins like data objects is not taken apart', () => {
  // "a1qqqq…" reads as tag 61, length 31 and so on.
  expect(tagTree(encodeTlv(0x6d, utf8(`a1${'q'.repeat(0x31)}`)))).toEqual({ tag: '6D', holds: 'text' });
});

test('whatever the octets, no value of four octets and more comes out', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 60 }), (octets) => {
      const tree = JSON.stringify(tagTree(encodeTlv(0x6d, octets)) ?? {});
      for (const [, tag] of tree.matchAll(/"tag":"([0-9A-F]*)"/g)) expect(tag!.length).toBeLessThanOrEqual(8);
    }),
    { numRuns: 500 },
  );
});
