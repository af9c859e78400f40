/** A proof as a row: what makes an entry green, written once. */
import type { Insertable } from 'kysely';
import type { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { Proof } from '../../electron/core/outbox/entry.ts';
import { unreachable } from '../../electron/core/result.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { proofSchemas } from './documents.ts';

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
  const common = {
    receiptNumber: row.receipt_number,
    registeredAt: row.registered_at,
    storedAt: row.stored_at,
  };
  const document = <T>(schema: z.ZodType<T>): T =>
    openJson(sealer, row.sealed_document, cell(row.entry_id), schema);
  switch (row.kind) {
    case 'signed-receipt':
      return { kind: row.kind, ...common, ...document(proofSchemas[row.kind]) };
    case 'typed-count':
      return { kind: row.kind, ...common, ...document(proofSchemas[row.kind]) };
    case 'seen-in-list':
      return { kind: row.kind, ...common, ...document(proofSchemas[row.kind]) };
    case 'filed-by-hand':
      return { kind: row.kind, ...common, ...document(proofSchemas[row.kind]) };
    default:
      return unreachable(row.kind, 'proof kind');
  }
}
