/** The figures of the house: every record once, in the day it belongs to. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Filing,
  insightOf,
  punctualityOf,
  quantile,
} from '../../../../electron/core/insight/insight.ts';
import { instantAt } from '../../../../electron/core/time/vietnam-time.ts';

const at = (text: string): number => {
  const [day = '', time = ''] = text.split(' ');
  return instantAt(day, time);
};

const filing = (changes: Partial<Filing> = {}): Filing => ({
  channel: 'gateway',
  filedAt: at('2026-11-24 20:00'),
  deadline: at('2026-11-24 23:00'),
  ...changes,
});

const NOW = at('2026-11-25 10:00');
const PERIOD = { from: '2026-11-23', until: '2026-11-25', now: NOW, arrivals: [], filings: [], answers: [] };

describe('in time', () => {
  test.each([
    ['taken before the deadline', { takenAt: at('2026-11-24 22:59') }, 'onTime'],
    ['taken at the deadline', { takenAt: at('2026-11-24 23:00') }, 'onTime'],
    ['taken after it', { takenAt: at('2026-11-24 23:01') }, 'late'],
    ['not taken and the deadline is over', {}, 'late'],
    ['not taken and there is time', { deadline: at('2026-11-25 23:00') }, 'waiting'],
    ['not taken at the very deadline', { deadline: NOW }, 'waiting'],
  ] as const)('%s', (_, changes, outcome) => {
    expect(punctualityOf(filing(changes), NOW)).toBe(outcome);
  });
});

describe('ranks', () => {
  test('half and nine of ten', () => {
    const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(quantile(values, 0.5)).toBe(5);
    expect(quantile(values, 0.9)).toBe(9);
    expect(quantile([7], 0.5)).toBe(7);
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });

  test('so large a share of the values is no greater', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const value = quantile(values, share);
          expect(values.filter((one) => one <= value).length / values.length).toBeGreaterThanOrEqual(
            share - 1e-9,
          );
        },
      ),
    );
  });
});

describe('a period', () => {
  test('has every day, empty ones too', () => {
    const { days, total, nationalities, channels } = insightOf(PERIOD);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-11-25']);
    expect(total).toEqual({ citizens: 0, foreigners: 0, onTime: 0, late: 0, waiting: 0 });
    expect(nationalities).toEqual([]);
    expect(channels).toEqual([]);
  });

  test('counts guests in the Vietnamese day in which they came', () => {
    const { days, nationalities } = insightOf({
      ...PERIOD,
      arrivals: [
        { at: at('2026-11-24 23:59'), nationality: 'VNM' },
        { at: at('2026-11-25 00:00'), nationality: 'KOR' },
        { at: at('2026-11-25 00:01'), nationality: 'KOR' },
        { at: at('2026-11-25 00:02'), nationality: '' },
        { at: at('2026-11-22 23:59'), nationality: 'JPN' },
      ],
    });
    expect(days.map(({ citizens, foreigners }) => [citizens, foreigners])).toEqual([
      [0, 0],
      [1, 0],
      [0, 3],
    ]);
    expect(nationalities).toEqual([
      { nationality: 'KOR', guests: 2 },
      { nationality: '', guests: 1 },
      { nationality: 'VNM', guests: 1 },
    ]);
  });

  test('counts a record in the day of its deadline', () => {
    const { days, total } = insightOf({
      ...PERIOD,
      filings: [
        filing({ takenAt: at('2026-11-24 21:00') }),
        filing({ deadline: at('2026-11-25 08:00') }),
        filing({ deadline: at('2026-11-25 23:00') }),
        filing({ deadline: at('2026-11-26 08:00') }),
      ],
    });
    expect(days.map(({ onTime, late, waiting }) => [onTime, late, waiting])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 1],
    ]);
    expect(total).toMatchObject({ onTime: 1, late: 1, waiting: 1 });
  });

  test('tells each channel from the others', () => {
    const filedAt = at('2026-11-24 20:00');
    const { channels } = insightOf({
      ...PERIOD,
      filings: [
        filing({ filedAt, provenAt: filedAt + 1_000 }),
        filing({ filedAt, provenAt: filedAt + 3_000 }),
        filing({ channel: 'paper' }),
      ],
      answers: [
        { channel: 'gateway', at: at('2026-11-25 01:00'), durationMs: 300 },
        { channel: 'gateway', at: at('2026-11-24 20:00'), durationMs: 100 },
        { channel: 'gateway', at: at('2026-11-24 20:01'), durationMs: 200 },
        { channel: 'gateway', at: at('2026-11-22 20:01'), durationMs: 9_000 },
      ],
    });
    expect(channels).toEqual([
      {
        channel: 'gateway',
        records: 2,
        proof: { half: 1_000, nineOfTen: 3_000 },
        answers: [
          { day: '2026-11-24', half: 100, nineOfTen: 200 },
          { day: '2026-11-25', half: 300, nineOfTen: 300 },
        ],
      },
      { channel: 'paper', records: 1, answers: [] },
    ]);
  });
});
