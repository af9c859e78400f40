import { describe, expect, test } from 'vitest';
import { CHECK_TEXTS, explainCheck } from '../../../../electron/core/identity/check-messages.ts';
import type { CheckName, CheckOutcome } from '../../../../electron/core/identity/verdict.ts';
import { VERDICT_REASON_TEXTS } from '../../../../electron/core/identity/verdict-messages.ts';

const OUTCOMES: readonly CheckOutcome[] = ['pass', 'fail', 'not-possible', 'not-offered'];

describe.each(Object.keys(CHECK_TEXTS) as CheckName[])('%s', (name) => {
  test('has a title, and a sentence for each outcome, in both languages', () => {
    const { title } = CHECK_TEXTS[name];
    expect(title.vi).not.toBe(title.en);
    for (const outcome of OUTCOMES) {
      const { vi, en } = explainCheck({ name, outcome });
      expect(vi).toMatch(/\.$/);
      expect(en).toMatch(/\.$/);
      expect(vi).not.toBe(en);
    }
  });
});

test('a reason says more than the outcome', () => {
  const check = { name: 'issuer-chain', outcome: 'fail', reason: 'issuer-revoked' } as const;
  expect(explainCheck(check)).toBe(VERDICT_REASON_TEXTS['issuer-revoked']);
});
