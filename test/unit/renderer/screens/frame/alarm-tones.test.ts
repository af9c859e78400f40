import { expect, test } from 'vitest';
import { ALARM_TONES, graverTone } from '../../../../../renderer/screens/frame/alarm-tones.ts';

test.each([
  ['idle', 'warn', 'warn'],
  ['warn', 'idle', 'warn'],
  ['bad', 'warn', 'bad'],
  ['idle', 'idle', 'idle'],
] as const)('%s and %s', (a, b, wanted) => {
  expect(graverTone(a, b)).toBe(wanted);
});

test('an alarm is never calmer than a deadline that is near', () => {
  expect(ALARM_TONES).toEqual({ calm: 'idle', soon: 'warn', urgent: 'bad', late: 'bad' });
});
