import { describe, expect, test } from 'vitest';
import { isLate, safeActions, sentenceOf } from '../../../../electron/backend/views/entry-view.ts';
import type { EntryState, OutboxEntry } from '../../../../electron/core/outbox/entry.ts';
import { nextState } from '../../../../electron/core/outbox/transitions.ts';
import { instantAt } from '../../../../electron/core/time/vietnam-time.ts';

const DEADLINE = instantAt('2026-11-22', '23:00');

const entry = (state: EntryState, more: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: 'entry-1',
  channel: 'gateway',
  state,
  deadline: DEADLINE,
  createdAt: DEADLINE - 1000,
  updatedAt: DEADLINE - 1000,
  attempts: 1,
  nextAttemptAt: instantAt('2026-11-22', '22:57'),
  orderKey: 'k',
  ...more,
});

const PROOF: OutboxEntry['proof'] = {
  kind: 'signed-receipt',
  receiptNumber: '000-2026-0000001',
  registeredAt: instantAt('2026-11-22', '22:58'),
  storedAt: instantAt('2026-11-22', '22:58'),
  jws: 'a.b.c',
  keyId: 'key-1',
};

const STATES: readonly EntryState[] = [
  'draft',
  'ready',
  'sending',
  'unknown',
  'accepted',
  'registered',
  'rejected',
  'paused',
  'cancelled',
];

describe('the sentence of an entry', () => {
  test.each(STATES)('%s: both languages, no code', (state) => {
    const sentence = sentenceOf(
      entry(state, {
        lastFailure: { code: 'endpoint-unreachable' },
        ...(state === 'registered' && { proof: PROOF }),
      }),
    );
    for (const text of [sentence.vi, sentence.en]) {
      expect(text.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/endpoint-unreachable|undefined|\s{2}/);
    }
  });

  test('a waiting entry says why and when, a green one says when and by which receipt', () => {
    const waiting = sentenceOf(entry('ready', { lastFailure: { code: 'endpoint-unreachable' } }));
    expect(waiting.vi).toContain('22:57');
    expect(sentenceOf(entry('registered', { proof: PROOF })).vi).toContain('000-2026-0000001');
  });

  test('a refusal keeps the authority’s own words', () => {
    const refused = entry('rejected', {
      lastFailure: { code: 'record-refused', authorityText: 'Sai số định danh' },
    });
    expect(sentenceOf(refused).vi).toContain('Sai số định danh');
  });

  test('what the desk held back is not called refused by the authority, and says which field', () => {
    const message = { vi: 'Mã lý do “77” không có trong danh mục.', en: 'The code “77” is in no list.' };
    const held = sentenceOf(
      entry('rejected', {
        lastFailure: { code: 'not-for-this-channel', fields: [{ path: 'stay.reason', message }] },
      }),
    );
    expect(held.vi).toContain('Chưa gửi');
    expect(held.vi).toContain(message.vi);
    expect(held.vi).not.toContain('từ chối');
    expect(held.en).toContain(message.en);
    expect(held.en).not.toContain('Refused');
  });

  test('green without proof is a bug, not a sentence', () => {
    expect(() => sentenceOf(entry('registered'))).toThrow();
  });
});

describe('safe actions', () => {
  test('cancel is offered only where the table allows it', () => {
    for (const state of STATES) {
      if (safeActions(entry(state)).includes('cancel'))
        expect(nextState(state, 'cancel'), state).toBe('cancelled');
    }
  });

  test('what may have arrived can only be asked about', () => {
    expect(safeActions(entry('unknown'))).toEqual(['ask-authority']);
    expect(safeActions(entry('sending'))).toEqual([]);
    expect(safeActions(entry('registered'))).toEqual([]);
  });
});

describe('late', () => {
  test('by the authority’s clock once it is registered, by ours until then', () => {
    expect(isLate(entry('ready'), DEADLINE)).toBe(false);
    expect(isLate(entry('ready'), DEADLINE + 1)).toBe(true);
    expect(isLate(entry('registered', { proof: PROOF }), DEADLINE + 99_999)).toBe(false);
    expect(isLate(entry('registered', { proof: { ...PROOF, registeredAt: DEADLINE + 1 } }), DEADLINE)).toBe(
      true,
    );
    expect(isLate(entry('cancelled'), DEADLINE + 1)).toBe(false);
  });
});
