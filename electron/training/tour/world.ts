/**
 * The world of one situation: a desk of its own on a database in memory, with an endpoint, a reader and a clock of its own.
 * Everything in it is the real code. SECURITY: it knows no way to a real channel and writes no file: leaving it, or a
 * crash in the middle of it, leaves nothing behind.
 */
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import {
  createSimulatedCardReader,
  type SimulatedCardReader,
} from '../../../native/virtual-chip/simulated-card-reader.ts';
import { channelMakers } from '../../backend/channel-makers.ts';
import type { DebugLog } from '../../backend/debug-log.ts';
import { assembleDesk, type Desk } from '../../backend/desk.ts';
import type { DeskParts } from '../../backend/desk-parts.ts';
import type { DeskSettings, EndpointSettings } from '../../backend/desk-settings.ts';
import type { EventHub } from '../../backend/event-hub.ts';
import { createHandlers } from '../../backend/handlers.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import type { FacilityKind } from '../../core/declaration/facility.ts';
import { failure } from '../../core/failure/failure.ts';
import { concludeVerdict } from '../../core/identity/conclude-verdict.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok } from '../../core/result.ts';
import { addDays, DAY_MS, type EpochMs, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import { gatewayConfig } from '../../police/gateway/gateway-config.ts';
import { type TestAuthority, TRAINING_ISSUER } from '../gateway-endpoint/authority.ts';
import { type GatewayEndpoint, startGatewayEndpoint } from '../gateway-endpoint/endpoint.ts';
import type { TrainingTable, TrainingView } from '../training-desk.ts';
import { type CastMember, castOf, chipOf, type Issuers, personOfFace, tableViewOf } from './cast.ts';
import { type Beginning, beginningOf } from './happened.ts';
import type { Situation } from './situation.ts';
import { type Stopwatch, startStopwatch } from './stopwatch.ts';

const FACILITY_CODE = 'training-facility';
const FACILITIES: Readonly<Record<FacilityKind, string>> = {
  lodging: 'Nhà nghỉ Ví Dụ (tình huống luyện tập)',
  'boarding-house': 'Nhà trọ Ví Dụ (tình huống luyện tập)',
  'medical-facility': 'Trạm y tế Ví Dụ (tình huống luyện tập)',
  pawnshop: 'Tiệm cầm đồ Ví Dụ (tình huống luyện tập)',
};
/** An earlier shift's records are settled well within this, or the world does not open. */
const SETTLED_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 20;
const CHECKOUT_HOUR = '12:00';
/** More than cards are ever laid in one situation, or on the training desk in a day. */
const INSERTIONS_OF_A_WORLD = 100_000;

export interface World {
  readonly desk: Desk;
  readonly handlers: Handlers;
  readonly database: Database;
  readonly endpoint: GatewayEndpoint;
  readonly cast: readonly CastMember[];
  readonly beginning: Beginning;
  readonly stopwatch: Stopwatch;
  readonly table: TrainingTable;
  /** The day on its wall. */
  readonly today: string;
  close(): Promise<void>;
}

export interface WorldParts {
  readonly situation: Situation;
  readonly short: boolean;
  readonly facility: FacilityKind;
  readonly settings: DeskSettings;
  /** The clock of the machine: certificates of the endpoint go by it. */
  readonly environment: Environment;
  readonly authority: TestAuthority;
  /** A database in memory that lives as long as the world. */
  readonly openDatabase: (now: () => EpochMs) => Promise<Database>;
  readonly common: Pick<
    DeskParts,
    | 'host'
    | 'version'
    | 'catalogues'
    | 'saveLive'
    | 'liveShown'
    | 'holder'
    | 'processLives'
    | 'log'
    | 'backupFolder'
  >;
  readonly log: DebugLog;
  readonly events: EventHub;
  readonly latencyMs: number;
  /** Which world it is, 1 onwards: no card of one is taken for a card of another. */
  readonly ordinal: number;
}

const endpointSettings = (url: string, authority: TestAuthority): EndpointSettings => ({
  facilityCode: FACILITY_CODE,
  gateway: gatewayConfig.parse({
    baseUrl: url,
    ca: authority.ca,
    clientCertificate: authority.client.certificate,
    clientKey: authority.client.key,
    receiptKeys: authority.receiptKeys,
    receiptIssuer: TRAINING_ISSUER,
  }),
});

export async function openWorld(parts: WorldParts): Promise<World> {
  const { situation, environment, authority, common } = parts;
  const { setting } = situation;
  const today = localDateOf(environment.now());
  const opensAt = instantAt(today, setting.clock);
  const stopwatch = startStopwatch(environment.monotonic);
  // The earlier shift works on the evening before; the clerk sits down when the story begins.
  let wall = opensAt - (setting.staying ? DAY_MS : 0);
  const now = (): EpochMs => Math.round(wall + stopwatch.elapsed());
  const inWorld: Environment = { ...environment, now };
  const clock = () => new Date(now());

  const cast = castOf(setting, { now: clock, today, short: parts.short });
  const issuers: Issuers = {
    vietnam: createIssuer({ random: environment.random, now: clock }),
    abroad: createIssuer({ random: environment.random, now: clock, country: 'DE' }),
  };
  const endpoint = await startGatewayEndpoint({
    port: 0,
    authority,
    now,
    watchLists: [],
    ...(setting.endpoint.fault && { fault: setting.endpoint.fault }),
  });
  const driver = createSimulatedCardReader({
    readerName: 'Đầu đọc luyện tập / Training reader',
    latencyMs: parts.latencyMs,
    insertions: parts.ordinal * INSERTIONS_OF_A_WORLD,
  });
  const database = await parts.openDatabase(now);
  const desk = await assembleDesk({
    ...common,
    mode: 'training',
    environment: inWorld,
    database,
    driver,
    scanners: {},
    builtInTrust: [issuers.vietnam.csca, issuers.abroad.csca],
    fallbackSettings: {
      ...parts.settings,
      facility: {
        id: FACILITY_CODE,
        name: FACILITIES[parts.facility],
        kind: parts.facility,
        address: 'Số 1 Phố Thử, Phường Ví Dụ',
      },
      trustAnchors: [],
      revocationLists: [],
      routes: [],
    },
    fixedEndpoint: endpointSettings(endpoint.url, authority),
    channels: channelMakers({
      environment: inWorld,
      log: parts.log,
      database,
      catalogues: common.catalogues,
      mode: 'training',
    }),
    events: parts.events,
  });
  desk.dispatcher.start();
  const up = setting.endpoint.state === 'up';
  const table = openTable(driver, cast, (member) => chipOf(member, issuers, inWorld), up, parts.events);

  await setTheScene(desk, database, situation, cast, now);
  wall = opensAt - stopwatch.elapsed();
  if (!up) await endpoint.stop();

  return {
    desk,
    handlers: createHandlers(desk, inWorld, table),
    database,
    endpoint,
    cast,
    beginning: await beginningOf(database),
    stopwatch,
    table,
    today,
    async close() {
      await desk.stop();
      await driver.stop();
      if (up) await endpoint.stop();
    },
  };
}

/** What the earlier shift left: filed the real way, and settled by the endpoint. */
async function setTheScene(
  desk: Desk,
  database: Database,
  { setting }: Situation,
  cast: readonly CastMember[],
  now: () => EpochMs,
): Promise<void> {
  const verdict = concludeVerdict([{ name: 'access', outcome: 'not-possible', reason: 'typed-by-hand' }]);
  const file = async (key: string, room: string, reason: string, nights: number) => {
    const member = cast.find(({ part }) => part.key === key);
    if (!member) throw new Error(`no practice person ${key}`);
    const filed = await desk.file(
      { person: personOfFace(member), source: 'typed', verdict },
      {
        room,
        reason,
        arrival: now(),
        plannedDeparture: instantAt(addDays(localDateOf(now()), nights), CHECKOUT_HOUR),
      },
    );
    if (!filed.ok) throw new Error(`the scene could not be set: ${filed.error.code}`);
  };
  const { staying, filedBefore = [], watchList } = setting;
  // Long enough that the stay of yesterday still meets the one of tonight.
  if (staying) await file(staying.person, staying.room, '1', 2);
  for (const { person, room, reason } of filedBefore) await file(person, room, reason, 1);
  if (watchList) {
    const list = {
      origin: 'Công an Phường Ví Dụ (luyện tập)',
      dated: localDateOf(now()),
      entries: watchList,
    };
    const taken = await desk.pawnRooms.watch.importFile(new TextEncoder().encode(JSON.stringify(list)), {});
    if (!taken.ok) throw new Error(`the watch list was not taken: ${taken.error.code}`);
  }
  for (let waited = 0; waited < SETTLED_WITHIN_MS; waited += LOOK_EVERY_MS) {
    const open = await database.outbox.list({ states: OPEN_STATES, limit: 1 });
    if (open.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  throw new Error('the scene could not be set: records of the earlier shift did not settle');
}

/** The training table of the world: its people's cards on its own reader; its endpoint is part of the story. */
function openTable(
  driver: SimulatedCardReader,
  cast: readonly CastMember[],
  chip: (member: CastMember) => ReturnType<typeof chipOf>,
  endpointUp: boolean,
  events: EventHub,
): TrainingTable {
  const carriers = cast.filter(({ part }) => part.document !== undefined);
  let onReader: string | undefined;
  const view = (): TrainingView => ({
    people: carriers.map(tableViewOf),
    ...(onReader !== undefined && { cardOnReader: onReader }),
    endpointUp,
  });
  const changed = (): TrainingView => {
    const next = view();
    events.publish('training', next);
    return next;
  };
  driver.watch(({ slots }) => {
    if (onReader === undefined || slots.some(({ status }) => status !== 'empty')) return;
    onReader = undefined;
    changed();
  });
  return {
    view,
    layCard(id) {
      const member = carriers.find(({ part }) => part.key === id);
      if (!member) return err(failure('record-not-found'));
      onReader = undefined;
      driver.lay(chip(member));
      onReader = id;
      return ok(changed());
    },
    liftCard() {
      onReader = undefined;
      driver.lift();
      return changed();
    },
    setEndpoint: async () => view(),
  };
}
