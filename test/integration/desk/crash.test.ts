/** The short form of `npm run crash`: every fault has one life. */
import { expect, test } from 'vitest';
import { runCrashTest } from '../../crash/crash-run.ts';
import { FAULT_ROTA } from '../../crash/fault-rota.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const KILLS = FAULT_ROTA.length;
const TEN_MINUTES = 600_000;

test(`${KILLS} kills, one under each fault: nothing lost, nothing doubled, nothing left unknown`, {
  timeout: 2 * TEN_MINUTES,
}, async () => {
  const folder = await temporaryFolder();
  try {
    const report = await runCrashTest({
      kills: KILLS,
      seed: 5,
      guestsPerLife: 3,
      capMs: TEN_MINUTES,
      folder: folder.path,
    });
    expect(report.violations).toEqual([]);
    expect(report.troubles).toEqual([]);
    expect(report.kills).toBe(KILLS);
    expect(report.places.filter(({ kills }) => kills > 0)).toHaveLength(FAULT_ROTA.length);
    const green = report.places.reduce((sum, place) => sum + place.green, 0);
    expect(green).toBeGreaterThan(KILLS / 3);
  } finally {
    await folder.remove();
  }
});
