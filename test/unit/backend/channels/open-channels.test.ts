import { expect, test } from 'vitest';
import type { ChannelMakers } from '../../../../electron/backend/channel-makers.ts';
import { createOpenChannels } from '../../../../electron/backend/channels/open-channels.ts';
import { DEFAULT_SETTINGS, type DeskSettings } from '../../../../electron/backend/desk-settings.ts';
import type { Declaration } from '../../../../electron/core/declaration/declaration.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import { createScriptedChannel } from '../../../support/desk/scripted-channel.ts';

const notice = { kind: 'stay-notice' } as Declaration;

/** A desk with a gateway that needs an endpoint, and paper that needs nothing; keeps a book of openings and closings. */
function opened({ carries = true, closing = async () => {} } = {}) {
  const book: string[] = [];
  const errors: unknown[] = [];
  let endpoint: DeskSettings['endpoint'];
  let made = 0;
  const channel = (id: ChannelId): Channel => {
    const name = `${id} ${++made}`;
    book.push(`open ${name}`);
    return {
      ...createScriptedChannel(),
      id,
      carries: () => id === 'paper' || carries,
      close: async () => {
        book.push(`close ${name}`);
        await closing();
      },
    };
  };
  const makers: ChannelMakers = {
    gateway: { settings: ['endpoint'], open: (used) => (used.endpoint ? channel('gateway') : undefined) },
    paper: { settings: ['facility'], open: () => channel('paper') },
  };
  const channels = createOpenChannels({
    makers,
    settings: () => DEFAULT_SETTINGS,
    endpoint: () => endpoint,
    onError: (error) => errors.push(error),
  });
  channels.openAll();
  return {
    channels,
    book,
    errors,
    attach: (next: unknown) => {
      endpoint = next as DeskSettings['endpoint'];
    },
  };
}

test('opens what is set up and nothing else', () => {
  const { channels, book } = opened();
  expect(book).toEqual(['open paper 1']);
  expect([channels.has('gateway'), channels.has('paper')]).toEqual([false, true]);
  expect(channels.get('gateway')).toBeUndefined();
});

test('a setting opens anew the channels that are made of it, and the former ones are closed', () => {
  const { channels, book, attach } = opened();
  attach({ gateway: { baseUrl: 'https://127.0.0.1' } });
  expect(channels.reopenFor('endpoint')).toEqual(['gateway']);
  expect(channels.reopenFor('endpoint')).toEqual(['gateway']);
  expect(book.slice(1)).toEqual(['open gateway 2', 'open gateway 3', 'close gateway 2']);
  attach(undefined);
  channels.reopenFor('endpoint');
  expect(channels.has('gateway')).toBe(false);
  expect(book.at(-1)).toBe('close gateway 3');
  expect(channels.reopenFor('defaults')).toEqual([]);
});

test('a channel that does not close is told, and the new one works', async () => {
  const broken = new Error('the line hangs');
  const { channels, errors } = opened({ closing: () => Promise.reject(broken) });
  channels.reopenFor('facility');
  await expect.poll(() => errors).toEqual([broken]);
  expect(channels.has('paper')).toBe(true);
});

test('a declaration goes the first way that carries it, and a change the way of its record', () => {
  const both = opened();
  both.attach({ gateway: { baseUrl: 'https://127.0.0.1' } });
  both.channels.reopenFor('endpoint');
  expect(both.channels.choose(notice, undefined)).toBe('gateway');
  expect(both.channels.choose(notice, 'paper')).toBe('paper');
  const unfit = opened({ carries: false });
  unfit.attach({ gateway: { baseUrl: 'https://127.0.0.1' } });
  unfit.channels.reopenFor('endpoint');
  expect(unfit.channels.choose(notice, undefined)).toBe('paper');
});

test('at the end all are closed', async () => {
  const { channels, book, attach } = opened();
  attach({ gateway: { baseUrl: 'https://127.0.0.1' } });
  channels.reopenFor('endpoint');
  await channels.close();
  expect(book.slice(-2).sort()).toEqual(['close gateway 2', 'close paper 1']);
});
