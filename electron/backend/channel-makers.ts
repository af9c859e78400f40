/** How each channel is made from the settings. A way to an authority is added to a desk by a line in this table. */
import type { ChannelId } from '../core/outbox/entry.ts';
import type { Channel } from '../core/ports/channel.ts';
import type { Environment } from '../core/ports/environment.ts';
import { createGatewayChannel } from '../police/gateway/gateway-channel.ts';
import type { DebugLog } from './debug-log.ts';
import type { DeskSettings, SettingKey } from './desk-settings.ts';

export interface ChannelMaker {
  /** When this setting changes, the channel is opened anew. */
  readonly setting: SettingKey;
  /** Opens no connection yet. Undefined: the desk is not set up for it. */
  readonly open: (settings: DeskSettings) => Channel | undefined;
}

export type ChannelMakers = Readonly<Partial<Record<ChannelId, ChannelMaker>>>;

export const channelMakers = (environment: Environment, log: DebugLog): ChannelMakers => ({
  gateway: {
    setting: 'endpoint',
    open: ({ endpoint }) =>
      endpoint &&
      createGatewayChannel(endpoint.gateway, {
        now: environment.now,
        monotonic: environment.monotonic,
        log: ({ event, ...data }) => log.info(`gateway ${event}`, data),
      }),
  },
});
