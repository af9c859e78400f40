/** Looks now and then whether a record whose way is down may go by the next one, and moves it: see `core/outbox/fall-back.ts`. */
import type { FacilityKind } from '../../core/declaration/facility.ts';
import { URGENT_MS } from '../../core/outbox/alarm.ts';
import { CHANNEL_IDS, type ChannelId, type OutboxEntry } from '../../core/outbox/entry.ts';
import { fallBackTo, neverLeft } from '../../core/outbox/fall-back.ts';
import { orderSet, type Route } from '../../core/outbox/routing.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { Dispatcher } from './dispatcher.ts';

/** Often enough for half an hour before a deadline. */
const LOOK_EVERY_MS = 30_000;
/** The rest is looked at the next time. */
const MOST_AT_ONCE = 1_000;

export interface FallBackDependencies {
  readonly database: Database;
  readonly environment: Pick<Environment, 'now' | 'monotonic'>;
  readonly channel: (id: ChannelId) => Channel | undefined;
  readonly dispatcher: Pick<Dispatcher, 'conditionOf' | 'wake'>;
  readonly settings: () => { readonly facility: FacilityKind; readonly routes: readonly Route[] };
  readonly operatorId: () => string;
  readonly onMoved: (ids: readonly string[]) => void;
  readonly onError: (error: unknown) => void;
}

export interface FallBack {
  /** Looks once; gives the ids of what was moved. */
  look(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export function createFallBack(dependencies: FallBackDependencies): FallBack {
  const { database, environment, dispatcher } = dependencies;
  /** Since when a way has not worked, on the clock that nobody sets. */
  const downSince = new Map<ChannelId, number>();

  function downFor(id: ChannelId): number | undefined {
    const { channel } = dispatcher.conditionOf(id);
    if (channel !== 'down' && channel !== 'paused') {
      downSince.delete(id);
      return undefined;
    }
    const since = downSince.get(id) ?? environment.monotonic();
    downSince.set(id, since);
    return environment.monotonic() - since;
  }

  /** Moved only if nothing happened to it since it was looked at. */
  const move = (entry: OutboxEntry, to: ChannelId, now: EpochMs): Promise<boolean> =>
    database.transaction(async (stores) => {
      const current = await stores.outbox.byId(entry.id);
      if (
        !current ||
        current.channel !== entry.channel ||
        !neverLeft(current, await stores.attempts.of(entry.id))
      )
        return false;
      const change = {
        channel: to,
        state: 'ready',
        updatedAt: now,
        nextAttemptAt: now,
        lastFailure: null,
      } as const;
      if (!(await stores.outbox.change(entry.id, 'ready', change))) return false;
      await stores.audit.append({
        type: 'entry-transition',
        at: now,
        operatorId: dependencies.operatorId(),
        subject: entry.id,
        data: { from: 'ready', to: 'ready', channel: to, before: entry.channel, cause: 'fell-back' },
      });
      return true;
    });

  async function fallBackFrom(id: ChannelId, downForMs: number): Promise<readonly string[]> {
    const now = environment.now();
    const { facility, routes } = dependencies.settings();
    const open = await database.outbox.list({ states: OPEN_STATES, channel: id, limit: MOST_AT_ONCE });
    const urgent = open.filter(({ deadline }) => deadline - now <= URGENT_MS);
    const declarations = new Map(
      (await database.declarations.byIds(urgent.map((entry) => entry.id))).map((one) => [one.id, one]),
    );
    // Records of one person or contract keep their order: one that must stay keeps the later ones with it.
    const keptBack = new Set<string>();
    const moved: string[] = [];
    for (const entry of [...open].sort((a, b) => a.createdAt - b.createdAt)) {
      const declaration = declarations.get(entry.id);
      const order = declaration && orderSet(routes, facility, declaration.kind);
      const to =
        declaration && order && !keptBack.has(entry.orderKey)
          ? fallBackTo({
              now,
              entry,
              declaration,
              downForMs,
              order,
              kept: await database.attempts.of(entry.id),
              takes: (way) =>
                dispatcher.conditionOf(way).channel === 'up' &&
                (dependencies.channel(way)?.carries(declaration) ?? false),
            })
          : undefined;
      if (to !== undefined && (await move(entry, to, now))) moved.push(entry.id);
      else keptBack.add(entry.orderKey);
    }
    return moved;
  }

  async function look(): Promise<readonly string[]> {
    const moved: string[] = [];
    for (const id of CHANNEL_IDS) {
      const downForMs = downFor(id);
      if (downForMs !== undefined) moved.push(...(await fallBackFrom(id, downForMs)));
    }
    if (moved.length > 0) {
      dependencies.onMoved(moved);
      dispatcher.wake();
    }
    return moved;
  }

  let looking: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch(dependencies.onError);
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    look,
    async stop() {
      clearInterval(timer);
      await looking;
    },
  };
}
