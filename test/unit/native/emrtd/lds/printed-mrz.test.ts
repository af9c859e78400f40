import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPrintedMrz } from '../../../../../native/emrtd/lds/printed-mrz.ts';
import type { MrzFields } from '../../../../../native/emrtd/reading.ts';

/** Doc 9303-4 App. A, 9303-5 App. A and 9303-6 App. A, and a Vietnamese card with an invented number. */
const ZONES = {
  TD3: ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'],
  TD1: ['I<UTOD231458907<<<<<<<<<<<<<<<', '7408122F1204159UTO<<<<<<<<<<<6', 'ERIKSSON<<ANNA<MARIA<<<<<<<<<<'],
  TD2: ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'D231458907UTO7408122F1204159<<<<<<<6'],
  card: [
    'IDVNM0900000018000090000001<<8',
    '9001158M3001156VNM<<<<<<<<<<<8',
    'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
  ],
} as const;

function fieldsOf(lines: readonly string[]): MrzFields {
  const mrz = readPrintedMrz(lines);
  if (!mrz.ok) throw new Error(mrz.error);
  return mrz.value;
}

const REFUSED = { ok: false, error: 'mrz-unreadable' } as const;

describe('right lines', () => {
  test.each([
    ['TD3', ZONES.TD3, 'L898902C3'],
    ['TD1', ZONES.TD1, 'D23145890'],
    ['TD2', ZONES.TD2, 'D23145890'],
    ['TD1', ZONES.card, '090000001'],
  ] as const)('%s', (format, lines, documentNumber) => {
    expect(fieldsOf(lines)).toMatchObject({ format, documentNumber });
  });

  test('underscores, small letters, blanks and empty lines', () => {
    const sent = ['', ...ZONES.card.map((line) => ` ${line.replaceAll('<', '_').toLowerCase()} `)];
    expect(fieldsOf(sent)).toEqual(fieldsOf(ZONES.card));
  });
});

describe('wrong lines', () => {
  test.each([
    ['document number', 1, 'L898902C36', 'L898902C46'],
    ['birth date', 1, '7408122', '7408132'],
    ['expiry date', 1, '1204159', '1204169'],
    ['optional data', 1, 'ZE184226B', 'ZE184226C'],
    ['composite', 1, '<10', '<14'],
  ] as const)('TD3: %s', (_, line, right, wrong) => {
    const lines: string[] = [...ZONES.TD3];
    lines[line] = lines[line]!.replace(right, wrong);
    expect(lines[line]).not.toBe(ZONES.TD3[line]);
    expect(readPrintedMrz(lines)).toEqual(REFUSED);
  });

  test('the Vietnamese digit over the twelve', () => {
    // Two wrongs that cancel out in the composite digit: only the last character of line 1 tells.
    const [first, second, third] = ZONES.card;
    for (const digit of '012345679') {
      const lines = [`${first.slice(0, -1)}${digit}`, second, third];
      for (const composite of '0123456789') {
        lines[1] = `${second.slice(0, -1)}${composite}`;
        expect(readPrintedMrz(lines)).toEqual(REFUSED);
      }
    }
  });

  test.each([
    ['nothing', []],
    ['one line', [ZONES.TD3[1]]],
    ['lines in the wrong order', [...ZONES.TD3].reverse()],
    ['four lines', [...ZONES.TD3, ...ZONES.TD3]],
    [
      'a visa, which opens no chip',
      ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<<<<<<<<'],
    ],
    ['letters with accents', [ZONES.card[0], ZONES.card[1], 'NGUYỄN<<VĂN<MẪU<<<<<<<<<<<<<<<']],
  ])('%s', (_, lines) => {
    expect(readPrintedMrz(lines)).toEqual(REFUSED);
  });

  test('no single character can be changed in the data line of a passport without being noticed', () => {
    const [names, data] = ZONES.TD3;
    const others = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<';
    // Nationality and sex have no check digit in any format, and are no part of a key.
    const unchecked = new Set([10, 11, 12, 20]);
    for (let at = 0; at < data.length; at++) {
      if (unchecked.has(at)) continue;
      for (const other of others) {
        // Values equal modulo ten cannot be told apart: 0, A, K, U and the filler, and so on (Doc 9303-3 §4.9).
        if (digitValue(other) % 10 === digitValue(data[at]!) % 10) continue;
        expect(readPrintedMrz([names, data.slice(0, at) + other + data.slice(at + 1)])).toEqual(REFUSED);
      }
    }
  });
});

function digitValue(character: string): number {
  if (character === '<') return 0;
  return /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 55;
}

describe('fillers dropped or added by a reader of print', () => {
  test.each([
    ['one dropped in line 1 of a card', [ZONES.card[0].replace('<<8', '<8'), ZONES.card[1], ZONES.card[2]]],
    ['three added in line 2', [ZONES.card[0], ZONES.card[1].replace('VNM<', 'VNM<<<<'), ZONES.card[2]]],
    ['at the end of the names', [ZONES.card[0], ZONES.card[1], ZONES.card[2].slice(0, -4)]],
    [
      'in all lines',
      [ZONES.card[0].replace('<<8', '<<<8'), ZONES.card[1].replace('VNM<<', 'VNM'), `${ZONES.card[2]}<<`],
    ],
  ])('%s', (_, lines) => {
    expect(fieldsOf(lines)).toMatchObject({
      documentNumber: '090000001',
      birthDate: '900115',
      expiryDate: '300115',
      optionalData: '000090000001<<8',
    });
  });

  test('in the data line of a passport', () => {
    const short = ZONES.TD3[1].replace('<<<<<10', '<<<10');
    expect(fieldsOf([ZONES.TD3[0], short])).toEqual(fieldsOf(ZONES.TD3));
  });

  test('a letter is never made up or cut off', () => {
    expect(readPrintedMrz([ZONES.TD3[0], ZONES.TD3[1].slice(0, -1)])).toEqual(REFUSED);
    expect(readPrintedMrz([ZONES.card[0], ZONES.card[1], `${'A'.repeat(31)}`])).toEqual(REFUSED);
  });

  test('property: what is accepted has the letters and digits that were sent', () => {
    const letters = (lines: readonly string[]) =>
      lines
        .join('')
        .replace(/[<_\s]/g, '')
        .toUpperCase();
    fc.assert(
      fc.property(
        fc.constantFrom(ZONES.TD1, ZONES.TD2, ZONES.TD3, ZONES.card),
        fc.array(fc.tuple(fc.nat(89), fc.constantFrom('drop', 'add')), { maxLength: 6 }),
        (zone, slips) => {
          const lines = zone.map((line) => line as string);
          for (const [at, slip] of slips) {
            const line = at % lines.length;
            const text = lines[line]!;
            const filler = text.indexOf('<', at % text.length);
            if (filler < 0) continue;
            lines[line] =
              slip === 'drop'
                ? text.slice(0, filler) + text.slice(filler + 1)
                : `${text.slice(0, filler)}<${text.slice(filler)}`;
          }
          const mrz = readPrintedMrz(lines);
          if (!mrz.ok) return;
          expect(letters(mrz.value.lines)).toBe(letters(zone));
          expect(mrz.value.documentNumber).toBe(fieldsOf(zone).documentNumber);
        },
      ),
    );
  });
});

test('hostile lines cost little', () => {
  const long = '<A'.repeat(30);
  expect(readPrintedMrz([long, long, long])).toEqual(REFUSED);
  expect(readPrintedMrz(['<'.repeat(28), '<'.repeat(27), '<'.repeat(26)])).toEqual(REFUSED);
});
