/**
 * What the gateway said about each record, as outcomes of the port. Every record that was asked about gets exactly one
 * outcome; what the gateway did not say, or said in a way that cannot be read or does not verify, is `unknown`.
 */
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import type { RecordOutcome } from '../../core/ports/channel.ts';
import { keptReply } from '../broken-exchange.ts';
import type { ReceiptVerifier } from './receipt.ts';
import { declarationPath, type GatewayRecord } from './record.ts';
import { dryRunResult, fieldErrorReply, fileResult, queryResult, resultWithId } from './replies.ts';

/** The results of an answer by the record that they are about. */
export interface SortedResults {
  readonly byId: ReadonlyMap<RecordId, unknown>;
  /** Results that are about no record of the request, or a second time about one. */
  readonly strangers: number;
}

/**
 * Results by id, not by position: a gateway that leaves one out must not shift the others.
 * Two different results about one record contradict each other: that record gets none.
 */
export function sortResults(results: readonly unknown[], asked: readonly RecordId[]): SortedResults {
  const wanted = new Set(asked);
  const byId = new Map<RecordId, unknown>();
  const contradicted = new Set<RecordId>();
  let strangers = 0;
  for (const result of results) {
    const id = resultWithId.safeParse(result).data?.id;
    if (id === undefined || !wanted.has(id)) strangers += 1;
    else if (!byId.has(id)) byId.set(id, result);
    else {
      strangers += 1;
      if (JSON.stringify(byId.get(id)) !== JSON.stringify(result)) contradicted.add(id);
    }
  }
  for (const id of contradicted) byId.delete(id);
  return { byId, strangers };
}

export const resultText = (result: unknown): string => keptReply(JSON.stringify(result) ?? '');

export const unreadableResultFailure = (): Failure =>
  failure('endpoint-answer-unreadable', { detail: 'the result of this record is unreadable' });

export const missingFailure = (): Failure =>
  failure('endpoint-answer-unreadable', { detail: 'the answer does not mention this record' });

const unreadable = (id: RecordId, reply: string): RecordOutcome => ({
  outcome: 'unknown',
  id,
  failure: unreadableResultFailure(),
  reply,
});

/** No result in a readable answer. */
const missing = (id: RecordId): RecordOutcome => ({
  outcome: 'unknown',
  id,
  failure: missingFailure(),
  reply: '',
});

/** The authority's words, all of them, and as field errors those that name a field. */
export function refusal(errors: readonly unknown[] | undefined): Failure {
  const fields: FieldError[] = [];
  const words: string[] = [];
  for (const one of errors ?? []) {
    const error = fieldErrorReply.safeParse(one).data;
    if (!error) {
      words.push(JSON.stringify(one));
      continue;
    }
    const path = declarationPath(error.path);
    if (path !== '') fields.push({ path, message: error.message });
    words.push(`${path === '' ? '' : `${path}: `}${error.message.vi} (${error.message.en}) [${error.code}]`);
  }
  return failure('record-refused', {
    ...(fields.length === 0 ? {} : { fields }),
    ...(words.length === 0 ? {} : { authorityText: keptReply(words.join('\n')) }),
  });
}

/** "I have that already" is no judgement about the data: ask for the receipt instead of giving the record up. */
const saysHeldAlready = (errors: readonly unknown[] | undefined): boolean =>
  (errors ?? []).some((one) => fieldErrorReply.safeParse(one).data?.code === 'already-registered');

async function registered(
  record: GatewayRecord,
  jws: string | undefined,
  duplicate: boolean,
  reply: string,
  verifier: ReceiptVerifier,
): Promise<RecordOutcome> {
  const receipt = await verifier.receipt(jws, record);
  if (!receipt.ok) {
    return {
      outcome: 'unknown',
      id: record.id,
      failure: failure('receipt-invalid', { detail: receipt.error }),
      reply,
    };
  }
  const { receiptNumber, registeredAt, keyId } = receipt.value;
  return {
    outcome: 'registered',
    id: record.id,
    proof: {
      kind: 'signed-receipt',
      receiptNumber,
      registeredAt: Date.parse(registeredAt),
      jws: jws ?? '',
      keyId,
    },
    duplicate,
    reply,
  };
}

/** `POST /v1/records` */
export async function filedOutcome(
  record: GatewayRecord,
  result: unknown,
  verifier: ReceiptVerifier,
): Promise<RecordOutcome> {
  const { id } = record;
  if (result === undefined) return missing(id);
  const reply = resultText(result);
  const parsed = fileResult.safeParse(result).data;
  if (!parsed) return unreadable(id, reply);
  switch (parsed.outcome) {
    case 'registered':
      return registered(record, parsed.receipt, false, reply, verifier);
    case 'duplicate':
      return parsed.receipt === undefined
        ? { outcome: 'accepted', id, reply }
        : registered(record, parsed.receipt, true, reply, verifier);
    case 'accepted':
      return { outcome: 'accepted', id, reply };
    case 'rejected':
      return {
        outcome: saysHeldAlready(parsed.errors) ? 'unknown' : 'rejected',
        id,
        failure: refusal(parsed.errors),
        reply,
      };
  }
}

/** `POST /v1/records/dry-run`: `accepted` says that the data would be taken, and nothing was filed. */
export function checkedOutcome(id: RecordId, result: unknown): RecordOutcome {
  if (result === undefined) return missing(id);
  const reply = resultText(result);
  const parsed = dryRunResult.safeParse(result).data;
  if (!parsed) return unreadable(id, reply);
  return parsed.outcome === 'valid'
    ? { outcome: 'accepted', id, reply }
    : { outcome: 'rejected', id, failure: refusal(parsed.errors), reply };
}

/** `POST /v1/records/query` */
export async function queriedOutcome(
  record: GatewayRecord,
  result: unknown,
  verifier: ReceiptVerifier,
): Promise<RecordOutcome> {
  const { id } = record;
  if (result === undefined) return missing(id);
  const reply = resultText(result);
  const parsed = queryResult.safeParse(result).data;
  if (!parsed) return unreadable(id, reply);
  switch (parsed.status) {
    case 'registered':
      return registered(record, parsed.receipt, true, reply, verifier);
    case 'accepted':
      return { outcome: 'accepted', id, reply };
    case 'rejected':
      return { outcome: 'rejected', id, failure: refusal(parsed.errors), reply };
    case 'cancelled':
      return {
        outcome: 'rejected',
        id,
        failure: failure('record-refused', { detail: 'cancelled at the authority' }),
        reply,
      };
    case 'absent':
      return { outcome: 'absent', id, reply };
  }
}
