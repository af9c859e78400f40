import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDate,
  formatDateTime,
  formatIsoDate,
  formatLongDate,
  formatNumber,
  formatSpan,
  formatTime,
  formatTimeNear,
  formatTimeWithSeconds,
  parseDateTime,
} from '../../../../renderer/messages/format.ts';

/** 2026-03-05T16:30:07Z is half past eleven at night in Vietnam, and another day in the zone these tests run in. */
const LATE_EVENING = Date.UTC(2026, 2, 5, 16, 30, 7);
const MIDNIGHT = Date.UTC(2026, 2, 5, 17, 0, 0);
const WORDS = { day: 'ngày', hour: 'giờ', minute: 'phút', second: 'giây' };
const MINUTE = 60_000;

describe('moments are Vietnam’s, whatever the PC’s zone', () => {
  test('date and time', () => {
    expect(formatDate(LATE_EVENING)).toBe('05/03/2026');
    expect(formatTime(LATE_EVENING)).toBe('23:30');
    expect(formatTimeWithSeconds(LATE_EVENING)).toBe('23:30:07');
    expect(formatDateTime(LATE_EVENING)).toBe('05/03/2026 23:30');
  });

  test('midnight is 00:00 of the new day', () => {
    expect(formatDateTime(MIDNIGHT)).toBe('06/03/2026 00:00');
  });

  test('the day is named only when it is another one', () => {
    expect(formatTimeNear(LATE_EVENING, LATE_EVENING - 10 * MINUTE)).toBe('23:30');
    expect(formatTimeNear(LATE_EVENING, MIDNIGHT)).toBe('23:30 05/03');
  });

  test('long dates in both languages', () => {
    expect(formatLongDate(LATE_EVENING, 'vi')).toBe('Thứ Năm, 05/03/2026');
    expect(formatLongDate(LATE_EVENING, 'en')).toBe('Thursday, 05/03/2026');
  });
});

describe('dates of documents', () => {
  test.each([
    ['1990-12-31', '31/12/1990'],
    ['19901231', '31/12/1990'],
    ['1990', '1990'],
    ['1990-12', '1990-12'],
    ['', ''],
  ])('%s → %s', (date, shown) => expect(formatIsoDate(date)).toBe(shown));
});

describe('typed moments', () => {
  test.each([
    '05/03/2026 23:30',
    '5/3/2026 23:30',
    '05-03-2026 23.30',
    '05.03.2026, 23h30',
    '05 03 2026 23 30',
    '050320262330',
    '05032026 2330',
    '  05/03/2026 23:30 ',
  ])('%s', (typed) => expect(parseDateTime(typed)).toBe(Math.floor(LATE_EVENING / MINUTE) * MINUTE));

  test.each([
    '',
    '05/03/2026',
    '31/02/2026 10:00',
    '29/02/2026 10:00',
    '05/13/2026 10:00',
    '05/03/2026 24:00',
    '05/03/2026 10:60',
    '2026-03-05 10:00',
    'hôm nay',
  ])('%s is no moment', (typed) => expect(parseDateTime(typed)).toBeUndefined());

  test('29 February is one in a leap year', () => {
    expect(parseDateTime('29/02/2028 10:00')).toBe(Date.UTC(2028, 1, 29, 3, 0));
  });

  test('what is shown can be typed', () => {
    const minutes = fc.integer({ min: Date.UTC(2000, 0) / MINUTE, max: Date.UTC(2100, 0) / MINUTE });
    fc.assert(
      fc.property(minutes, (minute) => {
        expect(parseDateTime(formatDateTime(minute * MINUTE))).toBe(minute * MINUTE);
      }),
    );
  });
});

describe('spans in their two largest units', () => {
  test.each([
    [0, '0 giây'],
    [40_000, '40 giây'],
    [MINUTE, '1 phút'],
    [59 * MINUTE + 59_999, '59 phút'],
    [60 * MINUTE, '1 giờ'],
    [65 * MINUTE, '1 giờ 05 phút'],
    [24 * 60 * MINUTE, '1 ngày'],
    [(2 * 24 + 3) * 60 * MINUTE + 5 * MINUTE, '2 ngày 3 giờ'],
    [-65 * MINUTE, '1 giờ 05 phút'],
  ])('%d ms', (span, shown) => expect(formatSpan(span, WORDS)).toBe(shown));
});

test('thousands are parted as each language does it', () => {
  expect(formatNumber(12_345, 'vi')).toBe('12.345');
  expect(formatNumber(12_345, 'en')).toBe('12,345');
});
