/** Every profile with every fault gives what the table says. */
import { describe, expect, test } from 'vitest';
import type { ChipFault } from '../../../../native/virtual-chip/faults/chip-fault.ts';
import { FAULT_KINDS } from '../../../../native/virtual-chip/faults/fault-notation.ts';
import { PROFILES, type ProfileName } from '../../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../../native/virtual-chip/simulated-card.ts';
import { expectedOf, faultOf, TABLE } from './profile-fault-table.ts';
import {
  dependencies,
  HOLDER,
  issuer,
  KEY_OF_TYPE,
  NOW,
  type ReadResult,
  readChip,
  seededRandom,
  smallPortrait,
  smallPortraitOf,
} from './virtual-card.ts';

function outcomeOf(result: ReadResult): string {
  if (!result.ok) return result.error.code;
  const { level, reasons } = result.value.verdict;
  return reasons.length === 0 ? level : `${level}: ${reasons.join(' ')}`;
}

function cardWith(name: ProfileName, fault: ChipFault) {
  const profile = smallPortraitOf(PROFILES[name]);
  const { chip } = createSimulatedCard({
    issuer,
    holder: HOLDER,
    random: seededRandom(3),
    now: NOW,
    profile,
    portrait: smallPortrait(),
    faults: [fault],
  });
  return { chip, key: KEY_OF_TYPE[profile.documentType] };
}

const PROFILE_NAMES = Object.values(PROFILES).map(({ name }) => name as ProfileName);

test('every fault has a row', () => {
  expect([...new Set(Object.keys(TABLE).map((text) => faultOf(text).kind))].sort()).toEqual(
    [...FAULT_KINDS].sort(),
  );
});

describe.each(Object.entries(TABLE))('%s', (text, row) => {
  test.each(PROFILE_NAMES)('%s', { timeout: 60_000 }, async (name) => {
    const { chip, key } = cardWith(name, faultOf(text));
    const result = await readChip(chip, [key], dependencies());
    expect(outcomeOf(result)).toBe(expectedOf(row, name));
  });
});

describe('a chip that counts wrong passwords', () => {
  test.each(PROFILE_NAMES)('%s', { timeout: 60_000 }, async (name) => {
    const { chip, key } = cardWith(name, { kind: 'retry-counter', tries: 3 });
    const wrong = { ...key, birthDate: '900116' };
    const codes = [];
    // One read may spend two tries, PACE and BAC; none spends more.
    for (let read = 0; read < 4; read++) codes.push(outcomeOf(await readChip(chip, [wrong])));
    expect(codes.filter((code) => code === 'wrong-mrz-key').length).toBeGreaterThanOrEqual(1);
    expect(codes.at(-1)).toBe('access-blocked');
    // Then the right key does not help any more, and the clerk is told why.
    expect(outcomeOf(await readChip(chip, [key]))).toBe('access-blocked');
  });
});
