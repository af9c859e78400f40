/** Pictures by the camera: image and consent sealed apart, each bound to its record. */
import { z } from 'zod';
import type { RecordId } from '../../electron/core/declaration/record.ts';
import type { CameraPictureStore } from '../../electron/core/ports/camera-picture-store.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

const consentDocument = z.object({
  how: z.enum(['aloud', 'display']),
  language: z.string(),
  textVersion: z.string(),
});

/** Keeps pictures in `access`, sealed by `sealer`. */
export const cameraPictureStore = (access: Access, sealer: Sealer): CameraPictureStore => ({
  insert: (recordId, { takenAt, image, consent }) =>
    access.write(async (db) => {
      await db
        .insertInto('camera_picture')
        .values({
          record_id: recordId,
          taken_at: takenAt,
          sealed_image: sealer.seal(image, cell('sealed_image', recordId)),
          sealed_consent: sealJson(sealer, consent, cell('sealed_consent', recordId)),
        })
        .execute();
    }),

  of: (recordId) =>
    access.read(async (db) => {
      const row = await db
        .selectFrom('camera_picture')
        .selectAll()
        .where('record_id', '=', recordId)
        .executeTakeFirst();
      return (
        row && {
          takenAt: row.taken_at,
          image: sealer.open(row.sealed_image, cell('sealed_image', recordId)),
          consent: openJson(sealer, row.sealed_consent, cell('sealed_consent', recordId), consentDocument),
        }
      );
    }),

  remove: (recordId) =>
    access.write(async (db) => {
      const gone = await db.deleteFrom('camera_picture').where('record_id', '=', recordId).executeTakeFirst();
      return gone.numDeletedRows > 0n;
    }),
});

const cell = (column: 'sealed_image' | 'sealed_consent', recordId: RecordId): SealContext => ({
  table: 'camera_picture',
  column,
  rowId: recordId,
});
