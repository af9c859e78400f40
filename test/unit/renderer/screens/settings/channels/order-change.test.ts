import { describe, expect, test } from 'vitest';
import {
  isRouteOf,
  moved,
  type Order,
  withLast,
  without,
} from '../../../../../../renderer/screens/settings/channels/order-change.ts';

const ORDER: Order = ['gateway', 'kbtt', 'portal-files'];

describe('an order of channels', () => {
  test.each([
    ['kbtt', -1, ['kbtt', 'gateway', 'portal-files']],
    ['kbtt', 1, ['gateway', 'portal-files', 'kbtt']],
    ['gateway', -1, ORDER],
    ['portal-files', 1, ORDER],
    ['paper', -1, ORDER],
  ] as const)('%s moved by %i', (id, by, wanted) => {
    expect(moved(ORDER, id, by)).toEqual(wanted);
  });

  test('is never empty, and holds each once', () => {
    expect(without(ORDER, 'kbtt')).toEqual(['gateway', 'portal-files']);
    expect(without(['kbtt'], 'kbtt')).toEqual(['kbtt']);
    expect(withLast(ORDER, 'paper')).toEqual([...ORDER, 'paper']);
    expect(withLast(ORDER, 'kbtt')).toEqual(ORDER);
  });

  test('belongs to exactly one facility and one kind', () => {
    const is = isRouteOf('lodging', 'stay-notice');
    expect(is({ facility: 'lodging', declaration: 'stay-notice' })).toBe(true);
    expect(is({ facility: 'any', declaration: 'stay-notice' })).toBe(false);
    expect(is({ facility: 'lodging', declaration: 'any' })).toBe(false);
  });
});
