/** Finding what was said to the authorities, giving it away without the persons in it, and telling it by hand. */
import type { z } from 'zod';
import type { methods } from '../bridge/contract.ts';
import type { manualLineView, proofMethods } from '../bridge/methods/proof.ts';
import { type Declaration, isStay } from '../core/declaration/declaration.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import type { BilingualText, Failure } from '../core/failure/failure.ts';
import { failure } from '../core/failure/failure.ts';
import type { OutboxEntry } from '../core/outbox/entry.ts';
import { supportCopyOf } from '../core/outbox/support-copy.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result, unreachable } from '../core/result.ts';
import { addDays, type EpochMs, formatLocalDate, instantAt, localDateOf } from '../core/time/vietnam-time.ts';
import { attemptViewOf } from './views/attempt-view.ts';
import { entryViewOf, isLate, type OutboxEntryView } from './views/entry-view.ts';
import { personViewOf } from './views/person-view.ts';

export type ProofQuery = z.output<(typeof methods)['proof.find']['input']>;
export type ManualLine = z.output<typeof manualLineView>;

/** A search that finds more was too wide; the latest are shown. */
const MOST_FOUND = 200;

export interface Found {
  readonly entry: OutboxEntry;
  readonly declaration: Declaration;
}

async function idsOf(database: Database, query: ProofQuery): Promise<readonly string[]> {
  switch (query.by) {
    case 'receipt':
      return database.outbox.byReceipt(query.receiptNumber);
    case 'document':
      return (await database.declarations.byDocumentNumber(query.number)).map(({ id }) => id);
    case 'name':
      return (await database.declarations.byName(query.name, MOST_FOUND)).map(({ id }) => id);
    case 'day': {
      const filed = {
        from: instantAt(query.day, '00:00'),
        until: instantAt(addDays(query.day, 1), '00:00'),
      };
      return (await database.outbox.list({ filed, limit: MOST_FOUND })).map(({ id }) => id);
    }
    default:
      return unreachable(query, 'query');
  }
}

/** Latest first. */
export async function findProof(database: Database, query: ProofQuery): Promise<readonly Found[]> {
  const ids = (await idsOf(database, query)).slice(0, MOST_FOUND);
  const declarations = new Map((await database.declarations.byIds(ids)).map((one) => [one.id, one]));
  return (await database.outbox.byIds(ids))
    .flatMap((entry) => {
      const declaration = declarations.get(entry.id);
      return declaration ? [{ entry, declaration }] : [];
    })
    .sort((a, b) => b.entry.createdAt - a.entry.createdAt);
}

export const foundViews = (found: readonly Found[], now: EpochMs): OutboxEntryView[] =>
  found.map(({ entry, declaration }) => entryViewOf(entry, declaration, now));

export type ConversationView = z.output<(typeof proofMethods)['proof.show']['output']>;

/** Word for word what was said about one record. Failure: `record-not-found`. */
export async function conversationOf(
  database: Database,
  id: string,
): Promise<Result<ConversationView, Failure>> {
  const [entry, declaration] = [await database.outbox.byId(id), await database.declarations.byId(id)];
  if (!entry || !declaration) return err(failure('record-not-found'));
  const attempts = await database.attempts.of(id);
  return ok({
    ruleVersion: declaration.ruleVersion,
    attempts: attempts.map((attempt) => ({
      ...attemptViewOf(attempt),
      request: attempt.request,
      reply: attempt.reply,
    })),
    ...(entry.proof?.kind === 'signed-receipt' && { receipt: entry.proof.jws }),
  });
}

/** `record-not-found` when one of them is not there: a copy that leaves something out silently helps nobody. */
export async function supportCopy(
  database: Database,
  ids: readonly string[],
  program: { readonly version: string; readonly now: EpochMs },
): Promise<Result<string, Failure>> {
  const copies = [];
  for (const id of ids) {
    const [entry, declaration] = [await database.outbox.byId(id), await database.declarations.byId(id)];
    if (!entry || !declaration) return err(failure('record-not-found'));
    copies.push(supportCopyOf(declaration, entry, await database.attempts.of(id)));
  }
  const madeAt = new Date(program.now).toISOString();
  return ok(JSON.stringify({ version: program.version, madeAt, records: copies }, undefined, 1));
}

const day = (at: EpochMs): string => formatLocalDate(localDateOf(at));

/** What a record that begins no stay is about, in one line. */
function matterOf(declaration: Declaration): BilingualText | undefined {
  switch (declaration.kind) {
    case 'stay-notice':
    case 'foreign-stay':
      return undefined;
    case 'stay-change': {
      const { change } = declaration;
      switch (change.type) {
        case 'extension':
          return {
            vi: `Gia hạn đến ${day(change.plannedDeparture)}`,
            en: `Extended until ${day(change.plannedDeparture)}`,
          };
        case 'early-departure':
          return {
            vi: `Đi sớm: ${day(change.plannedDeparture)}`,
            en: `Leaves early: ${day(change.plannedDeparture)}`,
          };
        case 'room-change':
          return { vi: `Đổi sang phòng ${change.room}`, en: `Moved to room ${change.room}` };
        case 'check-out':
          return { vi: `Trả phòng ${day(change.at)}`, en: `Checked out ${day(change.at)}` };
        case 'cancellation':
          return { vi: 'Hủy lưu trú', en: 'Stay cancelled' };
        default:
          return unreachable(change, 'change');
      }
    }
    case 'pawn-contract':
      return {
        vi: `Hợp đồng cầm đồ ${declaration.pawn.number}`,
        en: `Pawn contract ${declaration.pawn.number}`,
      };
    case 'suspicion-report':
      return { vi: 'Báo dấu hiệu nghi vấn', en: 'Report of suspicion' };
    default:
      return unreachable(declaration, 'declaration');
  }
}

function lineOf({ entry, declaration }: Found, reasons: readonly StayReason[], now: EpochMs): ManualLine {
  const matter = matterOf(declaration);
  const { phone } = declaration.person;
  const stay = isStay(declaration) ? declaration.stay : undefined;
  const reason = stay && reasons.find(({ code }) => code === stay.reason)?.label;
  return {
    id: entry.id,
    kind: declaration.kind,
    person: personViewOf(declaration.person),
    ...(phone !== undefined && { phone }),
    ...(stay && { room: stay.room, arrival: stay.arrival, plannedDeparture: stay.plannedDeparture }),
    ...(stay &&
      reason && { reason: stay.reasonText ? { vi: stay.reasonText, en: stay.reasonText } : { ...reason } }),
    ...(matter && { matter }),
    deadline: entry.deadline,
    late: isLate(entry, now),
    mayHaveArrived: entry.state === 'unknown',
  };
}

/** What no authority has taken yet, nearest deadline first. `unknown` ones too: by telephone one can ask as well. */
export async function manualList(
  database: Database,
  reasons: readonly StayReason[],
  now: EpochMs,
): Promise<ManualLine[]> {
  const entries = await database.outbox.list({ states: ['ready', 'paused', 'unknown'], limit: MOST_FOUND });
  const declarations = await database.declarations.byIds(entries.map(({ id }) => id));
  const byId = new Map(declarations.map((one) => [one.id, one]));
  return entries
    .flatMap((entry) => {
      const declaration = byId.get(entry.id);
      return declaration ? [lineOf({ entry, declaration }, reasons, now)] : [];
    })
    .sort((a, b) => a.deadline - b.deadline);
}
