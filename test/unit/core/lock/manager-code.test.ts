import { describe, expect, test } from 'vitest';
import {
  codeProblem,
  FREE_TRIES,
  LONGEST_WAIT_MS,
  normalCode,
  waitAfter,
  waitUntil,
} from '../../../../electron/core/lock/manager-code.ts';

const NOW = Date.UTC(2026, 2, 5, 14, 40);

describe('a code', () => {
  test.each(['280593', 'mùa-xuân', 'Quầy 12', '112233'])('%s will do', (code) => {
    expect(codeProblem(code)).toBeUndefined();
  });
  test.each(['', '12345', '      7', '111111', '123456', '987654', 'abcdef', 'x'.repeat(70)])(
    '“%s” will not',
    (code) => {
      expect(codeProblem(code)?.vi).toMatch(/\S/);
      expect(codeProblem(code)?.en).toMatch(/\S/);
    },
  );
  test('is the same composed and decomposed', () => {
    expect(normalCode('mùa-xuân'.normalize('NFD'))).toBe(normalCode('mùa-xuân'.normalize('NFC')));
  });
});

describe('wrong codes', () => {
  test('the first three cost nothing, then it is 30 s, doubled, at most 15 minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map((wrong) => waitAfter(wrong) / 1000)).toEqual([
      0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });
  test('a wait ends, however many came before it', () => {
    for (const wrong of [FREE_TRIES, 20, 10_000]) {
      const attempts = { wrong, lastAt: NOW };
      expect(waitUntil(attempts, NOW)).toBe(NOW + waitAfter(wrong));
      expect(waitUntil(attempts, NOW + LONGEST_WAIT_MS)).toBeUndefined();
    }
  });
  test('a last try in the future, from a clock that was set back, is one of now', () => {
    expect(waitUntil({ wrong: 3, lastAt: NOW + 86_400_000 }, NOW)).toBe(NOW + 30_000);
  });
});
