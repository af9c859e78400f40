/** What an operator settles: proof, state, archive and audit of all the records of one statement in one transaction. */
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import type { Attempt, ChannelId, EntryState, OutboxEntry } from '../../core/outbox/entry.ts';
import { type ProofStatement, proofFromStatement, STATABLE } from '../../core/outbox/proof-statement.ts';
import { MOVABLE_STATES } from '../../core/outbox/routing.ts';
import { nextState } from '../../core/outbox/transitions.ts';
import type { Database, Stores } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';

export interface By {
  readonly operatorId: string;
  readonly now: EpochMs;
}

/** A record changed while the operator was typing: nothing of the statement is kept. */
class Moved extends Error {}

/** All records are found and may be settled so, or nothing happens. */
async function settleAll(
  database: Database,
  ids: readonly RecordId[],
  states: readonly EntryState[],
  settle: (stores: Stores, entry: OutboxEntry) => Promise<boolean>,
): Promise<Result<readonly RecordId[], Failure>> {
  const unique = [...new Set(ids)];
  const entries = await database.outbox.byIds(unique);
  if (entries.length < unique.length) return err(failure('record-not-found'));
  if (entries.some(({ state }) => !states.includes(state))) return err(failure('action-not-allowed'));
  try {
    await database.transaction(async (stores) => {
      for (const entry of entries) if (!(await settle(stores, entry))) throw new Moved();
    });
    return ok(unique);
  } catch (error) {
    if (error instanceof Moved) return err(failure('action-not-allowed'));
    throw error;
  }
}

const archived = (
  stores: Stores,
  entry: OutboxEntry,
  action: Attempt['action'],
  outcome: EntryState,
  words: object,
  { now }: By,
): Promise<void> =>
  stores.attempts.insert({
    entryId: entry.id,
    at: now,
    action,
    outcome,
    request: JSON.stringify(words),
    reply: '',
    durationMs: 0,
  });

/**
 * The operator proves the records: all of them become green, or none does.
 * Failures: `fields-invalid`, `count-mismatch`, `record-not-found`; `action-not-allowed` when one of them is in a state
 * in which such a statement means nothing.
 */
export async function confirmByHand(
  database: Database,
  ids: readonly RecordId[],
  statement: ProofStatement,
  by: By & {
    readonly registeredAt?: EpochMs;
    /** What a typed count must equal; absent: the number of records. */
    readonly expected?: number;
  },
): Promise<Result<readonly RecordId[], Failure>> {
  const expected = by.expected ?? new Set(ids).size;
  const { operatorId, now } = by;
  // Judged once before anything is opened: what is wrong with the statement is the same for every record.
  const judged = proofFromStatement(statement, '', { ...by, expected });
  if (!judged.ok) return judged;
  return settleAll(database, ids, STATABLE[statement.kind], async (stores, entry) => {
    const to = nextState(entry.state, 'confirm');
    const proof = proofFromStatement(statement, entry.id, { ...by, expected });
    if (to === undefined || !proof.ok) return false;
    if (!(await stores.outbox.register(entry.id, entry.state, proof.value))) return false;
    await archived(stores, entry, 'confirm', to, statement, by);
    await stores.audit.append({
      type: 'proof-stated',
      at: now,
      operatorId,
      subject: entry.id,
      data: { from: entry.state, kind: statement.kind, channel: entry.channel },
    });
    return true;
  });
}

/**
 * The operator says that the authority never got the records; they are sent again. Only where nobody else can be asked.
 * Failures: `record-not-found`, `action-not-allowed`.
 */
export async function disownByHand(
  database: Database,
  ids: readonly RecordId[],
  by: By,
): Promise<Result<readonly RecordId[], Failure>> {
  return settleAll(database, ids, ['unknown', 'accepted'], async (stores, entry) => {
    const to = nextState(entry.state, 'disown');
    if (to === undefined || CHANNEL_TRAITS[entry.channel].query) return false;
    const change = { state: to, updatedAt: by.now, nextAttemptAt: by.now, lease: null, lastFailure: null };
    if (!(await stores.outbox.change(entry.id, entry.state, change))) return false;
    await archived(stores, entry, 'disown', to, {}, by);
    await stores.audit.append({
      type: 'entry-transition',
      at: by.now,
      operatorId: by.operatorId,
      subject: entry.id,
      data: { from: entry.state, to, cause: 'disowned' },
    });
    return true;
  });
}

/**
 * Moves records of which nothing can have arrived to another channel, e.g. to the next of the fallback order.
 * Failures: `record-not-found`, `action-not-allowed`.
 */
export async function moveToChannel(
  database: Database,
  ids: readonly RecordId[],
  channel: ChannelId,
  by: By,
): Promise<Result<readonly RecordId[], Failure>> {
  return settleAll(database, ids, MOVABLE_STATES, async (stores, entry) => {
    const change = {
      channel,
      state: 'ready',
      updatedAt: by.now,
      nextAttemptAt: by.now,
      lastFailure: null,
    } as const;
    if (!(await stores.outbox.change(entry.id, entry.state, change))) return false;
    await stores.audit.append({
      type: 'entry-transition',
      at: by.now,
      operatorId: by.operatorId,
      subject: entry.id,
      data: { from: entry.state, to: 'ready', channel, before: entry.channel, cause: 'moved' },
    });
    return true;
  });
}
