/**
 * The last way, which always works: a list on paper or on the phone. It carries everything. A list that was made tells nobody
 * anything: each record on it waits until somebody notes who told the police, how, and who took it.
 */
import { failure } from '../../core/failure/failure.ts';
import type { Channel, RecordOutcome } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { ok } from '../../core/result.ts';
import { handList } from './hand-list.ts';
import { phoneScript } from './phone-script.ts';

/** More than this nobody reads out. */
export const MOST_ON_A_LIST = 200;

const UNTOLD = { facility: { name: '', address: '' }, operator: '', madeAt: '' } as const;

export function createPaperChannel({ now }: Pick<Environment, 'now'>): Channel {
  const waits = (id: string): RecordOutcome => ({
    outcome: 'unknown',
    id,
    failure: failure('hand-filing-not-confirmed'),
    reply: '',
  });
  return {
    id: 'paper',
    capabilities: {
      maxBatch: MOST_ON_A_LIST,
      dryRun: false,
      query: false,
      cancel: false,
      sends: 'on-request',
    },
    carries: () => true,
    /** What is told of this record; codes of reasons are spelled out when the list is printed. */
    describe: (declaration) => phoneScript(handList([declaration], UNTOLD, [])),
    async send(batch) {
      return ok(batch.map(({ id }) => waits(id)));
    },
    async dryRun(batch) {
      return ok(batch.map(({ id }): RecordOutcome => ({ outcome: 'accepted', id, reply: '' })));
    },
    async query(declarations) {
      return ok(declarations.map(({ id }) => waits(id)));
    },
    async health() {
      return ok({ serverTime: now(), catalogueVersion: '', maxBatch: MOST_ON_A_LIST, latencyMs: 0 });
    },
    async close() {},
  };
}
