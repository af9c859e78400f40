/** What a browser says when it gives no camera, as a state with a remedy. That tracks stop is shown in test/e2e/camera.test.ts. */
import { expect, test } from 'vitest';
import { troubleOf } from '../../../../../renderer/screens/check-in/camera-state.ts';

const named = (name: string) => new DOMException('', name);

test.each([
  ['NotAllowedError', 'refused'],
  ['SecurityError', 'refused'],
  ['NotFoundError', 'none'],
  ['OverconstrainedError', 'none'],
  ['NotReadableError', 'busy'],
  ['AbortError', 'busy'],
])('%s: %s', (name, state) => {
  expect(troubleOf(named(name))).toBe(state);
});

test('whatever else is thrown is a camera that does not answer', () => {
  expect(troubleOf('a word')).toBe('busy');
});
