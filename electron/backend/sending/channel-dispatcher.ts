/**
 * The effect loop of one channel: recover, decide, claim, call, settle, wait. What to do is decided by pure code in
 * `core/outbox`; this file only carries it out, one transaction per step. Channels know nothing of each other, so that
 * one that is paused or slow stops no other.
 */
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import {
  type ChannelCondition,
  type Decision,
  decide,
  hasCome,
  holdingStates,
  retryDelay,
} from '../../core/outbox/dispatch-decision.ts';
import type { ChannelId } from '../../core/outbox/entry.ts';
import type { Channel, ChannelFailure } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database, QueuedEntry } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import { holderMayLive } from './holder.ts';
import { type Conversation, settleAnswer, settleFailure } from './settle.ts';

/** Longer than the longest time-out of a channel, so that a living process never loses its lease. */
export const LEASE_MS = 120_000;
/** With entries open the loop looks at least this often; the next attempt of each entry is its own. */
const LOOK_AGAIN_MS = 1_000;
/** With nothing to send the endpoint is still asked now and then, so that the screens tell the truth. */
const HEALTH_EVERY_MS = 60_000;
/** A timer does not notice that the clock was set, or that the machine slept; so it is never a long one. */
const LONGEST_SLEEP_MS = 30_000;
/** Unresolved entries whose keys hold back later ones of the same person. */
const MOST_UNRESOLVED = 5_000;
/** Batches that may be out at once. */
const LANES = 3;
/** While one of these is there, something may become due at any moment. */
const UNDER_WAY = ['ready', 'sending', 'unknown', 'accepted'] as const;

export type ChannelState = 'not-configured' | 'checking' | 'up' | 'down' | 'paused';

export interface SendingCondition {
  readonly channel: ChannelState;
  readonly failure?: Failure;
  readonly retryAt?: EpochMs;
}

export interface ChannelDispatcherDependencies {
  readonly id: ChannelId;
  readonly database: Database;
  /** Undefined while it is not set up. */
  readonly channel: () => Channel | undefined;
  readonly environment: Environment;
  /** This process, see holder.ts. */
  readonly holder: string;
  readonly processLives: (pid: number) => boolean;
  readonly operatorId: () => string;
  /** Entries whose state changed, or an empty list when only the channel's condition did. */
  readonly onChange: (ids: readonly string[]) => void;
  /** A step that threw: a bug or the database; the loop goes on after a pause. */
  readonly onError: (error: unknown) => void;
}

/** What one call came to. */
export interface Sent {
  readonly ids: readonly RecordId[];
  /** The call as a whole came to nothing. */
  readonly failure?: Failure;
}

export interface ChannelDispatcher {
  start(): void;
  /** Something was filed or changed: look at once. */
  wake(): void;
  /** A person mended the channel or wants it now: forget the waiting time and a pause. */
  retryNow(): Promise<void>;
  /** For a channel that sends on request: sends one batch of what is ready now. */
  sendRequested(): Promise<Sent>;
  condition(): SendingCondition;
  stop(): Promise<void>;
}

