/** The outbox as the clerk sees it: entries with their sentence, their story, and the few safe actions. */
import type { z } from 'zod';
import type { methods } from '../bridge/contract.ts';
import type { outboxActionView, outboxDetailView } from '../bridge/views.ts';
import { type Declaration, isStay } from '../core/declaration/declaration.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import {
  CHANNEL_IDS,
  type ChannelId,
  type EntryState,
  type OutboxEntry,
  type Proof,
} from '../core/outbox/entry.ts';
import { MOVABLE_STATES } from '../core/outbox/routing.ts';
import { OPEN_STATES } from '../core/outbox/transitions.ts';
import type { Channel } from '../core/ports/channel.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Dispatcher } from './sending/dispatcher.ts';
import { confirmByHand, disownByHand, moveToChannel } from './sending/settle-by-hand.ts';
import type { ChainEntry } from './stays/stay-rows.ts';
import { withdraw } from './stays/withdraw.ts';
import { attemptViewOf } from './views/attempt-view.ts';
import { entryViewOf, type OutboxEntryView, safeActions } from './views/entry-view.ts';
import { personViewOf, stayViewOf } from './views/person-view.ts';
import { verdictViewOf } from './views/verdict-view.ts';

export type OutboxDetailView = z.output<typeof outboxDetailView>;
export type OutboxAction = z.output<typeof outboxActionView>;
type ConfirmInput = z.output<(typeof methods)['outbox.confirm']['input']>;
export type OutboxFilter = 'open' | 'problems' | 'all';

const MOST_ENTRIES = 500;
/** A check that the desk does by itself. */
const CHECK_MS = 5_000;

const SHOWN: Readonly<Record<OutboxFilter, readonly EntryState[] | undefined>> = {
  open: [...OPEN_STATES, 'rejected'],
  problems: ['unknown', 'rejected', 'paused'],
  all: undefined,
};

/** Who or what vouches for the proof: the authority's key, or the operator who typed or saw it. */
const proofWitness = (proof: Proof) =>
  proof.kind === 'signed-receipt'
    ? { kind: proof.kind, keyId: proof.keyId }
    : { kind: proof.kind, operatorId: proof.operatorId };

export interface OutboxDesk {
  list(filter: OutboxFilter): Promise<readonly OutboxEntryView[]>;
  show(id: string): Promise<Result<OutboxDetailView, Failure>>;
  act(id: string, action: OutboxAction): Promise<Result<OutboxEntryView, Failure>>;
  /** See `confirmByHand`. */
  confirm(input: ConfirmInput): Promise<Result<readonly OutboxEntryView[], Failure>>;
  /** See `disownByHand`. */
  disown(ids: readonly string[]): Promise<Result<readonly OutboxEntryView[], Failure>>;
  /** See `moveToChannel`; `endpoint-not-configured`, or `not-for-this-channel` when it has no place for one of them. */
  move(ids: readonly string[], channel: ChannelId): Promise<Result<readonly OutboxEntryView[], Failure>>;
  /** All that waits at `from` and that `to` takes. Failures: `endpoint-not-configured`, `action-not-allowed`. */
  moveWaiting(
    from: ChannelId,
    to: ChannelId,
  ): Promise<Result<{ readonly moved: number; readonly left: number }, Failure>>;
}

/** More than this no house has waiting; the rest goes with the next press. */
const MOST_MOVED = 1000;

