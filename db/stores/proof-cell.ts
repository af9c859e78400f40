/** A proof as a row: what makes an entry green, written once. */
import type { Insertable } from 'kysely';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { Proof } from '../../electron/core/outbox/entry.ts';
import { unreachable } from '../../electron/core/result.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { receiptSchema } from './documents.ts';

const cell = (entryId: RecordId): SealContext => ({
  table: 'proof',
  column: 'sealed_document',
  rowId: entryId,
});

export function proofToRow(sealer: Sealer, entryId: RecordId, proof: Proof): Insertable<Schema['proof']> {
  const { kind, receiptNumber, registeredAt, storedAt, ...document } = proof;
  return {
    entry_id: entryId,
    kind,
    receipt_number: receiptNumber,
    registered_at: registeredAt,
    stored_at: storedAt,
    sealed_document: sealJson(sealer, document, cell(entryId)),
  };
}

export function proofFromRow(sealer: Sealer, row: Schema['proof']): Proof {
  switch (row.kind) {
    case 'signed-receipt':
      return {
        kind: row.kind,
        receiptNumber: row.receipt_number,
        registeredAt: row.registered_at,
        storedAt: row.stored_at,
        ...openJson(sealer, row.sealed_document, cell(row.entry_id), receiptSchema),
      };
    default:
      return unreachable(row.kind, 'proof kind');
  }
}