export function createChannelDispatcher(dependencies: ChannelDispatcherDependencies): ChannelDispatcher {
  const { id, database, environment, holder } = dependencies;
  let condition: ChannelCondition = { paused: false, failures: 0, retryAt: 0 };
  let lastFailure: Failure | undefined;
  let reached: 'checking' | 'up' | 'down' = 'checking';
  let healthAt: EpochMs = 0;
  /** Failures of whole calls, ever. */
  let mishaps = 0;
  /** Batches that are out. */
  const flights = new Set<Promise<unknown>>();
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let wakeUp: () => void = () => {};
  let woken = false;

  const jitter = () => environment.random(1)[0]! / 256;

  /** @param began the `mishaps` when the call began: what was sent before a later failure says nothing about now */
  function succeeded(began: number): void {
    if (began !== mishaps) return;
    const changed = reached !== 'up' || condition.paused;
    condition = { paused: false, failures: 0, retryAt: 0 };
    lastFailure = undefined;
    reached = 'up';
    healthAt = environment.now() + HEALTH_EVERY_MS;
    if (changed) dependencies.onChange([]);
  }

  /** Notes the failure of a whole call and returns when to try again. */
  function failed(channelFailure: ChannelFailure): EpochMs {
    mishaps += 1;
    const failures = condition.failures + 1;
    const retryAt = environment.now() + retryDelay(failures, jitter(), channelFailure.retryAfterMs);
    condition = { paused: channelFailure.effect === 'paused', failures, retryAt };
    lastFailure = channelFailure.failure;
    reached = 'down';
    return retryAt;
  }

  /** Entries left in `sending` by a crash, an ended lease or a clock that jumped: ask about them. */
  async function recover(): Promise<void> {
    const now = environment.now();
    const sending = await database.outbox.leases(id);
    const abandoned = sending.filter(({ lease }) => {
      if (!lease) return true;
      const ended = lease.until <= now || lease.until > now + 2 * LEASE_MS;
      return ended || !holderMayLive(lease.holder, holder, dependencies.processLives);
    });
    if (abandoned.length === 0) return;
    await database.transaction(async (stores) => {
      for (const entry of abandoned) {
        const why = failure('endpoint-timeout', { detail: 'the program ended while sending' });
        if (
          await stores.outbox.change(entry.id, 'sending', {
            state: 'unknown',
            updatedAt: now,
            nextAttemptAt: now,
            lease: null,
            lastFailure: why,
          })
        ) {
          await stores.audit.append({
            type: 'entry-transition',
            at: now,
            operatorId: dependencies.operatorId(),
            subject: entry.id,
            data: { from: 'sending', to: 'unknown', cause: 'abandoned' },
          });
        }
      }
    });
    dependencies.onChange(abandoned.map((entry) => entry.id));
  }

  /** Takes the entries under a lease in one transaction; returns those that were still to be had. */
  async function claim(entries: readonly QueuedEntry[]): Promise<readonly QueuedEntry[]> {
    const now = environment.now();
    const lease = { holder, until: now + LEASE_MS };
    const claimed = await database.outbox.claim(
      entries.map((entry) => entry.id),
      lease,
      now,
    );
    return entries
      .filter((entry) => claimed.has(entry.id))
      .map((entry) => ({ ...entry, state: 'sending', attempts: entry.attempts + 1, updatedAt: now }));
  }

  async function converse(
    channel: Channel,
    action: 'send' | 'query',
    entries: readonly QueuedEntry[],
  ): Promise<Failure | undefined> {
    const declarations = await database.declarations.byIds(entries.map((entry) => entry.id));
    const startedAt = environment.monotonic();
    const began = mishaps;
    const call = action === 'send' ? channel.send : channel.query;
    const answer = await call.call(channel, declarations, stopping.signal);
    const conversation: Conversation = {
      action,
      at: environment.now(),
      durationMs: environment.monotonic() - startedAt,
      operatorId: dependencies.operatorId(),
      requests: new Map(
        declarations.map((declaration) => [
          declaration.id,
          action === 'send' ? channel.describe(declaration) : declaration.id,
        ]),
      ),
    };
    if (answer.ok) {
      const changed = await settleAnswer(database, entries, answer.value, conversation);
      // A way that broke in the middle of a batch is broken for the next one too.
      const unsent = answer.value.find(({ outcome }) => outcome === 'not-sent');
      if (unsent?.outcome === 'not-sent')
        failed({ failure: unsent.failure, effect: 'not-sent', reply: unsent.reply });
      else succeeded(began);
      dependencies.onChange(changed);
      return undefined;
    }
    const retryAt = failed(answer.error);
    dependencies.onChange(await settleFailure(database, entries, answer.error, conversation, retryAt));
    return answer.error.failure;
  }

  async function checkHealth(channel: Channel): Promise<void> {
    const began = mishaps;
    const answer = await channel.health(stopping.signal);
    if (answer.ok) {
      succeeded(began);
    } else {
      healthAt = failed(answer.error);
      dependencies.onChange([]);
    }
  }

  async function nextDecision(channel: Channel, now: EpochMs): Promise<Decision> {
    const { maxBatch, query } = channel.capabilities;
    const asked = query ? (['unknown', 'accepted'] as const) : [];
    const held = await database.outbox.heldKeys(id, holdingStates(query));
    const decideOn = async (limit: number): Promise<Decision> =>
      decide(now, condition, await database.outbox.due(id, ['ready', ...asked], now, limit), held, maxBatch);
    const decision = await decideOn(maxBatch);
    const full = decision.kind !== 'wait' && decision.entries.length === maxBatch;
    // Each held key holds back one entry at most: the later ones wait for that one.
    return full || held.size === 0 ? decision : decideOn(maxBatch + held.size);
  }

  async function claimAndTell(entries: readonly QueuedEntry[]): Promise<readonly QueuedEntry[]> {
    const claimed = await claim(entries);
    dependencies.onChange(claimed.map((entry) => entry.id));
    return claimed;
  }

  /**
   * Sends a batch and does not wait for its answer while another may go out: the authority works on one while the desk
   * stores the receipts of the other. The keys of what is out are held back, so that order is kept all the same.
   */
  async function takeOff(channel: Channel, entries: readonly QueuedEntry[]): Promise<void> {
    const claimed = await claimAndTell(entries);
    if (claimed.length === 0) return;
    const flight: Promise<unknown> = converse(channel, 'send', claimed)
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) dependencies.onError(error);
      })
      .finally(() => flights.delete(flight));
    flights.add(flight);
    // A line that has not proven itself gets one batch at a time.
    const lanes = reached === 'up' ? LANES : 1;
    if (flights.size >= lanes) await Promise.race(flights);
  }

  /** One step of the loop; returns how long to wait before the next. */
  async function step(): Promise<number> {
    await recover();
    const channel = dependencies.channel();
    if (!channel) return HEALTH_EVERY_MS;
    const now = environment.now();
    if (channel.capabilities.sends === 'on-request') {
      if (hasCome(healthAt, now)) await checkHealth(channel);
      return HEALTH_EVERY_MS;
    }
    const decision = await nextDecision(channel, now);
    switch (decision.kind) {
      case 'ask':
        await converse(channel, 'query', decision.entries);
        return 0;
      case 'send':
        await takeOff(channel, decision.entries);
        return 0;
      case 'wait': {
        // What is out may free what is held back.
        if (flights.size > 0) {
          await Promise.race([...flights, sleep(LOOK_AGAIN_MS)]);
          return 0;
        }
        if (decision.until !== undefined) return decision.until - now;
        if (condition.paused) return HEALTH_EVERY_MS;
        if (hasCome(healthAt, now)) {
          await checkHealth(channel);
          return LOOK_AGAIN_MS;
        }
        const open = await database.outbox.list({ states: UNDER_WAY, channel: id, limit: 1 });
        return open.length > 0 ? LOOK_AGAIN_MS : healthAt - now;
      }
    }
  }

  async function sleep(ms: number): Promise<void> {
    if (woken || stopping.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, Math.max(0, ms));
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      woken = false;
      let wait = LOOK_AGAIN_MS;
      try {
        wait = await step();
      } catch (error) {
        if (stopping.signal.aborted) return;
        dependencies.onError(error);
      }
      if (wait > 0) await sleep(Math.min(wait, LONGEST_SLEEP_MS));
    }
  }

  const wake = () => {
    woken = true;
    wakeUp();
  };

  return {
    start() {
      running ??= loop();
    },
    wake,
    async retryNow() {
      condition = { paused: false, failures: 0, retryAt: 0 };
      healthAt = 0;
      const now = environment.now();
      const waiting = await database.outbox.list({
        states: ['ready', 'paused'],
        channel: id,
        limit: MOST_UNRESOLVED,
      });
      await database.transaction(async (stores) => {
        for (const entry of waiting) {
          const resumed = entry.state === 'paused';
          await stores.outbox.change(entry.id, entry.state, {
            state: 'ready',
            updatedAt: resumed ? now : entry.updatedAt,
            nextAttemptAt: now,
          });
        }
      });
      dependencies.onChange(waiting.map((entry) => entry.id));
      wake();
    },
    async sendRequested() {
      const channel = dependencies.channel();
      if (!channel) return { ids: [], failure: failure('endpoint-not-configured') };
      const decision = await nextDecision(channel, environment.now());
      if (decision.kind !== 'send') return { ids: [] };
      const claimed = await claimAndTell(decision.entries);
      const why = claimed.length > 0 ? await converse(channel, 'send', claimed) : undefined;
      return { ids: claimed.map((entry) => entry.id), ...(why && { failure: why }) };
    },
    condition() {
      const channel = dependencies.channel();
      if (!channel) return { channel: 'not-configured', failure: failure('endpoint-not-configured') };
      return {
        channel: condition.paused ? 'paused' : reached,
        ...(lastFailure && { failure: lastFailure }),
        ...(condition.retryAt > 0 && { retryAt: condition.retryAt }),
      };
    },
    async stop() {
      stopping.abort();
      wake();
      await running;
      await Promise.all(flights);
    },
  };
}
