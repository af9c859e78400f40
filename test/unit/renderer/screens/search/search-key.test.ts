import { describe, expect, test } from 'vitest';
import { isSearchKey } from '../../../../../renderer/screens/search/search-key.ts';

const key = (
  name: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', true>> = {},
): boolean =>
  isSearchKey({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

describe('the key of the search', () => {
  test('is Ctrl+K, with caps lock as well, and ⌘K', () => {
    expect(key('k', { ctrlKey: true })).toBe(true);
    expect(key('K', { ctrlKey: true })).toBe(true);
    expect(key('k', { metaKey: true })).toBe(true);
  });

  test('is nothing else', () => {
    expect(key('k')).toBe(false);
    expect(key('l', { ctrlKey: true })).toBe(false);
    expect(key('k', { ctrlKey: true, shiftKey: true })).toBe(false);
    expect(key('k', { ctrlKey: true, altKey: true })).toBe(false);
    expect(key('k', { ctrlKey: true, metaKey: true })).toBe(false);
  });
});
