import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasSession,
  isOwnHost,
  isOwnPage,
  newSecret,
  OneTimeKeys,
  sameSecret,
  sessionCookie,
} from '../../../electron/loopback/access.ts';

describe('host', () => {
  test.each(['127.0.0.1:4100', 'localhost:4100'])('%s is ours', (host) =>
    expect(isOwnHost(host, 4100)).toBe(true),
  );
  test.each([
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:4101',
    'localhost:41000',
    'desk.example:4100',
    '127.0.0.1:4100.example',
    '127.0.0.2:4100',
    '[::1]:4100',
    'LOCALHOST:4100 ',
  ])('%s is not', (host) => expect(isOwnHost(host, 4100)).toBe(false));
});

describe('page', () => {
  const host = '127.0.0.1:4100';
  const own = 'http://127.0.0.1:4100';
  test.each([
    ['a POST from our page', 'POST', own, 'same-origin', true],
    ['a POST of an old browser without Sec-Fetch-Site', 'POST', own, undefined, true],
    ['a POST without origin', 'POST', undefined, 'same-origin', false],
    ['a POST of an opaque origin', 'POST', 'null', undefined, false],
    ['a POST from another port', 'POST', 'http://127.0.0.1:4101', 'same-site', false],
    ['a POST that lies about its site', 'POST', own, 'cross-site', false],
    ['a POST from the other name of this machine', 'POST', 'http://localhost:4100', undefined, false],
    ['a POST over https', 'POST', 'https://127.0.0.1:4100', undefined, false],
    ['a stream of our page', 'GET', undefined, 'same-origin', true],
    ['a stream of an old browser', 'GET', undefined, undefined, true],
    ['a stream from elsewhere', 'GET', 'https://example.com', 'cross-site', false],
    ['a stream typed into the address bar', 'GET', undefined, 'none', false],
  ] as const)('%s', (_what, method, origin, fetchSite, expected) =>
    expect(isOwnPage({ host, origin, fetchSite }, method)).toBe(expected),
  );
});

describe('keys', () => {
  test('a key opens once, and other keys stay good', () => {
    const keys = new OneTimeKeys(randomBytes);
    const [first, second] = [keys.issue(), keys.issue()];
    expect(first).not.toBe(second);
    expect([keys.spend(first), keys.spend(first), keys.spend(second)]).toEqual([true, false, true]);
  });

  test('nothing else opens', () => {
    const keys = new OneTimeKeys(randomBytes);
    const key = keys.issue();
    for (const guess of ['', key.slice(1), `${key}A`, key.toUpperCase()])
      expect(keys.spend(guess)).toBe(false);
  });

  test('a secret has 256 bits', () => {
    let asked = 0;
    const secret = newSecret((length) => {
      asked = length;
      return new Uint8Array(length).fill(255);
    });
    expect(asked).toBe(32);
    expect(Buffer.from(secret, 'base64url')).toEqual(Buffer.alloc(32, 255));
  });

  test('secrets are the same only when they are equal', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => sameSecret(a, b) === (a === b)));
    fc.assert(fc.property(fc.string(), (a) => sameSecret(a, a)));
    expect(sameSecret('chìa', 'chìa')).toBe(true);
  });
});

describe('cookie', () => {
  const secret = 'a-secret';
  test('is out of reach of scripts and of other sites', () => {
    expect(sessionCookie(4100, secret)).toBe('desk-4100=a-secret; HttpOnly; SameSite=Strict; Path=/');
  });
  test.each([
    ['alone', 'desk-4100=a-secret', true],
    ['among others', 'x=1; desk-4100=a-secret; y=2', true],
    ['beside a wrong one', 'desk-4100=other; desk-4100=a-secret', true],
    ['absent', undefined, false],
    ['empty', 'desk-4100=', false],
    ['of another desk', 'desk-4101=a-secret', false],
    ['with a tail', 'desk-4100=a-secret-and-more', false],
    ['inside another name', 'xdesk-4100=a-secret', false],
  ])('%s', (_what, header, expected) => expect(hasSession(header, 4100, secret)).toBe(expected));
});
