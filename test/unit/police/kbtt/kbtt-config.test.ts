import { describe, expect, test } from 'vitest';
import { parseKbttConfig } from '../../../../electron/police/kbtt/kbtt-config.ts';
import { testAuthority } from '../gateway/attached-gateway.ts';

const good = {
  baseUrl: 'https://kbtt.invalid',
  username: 'co-so',
  password: 'x',
  loginClient: { id: 'a', secret: 'b' },
  sessionClient: { id: 'c', secret: 'd' },
};

const wrongFields = (input: unknown): readonly string[] => {
  const parsed = parseKbttConfig(input);
  if (parsed.ok) return [];
  expect(parsed.error.code).toBe('settings-invalid');
  return parsed.error.fields?.map(({ path }) => path) ?? [];
};

describe('a configuration', () => {
  test('one record for each request unless something else is said', () => {
    expect(parseKbttConfig(good)).toEqual({ ok: true, value: { ...good, maxBatch: 1 } });
  });

  test('nothing is built in: no address, no account, no client', () => {
    expect(wrongFields({})).toEqual(['baseUrl', 'username', 'password', 'loginClient', 'sessionClient']);
  });

  test.each([
    'http://kbtt.invalid',
    'https://user:x@kbtt.invalid',
    'https://kbtt.invalid/?a=1',
    'https://kbtt.invalid/#a',
    'kbtt.invalid',
    '',
  ])('%s is no address', (baseUrl) => {
    expect(wrongFields({ ...good, baseUrl })).toEqual(['baseUrl']);
  });

  test('all wrong fields at once', () => {
    expect(wrongFields({ ...good, ca: 'x', maxBatch: 51, sessionClient: { id: 'c', secret: '' } })).toEqual([
      'ca',
      'sessionClient',
      'maxBatch',
    ]);
  });

  test('a CA is a certificate', async () => {
    const { ca } = await testAuthority();
    expect(parseKbttConfig({ ...good, ca }).ok).toBe(true);
    expect(wrongFields({ ...good, ca: ca.replace(/[A-Za-z0-9+/]{20}/, 'A'.repeat(20)) })).toEqual(['ca']);
  });
});
