/**
 * One run of the crash test: lives of a desk are killed at random moments while the endpoint fails in every way it
 * knows, then every fault ends, the outbox is drained, and the desk is compared with the endpoint's book.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChainedAuditEvent } from '../../electron/core/audit/event.ts';
import type { Attempt } from '../../electron/core/outbox/entry.ts';
import { OPEN_STATES } from '../../electron/core/outbox/transitions.ts';
import {
  createRandomSequence,
  type RandomSequence,
} from '../../native/virtual-chip/portrait/random-sequence.ts';
import { createSimulatedCardReader } from '../../native/virtual-chip/simulated-card-reader.ts';
import { openLiveDesk } from '../support/desk/live-desk.ts';
import type { CrashedWay, RunningEndpoint } from './crashed-way.ts';
import { type DeskProcess, type Moment, startDeskProcess } from './desk-process.ts';
import type { RotaFault, RotaPlace } from './fault-rota.ts';
import { type Evidence, judge, type Violation } from './judge.ts';
import type { LifePlan } from './life-plan.ts';
import { type Met, turns, unmet } from './turns.ts';

export interface CrashOptions {
  readonly way: CrashedWay;
  readonly kills: number;
  readonly seed: number;
  /** Most guests that one life files. */
  readonly guestsPerLife: number;
  /** No life begins after this; the comparison is made all the same. */
  readonly capMs: number;
  /** Empty, and kept by the caller. */
  readonly folder: string;
  readonly onProgress?: (line: string) => void;
}

/** What happened while one fault had its turn. */
export interface PlaceReport {
  readonly name: string;
  readonly kills: number;
  /** Requests that it struck, or connections where the certificate is the fault; those of an endpoint that was killed are not known. */
  readonly struck: number;
  readonly filed: number;
  readonly green: number;
  readonly refused: number;
  readonly lost: number;
  readonly doubled: number;
  readonly unresolved: number;
}

export interface CrashReport {
  readonly kills: number;
  readonly endpointKills: number;
  /** Kills that fell between a commit and its word to the clerk: filed, and nobody was told. */
  readonly filedUntold: number;
  /** Records that a later life found in the hands of a dead one. */
  readonly leftInSending: number;
  /** From the opening of a life until it knew that the one before had died with these, in milliseconds; ascending. */
  readonly recoveryMs: readonly number[];
  /** Records that came to the authority again and were known by their id. */
  readonly repeats: number;
  readonly drainMs: number;
  readonly places: readonly PlaceReport[];
  readonly violations: readonly Violation[];
  /** What went wrong besides: a life that ended by itself, an unexpected error, damaged data. */
  readonly troubles: readonly string[];
}

/** Loaded and waiting, so that the next life begins at once. */
const STANDING_BY = 2;
const LONGEST_OPENING_MS = 400;
const LONGEST_SENDING_MS = 350;
/** For lives that are to get as far as the answer: what the last one left is asked about before anything is sent. */
const LONGEST_ANSWERING_MS = 2_000;
const DRAIN_CAP_MS = 180_000;
const DRAIN_LOOK_MS = 100;
const EVERYTHING = 10_000_000;

/** Guests of one life after another; each has its number in the whole run. */
function createPlanner(way: CrashedWay, random: RandomSequence, most: number): () => LifePlan {
  let guestsSoFar = 0;
  return () => {
    const guests = Array.from({ length: Math.ceil(random.next() * most) }, () => {
      guestsSoFar += 1;
      return way.drawGuest(random, guestsSoFar);
    });
    const comesAgain = way.takesGuestsAgain && random.chance(0.3);
    const again = comesAgain ? guests.slice(0, 1).map((one) => ({ ...one, room: '999' })) : [];
    return {
      channel: way.id,
      guests: [...guests, ...again],
      together: random.chance(0.4),
      pressesSend: random.chance(0.4),
    };
  };
}

function drawMoment(random: RandomSequence, guests: number): Moment {
  if (random.chance(0.15)) return { kind: 'opening', delayMs: random.between(0, LONGEST_OPENING_MS) };
  const count = random.chance(0.6) ? guests : Math.floor(random.next() * guests);
  const longest = random.chance(0.5) ? LONGEST_ANSWERING_MS : LONGEST_SENDING_MS;
  // The square: more of them soon after a commit than long after it.
  return { kind: 'filed', count, delayMs: random.next() ** 2 * longest };
}

