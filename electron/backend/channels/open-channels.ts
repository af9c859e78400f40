/** The ways to the authorities that this desk has open now, and which of them a declaration goes. */
import { CHANNEL_IDS, type ChannelId } from '../../core/outbox/entry.ts';
import { channelOrder, chooseChannel } from '../../core/outbox/routing.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { ChannelMakers } from '../channel-makers.ts';
import type { DeskSettings, EndpointSettings, SettingKey } from '../desk-settings.ts';
import type { ChannelFor } from '../filing.ts';

export interface OpenChannelsParts {
  readonly makers: ChannelMakers;
  readonly settings: () => DeskSettings;
  /** In place of the one in the settings. */
  readonly endpoint: () => EndpointSettings | undefined;
  readonly onError: (error: unknown) => void;
}

export interface OpenChannels {
  /** Undefined while it is not set up. */
  get(id: ChannelId): Channel | undefined;
  has(id: ChannelId): boolean;
  openAll(): void;
  /** Opens those anew that are made of this setting, so that a new certificate needs no restart; says which. */
  reopenFor(key: SettingKey): readonly ChannelId[];
  readonly choose: ChannelFor;
  close(): Promise<void>;
}

export function createOpenChannels({ makers, settings, endpoint, onError }: OpenChannelsParts): OpenChannels {
  const channels = new Map<ChannelId, Channel>();

  function open(id: ChannelId): void {
    const used = endpoint();
    const before = channels.get(id);
    const next = makers[id]?.open({ ...settings(), ...(used && { endpoint: used }) });
    if (next) channels.set(id, next);
    else channels.delete(id);
    before?.close().catch(onError);
  }

  return {
    get: (id) => channels.get(id),
    has: (id) => channels.has(id),
    openAll: () => CHANNEL_IDS.forEach(open),
    reopenFor(key) {
      const made = CHANNEL_IDS.filter((id) => makers[id]?.settings.includes(key));
      made.forEach(open);
      return made;
    },
    choose: (declaration, earlier) =>
      chooseChannel(
        channelOrder(settings().routes, settings().facility.kind, declaration.kind),
        (id) => channels.get(id)?.carries(declaration) ?? false,
        earlier,
      ),
    async close() {
      await Promise.all([...channels.values()].map((one) => one.close()));
    },
  };
}
