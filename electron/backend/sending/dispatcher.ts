/** Sending as a whole: one independent loop for each channel, and one answer for the screens. */
import { databaseFailureOf } from '../../../db/sqlite-error.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
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

/** Trouble that lasts is met again every second; so long after the last time it is over. */
const STORAGE_TROUBLE_MS = 10_000;

/** Gravest first. */
const GRAVITY: readonly ChannelState[] = ['paused', 'down', 'checking', 'up', 'not-configured'];

export function createDispatcher({ channel, ...given }: DispatcherDependencies): Dispatcher {
  /** Why the desk's own data took nothing lately: a full disk, a file in other hands. Gone with the next change that is kept. */
  let storage: { readonly failure: Failure; readonly at: number } | undefined;
  const dependencies: typeof given = {
    ...given,
    onChange(ids) {
      if (ids.length > 0) storage = undefined;
      given.onChange(ids);
    },
    onError(error) {
      given.onError(error);
      const why = databaseFailureOf(error);
      if (why === undefined) return;
      storage = { failure: why, at: given.environment.monotonic() };
      given.onChange([]);
    },
  };
  /** Nothing goes out while nothing can be kept, whatever the line is like. */
  const withStorage = (condition: SendingCondition): SendingCondition =>
    storage === undefined ||
    given.environment.monotonic() - storage.at > STORAGE_TROUBLE_MS ||
    condition.channel === 'not-configured'
      ? condition
      : { ...condition, channel: 'down', failure: storage.failure };
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
      const conditions = all().map((one) => withStorage(one.condition()));
      for (const state of GRAVITY) {
        const found = conditions.find((one) => one.channel === state);
        if (found) return found;
      }
      return { channel: 'not-configured', failure: failure('endpoint-not-configured') };
    },
    conditionOf: (id) => withStorage(loop(id).condition()),
    async stop() {
      await Promise.all(all().map((one) => one.stop()));
    },
  };
}