/** The endpoint, killed now and then and back a little later on the same port with the same book. */
function createEndpointKeeper(way: CrashedWay, folder: string, first: RunningEndpoint) {
  let current = first;
  let kills = 0;
  return {
    kills: () => kills,
    setFault: (fault: RotaFault | undefined) => current.setFault(fault),
    async killAndRestart(afterMs: number): Promise<void> {
      await pause(afterMs);
      await current.kill();
      kills += 1;
      current = await way.startEndpoint(folder, first.port);
    },
    stop: () => current.kill(),
  };
}

const openDesk = (dataFolder: string) =>
  openLiveDesk({ dataFolder, driver: createSimulatedCardReader({ latencyMs: 0 }), trust: [] });

/** The last life: all faults are over, the clerk presses "send now" and settles what is in doubt, nobody kills it. */
async function drain(
  way: CrashedWay,
  dataFolder: string,
  bookFile: string,
): Promise<{
  readonly evidence: Omit<Evidence, 'promised'>;
  readonly drainMs: number;
  readonly damage: readonly string[];
}> {
  const { desk, backend } = await openDesk(dataFolder);
  const { database } = desk;
  const from = performance.now();
  const passed = () => performance.now() - from;
  const open = () => database.outbox.list({ states: OPEN_STATES, limit: EVERYTHING });
  await desk.dispatcher.retryNow();
  for (let left = await open(); left.length > 0 && passed() < DRAIN_CAP_MS; left = await open()) {
    await way.settle(desk, left, bookFile);
    await desk.dispatcher.retryNow();
    await pause(DRAIN_LOOK_MS);
  }
  const drainMs = passed();
  const entries = await database.outbox.list({ limit: EVERYTHING });
  const declarations = await database.declarations.byIds(entries.map(({ id }) => id));
  const attempts = new Map<string, readonly Attempt[]>();
  for (const { id } of entries) attempts.set(id, await database.attempts.of(id));
  const audit = await database.audit.latest(EVERYTHING);
  const broken = await database.audit.firstBroken();
  const { integrity } = await database.inspect();
  await backend.stop();
  return {
    evidence: {
      entries,
      attempts,
      audit,
      contentSha256: new Map(declarations.map((one) => [one.id, way.contentOf(one)])),
      book: await way.readBook(bookFile, declarations),
      green: way.green,
    },
    drainMs,
    damage: [
      ...(broken === undefined ? [] : [`the audit chain breaks at event ${broken}`]),
      ...(integrity === 'ok' ? [] : ['the database is damaged']),
    ],
  };
}

