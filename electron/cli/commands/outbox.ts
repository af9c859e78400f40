/** `kiosk outbox list | send | show`: what is owed, and what became of it. */
import type { OutboxDesk } from '../../backend/outbox-desk.ts';
import { sentenceOf } from '../../backend/views/entry-view.ts';
import { failure } from '../../core/failure/failure.ts';
import type { ByHandWay, EntryState, OutboxEntry } from '../../core/outbox/entry.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import type { DeskOptions } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { withDesk } from '../with-desk.ts';

const MOST_ENTRIES = 100_000;
const iso = (at: number): string => new Date(at).toISOString();

export const proofDocument = ({ proof }: OutboxEntry) =>
  proof
    ? {
        kind: proof.kind,
        receiptNumber: proof.receiptNumber,
        registeredAt: iso(proof.registeredAt),
        storedAt: iso(proof.storedAt),
        ...(proof.kind === 'signed-receipt'
          ? { keyId: proof.keyId, jws: proof.jws }
          : { operatorId: proof.operatorId }),
      }
    : null;

const entryDocument = (entry: OutboxEntry) => ({
  id: entry.id,
  channel: entry.channel,
  state: entry.state,
  attempts: entry.attempts,
  createdAt: iso(entry.createdAt),
  deadline: iso(entry.deadline),
  nextAttemptAt: OPEN_STATES.includes(entry.state) ? iso(entry.nextAttemptAt) : null,
  failure: entry.lastFailure?.code ?? null,
  sentence: sentenceOf(entry),
  proof: proofDocument(entry),
});

export const outboxList = (
  options: DeskOptions & { readonly state?: readonly EntryState[] },
  output: Output,
) =>
  withDesk(options, output, async ({ desk }) => {
    const entries = await desk.database.outbox.list({
      ...(options.state && { states: options.state }),
      limit: MOST_ENTRIES,
    });
    output.result(
      { entries: entries.map(entryDocument) },
      entries.length === 0
        ? ['Hàng đợi trống. / The outbox is empty.']
        : entries.map((entry) => `${entry.id}  ${entry.state.padEnd(10)}  ${sentenceOf(entry).vi}`),
    );
  });

export const outboxShow = (id: string, options: DeskOptions, output: Output) =>
  withDesk(options, output, async ({ desk }) => {
    const entry = await desk.database.outbox.byId(id);
    if (!entry) return output.failed(failure('record-not-found'));
    const attempts = await desk.database.attempts.of(id);
    output.result(
      {
        ...entryDocument(entry),
        history: attempts.map(({ at, action, outcome, failureCode, durationMs }) => ({
          at: iso(at),
          action,
          outcome,
          failure: failureCode ?? null,
          durationMs: Math.round(durationMs),
        })),
      },
      [
        `${entry.id}  ${entry.state}`,
        sentenceOf(entry).vi,
        sentenceOf(entry).en,
        ...attempts.map(({ at, action, outcome }) => `  ${iso(at)}  ${action} → ${outcome}`),
      ],
    );
  });

/** Sends what waits and stays until nothing is open or the time is up. */
export const outboxSend = (options: DeskOptions & { readonly wait: number }, output: Output) =>
  withDesk(options, output, async ({ desk }) => {
    await desk.dispatcher.retryNow();
    const open = async () =>
      (await desk.database.outbox.list({ states: [...OPEN_STATES], limit: 1 })).length > 0;
    const end = performance.now() + options.wait * 1000;
    while ((await open()) && performance.now() < end && desk.dispatcher.condition().channel !== 'paused') {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { byState } = await desk.database.outbox.health(Date.now());
    const condition = desk.dispatcher.condition();
    const document = { byState, channel: condition.channel };
    if (await open()) output.failed(condition.failure ?? failure('endpoint-timeout'), document);
    else output.result(document, [`registered ${byState.registered}, rejected ${byState.rejected}`]);
  });

/** What an operator settles of records whose channel gives no receipt. */
export type Settlement =
  | { readonly kind: 'seen' }
  | { readonly kind: 'not-arrived' }
  | { readonly kind: 'by-hand'; readonly way: ByHandWay; readonly reference: string };

export const outboxSettle = (
  ids: readonly string[],
  settlement: Settlement,
  options: DeskOptions,
  output: Output,
) =>
  withDesk(options, output, async ({ desk }) => {
    const settled = await settledBy(desk.outbox, [...ids], settlement);
    if (!settled.ok) return output.failed(settled.error);
    output.result(
      { entries: settled.value.map(({ id, state }) => ({ id, state })) },
      settled.value.map(({ id, state }) => `${id}  ${state}`),
    );
  });

function settledBy(outbox: OutboxDesk, ids: string[], settlement: Settlement) {
  switch (settlement.kind) {
    case 'seen':
      return outbox.confirm({ ids, statement: { kind: 'seen-in-list' } });
    case 'not-arrived':
      return outbox.disown(ids);
    case 'by-hand': {
      const { way, reference } = settlement;
      return outbox.confirm({ ids, statement: { kind: 'filed-by-hand', way, reference } });
    }
  }
}
