import { expect, test } from 'vitest';
import { FORBIDDEN_SWITCHES, forbiddenSwitch } from '../../../electron/shell/launch-switches.ts';

test.each(FORBIDDEN_SWITCHES)('a packaged desk does not run with --%s', (name) => {
  expect(forbiddenSwitch(true, (asked) => asked === name)).toBe(name);
});

test('remote debugging is among them', () => {
  expect(FORBIDDEN_SWITCHES).toContain('remote-debugging-port');
  expect(FORBIDDEN_SWITCHES).toContain('remote-debugging-pipe');
});

test('an ordinary start is not stopped, and from the sources debugging is allowed', () => {
  expect(forbiddenSwitch(true, (name) => name === 'force-device-scale-factor')).toBeUndefined();
  expect(forbiddenSwitch(false, () => true)).toBeUndefined();
});