export async function runCrashTest(options: CrashOptions): Promise<CrashReport> {
  const { way } = options;
  const { places, varied } = way.rota;
  const random = createRandomSequence(options.seed);
  const nextPlan = createPlanner(way, random, options.guestsPerLife);
  const dataFolder = join(options.folder, 'desk');
  const endpointFolder = join(options.folder, 'endpoint');
  const first = await way.startEndpoint(endpointFolder, 0);
  const endpoint = createEndpointKeeper(way, endpointFolder, first);
  const environment = { ...process.env, NODE_COMPILE_CACHE: join(options.folder, 'compiled') };
  const standingBy: DeskProcess[] = [];
  const nextProcess = (): DeskProcess => {
    while (standingBy.length <= STANDING_BY) standingBy.push(startDeskProcess(dataFolder, environment));
    const next = standingBy.shift();
    if (!next) throw new Error('nobody stands by');
    return next;
  };

  const filedUnder = new Map<string, string>();
  const killsUnder = new Map<string, number>();
  const struckUnder = new Map<string, number>();
  let before: RotaPlace | undefined;
  const troubles: string[] = [];
  const began = performance.now();
  let kills = 0;
  try {
    const settings = await openDesk(dataFolder);
    await first.attach(settings);
    await settings.backend.stop();

    for (const place of turns(places, options.kills, { killsUnder, struckUnder })) {
      if (performance.now() - began > options.capMs) break;
      const life = kills;
      tally(struckUnder, before?.name, await endpoint.setFault(varied(place.fault, random)));
      before = place;
      const plan = nextPlan();
      const moment = drawMoment(random, plan.guests.length);
      const outage = random.chance(0.08)
        ? endpoint.killAndRestart(random.between(0, LONGEST_SENDING_MS))
        : undefined;
      const story = await nextProcess().live(plan, moment);
      await outage;
      kills += 1;
      tally(killsUnder, place.name, 1);
      for (const id of story.filed) filedUnder.set(id, place.name);
      if (story.failed) troubles.push(`life ${life} (${place.name}) ${story.failed}`);
      if (story.complaints) troubles.push(`life ${life} (${place.name}) said: ${story.complaints}`);
      options.onProgress?.(`${kills} kills, ${filedUnder.size} filed, under "${place.name}"`);
    }
    tally(struckUnder, before?.name, await endpoint.setFault(undefined));
    const { evidence, drainMs, damage } = await drain(way, dataFolder, first.book);
    const violations = judge({ ...evidence, promised: [...filedUnder.keys()] });
    const { entries, audit, book } = evidence;
    return {
      kills,
      endpointKills: endpoint.kills(),
      filedUntold: entries.filter(({ id }) => !filedUnder.has(id)).length,
      leftInSending: audit.filter(isAbandoned).length,
      recoveryMs: recoveryTimes(audit),
      repeats: book.filter(({ event }) => event === 'repeated').length,
      drainMs,
      places: placeReports(places, { killsUnder, struckUnder, filedUnder }, entries, violations),
      violations,
      troubles: [...troubles, ...neverStruck(places, { killsUnder, struckUnder }), ...damage],
    };
  } finally {
    await Promise.all(standingBy.map((process) => process.discard()));
    await endpoint.stop();
  }
}

const isAbandoned = ({ data }: ChainedAuditEvent): boolean => data.cause === 'abandoned';

function recoveryTimes(audit: readonly ChainedAuditEvent[]): readonly number[] {
  let startedAt = 0;
  return [...audit]
    .sort((a, b) => a.sequence - b.sequence)
    .flatMap((event) => {
      if (event.type === 'desk-started') startedAt = event.at;
      return isAbandoned(event) ? [event.at - startedAt] : [];
    })
    .sort((a, b) => a - b);
}

function tally(counts: Map<string, number>, name: string | undefined, more: number): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + more);
}

/** Each by its name, in a sentence: a fault that struck none of its lives proves nothing. */
const neverStruck = (places: readonly RotaPlace[], met: Met): readonly string[] =>
  unmet(places, met).map(({ name }) => `"${name}" was set and never struck`);

/** Records that were filed and not told are under "untold". */
function placeReports(
  places: readonly RotaPlace[],
  {
    killsUnder,
    struckUnder,
    filedUnder,
  }: {
    readonly killsUnder: ReadonlyMap<string, number>;
    readonly struckUnder: ReadonlyMap<string, number>;
    readonly filedUnder: ReadonlyMap<string, string>;
  },
  entries: Evidence['entries'],
  violations: readonly Violation[],
): readonly PlaceReport[] {
  const stateOf = new Map(entries.map(({ id, state }) => [id, state]));
  const kindsOf = Map.groupBy(violations, ({ id }) => id);
  const all = new Set([...filedUnder.keys(), ...stateOf.keys(), ...kindsOf.keys()]);
  const idsUnder = Map.groupBy(all, (id) => filedUnder.get(id) ?? UNTOLD);
  return [...places.map(({ name }) => name), UNTOLD].flatMap((name) => {
    const ids = idsUnder.get(name) ?? [];
    const kills = killsUnder.get(name) ?? 0;
    const having = (state: string) => ids.filter((id) => stateOf.get(id) === state).length;
    const violating = (kind: Violation['kind']) =>
      ids.filter((id) => kindsOf.get(id)?.some((one) => one.kind === kind)).length;
    return kills + ids.length === 0
      ? []
      : [
          {
            name,
            kills,
            struck: struckUnder.get(name) ?? 0,
            filed: ids.length,
            green: having('registered'),
            refused: having('rejected'),
            lost: violating('lost'),
            doubled: violating('doubled'),
            unresolved: violating('unresolved'),
          },
        ];
  });
}

const UNTOLD = '(killed before it could say so)';
