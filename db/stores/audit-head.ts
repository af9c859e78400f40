/** Where the audit chain ends, under a seal: who cuts off the tail, or writes a new chain, cannot write this. */
import { z } from 'zod';
import { FIRST_SEQUENCE, GENESIS_HASH } from '../../electron/core/audit/chain.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

export interface AuditHead {
  /** Number of the last event; one less than the first number when there is none. */
  readonly sequence: number;
  readonly hash: string;
}

export const AUDIT_HEAD_ROW = 1;
export const EMPTY_HEAD: AuditHead = { sequence: FIRST_SEQUENCE - 1, hash: GENESIS_HASH };

const CONTEXT: SealContext = { table: 'audit_head', column: 'sealed_head', rowId: String(AUDIT_HEAD_ROW) };
const headSchema: z.ZodType<AuditHead> = z.object({ sequence: z.int(), hash: z.string() });

export const writeHead = (sealer: Sealer, head: AuditHead): Uint8Array => sealJson(sealer, head, CONTEXT);

/** Throws `DatabaseFailure` `database-damaged` when the seal is broken. */
export const readHead = (sealer: Sealer, sealed: Uint8Array): AuditHead =>
  openJson(sealer, sealed, CONTEXT, headSchema);
