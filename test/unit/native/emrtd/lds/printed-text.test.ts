import { expect, test } from 'vitest';
import {
  packedOrPrintedDate,
  printedParts,
  printedText,
} from '../../../../../native/emrtd/lds/printed-text.ts';
import { hexToBytes } from '../../../../../native/iso7816/bytes.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test.each([
  ['SMITH<<JOHN<J', 'SMITH JOHN J'],
  [' Nguyễn<<Văn<Mẫu<< ', 'Nguyễn Văn Mẫu'],
  ['示例', '示例'],
  ['<<<', undefined],
  ['', undefined],
])('the text %s', (text, expected) => {
  expect(printedText(utf8(text))).toBe(expected);
});

test.each([
  ['ANYTOWN<MN', 'ANYTOWN, MN'],
  ['<Số 1 Phố Thử<<Hà Nội<', 'Số 1 Phố Thử, Hà Nội'],
  ['ANYTOWN', 'ANYTOWN'],
  ['<', undefined],
])('the parts %s', (text, expected) => {
  expect(printedParts(utf8(text))).toBe(expected);
});

test('octets that are not UTF-8 are no text, no parts and no date', () => {
  const octets = hexToBytes('C3285F');
  expect([printedText(octets), printedParts(octets), packedOrPrintedDate(octets)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  [utf8('20020531'), '2002-05-31'],
  [hexToBytes('20020531'), '2002-05-31'],
  [utf8('20021331'), undefined],
  [utf8('20020532'), undefined],
  [utf8('20020531120000'), undefined],
  [utf8('2002'), undefined],
])('the date %s', (value, expected) => {
  expect(packedOrPrintedDate(value)).toBe(expected);
});
