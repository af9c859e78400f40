/** Terminal and card, which share no protocol code, over every mapping, cipher and kind of domain parameters. */
import { describe, expect, test } from 'vitest';
import type { CipherSuite } from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import { PARAMETER_ID } from '../../../../../native/virtual-chip/groups.ts';
import type {
  ChipProfile,
  GroupName,
  PaceMappingName,
} from '../../../../../native/virtual-chip/profiles/chip-profile.ts';
import { CAN, chipWith, contentsOf, MRZ_KEY, readChip, SMALL_CARD, succeeded } from '../virtual-card.ts';

const SUITES: readonly CipherSuite[] = ['3DES', 'AES-128', 'AES-192', 'AES-256'];
const suiteArc = (suite: CipherSuite) => SUITES.indexOf(suite) + 1;

/** Arcs below id-PACE (§9.2.3). */
const ARC: Readonly<Record<string, number>> = {
  'DH GM': 1,
  'ECDH GM': 2,
  'DH IM': 3,
  'ECDH IM': 4,
  'ECDH CAM': 6,
};

/** A number above those of the standard (§9.2.2). */
const OWN_NUMBER = 32;
const standardNumberOf = (group: GroupName): number | undefined =>
  Object.entries(PARAMETER_ID).find(([name]) => name === group)?.[1];

const agreementOf = (group: GroupName) => (group.includes('modp') ? 'DH' : 'ECDH');

function profileWith(group: GroupName, mapping: PaceMappingName, suite: CipherSuite): ChipProfile {
  const agreement = agreementOf(group);
  return {
    ...SMALL_CARD,
    dataGroups: ['DG1', 'DG14'],
    activeAuthentication: undefined,
    pace: {
      oid: `0.4.0.127.0.7.2.2.4.${ARC[`${agreement} ${mapping}`]}.${suiteArc(suite)}`,
      mapping,
      suite,
      group,
      parameterId: standardNumberOf(group) ?? OWN_NUMBER,
      writtenOut: standardNumberOf(group) === undefined,
      passwords: ['mrz', 'can'],
    },
    chipAuthentication:
      mapping === 'CAM'
        ? undefined
        : {
            oid: `0.4.0.127.0.7.2.2.3.${agreement === 'DH' ? 1 : 2}.${suiteArc(suite)}`,
            suite,
            group,
            encoding: 'explicit',
          },
  };
}

/** All that Doc 9303-11 §9.5.1 has a number for. */
const GROUPS = Object.keys(PARAMETER_ID) as readonly (keyof typeof PARAMETER_ID)[];

/** §9.5.1: no point encoding is defined where p is not 3 modulo 4. */
const WITHOUT_INTEGRATED_MAPPING: readonly GroupName[] = ['P-224'];

const combinationsOf = (groups: readonly GroupName[]) =>
  groups.flatMap((group) =>
    (['GM', 'IM', 'CAM'] as const).flatMap((mapping) =>
      SUITES.flatMap((suite) =>
        (mapping === 'CAM' && (suite === '3DES' || agreementOf(group) === 'DH')) ||
        (mapping === 'IM' && WITHOUT_INTEGRATED_MAPPING.includes(group))
          ? []
          : [{ group, mapping, suite }],
      ),
    ),
  );

const MATRIX = combinationsOf(GROUPS);

describe('PACE, then chip authentication or its mapping', () => {
  test('the table is whole', () => {
    const numbers = GROUPS.map((group) => PARAMETER_ID[group]).toSorted((a, b) => a - b);
    expect(numbers).toEqual([0, 1, 2, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]);
    expect(MATRIX).toHaveLength(14 * 8 - 4 + 11 * 3);
  });

  test.each(MATRIX)('$group $mapping $suite', { timeout: 60_000 }, async ({ group, mapping, suite }) => {
    const profile = profileWith(group, mapping, suite);
    for (const key of [CAN, MRZ_KEY]) {
      const reading = succeeded(await readChip(chipWith(contentsOf(profile)), [key]));
      expect(reading.access).toBe(key.kind === 'can' ? 'PACE-CAN' : 'PACE-MRZ');
      expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
    }
  });
});

describe('PACE on domain parameters that EF.CardAccess writes out', () => {
  const WRITTEN_OUT = MATRIX.filter(({ suite }) => suite === 'AES-128');

  test.each(WRITTEN_OUT)('$group $mapping', { timeout: 60_000 }, async ({ group, mapping, suite }) => {
    const { pace, ...profile } = profileWith(group, mapping, suite);
    if (!pace) throw new Error('a profile without PACE');
    const contents = contentsOf({ ...profile, pace: { ...pace, parameterId: OWN_NUMBER, writtenOut: true } });
    const reading = succeeded(await readChip(chipWith(contents), [CAN]));
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
  });
});

describe('PACE on domain parameters that no standard knows', () => {
  const OWN = combinationsOf(['invented-256', 'invented-modp-2048']);

  test('the table is whole', () => {
    expect(OWN).toHaveLength(2 * 8 + 3);
  });

  test.each(OWN)('$group $mapping $suite', { timeout: 120_000 }, async ({ group, mapping, suite }) => {
    const contents = contentsOf(profileWith(group, mapping, suite));
    for (const key of [CAN, MRZ_KEY]) {
      const reading = succeeded(await readChip(chipWith(contents), [key]));
      expect(reading.access).toBe(key.kind === 'can' ? 'PACE-CAN' : 'PACE-MRZ');
      expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
    }
  });

  test('a copy without the private key is found out by the mapping', async () => {
    const profile = profileWith('invented-256', 'CAM', 'AES-128');
    const other = contentsOf({ ...profile, description: 'another' });
    const copy = { ...contentsOf(profile), keys: other.keys };
    const reading = succeeded(await readChip(chipWith(copy), [CAN]));
    expect(reading.verdict).toEqual({ level: 'forged', reasons: ['chip-authentication-failed'] });
  });
});

test('a card that is a copy of one with the mapping is found out by it alone', async () => {
  const profile = profileWith('brainpoolP256r1', 'CAM', 'AES-256');
  const other = contentsOf({ ...profile, description: 'another' });
  const copy = { ...contentsOf(profile), keys: other.keys };
  const reading = succeeded(await readChip(chipWith(copy), [CAN]));
  expect(reading.verdict).toEqual({ level: 'forged', reasons: ['chip-authentication-failed'] });
});
