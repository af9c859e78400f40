/** The end of data: what is old enough, what hangs on it, and its removal under a row that names it (migration 090). */
import type { Kysely, Selectable } from 'kysely';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import { ENDED } from '../../electron/core/pawn/transitions.ts';
import type { PurgeCandidate, PurgeStore } from '../../electron/core/ports/stay-stores.ts';
import { unreachable } from '../../electron/core/result.ts';
import type { RetentionClass } from '../../electron/core/rules/retention-rule.ts';
import { addDays, type EpochMs, instantAt, localDateOf } from '../../electron/core/time/vietnam-time.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { declarationStore } from './declaration-store.ts';
import { pawnStore } from './pawn-store.ts';
import { inPortions } from './portions.ts';
import { tokensOf } from './search-tokens.ts';

const FINISHED = ['registered', 'cancelled'];

export const purgeStore = (access: Access, sealer: Sealer): PurgeStore => ({
  candidates: (of, before, limit) => access.read((db) => candidatesOf(db, of, before, limit)),
  count: (of) => access.read((db) => countOf(db, of)),

  async recordsOf(candidate) {
    const ids = await recordIds(access, sealer, candidate);
    const entries = await access.read((db) =>
      inPortions(ids, (portion) =>
        db.selectFrom('outbox_entry').select(['id', 'state']).where('id', 'in', portion).execute(),
      ),
    );
    const states = new Map(entries.map(({ id, state }) => [id, state]));
    return ids.map((id) => ({ id, finished: FINISHED.includes(states.get(id) ?? 'registered') }));
  },

  async purge(candidate, runId, at) {
    const ids = await recordIds(access, sealer, candidate);
    const tokens = await tokensOfRecords(access, sealer, ids);
    await access.write((db) => purge(db, candidate, tokens, ids, runId, at));
  },

  recordRun: ({ id, at, operatorId, purged, ruleVersions }) =>
    access.write(async (db) => {
      await db
        .insertInto('purge_run')
        .values({ id, at, operator_id: operatorId, purged, rule_versions: ruleVersions.join('\n') })
        .execute();
    }),

  runs: (limit) =>
    access.read(async (db) => {
      const rows = await db.selectFrom('purge_run').selectAll().orderBy('at', 'desc').limit(limit).execute();
      return rows.map(({ id, at, operator_id: operatorId, purged, rule_versions }) => ({
        id,
        at,
        operatorId,
        purged,
        ruleVersions: rule_versions === '' ? [] : rule_versions.split('\n'),
      }));
    }),
});

const endOfDay = (day: string | null): EpochMs => (day === null ? 0 : instantAt(addDays(day, 1), '00:00'));

const isPatient = (of: RetentionClass): boolean => of === 'patients';

async function candidatesOf(
  db: Kysely<Schema>,
  of: RetentionClass,
  before: EpochMs,
  limit: number,
): Promise<readonly PurgeCandidate[]> {
  const found = (rows: readonly { id: string; ended: number | null }[]): readonly PurgeCandidate[] =>
    rows.map(({ id, ended }) => ({ class: of, id, endedAt: ended ?? 0 }));
  switch (of) {
    case 'lodging-stays':
    case 'patients':
      return found(
        await db
          .selectFrom('stay')
          .select(['id', 'ends_at as ended'])
          .where('ends_at', '<', before)
          .where('guest_class', isPatient(of) ? '=' : '!=', 'patient')
          // The stay of somebody who still lives here belongs to the tenancy.
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('tenancy')
                  .select('tenancy.id')
                  .whereRef('tenancy.stay_id', '=', 'stay.id')
                  .where('tenancy.ended_on', 'is', null),
              ),
            ),
          )
          .orderBy('ends_at')
          .limit(limit)
          .execute(),
      );
    case 'visitors':
      return found(
        await db
          .selectFrom('visitor')
          .select(['id', 'left_at as ended'])
          .where('left_at', '<', before)
          .orderBy('left_at')
          .limit(limit)
          .execute(),
      );
    case 'tenancies': {
      const rows = await db
        .selectFrom('tenancy')
        .select(['id', 'ended_on'])
        .where('ended_on', '<', localDateOf(before))
        .orderBy('ended_on')
        .limit(limit)
        .execute();
      return rows.map(({ id, ended_on }) => ({ class: of, id, endedAt: endOfDay(ended_on) }));
    }
    case 'police-tasks':
      return found(
        await db
          .selectFrom('police_task')
          .select(['id', 'told_at as ended'])
          .where('told_at', '<', before)
          .orderBy('told_at')
          .limit(limit)
          .execute(),
      );
    case 'pawns': {
      const rows = await db
        .selectFrom('pawn_contract')
        .select(['id', 'ended_on'])
        .where('status', 'in', ENDED)
        .where('ended_on', '<', localDateOf(before))
        .orderBy('ended_on')
        .limit(limit)
        .execute();
      return rows.map(({ id, ended_on }) => ({ class: of, id, endedAt: endOfDay(ended_on) }));
    }
    case 'suspicions':
      return found(
        await db
          .selectFrom('suspicion_report')
          .select(['id', 'at as ended'])
          .where('at', '<', before)
          .orderBy('at')
          .limit(limit)
          .execute(),
      );
    case 'evidence':
      return found(
        await db
          .selectFrom('evidence')
          .select(['record_id as id', 'created_at as ended'])
          .where('created_at', '<', before)
          .orderBy('created_at')
          .limit(limit)
          .execute(),
      );
    case 'camera-pictures':
      return found(
        await db
          .selectFrom('camera_picture')
          .select(['record_id as id', 'taken_at as ended'])
          .where('taken_at', '<', before)
          .orderBy('taken_at')
          .limit(limit)
          .execute(),
      );
    default:
      return unreachable(of, 'retention class');
  }
}

