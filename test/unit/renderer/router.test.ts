import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf, parseRoute, SCREEN_KEYS, SCREENS, screenOfKey } from '../../../renderer/router.ts';
import { SUSPICION_KEY } from '../../../renderer/screens/pawn/suspicion-store.ts';

describe('the address', () => {
  test.each([
    ['', { screen: 'today' }],
    ['#', { screen: 'today' }],
    ['#/check-in', { screen: 'check-in' }],
    ['#/outbox/', { screen: 'outbox' }],
    ['#/settings/reader', { screen: 'settings', part: 'reader' }],
    ['#/nowhere', { screen: 'today' }],
    ['#/toString', { screen: 'today' }],
    ['#/outbox/%E0%A4%A', { screen: 'outbox' }],
  ])('%s', (hash, route) => expect(parseRoute(hash)).toEqual(route));

  test('leads back to the route it was made from, whatever the part holds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SCREENS),
        fc.string({ minLength: 1, unit: 'grapheme' }),
        (screen, part) => {
          expect(parseRoute(hashOf({ screen, part }))).toEqual({ screen, part });
        },
      ),
    );
  });

  test('any text names a screen', () => {
    fc.assert(fc.property(fc.string(), (hash) => SCREENS.includes(parseRoute(hash).screen)));
  });
});

describe('the keys of the screens', () => {
  const key = (
    name: string,
    held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey', true>> = {},
  ) => screenOfKey({ key: name, ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...held });

  test('F1 to F4 open their screens', () => {
    expect(['F1', 'F2', 'F3', 'F4'].map((name) => key(name))).toEqual([
      'today',
      'check-in',
      'outbox',
      'settings',
    ]);
  });

  test('no screen takes the key that reports to the police, nor that of the passport form', () => {
    expect(Object.keys(SCREEN_KEYS)).not.toContain(SUSPICION_KEY);
    expect(Object.keys(SCREEN_KEYS)).not.toContain('F6');
  });

  test('other keys and combinations stay what they are, closing the window among them', () => {
    expect(key('F5')).toBeUndefined();
    expect(key('1')).toBeUndefined();
    expect(key('F4', { altKey: true })).toBeUndefined();
    expect(key('F1', { shiftKey: true })).toBeUndefined();
    expect(key('F3', { ctrlKey: true })).toBeUndefined();
    expect(key('F2', { metaKey: true })).toBeUndefined();
  });
});
