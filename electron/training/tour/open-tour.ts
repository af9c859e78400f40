/** The tour put beside the training desk: one page, and either the desk or the world of a situation behind it. */
import type { DebugLog } from '../../backend/debug-log.ts';
import type { Desk } from '../../backend/desk.ts';
import { DEFAULT_SETTINGS } from '../../backend/desk-settings.ts';
import type { EventHub } from '../../backend/event-hub.ts';
import { behindLock } from '../../backend/kiosk-lock/method-access.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { createTestAuthority, type TestAuthority } from '../gateway-endpoint/authority.ts';
import type { TrainingTable } from '../training-desk.ts';
import { frontOf, tourHandlers } from './front.ts';
import { createTourDesk } from './tour-desk.ts';
import { openWorld, type WorldParts } from './world.ts';

/** A contactless card answers a short command in about this time. */
const CARD_LATENCY_MS = 15;

export interface TourOptions {
  readonly home: Desk;
  readonly homeHandlers: Handlers;
  readonly homeTable: TrainingTable;
  readonly environment: Environment;
  /** The page's events. */
  readonly events: EventHub;
  readonly openDatabase: WorldParts['openDatabase'];
  readonly common: WorldParts['common'];
  readonly log: DebugLog;
  readonly latencyMs?: number | undefined;
}

export interface Tour {
  readonly handlers: Handlers;
  /** Whether the page sees the training desk, and no world of a situation. */
  atHome(): boolean;
  stop(): Promise<void>;
}

export function openTour(options: TourOptions): Tour {
  const { home, environment, events, common, log } = options;
  /** Of the worlds alone, in memory; made when the first one opens. */
  let authority: Promise<TestAuthority> | undefined;
  let opened = 0;
  const tour = createTourDesk({
    home,
    environment,
    events,
    openWorld: async (situation, short, worldEvents) => {
      opened += 1;
      authority ??= createTestAuthority({ now: environment.now });
      const { facility, operator, defaults } = home.settings.current();
      const [main = 'lodging'] = situation.trades;
      return openWorld({
        situation,
        short,
        facility: situation.trades.includes(facility.kind) ? facility.kind : main,
        settings: { ...DEFAULT_SETTINGS, operator, defaults },
        environment,
        authority: await authority,
        openDatabase: options.openDatabase,
        common,
        log,
        events: worldEvents,
        latencyMs: options.latencyMs ?? CARD_LATENCY_MS,
        ordinal: opened,
      });
    },
    showHome: async () => {
      events.publish('status', await home.status());
      events.publish('checkIn', home.checkIn.view());
      events.publish('training', options.homeTable.view());
    },
    log: common.log,
  });
  const handlers = { ...options.homeHandlers, ...tourHandlers(tour) };
  return {
    // SECURITY: a world has no lock of its own that counts: the desk's lock holds in front of it too.
    handlers: behindLock(frontOf(handlers, tour), home.lock),
    atHome: () => tour.handlers() === undefined,
    stop: tour.stop,
  };
}
