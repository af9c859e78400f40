import { expect, test } from 'vitest';
import { createDebugLog, redact } from '../../../electron/backend/debug-log.ts';

test.each([
  ['number 000090000001 read', '000090000001'],
  ['IDVNM0900000018000090000001<<8', 'IDVNM'],
  [`-----BEGIN ${'PRIVATE'} KEY-----\nabc\n-----END ${'PRIVATE'} KEY-----`, 'abc'],
  [`${'a'.repeat(24)}.${'b'.repeat(24)}.${'c'.repeat(24)}`, 'bbbb'],
])('nothing personal or secret is left of %s', (text, secret) => {
  expect(redact(text)).not.toContain(secret);
});

test('the line keeps the time, the level and our own words', () => {
  const lines: string[] = [];
  createDebugLog(
    (line) => lines.push(line),
    () => Date.UTC(2026, 10, 22),
  ).warn('gateway broken', { code: 'ECONNRESET' });
  expect(lines).toEqual(['2026-11-22T00:00:00.000Z warn gateway broken {"code":"ECONNRESET"}']);
});

test('a failure is logged by its code, an error with its stack but without numbers', () => {
  const lines: string[] = [];
  const log = createDebugLog((line) => lines.push(line));
  log.error('read', { code: 'card-removed', detail: 'secret detail' });
  log.error('bug', new Error('guest 000090000001'));
  expect(lines[0]).toContain('failure card-removed');
  expect(lines.join()).not.toMatch(/secret detail|000090000001/);
});
