/** The short form of `npm run crash`: every fault has one life. */
import { expect, test } from 'vitest';
import { runCrashTest } from '../../crash/crash-run.ts';
import { gatewayWay } from '../../crash/gateway-way.ts';
import { kbttWay } from '../../crash/kbtt-way.ts';
import { temporaryFolder } from '../../support/desk/temporary-folder.ts';

const TEN_MINUTES = 600_000;

test.each([gatewayWay, kbttWay])(
  '$id: one kill under each fault, and nothing is lost, doubled or left unknown',
  {
    timeout: 2 * TEN_MINUTES,
  },
  async (way) => {
    const { places } = way.rota;
    const kills = places.length;
    const folder = await temporaryFolder();
    try {
      const report = await runCrashTest({
        way,
        kills,
        seed: 5,
        guestsPerLife: 3,
        capMs: TEN_MINUTES,
        folder: folder.path,
      });
      expect(report.violations).toEqual([]);
      expect(report.troubles).toEqual([]);
      expect(report.kills).toBe(kills);
      expect(report.places.filter(({ kills }) => kills > 0)).toHaveLength(kills);
      const green = report.places.reduce((sum, place) => sum + place.green, 0);
      expect(green).toBeGreaterThan(kills / 3);
    } finally {
      await folder.remove();
    }
  },
);
