/** 190: a guest's picture by the camera, for facilities that want it, sealed, and beside it the consent it goes by. */
import type { MigrationStep } from './migration.ts';

export async function createCameraPicture({ db, dialect }: MigrationStep): Promise<void> {
  const { bytes, instant } = dialect;
  // No guard against deletion: whoever agreed may take it back, and the picture is gone at once.
  await dialect
    .strict(db.schema.createTable('camera_picture'))
    .addColumn('record_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('taken_at', instant, (column) => column.notNull())
    .addColumn('sealed_image', bytes, (column) => column.notNull())
    .addColumn('sealed_consent', bytes, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('camera_picture_taken').on('camera_picture').column('taken_at').execute();
}
