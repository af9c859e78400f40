/** The desk put together: database, readers, check-in, outbox, settings. Hosts and terminal share it. */
import type { TrustAnchors } from '../../native/emrtd/reading.ts';
import type { StayReason } from '../core/declaration/stay-draft.ts';
import type { StayDetails } from '../core/declaration/stay-notice.ts';
import type { Failure } from '../core/failure/failure.ts';
import type { ChannelId } from '../core/outbox/entry.ts';
import type { Channel } from '../core/ports/channel.ts';
import type { Database } from '../core/ports/stores.ts';
import type { Result } from '../core/result.ts';
import { type CameraDesk, createCameraDesk } from './camera/camera-desk.ts';
import { type CardDesk, createCardDesk } from './card-desk.ts';
import { newestRuleOf } from './catalogues.ts';
import { type ChannelReport, createChannelReport } from './channels/channel-report.ts';
import { createHandDesk, type HandDesk } from './channels/hand-desk.ts';
import { createOpenChannels } from './channels/open-channels.ts';
import { type CheckInDesk, createCheckInDesk } from './check-in/check-in-desk.ts';
import type { DeskParts } from './desk-parts.ts';
import type { DocumentsDesk } from './documents/documents-desk.ts';
import { openDocuments } from './documents/open-documents.ts';
import type { Filed, Identification, StayOptions } from './filing.ts';
import { openFirstRun, type SetUp } from './first-run/open-first-run.ts';
import { createGuestDisplayDesk, type GuestDisplayDesk } from './guest-display/guest-display-desk.ts';
import { createKioskLockDesk, type KioskLockDesk } from './kiosk-lock/kiosk-lock-desk.ts';
import { createOutboxDesk, type OutboxDesk } from './outbox-desk.ts';
import { openPawnRooms, type PawnRooms } from './pawn/open-pawn-rooms.ts';
import { createReaderMemory } from './reader-memory.ts';
import { createScannerDesk, type ScannerDesk } from './scanner-desk.ts';
import { createDispatcher, type Dispatcher } from './sending/dispatcher.ts';
import { createSettingsDesk, type SettingsDesk } from './settings-desk.ts';
import { createStatusReport } from './status-report.ts';
import { openBooks } from './stays/open-books.ts';
import { createPremisesDesk } from './stays/premises.ts';
import { projectMissing } from './stays/projection.ts';
import type { StayDesks } from './stays/stay-desks.ts';
import type { KeptLine } from './support/log-tail.ts';
import { type BackupDesk, createBackupDesk } from './upkeep/backup-desk.ts';
import { channelFactsFrom } from './views/channel-facts.ts';
import type { DeskStatusView } from './views/status-view.ts';

export interface Desk {
  readonly mode: 'training' | 'live';
  /** Books, lists and papers, and their files. */
  readonly documents: DocumentsDesk;
  /** Pawns, watch lists, reports of suspicion. */
  readonly pawnRooms: PawnRooms;
  readonly cards: CardDesk;
  readonly scanners: ScannerDesk;
  readonly checkIn: CheckInDesk;
  readonly outbox: OutboxDesk;
  /** Files for the portal and words for the phone. */
  readonly byHand: HandDesk;
  /** The ways to the authorities as a manager sees them. */
  readonly channelReport: ChannelReport;
  readonly settings: SettingsDesk;
  readonly dispatcher: Dispatcher;
  readonly database: Database;
  readonly trust: () => TrustAnchors;
  /** Undefined while it is not set up. */
  readonly channel: (id: ChannelId) => Channel | undefined;
  /** The catalogue of reasons of stay. */
  readonly reasons: readonly StayReason[];
  /** First day of the newest rule that this program carries. */
  readonly newestRule: string;
  readonly recentLog: () => readonly KeptLine[];
  readonly backups: BackupDesk;
  readonly lock: KioskLockDesk;
  readonly guestDisplay: GuestDisplayDesk;
  readonly camera: CameraDesk;
  readonly setUp: SetUp;
  status(): Promise<DeskStatusView>;
  /** Rooms, guests, tenants, patients, visitors, tasks, addresses, retention. */
  readonly books: StayDesks;
  /** Files and wakes the dispatcher. */
  file(who: Identification, stay: StayDetails, options?: StayOptions): Promise<Result<Filed, Failure>>;
  stop(): Promise<void>;
}

