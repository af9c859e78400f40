/** The decision that lets a record go to the next way by itself: every reason not to, one by one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ChannelId, EntryState } from '../../../../electron/core/outbox/entry.ts';
import {
  DOWN_LONG_MS,
  type FallBackCase,
  fallBackTo,
  neverLeft,
} from '../../../../electron/core/outbox/fall-back.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../electron/core/time/vietnam-time.ts';
import { inventedChange, inventedNotice } from '../../../support/desk/invented-declarations.ts';

const NOW = Date.UTC(2026, 10, 22, 15, 45);
const OPTIONS = { now: NOW, facilityId: 'facility-000' };
const notice = inventedNotice(1, OPTIONS);

const REFUSED_LINE = { action: 'send', outcome: 'ready', failureCode: 'endpoint-unreachable' } as const;

/** 22:45, the line has been down for ten minutes, and the operator named the Ministry as the second way. */
const GOOD: FallBackCase = {
  now: NOW,
  entry: { state: 'ready', attempts: 2, deadline: NOW + 15 * MINUTE_MS, channel: 'gateway' },
  kept: [REFUSED_LINE, REFUSED_LINE],
  declaration: notice,
  downForMs: 10 * MINUTE_MS,
  order: ['gateway', 'kbtt', 'paper'],
  takes: () => true,
};
const entry = (more: Partial<FallBackCase['entry']>) => ({ entry: { ...GOOD.entry, ...more } });

describe('to the next way', () => {
  test('near the deadline, while the way is down and nothing of the record has left', () => {
    expect(fallBackTo(GOOD)).toBe('kbtt');
    expect(fallBackTo({ ...GOOD, ...entry({ attempts: 0 }), kept: [] })).toBe('kbtt');
    expect(fallBackTo({ ...GOOD, ...entry({ deadline: NOW - HOUR_MS }) })).toBe('kbtt');
  });

  test.each<readonly [why: string, change: Partial<FallBackCase>]>([
    ['there is time', entry({ deadline: NOW + HOUR_MS })],
    ['the way works', { downForMs: undefined } as unknown as Partial<FallBackCase>],
    ['it has been down for a moment only', { downForMs: DOWN_LONG_MS - 1 }],
    ['no order was set', { order: undefined } as unknown as Partial<FallBackCase>],
    ['its way is not in the order', { order: ['kbtt', 'paper'] }],
    ['its way is the last that sends by itself', { order: ['kbtt', 'gateway', 'paper'] }],
    ['the next way is down or does not take it', { takes: () => false }],
    ['only paper and files are left', { order: ['gateway', 'portal-files', 'paper'] }],
    ['it is a change of a stay', { declaration: inventedChange(2, notice, OPTIONS) }],
    ['it is a correction', { declaration: { ...notice, corrects: 'earlier' } }],
    ['an attempt left nothing in the archive', { kept: [REFUSED_LINE] }],
    ['it was answered with 429', { kept: [REFUSED_LINE, { ...REFUSED_LINE, failureCode: 'endpoint-busy' }] }],
    [
      'it was answered with 401',
      { kept: [REFUSED_LINE, { ...REFUSED_LINE, failureCode: 'credentials-refused' }] },
    ],
    ['it was in doubt', { kept: [REFUSED_LINE, { ...REFUSED_LINE, outcome: 'unknown' }] }],
    ['somebody said that it never came', { kept: [REFUSED_LINE, { action: 'disown', outcome: 'ready' }] }],
  ])('not when %s', (_, change) => {
    expect(fallBackTo({ ...GOOD, ...change })).toBeUndefined();
  });
});

const STATES: readonly EntryState[] = [
  ...(['draft', 'ready', 'sending', 'unknown', 'accepted', 'registered'] as const),
  ...(['rejected', 'paused', 'cancelled'] as const),
];

test('for any story: only a record that waits, and of which no attempt reached a server, ever moves', () => {
  const code = fc.constantFrom(
    'endpoint-unreachable',
    'endpoint-busy',
    'endpoint-timeout',
    'endpoint-error',
    undefined,
  );
  const attempt = fc.record({
    action: fc.constantFrom('send', 'query', 'disown', 'confirm'),
    outcome: fc.constantFrom(...STATES),
    failureCode: code,
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...STATES),
      fc.nat(3),
      fc.array(attempt, { maxLength: 3 }),
      fc.constantFrom<ChannelId>('gateway', 'kbtt'),
      (state, attempts, kept, channel) => {
        const story = kept as FallBackCase['kept'];
        const to = fallBackTo({ ...GOOD, ...entry({ state, attempts, channel }), kept: story });
        if (to === undefined) return;
        expect(state).toBe('ready');
        expect(neverLeft({ state, attempts }, story)).toBe(true);
        expect(
          story.every(
            ({ outcome, failureCode }) => outcome === 'ready' && failureCode === 'endpoint-unreachable',
          ),
        ).toBe(true);
        expect(to).not.toBe(channel);
      },
    ),
    { numRuns: 2_000 },
  );
});
