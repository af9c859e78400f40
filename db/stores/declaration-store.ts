/** Declarations as filed: sealed, immutable, found by time, by document number and by name. */
import type { Insertable, Kysely, Selectable } from 'kysely';
import type { z } from 'zod';
import { type Declaration, isStay } from '../../electron/core/declaration/declaration.ts';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import { failure } from '../../electron/core/failure/failure.ts';
import type { DeclarationStore } from '../../electron/core/ports/stores.ts';
import { unreachable } from '../../electron/core/result.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { DatabaseFailure } from '../sqlite-error.ts';
import { foreignStayDetailsSchema, personSchema, stayChangeSchema, stayDetailsSchema } from './documents.ts';
import { pawnContractSchema, suspicionReportSchema } from './pawn-documents.ts';
import { inOrderOf, inPortions } from './portions.ts';
import { documentToken, nameQueryTokens, placeQueryTokens, tokensOf } from './search-tokens.ts';

type Row = Selectable<Schema['declaration']>;

/** Beyond this many finds a token is simply frequent: how frequent does not matter for the order of asking. */
const FREQUENT = 2_000;

/** Keeps declarations in `access`, sealed by `sealer`. */
export function declarationStore(access: Access, sealer: Sealer): DeclarationStore {
  const byIds = async (db: Kysely<Schema>, ids: readonly RecordId[]) => {
    const rows = await inPortions(ids, (portion) =>
      db.selectFrom('declaration').selectAll().where('id', 'in', portion).execute(),
    );
    return inOrderOf(ids, rows).map((row) => fromRow(sealer, row));
  };

  return {
    insert: (declaration) =>
      access.write(async (db) => {
        await db.insertInto('declaration').values(toRow(sealer, declaration)).execute();
        const tokens = tokensOf(sealer, declaration).map((token) => ({
          token,
          declared_at: declaration.createdAt,
          declaration_id: declaration.id,
        }));
        if (tokens.length > 0) await db.insertInto('search_token').values(tokens).execute();
      }),

    byId: (id) =>
      access.read(async (db) => {
        const row = await db.selectFrom('declaration').selectAll().where('id', '=', id).executeTakeFirst();
        return row && fromRow(sealer, row);
      }),

    byIds: (ids) => access.read((db) => byIds(db, ids)),

    staysBetween: (from, until, limit) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('declaration')
          .selectAll()
          .where('arrival', '<', until)
          .where('planned_departure', '>', from)
          .orderBy('arrival', 'desc')
          .limit(limit)
          .execute();
        return rows.map((row) => fromRow(sealer, row)).filter(isStay);
      }),

    concerning: (ids) =>
      access.read(async (db) => {
        const rows = await inPortions(ids, (portion) =>
          db
            .selectFrom('declaration')
            .selectAll()
            .where((where) => where.or([where('concerns', 'in', portion), where('corrects', 'in', portion)]))
            .execute(),
        );
        return rows
          .toSorted((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
          .map((row) => fromRow(sealer, row));
      }),

    byDocumentNumber: (documentNumber) =>
      access.read(async (db) => byIds(db, await latestWithAll(db, [documentToken(sealer, documentNumber)]))),

    byName: (name, limit) =>
      access.read(async (db) => {
        const rarestFirst = await byFrequency(db, nameQueryTokens(sealer, name));
        return byIds(db, await latestWithAll(db, rarestFirst, limit));
      }),

    find: ({ name, numbers, rooms, filed }, limit) =>
      access.read(async (db) => {
        const tokens = [
          ...placeQueryTokens(sealer, name, rooms),
          ...numbers.map((number) => documentToken(sealer, number)),
        ];
        return latestWithAll(db, await byFrequency(db, tokens), limit, filed);
      }),

    firstOf: (ids) => access.read((db) => firstRecords(db, ids)),
  };
}

/** A change names the first record; a correction names the record before it, and is followed up record by record. */
async function firstRecords(db: Kysely<Schema>, ids: readonly RecordId[]): Promise<readonly RecordId[]> {
  const rows = await inPortions(ids, (portion) =>
    db.selectFrom('declaration').select(['id', 'concerns', 'corrects']).where('id', 'in', portion).execute(),
  );
  const named = inOrderOf(ids, rows).map(({ id, concerns, corrects }) => concerns ?? corrects ?? id);
  const unique = [...new Set(named)];
  return rows.some(({ corrects }) => corrects !== null) ? firstRecords(db, unique) : unique;
}

/**
 * Ids of the declarations that have all of the tokens, latest first. Walks the first token's part of the index from
 * its latest end and asks for the others row by row, so that it stops as soon as `limit` are found.
 */
async function latestWithAll(
  db: Kysely<Schema>,
  [first, ...others]: readonly Uint8Array[],
  limit?: number,
  filed?: { readonly from: EpochMs; readonly until: EpochMs },
): Promise<readonly RecordId[]> {
  if (first === undefined) return [];
  let query = db
    .selectFrom('search_token as found')
    .select('found.declaration_id')
    .where('found.token', '=', first)
    .orderBy('found.declared_at', 'desc')
    .orderBy('found.declaration_id', 'desc');
  if (filed !== undefined)
    query = query.where('found.declared_at', '>=', filed.from).where('found.declared_at', '<', filed.until);
  for (const token of others) {
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('search_token as other')
          .select('other.declaration_id')
          .where('other.token', '=', token)
          .whereRef('other.declared_at', '=', 'found.declared_at')
          .whereRef('other.declaration_id', '=', 'found.declaration_id'),
      ),
    );
  }
  const rows = await (limit === undefined ? query : query.limit(limit)).execute();
  return rows.map((row) => row.declaration_id);
}

