import { expect, test } from 'vitest';
import { freshStay } from '../../../../../renderer/screens/check-in/stay-prefill.ts';
import { NOW } from '../../../../support/renderer/people.ts';

test('the usual nights and check-out time, and no room', () => {
  expect(freshStay(NOW, { nights: 2, checkoutTime: '11:30', reason: '3' })).toEqual({
    room: '',
    arrival: NOW,
    plannedDeparture: Date.UTC(2026, 2, 7, 4, 30),
    reason: '3',
  });
});

test('an hourly stay after check-out time ends after it begins', () => {
  const { plannedDeparture } = freshStay(NOW, { nights: 0, checkoutTime: '12:00', reason: '1' });
  expect(plannedDeparture).toBe(NOW + 3 * 3_600_000);
});