export function createOutboxDesk({
  database,
  environment,
  dispatcher,
  channel: channelOf,
  operatorId,
  onChange,
}: {
  readonly database: Database;
  readonly environment: Environment;
  readonly dispatcher: Dispatcher;
  readonly channel: (id: ChannelId) => Channel | undefined;
  readonly operatorId: () => string;
  readonly onChange: (ids: readonly string[]) => void;
}): OutboxDesk {
  const by = () => ({ operatorId: operatorId(), now: environment.now() });

  async function viewsOf(ids: readonly string[]): Promise<readonly OutboxEntryView[]> {
    const declarations = new Map(
      (await database.declarations.byIds(ids)).map((declaration) => [declaration.id, declaration]),
    );
    const now = environment.now();
    return (await database.outbox.byIds(ids)).flatMap((entry) => {
      const declaration = declarations.get(entry.id);
      return declaration ? [entryViewOf(entry, declaration, now)] : [];
    });
  }

  /** Tells everybody, and lets the dispatcher look for what became free. */
  async function settled(
    result: Result<readonly string[], Failure>,
  ): Promise<Result<readonly OutboxEntryView[], Failure>> {
    if (!result.ok) return result;
    onChange(result.value);
    dispatcher.wake();
    return ok(await viewsOf(result.value));
  }

  /** Other ways that are set up and take this record, while nothing of it can have arrived. */
  function waysFor(entry: OutboxEntry, declaration: Declaration): ChannelId[] {
    if (!MOVABLE_STATES.includes(entry.state)) return [];
    return CHANNEL_IDS.filter((id) => id !== entry.channel && channelOf(id)?.carries(declaration));
  }

  /** Why the ways that are set up do not take it. Asked of those that check it here; nothing leaves the desk. */
  async function waysWithoutPlace(entry: OutboxEntry, declaration: Declaration) {
    if (!MOVABLE_STATES.includes(entry.state)) return [];
    const ways = CHANNEL_IDS.map(channelOf).filter(
      (way) => way !== undefined && !way.capabilities.dryRun && !way.carries(declaration),
    );
    return Promise.all(
      ways.map(async (way) => {
        const checked = await way!.dryRun([declaration], AbortSignal.timeout(CHECK_MS));
        const outcome = checked.ok ? checked.value[0] : undefined;
        const fields = (outcome?.outcome === 'rejected' && outcome.failure.fields) || [];
        return { channel: way!.id, reasons: fields.map(({ message }) => ({ ...message })) };
      }),
    );
  }

  async function entryAndDeclaration(id: string) {
    const entry = await database.outbox.byId(id);
    const declaration = entry && (await database.declarations.byId(id));
    return entry && declaration ? { entry, declaration } : undefined;
  }

  /** Cancelled here only while nothing can have arrived; the state is compared again when it is written. */
  const cancel = (found: ChainEntry): Promise<boolean> =>
    // A record that was withdrawn never happened: who is in which room is told anew.
    database.transaction((stores) =>
      withdraw(stores, found, { operatorId: operatorId(), now: environment.now() }),
    );

  return {
    async list(filter) {
      const states = SHOWN[filter];
      const entries = await database.outbox.list({ ...(states && { states }), limit: MOST_ENTRIES });
      return [...(await viewsOf(entries.map(({ id }) => id)))].reverse();
    },
    async show(id) {
      const found = await entryAndDeclaration(id);
      if (!found) return err(failure('record-not-found'));
      const { entry, declaration } = found;
      const attempts = await database.attempts.of(id);
      const moveTo = waysFor(entry, declaration);
      const passedOver = await waysWithoutPlace(entry, declaration);
      return ok({
        entry: entryViewOf(entry, declaration, environment.now()),
        person: personViewOf(declaration.person),
        ...(isStay(declaration) && { stay: stayViewOf(declaration.stay, declaration.person.phone) }),
        verdict: verdictViewOf(declaration.verdict),
        ruleVersion: declaration.ruleVersion,
        ...(moveTo.length > 0 && { moveTo }),
        ...(passedOver.length > 0 && { passedOver }),
        ...(entry.proof && {
          proof: {
            receiptNumber: entry.proof.receiptNumber,
            registeredAt: entry.proof.registeredAt,
            storedAt: entry.proof.storedAt,
            ...proofWitness(entry.proof),
          },
        }),
        attempts: attempts.map(attemptViewOf),
      });
    },
    async act(id, action) {
      const found = await entryAndDeclaration(id);
      if (!found) return err(failure('record-not-found'));
      const { entry } = found;
      if (!safeActions(entry).includes(action)) return err(failure('action-not-allowed'));
      switch (action) {
        case 'send-now':
          await dispatcher.retryNow(entry.channel);
          break;
        case 'ask-authority':
          await database.outbox.change(id, entry.state, {
            state: entry.state,
            updatedAt: entry.updatedAt,
            nextAttemptAt: environment.now(),
          });
          await dispatcher.retryNow(entry.channel);
          break;
        case 'cancel':
          if (!(await cancel({ entry, record: found.declaration })))
            return err(failure('action-not-allowed'));
          onChange([id]);
          break;
      }
      const after = await entryAndDeclaration(id);
      return after
        ? ok(entryViewOf(after.entry, after.declaration, environment.now()))
        : err(failure('record-not-found'));
    },
    confirm: async ({ ids, statement, registeredAt }) =>
      settled(
        await confirmByHand(database, ids, statement, {
          ...by(),
          ...(registeredAt !== undefined && { registeredAt }),
        }),
      ),
    disown: async (ids) => settled(await disownByHand(database, ids, by())),
    async move(ids, channel) {
      const way = channelOf(channel);
      if (!way) return err(failure('endpoint-not-configured'));
      const declarations = await database.declarations.byIds(ids);
      if (!declarations.every((one) => way.carries(one))) return err(failure('not-for-this-channel'));
      return settled(await moveToChannel(database, ids, channel, by()));
    },
    async moveWaiting(from, to) {
      const way = channelOf(to);
      if (!way) return err(failure('endpoint-not-configured'));
      const waiting = await database.outbox.list({
        states: MOVABLE_STATES,
        channel: from,
        limit: MOST_MOVED,
      });
      const declarations = await database.declarations.byIds(waiting.map(({ id }) => id));
      const taken = declarations.filter((one) => way.carries(one)).map(({ id }) => id);
      const moved = await settled(await moveToChannel(database, taken, to, by()));
      return moved.ok ? ok({ moved: taken.length, left: waiting.length - taken.length }) : moved;
    },
  };
}
