import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mrzLinesOf } from '../../../../native/hid/mrz-frame.ts';

const TD3 = ['P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'X0000001<4UTO9009051F3109041<<<<<<<<<<<<<<<6'];
const TD1 = [
  'IDVNM0900000018000090000001<<8',
  '9001158M3001156VNM<<<<<<<<<<<8',
  'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
];
const padded = (lines: readonly string[]) => lines.map((line) => line.replaceAll('<', '_'));

/** As the manual draws it: SOH, length word (low byte first), "OU", STX, flag, three lines each with CR, ETX, BCC. */
function frame(lines: readonly string[]): string {
  const three = [...Array<string>(3 - lines.length).fill(''), ...lines];
  const body = `0${three.map((line) => `${line}\r`).join('')}\x03`;
  const length = String.fromCharCode(body.length + 4, 0);
  const block = `\x01${length}OU\x02${body}`;
  return block + String.fromCharCode([...block].reduce((xor, c) => xor ^ c.charCodeAt(0), 0));
}

describe('the frame of a serial reader', () => {
  test('a passport: line 1 is missing, line 3 is the bottom one', () => {
    expect(frame(padded(TD3))).toContain('OU\x020\rP_UTO');
    expect(mrzLinesOf(frame(padded(TD3)))).toEqual(padded(TD3));
  });

  test('a card of three lines', () => {
    expect(mrzLinesOf(frame(padded(TD1)))).toEqual(padded(TD1));
  });

  test('noise around it, the start of a frame that broke off included', () => {
    expect(mrzLinesOf(`\x01\x00OU\x02\x01zz${frame(TD3)}\r\n`)).toEqual(TD3);
  });

  test('a length that looks like a control character', () => {
    expect(mrzLinesOf(`\x01\x01${frame(TD3).slice(2)}`)).toEqual(TD3);
  });
});

describe('lines as a keyboard or a scanner sends them', () => {
  test.each([
    ['CR', TD3.join('\r')],
    ['CR LF and one at the end', `${TD3.join('\r\n')}\r\n`],
    ['LF', TD3.join('\n')],
    ['TAB', TD3.join('\t')],
    ['missing lines as empty ones', `\r${TD3.join('\r')}\r`],
  ])('%s', (_, text) => {
    expect(mrzLinesOf(text)).toEqual(TD3);
  });

  test('three lines, and fillers as underscores', () => {
    expect(mrzLinesOf(padded(TD1).join('\r'))).toEqual(padded(TD1));
  });
});

describe('what is none', () => {
  test.each([
    '',
    TD3[1]!,
    '000090000001|012345678|Nguyễn Văn Mẫu|15011990|Nam|Hà Nội|20012022',
    'hello\rworld',
    `${TD3[0]}\r${TD3[1]}\r${TD3[0]}\r${TD3[1]}`,
    'x'.repeat(5_000),
  ])('%j', (text) => {
    expect(mrzLinesOf(text)).toBeUndefined();
  });

  test('any text is looked at without throwing, and quickly', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'\x01\x02\x03OU\r<A0\0ễ'), { maxLength: 300 }),
        (characters) => {
          const text = characters.join('');
          const lines = mrzLinesOf(text);
          expect(lines === undefined || lines.length <= 3).toBe(true);
        },
      ),
    );
    expect(mrzLinesOf('\x01'.repeat(100_000))).toBeUndefined();
  });
});
