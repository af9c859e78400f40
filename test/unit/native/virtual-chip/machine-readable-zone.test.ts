import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMrz } from '../../../../native/emrtd/lds/mrz.ts';
import {
  checkDigit,
  mrzInformationOf,
  mrzLinesOf,
  passportLinesOf,
  transliterate,
} from '../../../../native/virtual-chip/machine-readable-zone.ts';
import { SAMPLE_HOLDER, SAMPLE_MRZ_INFORMATION } from './sample-card.ts';

test('the three lines of the facts, check digits included', () => {
  expect(mrzLinesOf({ ...SAMPLE_HOLDER, expiryDate: '2030-01-15' })).toEqual([
    'IDVNM0900000018000090000001<<8',
    '9001158M3001156VNM<<<<<<<<<<<8',
    'NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
  ]);
  expect(mrzInformationOf(SAMPLE_HOLDER)).toBe(SAMPLE_MRZ_INFORMATION);
});

test('a card that never expires prints 991231', () => {
  expect(mrzLinesOf({ ...SAMPLE_HOLDER, expiryDate: null })[1].slice(8, 18)).toBe('9912315VNM');
});

test('check digits of Doc 9303-3 §4.9', () => {
  expect(checkDigit('520727')).toBe('3');
  expect(checkDigit('AB2134<<<')).toBe('5');
});

test('names lose their marks and nothing else', () => {
  expect(transliterate('Đặng Thị Ngọc Ánh')).toBe('DANG<THI<NGOC<ANH');
  expect(transliterate("  Hồ  Diệu-Ước O'Xa ")).toBe('HO<DIEU<UOC<O<XA');
});

test('lines always have 30 characters of the MRZ alphabet', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      fc.stringMatching(/^\d{12}$/),
      (fullName, number) => {
        for (const line of mrzLinesOf({ ...SAMPLE_HOLDER, fullName, number })) {
          expect(line).toMatch(/^[A-Z0-9<]{30}$/);
        }
      },
    ),
  );
});

test('the zone of a passport, with the check digits of Doc 9303-4', () => {
  const [first, second] = passportLinesOf(SAMPLE_HOLDER);
  expect(first).toBe('P<VNMNGUYEN<<VAN<MAU'.padEnd(44, '<'));
  expect(second.slice(0, 28)).toBe('C900000012VNM9001158M3001156');
  expect(second.slice(28)).toMatch(/^<{14}0[0-9]$/);
  const parsed = parseMrz([first, second].join(''));
  expect(parsed).toMatchObject({ ok: true, value: { wrongCheckDigits: [] } });
});
