/** Sends invented people through one channel, with a real outbox before it, and compares field by field what arrived. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase } from '../../db/open-database.ts';
import { createSealer } from '../../db/sealing/sealer.ts';
import { queueDeclaration } from '../../electron/backend/filing.ts';
import { createDispatcher } from '../../electron/backend/sending/dispatcher.ts';
import { systemEnvironment } from '../../electron/backend/system-environment.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { Channel } from '../../electron/core/ports/channel.ts';
import { inventedMix } from '../support/desk/invented-declarations.ts';
import { temporaryFolder } from '../support/desk/temporary-folder.ts';
import type { ChannelUnderTest, Fields } from './channel-under-test.ts';

export interface ConformanceReport {
  readonly channel: string;
  readonly sent: number;
  readonly arrived: number;
  readonly fields: number;
  /** Invented people that this channel has no place for, and says so before anything is sent. */
  readonly notCarried: number;
  readonly differences: readonly string[];
  readonly seconds: number;
}

const FACILITY = 'facility-000';
const CAP_MS = 300_000;
const PORTION = 100;

/** As many as are asked for of those that the channel carries; the others are counted. */
function peopleFor(under: ChannelUnderTest, channel: Channel, wanted: number, now: number) {
  const carried: Declaration[] = [];
  let notCarried = 0;
  for (let first = 1; carried.length < wanted; first += PORTION) {
    for (const one of inventedMix(PORTION, under.kinds, { now, facilityId: FACILITY, first })) {
      if (carried.length === wanted) break;
      const whole = under.dressed?.(one, carried.length) ?? one;
      // A change goes where its stay went, or nowhere.
      const stayCarried = whole.kind !== 'stay-change' || carried.some(({ id }) => id === whole.concerns);
      if (stayCarried && channel.carries(whole)) carried.push(whole);
      else notCarried += 1;
    }
    if (first > 20 * wanted) throw new Error(`${under.id} carries too few`);
  }
  return { carried, notCarried };
}

function compare(key: string, declared: Fields, arrived: Fields | undefined): readonly string[] {
  if (!arrived) return [`${key}: did not arrive`];
  const names = new Set([...declared.keys(), ...arrived.keys()]);
  return [...names].flatMap((name) => {
    const [ours, theirs] = [declared.get(name), arrived.get(name)];
    return ours === theirs
      ? []
      : [`${key} ${name}: declared ${JSON.stringify(ours)}, arrived ${JSON.stringify(theirs)}`];
  });
}

export async function runConformance(under: ChannelUnderTest, people: number): Promise<ConformanceReport> {
  const folder = await temporaryFolder();
  const now = Date.now();
  const began = performance.now();
  const sealer = createSealer([{ version: 1, bytes: new Uint8Array(32).fill(7) }], (n) => randomBytes(n));
  const opened = await openDatabase({ file: join(folder.path, 'desk.db'), sealer, now: Date.now });
  if (!opened.ok) throw new Error(opened.error.code);
  const database = opened.value;
  const open = await under.open(folder.path, now, database);
  const dispatcher = createDispatcher({
    database,
    channel: (id) => (id === under.id ? open.channel : undefined),
    environment: systemEnvironment,
    holder: `conformance/${process.pid}/1`,
    processLives: () => true,
    operatorId: () => 'operator-1',
    onChange: () => {},
    onError: (error) => console.error(error),
  });
  try {
    const { carried, notCarried } = peopleFor(under, open.channel, people, now);
    await database.transaction(async (stores) => {
      for (const one of carried) await queueDeclaration(stores, one, () => under.id);
    });
    dispatcher.start();
    await open.byHand?.({ database, dispatcher }, carried);
    const inEndState = async () =>
      (await database.outbox.list({ states: [under.endState], limit: people })).length;
    while ((await inEndState()) < people && performance.now() - began < CAP_MS) {
      const waiting = await database.outbox.list({ states: ['ready', 'sending', 'unknown'], limit: 1 });
      if (waiting.length === 0) break;
      await pause(100);
    }
    const arrived = open.arrived();
    const entries = await database.outbox.list({ limit: people });
    const wrongState = entries
      .filter(({ state }) => state !== under.endState)
      .map(
        ({ id, state, lastFailure }) =>
          `${id}: ${state} ${lastFailure?.authorityText ?? lastFailure?.code ?? ''}`,
      );
    return {
      channel: under.id,
      sent: carried.length,
      arrived: arrived.size,
      fields: carried.reduce((sum, one) => sum + under.declared(one, carried).size, 0),
      notCarried,
      differences: [
        ...wrongState,
        ...(open.damage?.() ?? []),
        ...(arrived.size === carried.length ? [] : [`${arrived.size} arrived of ${carried.length}`]),
        ...carried.flatMap((one) => {
          const key = under.keyOf(one);
          return compare(key, under.declared(one, carried), arrived.get(key));
        }),
      ],
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    await dispatcher.stop();
    await open.close();
    await database.close();
    await folder.remove();
  }
}
