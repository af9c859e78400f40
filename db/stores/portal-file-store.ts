/** Files for the portal. Their content and what stands in them is sealed; written once. */
import { z } from 'zod';
import type { PortalFile, PortalFileStore } from '../../electron/core/ports/stores.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

const facts = z.object({ name: z.string(), recordIds: z.array(z.string()), sha256: z.string() });

const cell = (rowId: string, column: 'sealed_facts' | 'sealed_content'): SealContext => ({
  table: 'portal_file',
  column,
  rowId,
});

/** Keeps the files in `access`, sealed by `sealer`. */
export function portalFileStore(access: Access, sealer: Sealer): PortalFileStore {
  const described = (row: {
    readonly id: string;
    readonly kind: PortalFile['kind'];
    readonly created_at: number;
    readonly sealed_facts: Uint8Array;
  }): Omit<PortalFile, 'content'> => ({
    id: row.id,
    kind: row.kind,
    createdAt: row.created_at,
    ...openJson(sealer, row.sealed_facts, cell(row.id, 'sealed_facts'), facts),
  });

  return {
    insert: ({ id, kind, createdAt, content, name, recordIds, sha256 }) =>
      access.write(async (db) => {
        await db
          .insertInto('portal_file')
          .values({
            id,
            kind,
            created_at: createdAt,
            sealed_facts: sealJson(sealer, { name, recordIds, sha256 }, cell(id, 'sealed_facts')),
            sealed_content: sealJson(
              sealer,
              Buffer.from(content).toString('base64'),
              cell(id, 'sealed_content'),
            ),
          })
          .execute();
      }),

    byId: (id) =>
      access.read(async (db) => {
        const row = await db.selectFrom('portal_file').selectAll().where('id', '=', id).executeTakeFirst();
        return (
          row && {
            ...described(row),
            content: new Uint8Array(
              Buffer.from(
                openJson(sealer, row.sealed_content, cell(id, 'sealed_content'), z.string()),
                'base64',
              ),
            ),
          }
        );
      }),

    list: (limit) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('portal_file')
          .select(['id', 'kind', 'created_at', 'sealed_facts'])
          .orderBy('created_at', 'desc')
          .orderBy('id', 'desc')
          .limit(limit)
          .execute();
        return rows.map(described);
      }),

    deleteBefore: (instant) =>
      access.write(async (db) => {
        const gone = await db.deleteFrom('portal_file').where('created_at', '<', instant).executeTakeFirst();
        return Number(gone.numDeletedRows);
      }),
  };
}
