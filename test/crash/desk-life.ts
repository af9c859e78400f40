/**
 * One life of a desk without screens: opens its data, files the guests it is told of, sends, and goes on until it is
 * killed. Loads first and waits for its plan, so that the next life begins the moment the last one has ended.
 *
 * Usage: node desk-life.ts DATA-FOLDER, the plan as one line of JSON on standard input
 */
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '../../electron/backend/desk.ts';
import { queueDeclaration } from '../../electron/backend/filing.ts';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { ForeignStay } from '../../electron/core/declaration/foreign-stay.ts';
import type { StayChangeDetails } from '../../electron/core/declaration/stay-change.ts';
import type { StayNotice } from '../../electron/core/declaration/stay-notice.ts';
import { createSimulatedCardReader } from '../../native/virtual-chip/simulated-card-reader.ts';
import {
  inventedChange,
  inventedForeignStay,
  inventedNotice,
  inventedPawn,
  inventedSuspicion,
} from '../support/desk/invented-declarations.ts';
import { openLiveDesk } from '../support/desk/live-desk.ts';
import { type Guest, type LifePlan, type LifeWord, lifePlan, personOf, stayOf } from './life-plan.ts';

const STDOUT = 1;
/** As `attach` gives it to the desk. */
const FACILITY = 'facility-000';

const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('usage: desk-life DATA-FOLDER');

const say = (word: LifeWord): void => {
  writeSync(STDOUT, `${JSON.stringify(word)}\n`);
};

const DAY_MS = 86_400_000;

/** Changes that the Ministry's API takes: a longer stay, or a guest who has left. */
const departureOf = ({ seed }: Guest, stay: StayNotice, now: number): StayChangeDetails =>
  seed % 2 === 0
    ? { type: 'extension', plannedDeparture: stay.stay.arrival + 20 * DAY_MS }
    : { type: 'check-out', at: now };

/** A record of any other kind; a change without a stay before it is a stay. */
function declarationOf(guest: Guest, { channel }: LifePlan, last: Last, now: number): Declaration {
  const options = { now, facilityId: FACILITY };
  const fresh = { id: systemEnvironment.newId(), createdAt: now };
  switch (guest.kind) {
    case 'stay-change':
      if (channel === 'kbtt' && last.citizen) {
        const change = departureOf(guest, last.citizen, now);
        return { ...inventedChange(guest.seed, last.citizen, options), ...fresh, change };
      }
      if (channel === 'gateway' && last.foreign)
        return { ...inventedChange(guest.seed, last.foreign, options), ...fresh };
      return { ...inventedForeignStay(guest.seed, options), ...fresh };
    case 'pawn-contract':
      return { ...inventedPawn(guest.seed, options), ...fresh };
    case 'suspicion-report':
      return { ...inventedSuspicion(guest.seed, options), ...fresh };
    case 'stay-notice':
      return {
        ...inventedNotice(guest.seed, options),
        ...fresh,
        person: personOf(guest, channel, now),
        stay: stayOf(guest, now),
      };
    case 'foreign-stay':
      return { ...inventedForeignStay(guest.seed, options), ...fresh };
  }
}

/** What a change may be about; one change of each stay: the Ministry's book knows a change by the paper of its guest. */
interface Last {
  foreign?: ForeignStay | undefined;
  citizen?: StayNotice | undefined;
}

function note(declaration: Declaration, last: Last): void {
  if (declaration.kind === 'foreign-stay') last.foreign = declaration;
  if (declaration.kind === 'stay-notice') last.citizen = declaration;
  if (declaration.kind === 'stay-change') last.citizen = undefined;
}

/** One transaction, one wake, one batch: what one of a batch comes to must not touch its mates. */
async function fileTogether({ database, dispatcher }: Desk, plan: LifePlan, last: Last): Promise<void> {
  const now = Date.now();
  const declarations = plan.guests.map((guest, place) => {
    // Of one person the earlier one goes first; two of one instant would have no order.
    const declaration = declarationOf(guest, plan, last, now + place);
    note(declaration, last);
    return declaration;
  });
  await database.transaction(async (stores) => {
    for (const declaration of declarations) await queueDeclaration(stores, declaration, () => plan.channel);
  });
  dispatcher.wake();
  for (const { id } of declarations) say({ word: 'filed', id });
}

async function fileOneByOne(desk: Desk, plan: LifePlan, last: Last): Promise<void> {
  for (const guest of plan.guests) {
    await pause(guest.pauseMs);
    const now = Date.now();
    if (guest.kind === 'stay-notice') {
      const filed = await desk.file(
        {
          person: personOf(guest, plan.channel, now),
          source: 'typed',
          verdict: { level: 'not-verified', reasons: ['typed-by-hand'] },
        },
        stayOf(guest, now),
      );
      if (filed.ok) {
        note(filed.value.notice, last);
        say({ word: 'filed', id: filed.value.notice.id });
        continue;
      }
      // The counter does not declare a guest twice; here he is, because records of one person must keep their order.
      if (filed.error.code !== 'stay-overlaps') throw new Error(`not filed: ${JSON.stringify(filed.error)}`);
    }
    const declaration = declarationOf(guest, plan, last, now);
    note(declaration, last);
    await desk.database.transaction((stores) => queueDeclaration(stores, declaration, () => plan.channel));
    desk.dispatcher.wake();
    say({ word: 'filed', id: declaration.id });
  }
}

async function live(folder: string, plan: LifePlan): Promise<void> {
  const { desk } = await openLiveDesk({
    dataFolder: folder,
    driver: createSimulatedCardReader({ latencyMs: 0 }),
    trust: [],
  });
  say({ word: 'open' });
  const last: Last = {};
  if (plan.together) await fileTogether(desk, plan, last);
  else await fileOneByOne(desk, plan, last);
  if (plan.pressesSend) await desk.dispatcher.retryNow();
}

const lines = createInterface({ input: process.stdin });
lines.once('line', (line) => {
  live(dataFolder, lifePlan.parse(JSON.parse(line))).catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
});
// The end of its input is the end of whoever started it.
lines.once('close', () => process.exit(0));
// Written at the end of a program as a rule; this one has none.
flushCompileCache();
say({ word: 'loaded' });