export async function assembleDesk(parts: DeskParts): Promise<Desk> {
  const { database, environment, events, catalogues } = parts;
  const channels = createOpenChannels({
    makers: parts.channels,
    settings: () => settings.current(),
    endpoint: () => currentEndpoint(),
    onError: parts.log,
  });
  const reporting = createStatusReport({
    mode: parts.mode,
    host: parts.host,
    version: parts.version,
    environment,
    health: (now) => database.outbox.health(now),
    settings: () => settings.current(),
    endpoint: () => currentEndpoint(),
    reader: () => cards.view(),
    lock: () => lock.current(),
    sending: () => dispatcher.condition(),
    channelFacts: (id, now) => channelFacts(id, now),
    publish: (view) => events.publish('status', view),
    onError: parts.log,
  });
  const { announce } = reporting;

  const common = { database, environment, operatorId: () => operatorId() };
  // Before anything listens: what waits here lets timers run.
  const premises = await createPremisesDesk(common);
  await projectMissing(database);

  const lock = await createKioskLockDesk({ ...common, onChange: announce });

  const guestDisplay = await createGuestDisplayDesk({
    database,
    environment,
    rules: catalogues,
    reasons: catalogues.stayReasons,
    training: parts.mode === 'training',
    facility: () => settings.current().facility,
    policeUnit: async () => (await setUp.firstRun.view()).unit?.name,
    evidenceKept: () => premises.current().evidenceKept,
    operatorId: () => operatorId(),
    onError: parts.log,
  });

  const camera = createCameraDesk({ ...common, premises, catalogues });
  reporting.begin();

  const settings = await createSettingsDesk({
    database,
    environment,
    reasons: catalogues.stayReasons,
    readers: () => cards.checks(),
    fallback: parts.fallbackSettings,
    saveLive: parts.saveLive,
    liveShown: parts.liveShown,
    isConfigured: (id) => channels.has(id),
    onChange: (key) => {
      for (const id of channels.reopenFor(key)) dispatcher.retryNow(id).catch(parts.log);
      announce();
    },
  });
  const currentEndpoint = () => parts.fixedEndpoint ?? settings.current().endpoint;
  const operatorId = () => settings.current().operator.id;

  channels.openAll();

  const cards = createCardDesk({
    program: parts.version,
    driver: parts.driver,
    preferred: () => settings.current().preferredReader,
    onChange: announce,
    memory: await createReaderMemory({
      store: database.settings,
      now: environment.now,
      onError: parts.log,
    }),
  });
  const scanners = createScannerDesk({
    sources: parts.scanners,
    environment,
    onScan: (scan) => events.publish('scan', scan),
    onTrouble: (detail) => parts.log(new Error(`scanner: ${detail}`)),
  });
  const trust = () => {
    const { certificates, revocationLists } = settings.trust();
    return {
      certificates: [...parts.builtInTrust, ...certificates],
      revocationLists: [...(parts.builtInRevocationLists ?? []), ...revocationLists],
    };
  };
  const entriesChanged = (ids: readonly string[]) => {
    if (ids.length > 0) events.publish('outbox', { ids: [...ids] });
    announce();
  };
  const dispatcher = createDispatcher({
    database,
    channel: (id) => channels.get(id),
    environment,
    holder: parts.holder,
    processLives: parts.processLives,
    operatorId,
    onChange: entriesChanged,
    onError: parts.log,
  });
  const outbox = createOutboxDesk({
    database,
    environment,
    dispatcher,
    channel: (id) => channels.get(id),
    operatorId,
    onChange: entriesChanged,
  });
  const channelReport = createChannelReport({
    channel: (id) => channels.get(id),
    dispatcher,
    database,
    environment,
    settings: () => ({ ...settings.current(), ...parts.liveShown() }),
  });
  const byHand = createHandDesk({
    database,
    environment,
    dispatcher,
    operatorId,
    onChange: entriesChanged,
    facility: () => settings.current().facility,
    operatorName: () => settings.current().operator.name,
    reasons: catalogues.stayReasons,
  });
  const checkIn = createCheckInDesk({
    cards,
    database,
    environment,
    rules: catalogues,
    remote: () => premises.current().remote,
    evidenceKept: () => premises.current().evidenceKept,
    trust,
    defaults: () => settings.current().defaults,
    operatorId,
    mayKeepEvidence: guestDisplay.mayKeepEvidence,
    pictureOf: camera.pictureOf,
    onChange: (view) => {
      // Before anybody hears of it: whoever asks then is answered of this guest.
      camera.checkInChanged(view);
      events.publish('checkIn', view);
      guestDisplay.checkInChanged(view);
    },
    onError: parts.log,
  });

  const channelFacts = channelFactsFrom({ channel: (id) => channels.get(id), database, dispatcher });

  const by = () => ({
    facilityId: currentEndpoint()?.facilityCode ?? settings.current().facility.id,
    operatorId: operatorId(),
  });
  const queued = (ids: readonly string[]) => {
    entriesChanged(ids);
    dispatcher.wake();
  };
  const books = openBooks({
    database,
    environment,
    catalogues,
    premises,
    checkIn,
    channelFor: channels.choose,
    by,
    facility: () => settings.current().facility,
    onQueued: queued,
    onBooks: (changed) => events.publish('books', { changed: [...changed] }),
  });

  const pawnRooms = openPawnRooms({
    database,
    environment,
    by,
    channelFor: channels.choose,
    onQueued: queued,
    onTask: () => events.publish('books', { changed: ['police-tasks'] }),
    source: () => channels.get('gateway')?.watchLists,
  });

  const documents = openDocuments({
    database,
    environment,
    reasons: catalogues.stayReasons,
    settings: settings.current,
    training: parts.mode === 'training',
    ct01: books.tenants.ct01,
  });

  const backups = createBackupDesk({
    database,
    environment,
    operatorId,
    proposedFolder: parts.backupFolder,
  });

  const newestRule = newestRuleOf(catalogues);
  const setUp = openFirstRun({
    database,
    environment,
    training: parts.mode === 'training',
    settings,
    checkIn,
    backups,
    channel: (id) => channels.get(id),
    by,
    newestRule,
    dataFolder: parts.backupFolder,
  });

  return {
    mode: parts.mode,
    documents,
    pawnRooms,
    cards,
    scanners,
    checkIn,
    outbox,
    byHand,
    channelReport,
    settings,
    dispatcher,
    database,
    trust,
    channel: (id) => channels.get(id),
    reasons: catalogues.stayReasons,
    newestRule,
    backups,
    lock,
    guestDisplay,
    camera,
    setUp,
    recentLog: parts.recentLog ?? (() => []),
    status: reporting.view,
    books,
    file: books.context.file,
    async stop() {
      reporting.stop();
      guestDisplay.stop();
      checkIn.cancel();
      await checkIn.settled();
      await dispatcher.stop();
      await scanners.stop();
      await cards.stop();
      await channels.close();
      await database.close();
    },
  };
}
