/** All stores over one access: the whole database, or one transaction of it. */
import type { Stores } from '../../electron/core/ports/stores.ts';
import type { EpochMs } from '../../electron/core/time/vietnam-time.ts';
import type { Access } from '../engine.ts';
import type { Sealer } from '../sealing/sealer.ts';
import { attemptStore } from './attempt-store.ts';
import { auditStore } from './audit-store.ts';
import { cameraPictureStore } from './camera-picture-store.ts';
import { declarationStore } from './declaration-store.ts';
import { evidenceStore } from './evidence-store.ts';
import { insightStore } from './insight-store.ts';
import { outboxStore } from './outbox-store.ts';
import { pawnStore } from './pawn-store.ts';
import { suspicionStore } from './pawn-suspicion-store.ts';
import { watchListStore } from './pawn-watch-list-store.ts';
import { policeTaskStore } from './police-task-store.ts';
import { portalFileStore } from './portal-file-store.ts';
import { purgeStore } from './purge-store.ts';
import { settingStore } from './setting-store.ts';
import { stayStore } from './stay-store.ts';
import { tenancyStore } from './tenancy-store.ts';
import { visitorStore } from './visitor-store.ts';

export const storesOn = (access: Access, sealer: Sealer, now: () => EpochMs): Stores => ({
  declarations: declarationStore(access, sealer),
  outbox: outboxStore(access, sealer),
  attempts: attemptStore(access, sealer),
  audit: auditStore(access, sealer),
  settings: settingStore(access, sealer, now),
  evidence: evidenceStore(access, sealer),
  cameraPictures: cameraPictureStore(access, sealer),
  portalFiles: portalFileStore(access, sealer),
  pawns: pawnStore(access, sealer),
  watchLists: watchListStore(access, sealer),
  suspicions: suspicionStore(access, sealer),
  stays: stayStore(access, sealer),
  visitors: visitorStore(access, sealer),
  tenancies: tenancyStore(access, sealer),
  policeTasks: policeTaskStore(access, sealer),
  purges: purgeStore(access, sealer),
  insight: insightStore(access),
});
