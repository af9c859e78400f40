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
import { createSimulatedCardReader } from '../../native/virtual-chip/simulated-card-reader.ts';
import { openLiveDesk } from '../support/desk/live-desk.ts';
import { type LifePlan, type LifeWord, lifePlan, personOf, stayOf } from './life-plan.ts';

const STDOUT = 1;

const [dataFolder] = process.argv.slice(2);
if (dataFolder === undefined) throw new Error('usage: desk-life DATA-FOLDER');

const say = (word: LifeWord): void => {
  writeSync(STDOUT, `${JSON.stringify(word)}\n`);
};

async function live(folder: string, plan: LifePlan): Promise<void> {
  const { desk } = await openLiveDesk({
    dataFolder: folder,
    driver: createSimulatedCardReader({ latencyMs: 0 }),
    trust: [],
  });
  say({ word: 'open' });
  for (const guest of plan.guests) {
    await pause(guest.pauseMs);
    const now = Date.now();
    const filed = await desk.file(
      {
        person: personOf(guest, now),
        source: 'typed',
        verdict: { level: 'not-verified', reasons: ['typed-by-hand'] },
      },
      stayOf(guest, now),
    );
    if (!filed.ok) throw new Error(`not filed: ${JSON.stringify(filed.error)}`);
    say({ word: 'filed', id: filed.value.notice.id });
  }
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
