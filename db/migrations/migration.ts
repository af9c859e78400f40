/** One step of the database's life. Steps only go forward and never take anything away. */
import type { Kysely } from 'kysely';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Dialect } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import type { Sealer } from '../sealing/sealer.ts';

export interface MigrationStep {
  readonly db: Kysely<Schema>;
  readonly dialect: Dialect;
  readonly sealer: Sealer;
  readonly now: () => EpochMs;
}

export interface Migration {
  /** In tens, so that a forgotten step can go between two others before it is released. */
  readonly number: number;
  readonly name: string;
  up(step: MigrationStep): Promise<void>;
}
