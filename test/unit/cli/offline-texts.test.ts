import { describe, expect, test } from 'vitest';
import { explainOffline, levelOffline } from '../../../electron/cli/offline-texts.ts';
import { REASON_ORDER } from '../../../electron/core/identity/conclude-verdict.ts';
import { VERDICT_REASON_TEXTS } from '../../../electron/core/identity/verdict-messages.ts';

const ASKS_FOR_THE_CARD = /read (it )?again|hold the card|lay the card|đọc lại|giữ yên thẻ|đặt thẻ/i;

/** Of an entry without a chip: there is nothing to read over, so that a record never has them. */
const NEVER_FROM_FILES = ['typed-by-hand', 'scanned-only', 'data-group-withheld'];

describe('what is said of files', () => {
  test.each(REASON_ORDER.filter((reason) => !NEVER_FROM_FILES.includes(reason)))(
    '%s asks nobody to put the card down again',
    (reason) => {
      const { vi, en } = explainOffline({ name: 'access', outcome: 'fail', reason });
      expect(`${vi} ${en}`).not.toMatch(ASKS_FOR_THE_CARD);
      expect(Math.min(vi.length, en.length)).toBeGreaterThan(15);
    },
  );

  test('at the counter some of them do', () => {
    const { vi, en } = VERDICT_REASON_TEXTS['data-group-changed'];
    expect(vi).toMatch(ASKS_FOR_THE_CARD);
    expect(en).toMatch(ASKS_FOR_THE_CARD);
  });

  test.each(['genuine', 'intact-untrusted', 'not-verified', 'forged'] as const)('the level %s', (level) => {
    const { title, advice } = levelOffline(level);
    expect(title.vi).not.toBe('');
    expect(`${advice.vi} ${advice.en}`).not.toMatch(ASKS_FOR_THE_CARD);
  });

  test('a check without a reason says what its outcome means', () => {
    const { vi, en } = explainOffline({ name: 'sod-country', outcome: 'pass' });
    expect([vi, en].every((text) => text.endsWith('.'))).toBe(true);
  });
});
