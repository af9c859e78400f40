/** Watch lists: a list of one origin is replaced as a whole; entries are sealed and found by their exact key. */

import type { Selectable } from 'kysely';
import type { WatchListSourceRecord } from '../../electron/core/pawn/watch-list.ts';
import type { WatchListStore } from '../../electron/core/ports/pawn-stores.ts';
import type { Access } from '../engine.ts';
import type { Schema } from '../schema.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';
import { watchEntrySchema } from './pawn-documents.ts';
import { keyToken } from './pawn-tokens.ts';

/** Rows in one statement: four columns each, well under what a statement takes. */
const ROWS = 200;

/** Keeps watch lists in `access`, sealed by `sealer`. */
export const watchListStore = (access: Access, sealer: Sealer): WatchListStore => ({
  replace: (list, entries) =>
    access.write(async (db) => {
      const earlier = await db
        .selectFrom('watch_list')
        .select('id')
        .where('origin', '=', list.origin)
        .executeTakeFirst();
      if (earlier) {
        await db.deleteFrom('watch_entry').where('list_id', '=', earlier.id).execute();
        await db.deleteFrom('watch_list').where('id', '=', earlier.id).execute();
      }
      await db
        .insertInto('watch_list')
        .values({
          id: list.id,
          origin: list.origin,
          dated: list.dated,
          sha256: list.sha256,
          via: list.via,
          imported_at: list.importedAt,
          count: list.count,
        })
        .execute();
      const rows = entries.map(({ key, entry }, ordinal) => ({
        list_id: list.id,
        ordinal,
        token: keyToken(sealer, key),
        sealed_entry: sealJson(sealer, entry, cell(list.id, ordinal)),
      }));
      for (let start = 0; start < rows.length; start += ROWS) {
        await db
          .insertInto('watch_entry')
          .values(rows.slice(start, start + ROWS))
          .execute();
      }
    }),

  lists: () =>
    access.read(async (db) => {
      const rows = await db.selectFrom('watch_list').selectAll().orderBy('origin').execute();
      return rows.map(listOf);
    }),

  remove: (id) =>
    access.write(async (db) => {
      await db.deleteFrom('watch_entry').where('list_id', '=', id).execute();
      const gone = await db.deleteFrom('watch_list').where('id', '=', id).executeTakeFirst();
      return Number(gone.numDeletedRows) === 1;
    }),

  hits: (keys) =>
    access.read(async (db) => {
      if (keys.length === 0) return [];
      const tokens = keys.map((key) => keyToken(sealer, key));
      const rows = await db
        .selectFrom('watch_entry')
        .innerJoin('watch_list', 'watch_list.id', 'watch_entry.list_id')
        .selectAll()
        .where('token', 'in', tokens)
        .orderBy('list_id')
        .orderBy('ordinal')
        .execute();
      return rows.flatMap((row) => {
        const at = tokens.findIndex((token) => Buffer.from(token).equals(Buffer.from(row.token)));
        const key = keys[at];
        if (key === undefined) return [];
        const entry = openJson(sealer, row.sealed_entry, cell(row.list_id, row.ordinal), watchEntrySchema);
        return [{ key, hit: { entry, source: listOf(row) } }];
      });
    }),
});

const listOf = (row: Selectable<Schema['watch_list']>): WatchListSourceRecord => ({
  id: row.id,
  origin: row.origin,
  dated: row.dated,
  sha256: row.sha256,
  via: row.via,
  importedAt: row.imported_at,
  count: row.count,
});

const cell = (listId: string, ordinal: number): SealContext => ({
  table: 'watch_entry',
  column: 'sealed_entry',
  rowId: `${listId} ${ordinal}`,
});
