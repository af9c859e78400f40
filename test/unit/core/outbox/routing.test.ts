import { describe, expect, test } from 'vitest';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import {
  channelOrder,
  chooseChannel,
  DEFAULT_ORDER,
  type Route,
} from '../../../../electron/core/outbox/routing.ts';

const ROUTES: readonly Route[] = [
  { facility: 'any', declaration: 'any', channels: ['paper'] },
  { facility: 'lodging', declaration: 'any', channels: ['kbtt', 'portal-files'] },
  { facility: 'any', declaration: 'foreign-stay', channels: ['portal-files'] },
  { facility: 'lodging', declaration: 'foreign-stay', channels: ['gateway', 'paper'] },
];
const only =
  (...usable: readonly ChannelId[]) =>
  (id: ChannelId) =>
    usable.includes(id);

describe('the order of channels', () => {
  test.each([
    ['lodging', 'foreign-stay', ['gateway', 'paper']],
    ['medical-facility', 'foreign-stay', ['portal-files']],
    ['lodging', 'stay-notice', ['kbtt', 'portal-files']],
    ['pawnshop', 'pawn-contract', ['paper']],
  ] as const)('%s, %s: the nearest route', (facility, declaration, channels) => {
    expect(channelOrder(ROUTES, facility, declaration)).toEqual(channels);
    expect(channelOrder(ROUTES.toReversed(), facility, declaration)).toEqual(channels);
  });

  test('without a table every channel is tried, the one with a signed receipt first', () => {
    expect(channelOrder([], 'lodging', 'stay-notice')).toEqual(DEFAULT_ORDER);
  });
});

describe('the channel of a record', () => {
  test('the first of the order that can carry it', () => {
    expect(chooseChannel(['kbtt', 'portal-files', 'paper'], only('paper', 'portal-files'))).toBe(
      'portal-files',
    );
  });

  test('when none can, it waits at the first', () => {
    expect(chooseChannel(['kbtt', 'paper'], only())).toBe('kbtt');
  });

  test('a change follows the record that it changes, whatever the table says now', () => {
    expect(chooseChannel(['kbtt', 'gateway'], only('kbtt', 'gateway'), 'gateway')).toBe('gateway');
    expect(chooseChannel(['kbtt', 'gateway'], only('kbtt'), 'gateway')).toBe('kbtt');
  });
});
