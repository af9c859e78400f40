import { describe, expect, test } from 'vitest';
import { CHANNEL_TRAITS } from '../../../../electron/core/outbox/channel-traits.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import type { Channel } from '../../../../electron/core/ports/channel.ts';
import { notForKbtt } from '../../../../electron/police/kbtt/not-for-kbtt.ts';
import { createPaperChannel } from '../../../../electron/police/paper/paper-channel.ts';
import { createPortalFilesChannel } from '../../../../electron/police/portal-files/portal-files-channel.ts';
import { inventedMix } from '../../../support/desk/invented-declarations.ts';
import { templateWith } from '../../police/portal-files/portal-guests.ts';

const now = () => Date.UTC(2026, 10, 25, 5);
const KINDS = ['stay-notice', 'stay-change', 'foreign-stay', 'pawn-contract', 'suspicion-report'] as const;
const mix = inventedMix(200, KINDS, { now: now(), facilityId: 'facility-000' });

const carries: Partial<Record<ChannelId, Channel['carries']>> = {
  kbtt: (declaration) => notForKbtt(declaration).length === 0,
  'portal-files': createPortalFilesChannel({
    now,
    newId: () => 'file',
    template: () => templateWith(),
    save: async () => {},
    log: () => {},
  }).carries,
  paper: createPaperChannel({ now }).carries,
};

describe.each(Object.entries(carries))('%s', (id, takes) => {
  test('takes records of exactly the kinds that it says', () => {
    const taken = new Set(mix.filter(takes).map(({ kind }) => kind));
    expect([...taken].sort()).toEqual([...CHANNEL_TRAITS[id as ChannelId].kinds].sort());
  });
});
