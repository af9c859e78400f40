/** Sending as a whole: one independent loop for each channel, and one answer for the screens. */
import { failure } from '../../core/failure/failure.ts';
import { CHANNEL_IDS, type ChannelId } from '../../core/outbox/entry.ts';
import type { Channel } from '../../core/ports/channel.ts';
import {
  type ChannelDispatcher,
  type ChannelDispatcherDependencies,
  type ChannelState,
  createChannelDispatcher,
  type SendingCondition,
  type Sent,
} from './channel-dispatcher.ts';

export interface DispatcherDependencies extends Omit<ChannelDispatcherDependencies, 'id' | 'channel'> {
  readonly channel: (id: ChannelId) => Channel | undefined;
}

export interface Dispatcher {
  start(): void;
  /** Something was filed or changed: look at once. */
  wake(): void;
  /** A person mended a channel or wants it now: forget the waiting time and a pause. Without an id: of all of them. */
  retryNow(channel?: ChannelId): Promise<void>;
  /** Sends one batch of a channel that sends only on request. */
  sendRequested(channel: ChannelId): Promise<Sent>;
  /** The condition that a person should know first, of all channels that are set up. */
  condition(): SendingCondition;
  conditionOf(channel: ChannelId): SendingCondition;
  stop(): Promise<void>;
}

/** Gravest first. */
const GRAVITY: readonly ChannelState[] = ['paused', 'down', 'checking', 'up', 'not-configured'];

export function createDispatcher({ channel, ...dependencies }: DispatcherDependencies): Dispatcher {
  const loops = new Map<ChannelId, ChannelDispatcher>(
    CHANNEL_IDS.map((id) => [
      id,
      createChannelDispatcher({ ...dependencies, id, channel: () => channel(id) }),
    ]),
  );
  const loop = (id: ChannelId): ChannelDispatcher => {
    const found = loops.get(id);
    if (!found) throw new Error(`no loop for ${id}`);
    return found;
  };
  const all = () => [...loops.values()];

  return {
    start() {
      for (const one of all()) one.start();
    },
    wake() {
      for (const one of all()) one.wake();
    },
    async retryNow(id) {
      for (const one of id === undefined ? all() : [loop(id)]) await one.retryNow();
    },
    sendRequested: (id) => loop(id).sendRequested(),
    condition() {
      const conditions = all().map((one) => one.condition());
      for (const state of GRAVITY) {
        const found = conditions.find((one) => one.channel === state);
        if (found) return found;
      }
      return { channel: 'not-configured', failure: failure('endpoint-not-configured') };
    },
    conditionOf: (id) => loop(id).condition(),
    async stop() {
      await Promise.all(all().map((one) => one.stop()));
    },
  };
}
