import { expect, test } from 'vitest';
import { failure } from '../../../electron/core/failure/failure.ts';
import { startFailureText } from '../../../electron/shell/start-messages.ts';

test('Vietnamese comes first, English after it, and the detail for the log is not shown', () => {
  const [title, text] = startFailureText(failure('database-locked', { detail: 'SQLITE_BUSY' }), 'win32');
  expect(title).toBe('Quầy khai báo');
  const [vietnamese = '', english = ''] = text.split('\n\n');
  expect(vietnamese).toMatch(/[ạảấầệộớ]/i);
  expect(english).toMatch(/^[\x20-\x7e\n]+$/);
  expect(text).not.toContain('SQLITE_BUSY');
});

test('without a keychain the way out is named on Linux, and only there', () => {
  const unavailable = failure('database-key-unavailable');
  const [, onLinux] = startFailureText(unavailable, 'linux');
  expect(onLinux.match(/DESK_KEY_FILE/g)).toHaveLength(2);
  expect(startFailureText(unavailable, 'win32')[1]).not.toContain('DESK_KEY_FILE');
  expect(startFailureText(failure('disk-full'), 'linux')[1]).not.toContain('DESK_KEY_FILE');
});
