/** The composition root: opens the data, the readers and the channel, and hands out the backend. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/open-database.ts';
import type { MasterKeySource } from '../../db/sealing/master-key.ts';
import { createSealer } from '../../db/sealing/sealer.ts';
import { parseTrustAnchors } from '../../native/emrtd/trust/trust-store.ts';
import { warmUp } from '../../native/emrtd/warm-up.ts';
import type { CardReaderDriver } from '../../native/pcsc/card-reader-port.ts';
import { openCardReaderDriver } from '../../native/pcsc/driver.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type Failure, failure } from '../core/failure/failure.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { Tour } from '../training/tour/open-tour.ts';
import type { TrainingDesk } from '../training/training-desk.ts';
import type { Backend } from './backend.ts';
import { loadCatalogues } from './catalogues.ts';
import { channelMakers } from './channel-makers.ts';
import { createDebugLog, type DebugLog } from './debug-log.ts';
import { assembleDesk, type Desk } from './desk.ts';
import {
  DEFAULT_SETTINGS,
  type LiveSettings,
  readSettings,
  type SaveLive,
  writeSetting,
} from './desk-settings.ts';
import { createEventHub, type EventHub } from './event-hub.ts';
import { createHandlers } from './handlers.ts';
import { resetManagerCode } from './kiosk-lock/kiosk-lock-desk.ts';
import { machineScanners, type ScannerSources } from './scanner-desk.ts';
import { createFallBack } from './sending/fall-back.ts';
import { holderName, processLives } from './sending/holder.ts';
import { keepTail } from './support/log-tail.ts';
import { systemEnvironment } from './system-environment.ts';

export type DeskMode = 'training' | 'live';

export interface BackendOptions {
  /** Absent: live when a way to an authority has been set up, training otherwise. */
  readonly mode?: DeskMode;
  /** Absent: the simulated reader in training, PC/SC in live mode. */
  readonly reader?: 'pcsc' | 'simulated';
  readonly dataFolder: string;
  readonly host: 'electron' | 'loopback';
  readonly masterKey: MasterKeySource;
  readonly environment?: Environment;
  readonly log?: DebugLog;
  /** Milliseconds per APDU of the simulated reader; a contactless card takes about 15. */
  readonly simulatedLatencyMs?: number;
  /** A reader brought along, e.g. a simulated one in front of a live desk in tests; absent: opened here. */
  readonly driver?: CardReaderDriver;
  /** Scanners brought along; absent: those of this machine, where the card readers are this machine's too. */
  readonly scanners?: ScannerSources;
  /** The serial port of an MRZ reader, when somebody named one: `COM3`, or `COM3,19200`. */
  readonly mrzReader?: string;
  /** Somebody at this machine, under the account that opens the data, has forgotten the manager's code. */
  readonly resetManagerCode?: boolean;
  /** CSCA certificates (DER) to trust besides the stored ones, for this run only. */
  readonly trust?: readonly Uint8Array[];
  /** Revocation lists (DER) of those CSCAs. */
  readonly revocationLists?: readonly Uint8Array[];
}

export interface RunningDesk {
  readonly backend: Backend;
  readonly desk: Desk;
  readonly mode: DeskMode;
}

interface OpenData {
  readonly database: Database;
  readonly live: {
    settings(): LiveSettings;
    readonly save: SaveLive;
  };
  readonly mode: DeskMode;
}

const MEMORY_KEY_BYTES = 32;

/** SECURITY: training data live in their own database (design contract 10). */
const databaseFile = (folder: string, mode: DeskMode): string => join(folder, mode, 'desk.db');

/**
 * Opens the live data to see whether an endpoint is set up, and the training data when training it is.
 * In training the live data stay shut, except while an endpoint is being stored in them.
 */
async function openData(
  options: BackendOptions,
  environment: Environment,
): Promise<Result<OpenData, Failure>> {
  try {
    await mkdir(options.dataFolder, { recursive: true, mode: 0o700 });
  } catch (error) {
    return err(failure('database-unavailable', { detail: `data folder: ${String(error)}` }));
  }
  const keys = await options.masterKey.load();
  if (!keys.ok) return keys;
  const sealer = createSealer(keys.value, environment.random);
  const open = async (mode: DeskMode) => {
    await mkdir(join(options.dataFolder, mode), { recursive: true, mode: 0o700 });
    return openDatabase({ file: databaseFile(options.dataFolder, mode), sealer, now: environment.now });
  };
  const live = await open('live');
  if (!live.ok) return live;
  let stored: LiveSettings = await readSettings(live.value.settings);
  const attached = (stored.endpoint ?? stored.kbtt ?? stored.portalTemplate) !== undefined;
  const mode = options.mode ?? (attached ? 'live' : 'training');
  if (mode === 'live') {
    const save: SaveLive = async (key, value) => {
      await writeSetting(live.value.settings, key, value);
      stored = await readSettings(live.value.settings);
    };
    return ok({ database: live.value, live: { settings: () => stored, save }, mode });
  }
  await live.value.close();
  const training = await open('training');
  if (!training.ok) return training;
  const save: SaveLive = async (key, value) => {
    const reopened = await open('live');
    if (!reopened.ok) throw new Error(`live data: ${reopened.error.code}`);
    try {
      await writeSetting(reopened.value.settings, key, value);
      stored = await readSettings(reopened.value.settings);
    } finally {
      await reopened.value.close();
    }
  };
  return ok({ database: training.value, live: { settings: () => stored, save }, mode });
}

