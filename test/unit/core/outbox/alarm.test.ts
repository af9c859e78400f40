import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alarmOf, closingOf, gravest, SOON_MS, URGENT_MS } from '../../../../electron/core/outbox/alarm.ts';
import { HOUR_MS, instantAt, MINUTE_MS } from '../../../../electron/core/time/vietnam-time.ts';

const DAY = '2026-11-22';
const at = (time: string, day = DAY) => instantAt(day, time);
const YESTERDAY_ONLY = { daysAfterArrival: 1 };

describe('before the marks of the law', () => {
  test.each([
    ['20:59', 'calm'],
    ['21:00', 'soon'],
    ['22:29', 'soon'],
    ['22:30', 'urgent'],
    ['23:00', 'late'],
  ] as const)('at %s, 23:00 is %s', (time, level) => {
    expect(alarmOf(at(time), { nextDeadline: at('23:00'), late: false }).level).toBe(level);
  });

  test('a night arrival is due at 08:00', () => {
    const owed = { nextDeadline: at('08:00', '2026-11-23'), late: false };
    expect(alarmOf(at('23:30'), owed).level).toBe('calm');
    expect(alarmOf(at('07:40', '2026-11-23'), owed)).toEqual({ level: 'urgent', actBy: owed.nextDeadline });
  });

  test('the twelfth hour after a foreigner came', () => {
    const arrival = at('09:10');
    const owed = { nextDeadline: arrival + 12 * HOUR_MS, late: false };
    expect(alarmOf(arrival + 9 * HOUR_MS, owed).level).toBe('calm');
    expect(alarmOf(arrival + 10 * HOUR_MS, owed).level).toBe('soon');
    expect(alarmOf(arrival + 12 * HOUR_MS - MINUTE_MS, owed).level).toBe('urgent');
  });

  test('nothing owed is calm and asks for nothing', () => {
    expect(alarmOf(at('22:59'), { late: false })).toEqual({ level: 'calm' });
  });
});

describe('a channel that closes', () => {
  const arrival = at('14:00');

  test('an arrival is taken until the end of the next day', () => {
    expect(closingOf(arrival, YESTERDAY_ONLY)).toBe(at('00:00', '2026-11-24'));
    expect(closingOf(at('23:59'), YESTERDAY_ONLY)).toBe(at('00:00', '2026-11-24'));
  });

  test('is told of earlier than a deadline', () => {
    const owed = { late: false, earliestArrival: arrival };
    expect(alarmOf(at('11:59', '2026-11-23'), owed, YESTERDAY_ONLY).level).toBe('calm');
    expect(alarmOf(at('12:00', '2026-11-23'), owed, YESTERDAY_ONLY).level).toBe('soon');
    expect(alarmOf(at('20:00', '2026-11-23'), owed, YESTERDAY_ONLY)).toEqual({
      level: 'urgent',
      actBy: at('00:00', '2026-11-24'),
      closesAt: at('00:00', '2026-11-24'),
    });
    expect(alarmOf(at('20:00', '2026-11-23'), owed).level).toBe('calm');
  });
});

describe('of the whole desk', () => {
  test('the gravest level, and the nearest thing to do', () => {
    expect(gravest([])).toEqual({ level: 'calm' });
    expect(gravest([{ level: 'soon', actBy: 9 }, { level: 'late' }, { level: 'calm', actBy: 5 }])).toEqual({
      level: 'late',
      actBy: 5,
    });
  });

  test('an alarm never grows calmer as time passes', () => {
    const levels = ['calm', 'soon', 'urgent', 'late'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * SOON_MS }),
        fc.integer({ min: 0, max: URGENT_MS }),
        (left, step) => {
          const owed = { nextDeadline: at('23:00'), late: false };
          const before = alarmOf(owed.nextDeadline - left, owed).level;
          const after = alarmOf(owed.nextDeadline - left + step, owed).level;
          expect(levels.indexOf(after)).toBeGreaterThanOrEqual(levels.indexOf(before));
        },
      ),
    );
  });
});
