/** What an operator states about records whose channel gives no receipt, and the proof that becomes of it. */
import type { RecordId } from '../declaration/record.ts';
import { type Failure, type FieldError, failure } from '../failure/failure.ts';
import { err, ok, type Result } from '../result.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import type { ByHandWay, EntryState, Proof } from './entry.ts';

export type ProofStatement =
  /** The portal shows so many records for the file of this name or number. */
  | { readonly kind: 'typed-count'; readonly typed: number; readonly reference: string }
  /** Seen in the authority's own list, under this number if it has one. */
  | { readonly kind: 'seen-in-list'; readonly reference?: string }
  | { readonly kind: 'filed-by-hand'; readonly way: ByHandWay; readonly reference: string };

export type StatedProof = Exclude<Proof, { readonly kind: 'signed-receipt' }>;

/** From which state each may be stated. A count is about a file that went out; nobody counts what was never exported. */
export const STATABLE: Readonly<Record<ProofStatement['kind'], readonly EntryState[]>> = {
  'typed-count': ['unknown'],
  'seen-in-list': ['unknown', 'accepted', 'rejected'],
  'filed-by-hand': ['ready', 'unknown', 'accepted', 'paused', 'rejected'],
};

export interface StatementContext {
  /** Records of the statement: what a typed count must equal. */
  readonly expected: number;
  readonly operatorId: string;
  readonly now: EpochMs;
  /** When the authority got it, as the operator says; absent: now. */
  readonly registeredAt?: EpochMs;
}

const LONGEST_REFERENCE = 64;

function fieldErrors(
  statement: ProofStatement,
  { now, registeredAt }: StatementContext,
): readonly FieldError[] {
  const reference = statement.reference?.trim() ?? '';
  const errors: FieldError[] = [];
  if (reference === '' && statement.kind !== 'seen-in-list') {
    errors.push({
      path: 'reference',
      message: {
        vi: 'Ghi số, tên tệp hoặc tên cán bộ đã nhận.',
        en: 'Give the number, the file or the officer who took it.',
      },
    });
  }
  if (reference.length > LONGEST_REFERENCE) {
    errors.push({
      path: 'reference',
      message: { vi: `Dài nhất ${LONGEST_REFERENCE} ký tự.`, en: `At most ${LONGEST_REFERENCE} characters.` },
    });
  }
  if (registeredAt !== undefined && registeredAt > now) {
    errors.push({
      path: 'registeredAt',
      message: { vi: 'Giờ khai báo ở tương lai.', en: 'The time is in the future.' },
    });
  }
  return errors;
}

/**
 * The proof of one record.
 * Failures: `fields-invalid` with all fields at once; `count-mismatch` when the portal shows another number, and then
 * none of the records is proven, because nobody knows which one is missing.
 */
export function proofFromStatement(
  statement: ProofStatement,
  id: RecordId,
  context: StatementContext,
): Result<StatedProof, Failure> {
  const fields = fieldErrors(statement, context);
  if (fields.length > 0) return err(failure('fields-invalid', { fields }));
  const { operatorId, now, expected } = context;
  const reference = statement.reference?.trim() ?? '';
  const common = { registeredAt: context.registeredAt ?? now, storedAt: now, operatorId };
  switch (statement.kind) {
    case 'typed-count': {
      const { kind, typed } = statement;
      return typed === expected
        ? ok({ kind, receiptNumber: reference, expected, typed, ...common })
        : err(failure('count-mismatch', { detail: `${typed} of ${expected}` }));
    }
    case 'seen-in-list':
      return ok({ kind: statement.kind, receiptNumber: reference === '' ? id : reference, ...common });
    case 'filed-by-hand': {
      const { kind, way } = statement;
      return ok({ kind, way, receiptNumber: reference, reference, ...common });
    }
  }
}