async function countOf(db: Kysely<Schema>, of: RetentionClass): Promise<number> {
  const table = TABLE_OF[of];
  let query = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('rows'));
  if (table === 'stay') query = query.where('guest_class', isPatient(of) ? '=' : '!=', 'patient');
  return (await query.executeTakeFirstOrThrow()).rows;
}

const TABLE_OF = {
  'lodging-stays': 'stay',
  patients: 'stay',
  visitors: 'visitor',
  tenancies: 'tenancy',
  'police-tasks': 'police_task',
  pawns: 'pawn_contract',
  suspicions: 'suspicion_report',
  evidence: 'evidence',
  'camera-pictures': 'camera_picture',
} as const satisfies Record<RetentionClass, keyof Schema>;

/** The first record, its corrections, theirs, and all changes. */
async function chainIds(db: Kysely<Schema>, stayId: RecordId): Promise<readonly RecordId[]> {
  const ids: RecordId[] = [stayId];
  for (let at = 0; at < ids.length; at++) {
    const named = ids[at]!;
    const rows = await db
      .selectFrom('declaration')
      .select('id')
      .where((where) => where.or([where('concerns', '=', named), where('corrects', '=', named)]))
      .execute();
    for (const { id } of rows) if (!ids.includes(id)) ids.push(id);
  }
  return ids;
}

type TokenRow = Selectable<Schema['search_token']>;

/** Ids of the declarations that go with it. */
async function recordIds(
  access: Access,
  sealer: Sealer,
  { class: of, id }: PurgeCandidate,
): Promise<readonly RecordId[]> {
  switch (of) {
    case 'lodging-stays':
    case 'patients':
      return access.read((db) => chainIds(db, id));
    case 'pawns': {
      const pawn = await pawnStore(access, sealer).byId(id);
      if (pawn === undefined) return [];
      const { number, person } = pawn.contract;
      const told = await declarationStore(access, sealer).byDocumentNumber(person.document.number);
      return told.flatMap((one) =>
        one.kind === 'pawn-contract' && one.pawn.number === number ? [one.id] : [],
      );
    }
    case 'suspicions': {
      const rows = await access.read((db) =>
        db.selectFrom('suspicion_report').select('declaration_id').where('id', '=', id).execute(),
      );
      return rows.flatMap(({ declaration_id: declaration }) => declaration ?? []);
    }
    case 'visitors':
    case 'tenancies':
    case 'police-tasks':
    case 'evidence':
    case 'camera-pictures':
      return [];
    default:
      return unreachable(of, 'retention class');
  }
}

/** The rows of the search index that lead to these records, made anew from what they say. */
async function tokensOfRecords(
  access: Access,
  sealer: Sealer,
  ids: readonly RecordId[],
): Promise<readonly TokenRow[]> {
  if (ids.length === 0) return [];
  const records = await declarationStore(access, sealer).byIds(ids);
  return records.flatMap((record) =>
    tokensOf(sealer, record).map((token) => ({
      token,
      declared_at: record.createdAt,
      declaration_id: record.id,
    })),
  );
}

async function purge(
  db: Kysely<Schema>,
  candidate: PurgeCandidate,
  tokens: readonly TokenRow[],
  records: readonly RecordId[],
  runId: string,
  at: EpochMs,
): Promise<void> {
  const { class: of, id } = candidate;
  if (of === 'evidence' || of === 'camera-pictures') {
    await db.deleteFrom(TABLE_OF[of]).where('record_id', '=', id).execute();
    return;
  }
  const named = [...new Set([id, ...records])];
  await db
    .insertInto('purge')
    .values(named.map((record_id) => ({ record_id, run_id: runId, class: of, purged_at: at })))
    .execute();
  if (of === 'pawns') {
    for (const table of ['pawn_photo', 'pawn_token', 'pawn_event'] as const)
      await db.deleteFrom(table).where('contract_id', '=', id).execute();
  }
  await db.deleteFrom(TABLE_OF[of]).where('id', '=', id).execute();
  if (records.length > 0) await deleteRecords(db, records, tokens);
}

async function deleteRecords(
  db: Kysely<Schema>,
  ids: readonly RecordId[],
  tokens: readonly TokenRow[],
): Promise<void> {
  await db.deleteFrom('evidence').where('record_id', 'in', ids).execute();
  await db.deleteFrom('camera_picture').where('record_id', 'in', ids).execute();
  for (const { token, declared_at, declaration_id } of tokens)
    await db
      .deleteFrom('search_token')
      .where('token', '=', token)
      .where('declared_at', '=', declared_at)
      .where('declaration_id', '=', declaration_id)
      .execute();
  await db.deleteFrom('attempt').where('entry_id', 'in', ids).execute();
  await db.deleteFrom('proof').where('entry_id', 'in', ids).execute();
  await db.deleteFrom('outbox_entry').where('id', 'in', ids).execute();
  await db.deleteFrom('declaration').where('id', 'in', ids).execute();
}
