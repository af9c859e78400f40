/** The pawn desk, its watch lists and its reports, over one database. */
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { WatchListSource } from '../../core/ports/watch-list-source.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import type { By, ChannelFor } from '../filing.ts';
import { pawnRulesOn } from './pawn-catalogue.ts';
import { createPawnDesk, type PawnDesk } from './pawn-desk.ts';
import { createSuspicionDesk, type SuspicionDesk } from './suspicion-desk.ts';
import { createWatchDesk, type WatchDesk } from './watch-desk.ts';

export interface PawnRooms {
  readonly pawn: PawnDesk;
  readonly watch: WatchDesk;
  readonly suspicion: SuspicionDesk;
}

export function openPawnRooms(parts: {
  readonly database: Database;
  readonly environment: Environment;
  readonly by: () => By;
  readonly channelFor: ChannelFor;
  /** Records were put on their way. */
  readonly onQueued: (ids: readonly string[]) => void;
  /** A task “inform the police” was opened. */
  readonly onTask: () => void;
  /** Where an authority hands out its watch lists; undefined: files only. */
  readonly source: () => WatchListSource | undefined;
}): PawnRooms {
  const { database, environment, by, channelFor, onQueued, onTask, source } = parts;
  const watch = createWatchDesk({
    database,
    environment,
    rules: () => pawnRulesOn(localDateOf(environment.now())).items,
    operatorId: () => by().operatorId,
    source,
  });
  return {
    watch,
    pawn: createPawnDesk({ database, environment, watch, by, channelFor, onQueued }),
    suspicion: createSuspicionDesk({ database, environment, by, channelFor, onQueued, onTask }),
  };
}
