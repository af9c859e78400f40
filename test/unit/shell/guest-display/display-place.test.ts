import { expect, test } from 'vitest';
import { BESIDE_WIDTH, displayPlace } from '../../../../electron/shell/guest-display/display-place.ts';
import { fakeScreen } from '../../../support/fake-electron.ts';

const [first, second] = [fakeScreen(1, 0), fakeScreen(2, 1366)];

test('the whole of the screen that the desk is not on, whichever that is', () => {
  expect(displayPlace([first, second], first)).toEqual({ bounds: second.bounds, fullScreen: true });
  expect(displayPlace([first, second], second)).toEqual({ bounds: first.bounds, fullScreen: true });
});

test('with one screen beside the desk, inside what the task bar leaves', () => {
  const desk = { ...first, workArea: { x: 0, y: 24, width: 1366, height: 700 } };
  expect(displayPlace([desk], desk)).toEqual({
    bounds: { x: 1366 - BESIDE_WIDTH, y: 24, width: BESIDE_WIDTH, height: 700 },
    fullScreen: false,
  });
});

test('never wider than a small screen', () => {
  const small = { ...first, workArea: { x: 10, y: 0, width: 400, height: 600 } };
  expect(displayPlace([small], small).bounds).toEqual({ x: 10, y: 0, width: 400, height: 600 });
});
