import { describe, expect, test } from 'vitest';
import { wrongKeyFailure } from '../../../../electron/backend/check-in/wrong-key.ts';
import { failureViewOf } from '../../../../electron/backend/views/failure-view.ts';
import type { ReadFailureCode } from '../../../../native/emrtd/reading.ts';

const failed = (code: ReadFailureCode, sw?: number) => ({
  code,
  reading: {
    code,
    step: 'PACE: mutual authentication',
    detail: '',
    ...(sw !== undefined && { sw }),
    partial: { files: new Map(), apdus: 5 },
  },
});

describe('which key was wrong', () => {
  test.each([
    ['wrong-can', 'can', 'wrong-can'],
    ['wrong-can', 'number', 'wrong-can'],
    ['wrong-mrz-key', 'mrz', 'wrong-mrz-key'],
    ['wrong-can', 'qr', 'wrong-qr-key'],
    ['wrong-mrz-key', 'qr', 'wrong-qr-key'],
  ] as const)('%s after %s: %s', (code, given, expected) => {
    expect(wrongKeyFailure(failed(code), given, () => 1)?.code).toBe(expected);
  });

  test('the third refusal says to look instead', () => {
    expect(wrongKeyFailure(failed('wrong-can'), 'can', () => 2)?.code).toBe('wrong-can');
    expect(wrongKeyFailure(failed('wrong-can'), 'can', () => 3)?.code).toBe('wrong-key-repeated');
  });

  test('a card that moved says nothing against the key; one that blocks is not asked the same again', () => {
    let refusals = 0;
    const refuse = () => ++refusals;
    expect(wrongKeyFailure(failed('card-removed'), 'can', refuse)).toBeUndefined();
    expect(refusals).toBe(0);
    expect(wrongKeyFailure(failed('access-blocked', 0x6983), 'can', refuse)).toBeUndefined();
    expect(refusals).toBe(1);
  });
});

describe('how many tries the chip leaves', () => {
  test.each([
    [0x63c2, 2, 'Chip chỉ còn cho thử 2 lần.', 'The chip allows 2 more tries only.'],
    [0x63c1, 1, 'Chip chỉ còn cho thử 1 lần.', 'The chip allows one more try only.'],
    [0x63c0, 0, 'Chip không cho thử nữa.', 'The chip takes no more tries.'],
  ])('%d', (sw, triesLeft, vi, en) => {
    const failure = wrongKeyFailure(failed('wrong-can', sw), 'can', () => 1);
    if (!failure) throw new Error('no failure');
    expect(failure.triesLeft).toBe(triesLeft);
    const { remedy } = failureViewOf(failure);
    expect(remedy.vi.startsWith(vi)).toBe(true);
    expect(remedy.en.startsWith(en)).toBe(true);
  });

  test('nothing is said where the chip does not count', () => {
    for (const sw of [0x6300, 0x6982, undefined]) {
      expect(wrongKeyFailure(failed('wrong-can', sw), 'can', () => 1)).not.toHaveProperty('triesLeft');
    }
  });
});
