/** Withdrawing records: `POST /v1/records/cancel`. */
import type { RecordId } from '../../core/declaration/record.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { ReceiptVerifier } from './receipt.ts';
import type { GatewayRecord } from './record.ts';
import { cancelResult } from './replies.ts';
import { missingFailure, refusal, resultText, unreadableResultFailure } from './result-map.ts';

export type CancellationReason = 'filed-by-mistake' | 'guest-did-not-stay' | 'filed-twice' | 'other';

export type CancellationOutcome =
  | {
      readonly outcome: 'cancelled';
      readonly id: RecordId;
      readonly receiptNumber: string;
      readonly cancelledAt: EpochMs;
      readonly jws: string;
      readonly keyId: string;
      readonly duplicate: boolean;
      readonly reply: string;
    }
  | { readonly outcome: 'rejected'; readonly id: RecordId; readonly failure: Failure; readonly reply: string }
  | { readonly outcome: 'unknown'; readonly id: RecordId; readonly failure: Failure; readonly reply: string };

export const cancelRequestText = (ids: readonly RecordId[], reason: CancellationReason): string =>
  JSON.stringify({ cancellations: ids.map((id) => ({ id, reason })) });

export async function cancelledOutcome(
  record: Pick<GatewayRecord, 'id' | 'facilityId'>,
  result: unknown,
  verifier: ReceiptVerifier,
): Promise<CancellationOutcome> {
  const { id } = record;
  if (result === undefined) return { outcome: 'unknown', id, failure: missingFailure(), reply: '' };
  const reply = resultText(result);
  const parsed = cancelResult.safeParse(result).data;
  if (!parsed) return { outcome: 'unknown', id, failure: unreadableResultFailure(), reply };
  if (parsed.outcome === 'rejected') {
    return { outcome: 'rejected', id, failure: refusal(parsed.errors), reply };
  }
  const receipt = await verifier.cancellation(parsed.receipt, record);
  if (!receipt.ok) {
    return { outcome: 'unknown', id, failure: failure('receipt-invalid', { detail: receipt.error }), reply };
  }
  return {
    outcome: 'cancelled',
    id,
    receiptNumber: receipt.value.receiptNumber,
    cancelledAt: Date.parse(receipt.value.cancelledAt),
    jws: parsed.receipt ?? '',
    keyId: receipt.value.keyId,
    duplicate: parsed.outcome === 'duplicate',
    reply,
  };
}
