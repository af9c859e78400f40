import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, nameTokens } from '../../../../electron/core/identity/fold-name.ts';

describe('folding a name', () => {
  test.each([
    ['Nguyễn Văn Đạt', 'nguyen van dat'],
    ['ĐẶNG THỊ HƯỜNG', 'dang thi huong'],
    ['  Trần   Quốc\tBảo ', 'tran quoc bao'],
    ["O'Brien-Smith, José", 'o brien smith jose'],
    ['Müller', 'muller'],
    ['H Bia Niê', 'h bia nie'],
    ['', ''],
  ])('%s → %s', (name, folded) => expect(foldName(name)).toBe(folded));

  test('composed and decomposed spellings fold alike', () => {
    const name = 'Phạm Ngọc Thuỷ Đường Ỵ';
    expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')));
    expect(foldName(name.normalize('NFD'))).toBe('pham ngoc thuy duong y');
  });

  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => foldName(foldName(name)) === foldName(name)),
    );
  });
});

describe('tokens of a name', () => {
  test('each word once, in order', () => {
    expect(nameTokens('Lê Lê Văn Lệ')).toEqual(['le', 'van']);
  });

  test('none where there is no letter', () => {
    expect(nameTokens(' -- ')).toEqual([]);
  });
});