/** A database in memory, sealed by a key that nobody else has: a practice world lives in it and is gone with it. */
async function openMemoryDatabase(environment: Environment, now: () => number): Promise<Database> {
  const key = { version: 1, bytes: environment.random(MEMORY_KEY_BYTES) };
  const opened = await openDatabase({
    file: ':memory:',
    sealer: createSealer([key], environment.random),
    now,
  });
  if (!opened.ok) throw new Error(`a database in memory did not open: ${opened.error.code}`);
  return opened.value;
}

/** A desk without PC/SC still opens: everything but reading works, and the doctor says why. */
async function openDriver(
  options: BackendOptions,
  training: TrainingDesk | undefined,
  log: DebugLog,
): Promise<CardReaderDriver | undefined> {
  if (options.driver) return options.driver;
  if (training && options.reader !== 'pcsc') return training.driver;
  const driver = await openCardReaderDriver();
  if (driver.ok) return driver.value;
  log.warn('no card reader driver', { failure: driver.error.code });
  return undefined;
}

/** Scanners are looked for where real card readers are: a simulated reader comes with a desk that is not a counter. */
async function openScanners(
  options: BackendOptions,
  training: TrainingDesk | undefined,
  log: DebugLog,
): Promise<ScannerSources> {
  if (options.scanners) return options.scanners;
  if (options.driver || (training && options.reader !== 'pcsc')) return {};
  return machineScanners(options.mrzReader, (detail) => log.warn('no scanner driver', { detail }));
}

/**
 * Opens the desk and starts watching and sending.
 * Failures: those of the database and of the master key; a missing reader or endpoint is no failure.
 */
export async function startDesk(options: BackendOptions): Promise<Result<RunningDesk, Failure>> {
  const environment = options.environment ?? systemEnvironment;
  const log = keepTail(options.log ?? createDebugLog(), environment.now);
  const data = await openData(options, environment);
  if (!data.ok) return data;
  const { database, live, mode } = data.value;
  if (options.resetManagerCode) await resetManagerCode(database, environment, 'start-option');
  const pageEvents = createEventHub();
  // While a situation of the tour is shown, the page hears of its world and not of the training desk behind it.
  let tour: Tour | undefined;
  const events: EventHub = {
    ...pageEvents,
    publish: (event, payload) => {
      if (tour?.atHome() ?? true) pageEvents.publish(event, payload);
    },
  };
  const training =
    mode === 'training'
      ? await import('../training/training-desk.ts').then(({ openTrainingDesk }) =>
          openTrainingDesk({
            folder: join(options.dataFolder, 'training'),
            environment,
            latencyMs: options.simulatedLatencyMs,
            onChange: (view) => events.publish('training', view),
          }),
        )
      : undefined;
  const logError = (error: unknown) => log.error('unexpected', error);
  const driver = await openDriver(options, training, log);
  const scanners = await openScanners(options, training, log);
  const catalogues = loadCatalogues();
  const common = {
    host: options.host,
    version: packageJson.version,
    catalogues,
    saveLive: live.save,
    liveShown: live.settings,
    holder: holderName(hostname(), process.pid, randomBytes(4).toString('hex')),
    processLives,
    log: logError,
    backupFolder: join(options.dataFolder, mode, 'backups'),
  };
  const desk = await assembleDesk({
    ...common,
    mode,
    environment,
    database,
    driver,
    scanners,
    builtInTrust: [...(training?.trust ?? []), ...(options.trust ?? [])],
    ...(options.revocationLists && { builtInRevocationLists: options.revocationLists }),
    fallbackSettings: training?.settings ?? DEFAULT_SETTINGS,
    ...(training && { fixedEndpoint: training.endpoint }),
    channels: channelMakers({ environment, log, database, catalogues, mode }),
    events,
    recentLog: log.lines,
  });
  await database.audit.append({
    type: 'desk-started',
    at: environment.now(),
    operatorId: desk.settings.current().operator.id,
    data: { mode, host: options.host, version: packageJson.version },
  });
  desk.dispatcher.start();
  const fallBack = createFallBack({
    database,
    environment,
    channel: desk.channel,
    dispatcher: desk.dispatcher,
    settings: () => {
      const { facility, routes } = desk.settings.current();
      return { facility: facility.kind, routes };
    },
    operatorId: () => desk.settings.current().operator.id,
    onMoved: (ids) => events.publish('outbox', { ids: [...ids] }),
    onError: logError,
  });
  const homeHandlers = createHandlers(desk, environment, training);
  if (training) {
    const { openTour } = await import('../training/tour/open-tour.ts');
    tour = openTour({
      home: desk,
      homeHandlers,
      homeTable: training,
      environment,
      events: pageEvents,
      openDatabase: (now) => openMemoryDatabase(environment, now),
      common,
      log,
      latencyMs: options.simulatedLatencyMs,
    });
  }
  const backend: Backend = {
    handlers: tour?.handlers ?? homeHandlers,
    guestDisplay: desk.guestDisplay.surface,
    cameraOn: desk.camera.isOn,
    subscribe: pageEvents.subscribe,
    async stop() {
      await tour?.stop();
      await fallBack.stop();
      await database.audit
        .append({
          type: 'desk-stopped',
          at: environment.now(),
          operatorId: desk.settings.current().operator.id,
          data: { mode },
        })
        .catch(logError);
      await desk.stop();
      await training?.stop();
    },
  };
  return ok({ backend, desk, mode });
}

/** The window comes first; the chip code is warmed up once it is on its way. */
const WARM_UP_AFTER_MS = 300;

/** What the hosts need. */
export async function startBackend(options: BackendOptions): Promise<Result<Backend, Failure>> {
  const started = await startDesk(options);
  setTimeout(() => {
    warmUp();
    if (started.ok) parseTrustAnchors(started.value.desk.trust());
  }, WARM_UP_AFTER_MS).unref();
  return started.ok ? ok(started.value.backend) : started;
}
