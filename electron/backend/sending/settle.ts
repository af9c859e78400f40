/** Writes what a channel said into the outbox: state, proof, attempt and audit event of each record in one transaction. */
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { retryDelay } from '../../core/outbox/dispatch-decision.ts';
import type { Attempt, EntryState, OutboxEntry } from '../../core/outbox/entry.ts';
import { type EntryEvent, nextState } from '../../core/outbox/transitions.ts';
import type { ChannelFailure, RecordOutcome } from '../../core/ports/channel.ts';
import type { Database, Stores } from '../../core/ports/stores.ts';
import { unreachable } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

export interface Conversation {
  readonly action: Attempt['action'];
  readonly at: EpochMs;
  readonly durationMs: number;
  readonly operatorId: string;
  /** What was sent for each record, as text. */
  readonly requests: ReadonlyMap<RecordId, string>;
}

const SHORTEST_ASK_MS = 1_000;
const LONGEST_ASK_MS = 60_000;

/** Asks again after as long as it has been unresolved already: 1, 2, 4 … 60 s, without a counter to store. */
export const nextAsk = (unresolvedSince: EpochMs, now: EpochMs): EpochMs =>
  now + Math.min(LONGEST_ASK_MS, Math.max(SHORTEST_ASK_MS, now - unresolvedSince));

const eventOf = (outcome: RecordOutcome): EntryEvent => {
  switch (outcome.outcome) {
    case 'registered':
      return 'receipt';
    case 'accepted':
      return 'accept';
    case 'rejected':
      return 'refuse';
    case 'unknown':
      return 'no-answer';
    case 'not-sent':
      return 'not-sent';
    case 'absent':
      return 'absent';
    default:
      return unreachable(outcome, 'outcome');
  }
};

const failureOf = (outcome: RecordOutcome): Failure | undefined =>
  outcome.outcome === 'registered' || outcome.outcome === 'absent' ? undefined : outcome.failure;

/** Settles one record; returns the state it is in afterwards. */
async function settleRecord(
  stores: Stores,
  entry: OutboxEntry,
  outcome: RecordOutcome,
  conversation: Conversation,
): Promise<EntryState> {
  // The state may have moved while the call was out: another process may have declared our lease abandoned.
  const current = (await stores.outbox.byId(entry.id))?.state ?? entry.state;
  const to = nextState(current, eventOf(outcome));
  const { at } = conversation;
  let state = current;
  if (outcome.outcome === 'registered' && to === 'registered') {
    if (await stores.outbox.register(entry.id, current, { ...outcome.proof, storedAt: at })) {
      state = 'registered';
      await stores.audit.append({
        type: 'receipt-stored',
        at,
        operatorId: conversation.operatorId,
        subject: entry.id,
        data: {
          receipt: outcome.proof.receiptNumber,
          keyId: outcome.proof.keyId,
          duplicate: outcome.duplicate,
        },
      });
    }
  } else if (to !== undefined) {
    const asksNext = to === 'unknown' || to === 'accepted';
    const changed = await stores.outbox.change(entry.id, current, {
      state: to,
      updatedAt: at,
      // A record that keeps getting lost is sent again ever more slowly, like a call that keeps failing.
      nextAttemptAt: asksNext ? nextAsk(at, at) : to === 'ready' ? at + retryDelay(entry.attempts, 0.5) : at,
      lease: null,
      lastFailure: failureOf(outcome) ?? null,
    });
    if (changed) state = to;
  } else if (current === 'unknown' || current === 'accepted') {
    // Asked, and still not known: keep the state and its time, ask again later.
    await stores.outbox.change(entry.id, current, {
      state: current,
      updatedAt: entry.updatedAt,
      nextAttemptAt: nextAsk(entry.updatedAt, at),
      lastFailure: failureOf(outcome) ?? null,
    });
  }
  if (state !== entry.state) await auditTransition(stores, entry, state, conversation, failureOf(outcome));
  await stores.attempts.insert({
    entryId: entry.id,
    at,
    action: conversation.action,
    outcome: state,
    ...(failureOf(outcome) && { failureCode: failureOf(outcome)!.code }),
    request: conversation.requests.get(entry.id) ?? '',
    reply: outcome.reply,
    durationMs: conversation.durationMs,
  });
  return state;
}

const auditTransition = (
  stores: Stores,
  entry: OutboxEntry,
  to: EntryState,
  conversation: Conversation,
  why: Failure | undefined,
): Promise<void> =>
  stores.audit.append({
    type: 'entry-transition',
    at: conversation.at,
    operatorId: conversation.operatorId,
    subject: entry.id,
    data: { from: entry.state, to, ...(why && { failure: why.code }) },
  });

/** A record the answer does not mention is not known to have arrived: `unknown`, never resent blind. */
const unmentioned = (id: RecordId): RecordOutcome => ({
  outcome: 'unknown',
  id,
  failure: failure('endpoint-answer-unreadable', { detail: 'record missing from the answer' }),
  reply: '',
});

/** Settles the answer to a whole call. Returns the ids whose state changed. */
export async function settleAnswer(
  database: Database,
  entries: readonly OutboxEntry[],
  outcomes: readonly RecordOutcome[],
  conversation: Conversation,
): Promise<readonly RecordId[]> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return database.transaction(async (stores) => {
    const changed: RecordId[] = [];
    for (const entry of entries) {
      const outcome = byId.get(entry.id) ?? unmentioned(entry.id);
      const state = await settleRecord(stores, entry, outcome, conversation);
      if (state !== entry.state) changed.push(entry.id);
    }
    return changed;
  });
}

const EVENT_OF_EFFECT = { 'not-sent': 'not-sent', unknown: 'no-answer', paused: 'pause' } as const;

/** Settles a call that came to nothing: one failure, the same for every record of the batch. */
export async function settleFailure(
  database: Database,
  entries: readonly OutboxEntry[],
  channelFailure: ChannelFailure,
  conversation: Conversation,
  retryAt: EpochMs,
): Promise<readonly RecordId[]> {
  const event = EVENT_OF_EFFECT[channelFailure.effect];
  return database.transaction(async (stores) => {
    const changed: RecordId[] = [];
    for (const entry of entries) {
      const current = (await stores.outbox.byId(entry.id))?.state ?? entry.state;
      // Asking does not move an unresolved entry; only its next time and its reason change.
      const to = nextState(current, event) ?? current;
      if (
        await stores.outbox.change(entry.id, current, {
          state: to,
          updatedAt: to === current ? entry.updatedAt : conversation.at,
          nextAttemptAt: retryAt,
          lease: null,
          lastFailure: channelFailure.failure,
        })
      ) {
        changed.push(entry.id);
        if (to !== entry.state)
          await auditTransition(stores, entry, to, conversation, channelFailure.failure);
      }
      await stores.attempts.insert({
        entryId: entry.id,
        at: conversation.at,
        action: conversation.action,
        outcome: to,
        failureCode: channelFailure.failure.code,
        request: conversation.requests.get(entry.id) ?? '',
        reply: channelFailure.reply,
        durationMs: conversation.durationMs,
      });
    }
    return changed;
  });
}
