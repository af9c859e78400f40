import { describe, expect, test } from 'vitest';
import { REASON_ORDER } from '../../../../electron/core/identity/conclude-verdict.ts';
import {
  VERDICT_LEVEL_TEXTS,
  VERDICT_REASON_TEXTS,
} from '../../../../electron/core/identity/verdict-messages.ts';

const texts = [
  ...REASON_ORDER.map((reason): [string, { vi: string; en: string }] => [
    reason,
    VERDICT_REASON_TEXTS[reason],
  ]),
  ...Object.entries(VERDICT_LEVEL_TEXTS).map(([level, { advice }]): [string, { vi: string; en: string }] => [
    level,
    advice,
  ]),
];

const VIETNAMESE_LETTER = /[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/i;

describe.each(texts)('%s', (code, { vi, en }) => {
  test('says it in whole sentences of both languages', () => {
    expect(vi).toMatch(VIETNAMESE_LETTER);
    expect(en).not.toMatch(VIETNAMESE_LETTER);
    for (const text of [vi, en]) {
      expect(text).toMatch(/^\p{Lu}.*\.$/u);
      expect(text.normalize('NFC')).toBe(text);
      expect(text).not.toContain(code);
    }
  });

  test('says what to do: more than a statement', () => {
    expect(vi.split(/[.;] /).length).toBeGreaterThan(1);
    expect(en.split(/[.;:] /).length).toBeGreaterThan(1);
  });
});
