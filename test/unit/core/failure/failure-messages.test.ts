import { describe, expect, test } from 'vitest';
import { FAILURE_TEXTS, isFailureCode } from '../../../../electron/core/failure/failure-messages.ts';

describe('what people read for each failure', () => {
  test.each(Object.entries(FAILURE_TEXTS))(
    '%s: message and remedy in both languages, without the code',
    (code, texts) => {
      for (const text of [texts.message, texts.remedy]) {
        expect(text.vi.length).toBeGreaterThan(5);
        expect(text.en.length).toBeGreaterThan(5);
        expect(text.vi).not.toBe(text.en);
        expect(`${text.vi} ${text.en}`).not.toContain(code);
        expect(text.vi).toBe(text.vi.normalize('NFC'));
      }
    },
  );

  test('knows its own codes', () => {
    expect(isFailureCode('card-removed')).toBe(true);
    expect(isFailureCode('constructor')).toBe(false);
  });
});
