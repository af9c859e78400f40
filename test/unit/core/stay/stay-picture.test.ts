import { describe, expect, test } from 'vitest';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { StayChangeDetails } from '../../../../electron/core/declaration/stay-change.ts';
import type { StayNotice } from '../../../../electron/core/declaration/stay-notice.ts';
import { foldStay, overlaps } from '../../../../electron/core/stay/stay-picture.ts';
import { DAY_MS, HOUR_MS } from '../../../../electron/core/time/vietnam-time.ts';

const ARRIVAL = Date.UTC(2026, 10, 22, 7);

const COMMON = {
  facilityId: 'facility-000',
  operatorId: 'operator-1',
  person: {
    fullName: 'Nguyễn Thị Mẫu',
    birthDate: '1990-05-17',
    sex: 'female',
    nationality: 'VNM',
    document: { kind: 'can-cuoc', number: '000190012345', issuingState: 'VNM' },
  },
  source: 'chip',
  verdict: { level: 'genuine', reasons: [] },
  createdAt: ARRIVAL,
  deadline: ARRIVAL + 9 * HOUR_MS,
  ruleVersion: 'stay-notice/2026-07-01',
} as const;

const notice = (id: string, more: Partial<StayNotice> = {}): StayNotice => ({
  kind: 'stay-notice',
  id,
  ...COMMON,
  stay: { room: '204', arrival: ARRIVAL, plannedDeparture: ARRIVAL + DAY_MS, reason: '1' },
  ...more,
});
const change = (id: string, details: StayChangeDetails): Declaration => ({
  kind: 'stay-change',
  id,
  ...COMMON,
  concerns: 'a',
  change: details,
});
const fold = (records: readonly Declaration[], withdrawn: readonly string[] = []) =>
  foldStay(records.map((record) => ({ record, withdrawn: withdrawn.includes(record.id) })));

const MOVED = change('b', { type: 'room-change', room: '305', at: ARRIVAL + HOUR_MS });
const LONGER = change('c', { type: 'extension', plannedDeparture: ARRIVAL + 3 * DAY_MS });
const LEFT = change('d', { type: 'check-out', at: ARRIVAL + 2 * DAY_MS });
const OFF = change('e', { type: 'cancellation', reason: 'guest-did-not-stay' });

describe('a chain of records comes to one picture', () => {
  test('alone it is what was declared', () => {
    expect(fold([notice('a')])).toMatchObject({
      stayId: 'a',
      room: '204',
      status: 'open',
      changes: 0,
      guestClass: 'guest',
    });
  });

  test('changes come one after the other', () => {
    expect(fold([notice('a'), MOVED, LONGER, LEFT])).toMatchObject({
      room: '305',
      plannedDeparture: ARRIVAL + 3 * DAY_MS,
      departedAt: ARRIVAL + 2 * DAY_MS,
      status: 'departed',
      changes: 3,
    });
  });

  test('a withdrawn record never happened, and stays counted', () => {
    expect(fold([notice('a'), MOVED, LONGER], ['b'])).toMatchObject({
      room: '204',
      plannedDeparture: ARRIVAL + 3 * DAY_MS,
      changes: 2,
    });
  });

  test('with every beginning withdrawn, or a cancellation, the stay is cancelled', () => {
    expect(fold([notice('a'), MOVED], ['a'])?.status).toBe('cancelled');
    expect(fold([notice('a'), OFF])?.status).toBe('cancelled');
  });

  test('a correction states the stay anew under the same id, and one who has left stays left', () => {
    const corrected = notice('f', {
      corrects: 'a',
      stay: { room: '101', arrival: ARRIVAL, plannedDeparture: ARRIVAL + 5 * DAY_MS, reason: '2' },
    });
    expect(fold([notice('a'), MOVED, corrected], ['a'])).toMatchObject({
      stayId: 'a',
      room: '101',
      head: { id: 'f' },
    });
    expect(fold([notice('a'), LEFT, corrected])).toMatchObject({
      status: 'departed',
      departedAt: ARRIVAL + 2 * DAY_MS,
    });
  });

  test('a chain without a beginning is no stay', () => {
    expect(fold([MOVED])).toBeUndefined();
  });
});

describe('overlaps', () => {
  const earlier = { status: 'open' as const, arrival: ARRIVAL, plannedDeparture: ARRIVAL + DAY_MS };
  const from = (arrival: number) => ({ arrival, plannedDeparture: arrival + DAY_MS });

  test.each([
    ['one that begins when the other ends', ARRIVAL + DAY_MS, false],
    ['one that begins a moment earlier', ARRIVAL + DAY_MS - 1, true],
    ['one that ends when the other begins', ARRIVAL - DAY_MS, false],
    ['one that holds it', ARRIVAL - HOUR_MS, true],
  ])('%s', (_title, arrival, met) => {
    expect(overlaps(earlier, from(arrival))).toBe(met);
  });

  test('what was cancelled meets nothing, and who left early frees the rest', () => {
    expect(overlaps({ ...earlier, status: 'cancelled' }, from(ARRIVAL))).toBe(false);
    const left = { ...earlier, status: 'departed' as const, departedAt: ARRIVAL + HOUR_MS };
    expect(overlaps(left, from(ARRIVAL + HOUR_MS))).toBe(false);
  });
});
