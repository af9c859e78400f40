/** Writes what a channel said into the outbox: state, proof, attempt and audit event of each record in one transaction. */
import type { AuditEvent } from '../../core/audit/event.ts';
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { retryDelay } from '../../core/outbox/dispatch-decision.ts';
import type { Attempt, EntryState } from '../../core/outbox/entry.ts';
import { type EntryEvent, nextState } from '../../core/outbox/transitions.ts';
import type { ChannelFailure, RecordOutcome } from '../../core/ports/channel.ts';
import type { Database, QueuedEntry, Stores } from '../../core/ports/stores.ts';
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

/** What one record came to, before it is written into archive and audit. */
interface Settled {
  readonly entry: QueuedEntry;
  readonly outcome: RecordOutcome;
  readonly state: EntryState;
}

/** Settles a record that brought no proof; returns the state it is in afterwards. */
async function settleUnproven(
  stores: Stores,
  entry: QueuedEntry,
  current: EntryState,
  outcome: RecordOutcome,
  at: EpochMs,
): Promise<EntryState> {
  const to = nextState(current, eventOf(outcome));
  if (to !== undefined) {
    const asksNext = to === 'unknown' || to === 'accepted';
    const changed = await stores.outbox.change(entry.id, current, {
      state: to,
      updatedAt: at,
      // A record that keeps getting lost is sent again ever more slowly, like a call that keeps failing.
      nextAttemptAt: asksNext ? nextAsk(at, at) : to === 'ready' ? at + retryDelay(entry.attempts, 0.5) : at,
      lease: null,
      lastFailure: failureOf(outcome) ?? null,
    });
    return changed ? to : current;
  }
  if (current === 'unknown' || current === 'accepted') {
    // Asked, and still not known: keep the state and its time, ask again later.
    await stores.outbox.change(entry.id, current, {
      state: current,
      updatedAt: entry.updatedAt,
      nextAttemptAt: nextAsk(entry.updatedAt, at),
      lastFailure: failureOf(outcome) ?? null,
    });
  }
  return current;
}

/** The audit event of one record, when it came to another state: with its proof, if that is what brought it there. */
function auditEventsOf(
  { entry, outcome, state }: Settled,
  conversation: Conversation,
): readonly AuditEvent[] {
  if (state === entry.state) return [];
  const transition = transitionEvent(entry, state, conversation, failureOf(outcome));
  if (state !== 'registered' || outcome.outcome !== 'registered') return [transition];
  const { receiptNumber: receipt, keyId } = outcome.proof;
  return [
    {
      ...transition,
      type: 'receipt-stored',
      data: { ...transition.data, receipt, keyId, duplicate: outcome.duplicate },
    },
  ];
}

const transitionEvent = (
  entry: QueuedEntry,
  to: EntryState,
  { at, operatorId }: Conversation,
  why: Failure | undefined,
): AuditEvent => ({
  type: 'entry-transition',
  at,
  operatorId,
  subject: entry.id,
  data: { from: entry.state, to, ...(why && { failure: why.code }) },
});

const attemptOf = ({ entry, outcome, state }: Settled, conversation: Conversation): Attempt => {
  const why = failureOf(outcome);
  return {
    entryId: entry.id,
    at: conversation.at,
    action: conversation.action,
    outcome: state,
    ...(why && { failureCode: why.code }),
    request: conversation.requests.get(entry.id) ?? '',
    reply: outcome.reply,
    durationMs: conversation.durationMs,
  };
};

/** A refusal of something that may have been done before is none: somebody must look. Never where this was the first attempt. */
const asRepeated = (entry: QueuedEntry, outcome: RecordOutcome): RecordOutcome =>
  outcome.outcome === 'rejected' && outcome.ifRepeated && entry.attempts > 1
    ? { outcome: 'unknown', id: outcome.id, failure: outcome.ifRepeated, reply: outcome.reply }
    : outcome;

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
  entries: readonly QueuedEntry[],
  outcomes: readonly RecordOutcome[],
  conversation: Conversation,
): Promise<readonly RecordId[]> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const { at } = conversation;
  return database.transaction(async (stores) => {
    // A state may have moved while the call was out: another process may have declared our lease abandoned.
    const currentStates = await stores.outbox.statesOf(entries.map(({ id }) => id));
    const currentOf = (entry: QueuedEntry) => currentStates.get(entry.id) ?? entry.state;
    const answered = entries.map((entry) => ({
      entry,
      outcome: asRepeated(entry, byId.get(entry.id) ?? unmentioned(entry.id)),
    }));
    const green = await stores.outbox.registerAll(
      answered.flatMap(({ entry, outcome }) =>
        outcome.outcome === 'registered' && nextState(currentOf(entry), 'receipt') === 'registered'
          ? [{ id: entry.id, from: currentOf(entry), proof: { ...outcome.proof, storedAt: at } }]
          : [],
      ),
    );
    const settled: Settled[] = [];
    for (const { entry, outcome } of answered) {
      const state = green.has(entry.id)
        ? 'registered'
        : outcome.outcome === 'registered'
          ? currentOf(entry)
          : await settleUnproven(stores, entry, currentOf(entry), outcome, at);
      settled.push({ entry, outcome, state });
    }
    await stores.audit.appendAll(settled.flatMap((one) => auditEventsOf(one, conversation)));
    await stores.attempts.insertAll(settled.map((one) => attemptOf(one, conversation)));
    return settled.flatMap(({ entry, state }) => (state === entry.state ? [] : [entry.id]));
  });
}

const EVENT_OF_EFFECT = { 'not-sent': 'not-sent', unknown: 'no-answer', paused: 'pause' } as const;

/** Settles a call that came to nothing: one failure, the same for every record of the batch. */
export async function settleFailure(
  database: Database,
  entries: readonly QueuedEntry[],
  channelFailure: ChannelFailure,
  conversation: Conversation,
  retryAt: EpochMs,
): Promise<readonly RecordId[]> {
  const event = EVENT_OF_EFFECT[channelFailure.effect];
  const { failure: why, reply } = channelFailure;
  return database.transaction(async (stores) => {
    const states = await stores.outbox.statesOf(entries.map(({ id }) => id));
    const changed: RecordId[] = [];
    const attempts: Attempt[] = [];
    const events: AuditEvent[] = [];
    for (const entry of entries) {
      const current = states.get(entry.id) ?? entry.state;
      // Asking does not move an unresolved entry; only its next time and its reason change.
      const to = nextState(current, event) ?? current;
      const done = await stores.outbox.change(entry.id, current, {
        state: to,
        updatedAt: to === current ? entry.updatedAt : conversation.at,
        nextAttemptAt: retryAt,
        lease: null,
        lastFailure: why,
      });
      if (done) {
        changed.push(entry.id);
        if (to !== entry.state) events.push(transitionEvent(entry, to, conversation, why));
      }
      attempts.push({
        entryId: entry.id,
        at: conversation.at,
        action: conversation.action,
        outcome: to,
        failureCode: why.code,
        request: conversation.requests.get(entry.id) ?? '',
        reply,
        durationMs: conversation.durationMs,
      });
    }
    await stores.audit.appendAll(events);
    await stores.attempts.insertAll(attempts);
    return changed;
  });
}
