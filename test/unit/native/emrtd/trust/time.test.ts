import { expect, test } from 'vitest';
import { parseTime } from '../../../../../native/emrtd/trust/time.ts';
import { asciiToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv, parseTlv } from '../../../../../native/iso7816/tlv.ts';

function time(tag: number, text: string) {
  const tlv = parseTlv(encodeTlv(tag, asciiToBytes(text)));
  return parseTime(tlv.ok ? tlv.value : undefined)?.toISOString();
}

test.each([
  [0x17, '241017091537Z', '2024-10-17T09:15:37.000Z'],
  [0x17, '990101000000Z', '1999-01-01T00:00:00.000Z'],
  [0x17, '491231235959Z', '2049-12-31T23:59:59.000Z'],
  [0x17, '2410170915Z', '2024-10-17T09:15:00.000Z'],
  [0x17, '241017091537+0700', '2024-10-17T02:15:37.000Z'],
  [0x18, '20610203040506Z', '2061-02-03T04:05:06.000Z'],
  [0x18, '20610203040506.25Z', '2061-02-03T04:05:06.000Z'],
])('tag %i: %s', (tag, text, expected) => {
  expect(time(tag, text)).toBe(expected);
});

test.each([
  [0x17, '241317091537Z'],
  [0x17, '20241017091537Z'],
  [0x18, '241017091537Z'],
  [0x17, 'yesterday'],
  [0x04, '241017091537Z'],
])('tag %i: %s is no time', (tag, text) => {
  expect(time(tag, text)).toBeUndefined();
});
