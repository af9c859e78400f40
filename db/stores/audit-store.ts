/** The audit log: only ever longer, each event bound to the one before. */

import type { Kysely } from 'kysely';
import { z } from 'zod';
import { canonicalJson, chainEvent, fitsChain } from '../../electron/core/audit/chain.ts';
import type { AuditEvent, ChainedAuditEvent } from '../../electron/core/audit/event.ts';
import { failure } from '../../electron/core/failure/failure.ts';
import type { AuditStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { DatabaseFailure, databaseFailureOf } from '../sqlite-error.ts';
import { AUDIT_HEAD_ROW, type AuditHead, EMPTY_HEAD, readHead, writeHead } from './audit-head.ts';

const EVENTS_PER_PAGE = 1_000;

const dataSchema: z.ZodType<AuditEvent['data']> = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean()]),
);

/** Keeps the audit log in `access`; its end is sealed by `sealer`. */
export const auditStore = (access: Access, sealer: Sealer): AuditStore => ({
  append: (event) => access.write((db) => appendTo(db, sealer, [event])),

  appendAll: (events) => access.write((db) => appendTo(db, sealer, events)),

  latest: (limit) =>
    access.read(async (db) => {
      const rows = await db
        .selectFrom('audit_event')
        .selectAll()
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => fromRow(row));
    }),

  lastOf: (type) =>
    access.read(async (db) => {
      const row = await db
        .selectFrom('audit_event')
        .select('at')
        .where('type', '=', type)
        .orderBy('sequence', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.at;
    }),

  firstBroken: () => access.read((db) => firstBroken(db, sealer)),
});

/** Rows per statement; a statement takes a limited number of parameters. */
const EVENTS_PER_INSERT = 500;

async function appendTo(db: Kysely<Schema>, sealer: Sealer, events: readonly AuditEvent[]): Promise<void> {
  if (events.length === 0) return;
  let head = await headOf(db, sealer);
  const rows = events.map((event) => {
    const { sequence, previousHash, hash } = chainEvent(head.hash, head.sequence + 1, event);
    head = { sequence, hash };
    return {
      sequence,
      type: event.type,
      at: event.at,
      operator_id: event.operatorId,
      subject: event.subject ?? null,
      data: canonicalJson(event.data),
      previous_hash: previousHash,
      hash,
    };
  });
  for (let from = 0; from < rows.length; from += EVENTS_PER_INSERT) {
    await db
      .insertInto('audit_event')
      .values(rows.slice(from, from + EVENTS_PER_INSERT))
      .execute();
  }
  await db
    .updateTable('audit_head')
    .set({ sealed_head: writeHead(sealer, head) })
    .where('id', '=', AUDIT_HEAD_ROW)
    .execute();
}

/**
 * Walks from the first event to the sealed end. A missing event is named by the number that it should have. The end
 * may move on meanwhile, because others append: then the walk goes on to the new end.
 */
async function firstBroken(db: Kysely<Schema>, sealer: Sealer): Promise<number | undefined> {
  let link: AuditHead = EMPTY_HEAD;
  for (;;) {
    const head = await readableHead(db, sealer);
    while (head === undefined || link.sequence < head.sequence) {
      const page = await eventsAfter(db, link.sequence, head?.sequence);
      if (page.length === 0) return link.sequence + 1;
      for (const row of page) {
        const next = link.sequence + 1;
        const event = readEvent(row);
        if (event === undefined || !fitsChain(link.hash, next, event)) return next;
        link = { sequence: next, hash: event.hash };
      }
    }
    if (head.hash !== link.hash) return link.sequence;
    const beyond = await eventsAfter(db, link.sequence, undefined);
    if (beyond.length === 0) return undefined;
    const moved = await readableHead(db, sealer);
    if (moved === undefined || moved.sequence <= head.sequence) return link.sequence + 1;
  }
}

const eventsAfter = (db: Kysely<Schema>, sequence: number, last: number | undefined) => {
  const query = db.selectFrom('audit_event').selectAll().where('sequence', '>', sequence);
  return (last === undefined ? query : query.where('sequence', '<=', last))
    .orderBy('sequence')
    .limit(EVENTS_PER_PAGE)
    .execute();
};

/** Undefined when the sealed end is missing or broken: then the chain ends, by no authority, after its last event. */
async function readableHead(db: Kysely<Schema>, sealer: Sealer): Promise<AuditHead | undefined> {
  try {
    return await headOf(db, sealer);
  } catch (error) {
    if (databaseFailureOf(error) === undefined) throw error;
    return undefined;
  }
}

async function headOf(db: Kysely<Schema>, sealer: Sealer): Promise<AuditHead> {
  const row = await db
    .selectFrom('audit_head')
    .select('sealed_head')
    .where('id', '=', AUDIT_HEAD_ROW)
    .executeTakeFirst();
  if (row === undefined) {
    throw new DatabaseFailure(failure('database-damaged', { detail: 'audit log without its end' }));
  }
  return readHead(sealer, row.sealed_head);
}

const fromRow = (row: Schema['audit_event']): ChainedAuditEvent => ({
  type: row.type,
  at: row.at,
  operatorId: row.operator_id,
  ...(row.subject === null ? {} : { subject: row.subject }),
  data: dataSchema.parse(JSON.parse(row.data)),
  sequence: row.sequence,
  previousHash: row.previous_hash,
  hash: row.hash,
});

/** Undefined when the row cannot even be read as an event: somebody has written into it. */
function readEvent(row: Schema['audit_event']): ChainedAuditEvent | undefined {
  try {
    return fromRow(row);
  } catch {
    return undefined;
  }
}
