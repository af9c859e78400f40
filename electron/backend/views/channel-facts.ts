/** What the status says of one way to an authority, gathered from those who know it. */
import { alarmOf } from '../../core/outbox/alarm.ts';
import type { ChannelId } from '../../core/outbox/entry.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { Dispatcher } from '../sending/dispatcher.ts';
import type { ChannelFacts } from './status-view.ts';

export interface ChannelFactSources {
  readonly channel: (id: ChannelId) => Channel | undefined;
  readonly database: Database;
  readonly dispatcher: Pick<Dispatcher, 'conditionOf'>;
}

export const channelFactsFrom =
  ({ channel, database, dispatcher }: ChannelFactSources) =>
  async (id: ChannelId, now: EpochMs): Promise<ChannelFacts> => {
    const way = channel(id);
    const window = way?.capabilities.lateWindow;
    const health = await database.outbox.channelHealth(id, now);
    const earliestArrival = window && (await database.outbox.earliestArrival(id));
    const owed = {
      late: health.late > 0,
      ...(health.nextDeadline !== undefined && { nextDeadline: health.nextDeadline }),
      ...(earliestArrival !== undefined && { earliestArrival }),
    };
    return {
      id,
      condition: dispatcher.conditionOf(id),
      health,
      alarm: alarmOf(now, owed, window),
      ...(way?.credentialsEnd !== undefined && { credentialsEnd: way.credentialsEnd }),
    };
  };
