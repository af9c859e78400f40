import { describe, expect, test } from 'vitest';
import { inventPerson } from '../../../../../electron/training/people/invented-person.ts';
import { type ChipFault, findFault } from '../../../../../native/virtual-chip/faults/chip-fault.ts';
import { PROFILES, type ProfileName } from '../../../../../native/virtual-chip/profiles/profiles.ts';
import { NOW } from '../virtual-card.ts';
import { expectNothingOf, reportOf } from './report-of.ts';

const PROFILE_NAMES = Object.keys(PROFILES) as ProfileName[];

describe('no personal value, whoever it is', () => {
  test.each(PROFILE_NAMES)('%s', async (name) => {
    for (let seed = 1; seed <= 12; seed++) {
      const holder = inventPerson(seed * 37, { now: NOW });
      const { report, contents } = await reportOf(holder, name);
      expect(report.outcome.kind).toBe('read');
      expectNothingOf(report, holder, contents);
    }
  });

  test.each([
    { kind: 'tear-at-apdu', apdu: 14 },
    { kind: 'tampered-dg1' },
    { kind: 'random-bytes', fromApdu: 9 },
    { kind: 'truncated-sod', bytes: 500 },
    { kind: 'wrong-mac', securedResponse: 6 },
    { kind: 'oversized-length', dataGroup: 'DG13' },
    { kind: 'short-chunks', bytes: 32 },
    { kind: 'endless-6cxx' },
    { kind: 'cloned' },
  ] as const satisfies readonly ChipFault[])('with the fault $kind', async (fault) => {
    for (const [seed, name] of [
      [5, 'cccd-2021'],
      [6, 'passport-pace-cam'],
    ] as const) {
      const holder = inventPerson(seed * 101, { now: NOW });
      const { report, contents } = await reportOf(holder, name, fault);
      expectNothingOf(report, holder, contents);
    }
    expect(findFault([fault], fault.kind)).toBeDefined();
  });
});
