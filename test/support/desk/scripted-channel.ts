/** A channel that answers by a script and keeps a book of what it was sent, like an authority would. */
import type { Declaration } from '../../../electron/core/declaration/declaration.ts';
import type { FailureCode } from '../../../electron/core/failure/failure.ts';
import type { Channel, ChannelFailure, RecordOutcome } from '../../../electron/core/ports/channel.ts';
import { err, ok, type Result } from '../../../electron/core/result.ts';

export type Answer =
  | 'register'
  /** Booked, but the answer never comes back. */
  | 'book-then-silence'
  | 'silence'
  | 'refuse-first'
  | 'forget-first'
  /** The first is taken, then the line breaks: the others never left. */
  | 'break-after-first'
  | 'invalid-receipt'
  | {
      readonly failure: FailureCode;
      readonly effect: ChannelFailure['effect'];
      readonly retryAfterMs?: number;
    };

export interface ScriptedChannel extends Channel {
  /** What happens to the next sends; afterwards everything is registered. */
  readonly script: Answer[];
  /** What happens to the next queries; afterwards they tell the truth. */
  readonly queryScript: Answer[];
  /** Ids in the order of their arrival, doubles included. */
  readonly arrived: string[];
  readonly sends: string[][];
  readonly queries: string[][];
}

const receipt = (id: string, duplicate = false): RecordOutcome => ({
  outcome: 'registered',
  id,
  duplicate,
  reply: '{"outcome":"registered"}',
  proof: { kind: 'signed-receipt', receiptNumber: `R-${id}`, registeredAt: 1, jws: 'a.b.c', keyId: 'key-1' },
});

const unknown = (id: string, code: FailureCode): RecordOutcome => ({
  outcome: 'unknown',
  id,
  failure: { code },
  reply: '',
});

const timeout: ChannelFailure = { failure: { code: 'endpoint-timeout' }, effect: 'unknown', reply: '' };

export function createScriptedChannel(maxBatch = 10): ScriptedChannel {
  const arrived: string[] = [];
  const book = new Set<string>();
  const take = (id: string) => {
    arrived.push(id);
    const duplicate = book.has(id);
    book.add(id);
    return receipt(id, duplicate);
  };

  function answer(
    script: Answer[],
    ids: readonly string[],
    otherwise: (id: string) => RecordOutcome,
    booking: boolean,
  ): Result<readonly RecordOutcome[], ChannelFailure> {
    const next = script.shift() ?? 'register';
    if (typeof next === 'object') {
      const { failure, effect, retryAfterMs } = next;
      return err({
        failure: { code: failure },
        effect,
        reply: '',
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      });
    }
    switch (next) {
      case 'register':
        return ok(ids.map(otherwise));
      case 'book-then-silence':
        if (booking) ids.forEach(take);
        return err(timeout);
      case 'silence':
        return err(timeout);
      case 'refuse-first':
        return ok(
          ids.map((id, index) =>
            index === 0
              ? {
                  outcome: 'rejected',
                  id,
                  failure: { code: 'record-refused', authorityText: 'Sai số' },
                  reply: '',
                }
              : otherwise(id),
          ),
        );
      case 'forget-first':
        return ok(ids.slice(1).map(otherwise));
      case 'break-after-first':
        return ok(
          ids.map((id, index) =>
            index === 0
              ? otherwise(id)
              : { outcome: 'not-sent', id, failure: { code: 'endpoint-unreachable' }, reply: '' },
          ),
        );
      case 'invalid-receipt':
        if (booking) ids.forEach(take);
        return ok(ids.map((id) => unknown(id, 'receipt-invalid')));
    }
  }

  const channel: ScriptedChannel = {
    id: 'gateway',
    capabilities: { maxBatch, dryRun: true, query: true, cancel: true, sends: 'by-itself' },
    carries: () => true,
    script: [],
    queryScript: [],
    arrived,
    sends: [],
    queries: [],
    describe: (declaration: Declaration) => JSON.stringify({ id: declaration.id }),
    async send(batch) {
      const ids = batch.map(({ id }) => id);
      channel.sends.push(ids);
      return answer(channel.script, ids, take, true);
    },
    dryRun: async () => ok([]),
    async query(declarations) {
      const ids = declarations.map(({ id }) => id);
      channel.queries.push(ids);
      return answer(
        channel.queryScript,
        ids,
        (id) => (book.has(id) ? receipt(id) : { outcome: 'absent', id, reply: '' }),
        false,
      );
    },
    health: async () => ok({ serverTime: 0, catalogueVersion: '1', maxBatch, latencyMs: 1 }),
    close: async () => {},
  };
  return channel;
}