/** Rarest first, because the rows of the first one are walked. */
async function byFrequency(
  db: Kysely<Schema>,
  tokens: readonly Uint8Array[],
): Promise<readonly Uint8Array[]> {
  const counted: { readonly token: Uint8Array; readonly finds: number }[] = [];
  for (const token of tokens) {
    const { finds } = await db
      .selectFrom((from) =>
        from.selectFrom('search_token').select('token').where('token', '=', token).limit(FREQUENT).as('some'),
      )
      .select(({ fn }) => fn.countAll<number>().as('finds'))
      .executeTakeFirstOrThrow();
    counted.push({ token, finds });
  }
  return counted.sort((a, b) => a.finds - b.finds).map(({ token }) => token);
}

/** What a kind keeps in the clear, and what it seals as its details. */
function partsOf(declaration: Declaration) {
  switch (declaration.kind) {
    case 'stay-notice': {
      const { arrival, plannedDeparture, ...details } = declaration.stay;
      return { arrival, plannedDeparture, concerns: null, details };
    }
    case 'foreign-stay': {
      const { arrival, plannedDeparture, ...place } = declaration.stay;
      const details = { ...place, permittedStayUntil: declaration.permittedStayUntil };
      return { arrival, plannedDeparture, concerns: null, details };
    }
    case 'stay-change':
      return {
        arrival: null,
        plannedDeparture: null,
        concerns: declaration.concerns,
        details: { change: declaration.change },
      };
    case 'pawn-contract':
      return { arrival: null, plannedDeparture: null, concerns: null, details: { pawn: declaration.pawn } };
    case 'suspicion-report':
      return {
        arrival: null,
        plannedDeparture: null,
        concerns: null,
        details: { report: declaration.report },
      };
    default:
      return unreachable(declaration, 'declaration');
  }
}

function toRow(sealer: Sealer, declaration: Declaration): Insertable<Schema['declaration']> {
  const { id, verdict } = declaration;
  const { arrival, plannedDeparture, concerns, details } = partsOf(declaration);
  return {
    id,
    kind: declaration.kind,
    facility_id: declaration.facilityId,
    operator_id: declaration.operatorId,
    source: declaration.source,
    verdict_level: verdict.level,
    arrival,
    planned_departure: plannedDeparture,
    created_at: declaration.createdAt,
    deadline: declaration.deadline,
    rule_version: declaration.ruleVersion,
    corrects: declaration.corrects ?? null,
    concerns,
    sealed_person: sealJson(sealer, declaration.person, cell('sealed_person', id)),
    sealed_details: sealJson(sealer, { reasons: verdict.reasons, ...details }, cell('sealed_details', id)),
  };
}

function fromRow(sealer: Sealer, row: Row): Declaration {
  const common = {
    id: row.id,
    facilityId: row.facility_id,
    operatorId: row.operator_id,
    person: openJson(sealer, row.sealed_person, cell('sealed_person', row.id), personSchema),
    source: row.source,
    createdAt: row.created_at,
    deadline: row.deadline,
    ruleVersion: row.rule_version,
    ...(row.corrects === null ? {} : { corrects: row.corrects }),
  };
  const details = <T>(schema: z.ZodType<T>): T =>
    openJson(sealer, row.sealed_details, cell('sealed_details', row.id), schema);
  switch (row.kind) {
    case 'stay-notice': {
      const { reasons, ...place } = details(stayDetailsSchema);
      const verdict = { level: row.verdict_level, reasons };
      return { kind: row.kind, ...common, verdict, stay: { ...place, ...instantsOf(row) } };
    }
    case 'foreign-stay': {
      const { reasons, permittedStayUntil, ...place } = details(foreignStayDetailsSchema);
      const verdict = { level: row.verdict_level, reasons };
      return {
        kind: row.kind,
        ...common,
        verdict,
        stay: { ...place, ...instantsOf(row) },
        permittedStayUntil,
      };
    }
    case 'stay-change': {
      const { reasons, change } = details(stayChangeSchema);
      if (row.concerns === null) throw damaged(row.id);
      const verdict = { level: row.verdict_level, reasons };
      return { kind: row.kind, ...common, verdict, concerns: row.concerns, change };
    }
    case 'pawn-contract': {
      const { reasons, pawn } = details(pawnContractSchema);
      return { kind: row.kind, ...common, verdict: { level: row.verdict_level, reasons }, pawn };
    }
    case 'suspicion-report': {
      const { reasons, report } = details(suspicionReportSchema);
      return { kind: row.kind, ...common, verdict: { level: row.verdict_level, reasons }, report };
    }
    default:
      return unreachable(row.kind, 'declaration kind');
  }
}

function instantsOf(row: Row) {
  const { arrival, planned_departure: plannedDeparture } = row;
  if (arrival === null || plannedDeparture === null) throw damaged(row.id);
  return { arrival, plannedDeparture };
}

const cell = (column: 'sealed_person' | 'sealed_details', rowId: RecordId): SealContext => ({
  table: 'declaration',
  column,
  rowId,
});

const damaged = (id: RecordId) =>
  new DatabaseFailure(failure('database-damaged', { detail: `declaration ${id} lacks what its kind needs` }));
