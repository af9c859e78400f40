/** Settings: small JSON documents by key, sealed: an endpoint's address and a facility's name are nobody's business. */
import { z } from 'zod';
import type { SettingStore } from '../../electron/core/ports/stores.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Access } from '../engine.ts';
import { openJson, sealJson } from '../sealing/sealed-json.ts';
import type { SealContext, Sealer } from '../sealing/sealer.ts';

/** Keeps settings in `access`, sealed by `sealer`. Values must be JSON; `undefined` is not. */
export const settingStore = (access: Access, sealer: Sealer, now: () => EpochMs): SettingStore => ({
  get: (key) =>
    access.read(async (db) => {
      const row = await db
        .selectFrom('setting')
        .select('sealed_value')
        .where('key', '=', key)
        .executeTakeFirst();
      return row && openJson(sealer, row.sealed_value, cell(key), z.unknown());
    }),

  set: (key, value) =>
    access.write(async (db) => {
      if (value === undefined) throw new Error(`setting ${key}: undefined is not JSON`);
      const columns = { sealed_value: sealJson(sealer, value, cell(key)), updated_at: now() };
      await db
        .insertInto('setting')
        .values({ key, ...columns })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
        .execute();
    }),
});

const cell = (key: string): SealContext => ({ table: 'setting', column: 'sealed_value', rowId: key });
