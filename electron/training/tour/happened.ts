/** What really happened in the world of a situation: read from its database, never from what was clicked. */
import type { ChainedAuditEvent } from '../../core/audit/event.ts';
import { type Declaration, isStay, type StayDeclaration } from '../../core/declaration/declaration.ts';
import type { OutboxEntry } from '../../core/outbox/entry.ts';
import { PAWN_STATUSES } from '../../core/pawn/transitions.ts';
import type { StoredPawn, SuspicionReport } from '../../core/ports/pawn-stores.ts';
import type { PoliceTask } from '../../core/ports/stay-stores.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';

export interface FiledStay {
  readonly declaration: StayDeclaration;
  readonly entry: OutboxEntry;
}

export interface Happened {
  /** Filed while the situation ran, earliest first; what stood there from the start is left out. */
  readonly stays: readonly FiledStay[];
  /** Every entry of the outbox, those from the start included. */
  readonly entries: readonly OutboxEntry[];
  /** What each stay of the house has come to. */
  readonly pictures: readonly StayPicture[];
  readonly pawns: readonly StoredPawn[];
  readonly suspicions: readonly SuspicionReport[];
  readonly tasks: readonly PoliceTask[];
  /** Since the start, earliest first. */
  readonly audit: readonly ChainedAuditEvent[];
}

/** The world as it was handed to the clerk: what is told apart from what the clerk did. */
export interface Beginning {
  readonly records: ReadonlySet<string>;
  /** Audit events up to and with this one belong to the set-up. */
  readonly auditSequence: number;
}

const MOST = 1000;

async function recordsOf(
  database: Database,
): Promise<readonly { readonly declaration: Declaration; readonly entry: OutboxEntry }[]> {
  const entries = await database.outbox.list({ limit: MOST });
  const declarations = await database.declarations.byIds(entries.map(({ id }) => id));
  const byId = new Map(declarations.map((declaration) => [declaration.id, declaration]));
  return entries.flatMap((entry) => {
    const declaration = byId.get(entry.id);
    return declaration ? [{ declaration, entry }] : [];
  });
}

export async function beginningOf(database: Database): Promise<Beginning> {
  const records = await recordsOf(database);
  const [last] = await database.audit.latest(1);
  return {
    records: new Set(records.map(({ declaration }) => declaration.id)),
    auditSequence: last?.sequence ?? 0,
  };
}

export async function readHappened(database: Database, beginning: Beginning): Promise<Happened> {
  const records = await recordsOf(database);
  const stays = records.flatMap(({ declaration, entry }) =>
    isStay(declaration) && !beginning.records.has(declaration.id) ? [{ declaration, entry }] : [],
  );
  const firsts = await database.declarations.firstOf(
    records.flatMap(({ declaration }) => (isStay(declaration) ? [declaration.id] : [])),
  );
  const audit = await database.audit.latest(MOST);
  return {
    stays,
    entries: records.map(({ entry }) => entry),
    pictures: await database.stays.byIds([...new Set(firsts)]),
    pawns: await database.pawns.list(PAWN_STATUSES, MOST),
    suspicions: await database.suspicions.latest(MOST),
    tasks: [...(await database.policeTasks.open()), ...(await database.policeTasks.told(MOST))],
    audit: audit
      .filter(({ sequence }) => sequence > beginning.auditSequence)
      .sort((one, other) => one.sequence - other.sequence),
  };
}
