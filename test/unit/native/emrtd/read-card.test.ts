import { describe, expect, test } from 'vitest';
import { readCard } from '../../../../native/emrtd/read-card.ts';
import type { FileName } from '../../../../native/emrtd/reading.ts';
import { maxProtectedData } from '../../../../native/emrtd/secure-messaging/protected-apdu.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
import { createMemoryPaths } from './files/memory-paths.ts';
import {
  CAN,
  chipWith,
  chipWithFaults,
  codeOf,
  contentsOf,
  dependencies,
  fileOn,
  HOLDER,
  insert,
  MRZ_KEY,
  readChip,
  SMALL_CARD,
  shortOnly,
  succeeded,
  WRONG_CAN,
  WRONG_MRZ_KEY,
} from './virtual-card.ts';

describe('a genuine card', () => {
  test('with the CAN: everything read, everything verified', async () => {
    const contents = contentsOf(CCCD_2021);
    const deps = dependencies();
    const reading = succeeded(await readChip(chipWith(contents), [CAN], deps));
    expect(reading).toMatchObject({
      access: 'PACE-CAN',
      keyKind: 'can',
      mrz: { documentNumber: '090000001', surname: 'NGUYEN', givenNames: 'VAN MAU' },
      vietnamese: {
        number: HOLDER.number,
        fullName: HOLDER.fullName,
        placeOfResidence: HOLDER.placeOfResidence,
        fatherName: HOLDER.fatherName,
        motherName: HOLDER.motherName,
      },
      portrait: { mime: 'image/jpeg' },
      verdict: { level: 'genuine', reasons: [] },
    });
    expect(reading.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(new Set(reading.checks.map(({ name }) => name))).toEqual(
      new Set([
        'access',
        'sod-signature',
        'issuer-chain',
        'data-group-hashes',
        'sod-country',
        'chip-authentication',
        'active-authentication',
        'consistency',
        'validity',
      ]),
    );
    expect(reading.activeAuthentication?.challenge).toHaveLength(8);
    for (const [name, bytes] of reading.files) expect([name, bytes]).toEqual([name, fileOn(contents, name)]);
    expect([...reading.files.keys()].toSorted()).toEqual(
      ['DG1', 'DG13', 'DG14', 'DG15', 'DG2', 'EF.COM', 'EF.CardAccess', 'EF.SOD'].toSorted(),
    );
  });

  test.each<[string, ChipProfile, number, number]>([
    ['short commands', shortOnly(CCCD_2021), 256, 0],
    ['commands of extended length, as far as they are proven', CCCD_2021, 32_768, 0],
    ['the first extended ones: EF.ATR/INFO, and blocks that grow', CCCD_2021, 32_768, 4],
  ])('takes the fewest %s that its files allow', async (_, profile, responseLimit, more) => {
    const contents = contentsOf(profile);
    const block = maxProtectedData('AES-128', responseLimit);
    const blocks = (name: FileName) => Math.ceil(fileOn(contents, name)!.length / block);
    const selectApplication = 1;
    const cardAccess = 1;
    const pace = 5;
    const chipAuthentication = 2;
    const activeAuthentication = 1;
    const least =
      cardAccess +
      pace +
      selectApplication +
      (['EF.COM', 'EF.SOD', 'DG1', 'DG13', 'DG14', 'DG15', 'DG2'] as const).reduce(
        (sum, f) => sum + blocks(f),
        0,
      ) +
      chipAuthentication +
      activeAuthentication;
    const paths = createMemoryPaths();
    for (let earlier = 0; more === 0 && earlier < 3; earlier++) {
      succeeded(await readChip(chipWith(contents), [CAN], dependencies({ paths })));
    }
    const reading = succeeded(await readChip(chipWith(contents), [CAN], dependencies({ paths })));
    expect(reading.statistics.apdus).toBe(least + more);
    expect(reading.statistics.extendedLength).toBe(responseLimit > 256);
  });

  test('shows the text before the photo, phases in order, and bytes as they come', async () => {
    const deps = dependencies();
    const reading = succeeded(await readChip(chipWith(contentsOf(CCCD_2021)), [CAN], deps));
    const kinds = deps.events.map((event) => (event.kind === 'phase' ? event.phase : event.kind));
    expect(kinds.filter((kind) => kind !== 'file')).toEqual([
      'card-access',
      'access',
      'text',
      'text',
      'chip-authentication',
      'portrait',
      'portrait',
      'active-authentication',
      'verification',
    ]);
    const text = deps.events.findIndex(({ kind }) => kind === 'text');
    const portraitBytes = deps.events.flatMap((event, at) =>
      event.kind === 'file' && event.file === 'DG2' ? [{ ...event, at }] : [],
    );
    expect(portraitBytes[0]!.at).toBeGreaterThan(text);
    expect(portraitBytes.map(({ bytes }) => bytes)).toEqual(
      portraitBytes.map(({ bytes }) => bytes).toSorted((a, b) => a - b),
    );
    expect(portraitBytes.at(-1)).toMatchObject({ bytes: reading.files.get('DG2')!.length });
    const { toTextMs, totalMs, transportMs, hostMs } = reading.statistics;
    expect(toTextMs).toBeLessThan(totalMs);
    expect(transportMs + hostMs).toBe(totalMs);
  });

  test('with the MRZ key: PACE', async () => {
    const reading = succeeded(await readChip(chipWith(contentsOf(SMALL_CARD)), [MRZ_KEY]));
    expect(reading).toMatchObject({ access: 'PACE-MRZ', keyKind: 'mrz', verdict: { level: 'genuine' } });
  });

  test('without the portrait', async () => {
    const deps = dependencies();
    const chip = chipWith(contentsOf(SMALL_CARD));
    const reading = succeeded(await readCard(insert(chip), { keys: [CAN], withoutPortrait: true }, deps));
    expect(reading.portrait).toBeUndefined();
    expect(reading.files.has('DG2')).toBe(false);
    expect(reading.verdict.level).toBe('genuine');
  });

  test('with a portrait of more than 32 kB, which needs the odd READ BINARY', async () => {
    const contents = contentsOf({ ...CCCD_2021, portraitBytes: 40_000 });
    const reading = succeeded(await readChip(chipWith(contents), [CAN]));
    expect(reading.files.get('DG2')!.length).toBeGreaterThan(0x7fff + 1000);
    expect(reading.files.get('DG2')).toEqual(contents.files.get('DG2'));
    expect(reading.verdict.level).toBe('genuine');
  });

  test('without a trust anchor is not called genuine', async () => {
    const deps = dependencies({ trust: { certificates: [] } });
    const reading = succeeded(await readChip(chipWith(contentsOf(SMALL_CARD)), [CAN], deps));
    expect(reading.verdict).toEqual({ level: 'intact-untrusted', reasons: ['issuer-unknown'] });
  });

  test('with a master file, or with chips of stronger or other kinds', async () => {
    const others: readonly ChipProfile[] = [
      { ...SMALL_CARD, selectMasterFile: 'supported' },
      {
        ...SMALL_CARD,
        pace: {
          ...CCCD_2021.pace!,
          oid: '0.4.0.127.0.7.2.2.4.2.4',
          suite: 'AES-256',
          mapping: 'GM',
          group: 'brainpoolP512r1',
          parameterId: 17,
        },
      },
      {
        ...SMALL_CARD,
        pace: {
          ...CCCD_2021.pace!,
          oid: '0.4.0.127.0.7.2.2.4.2.1',
          suite: '3DES',
          mapping: 'GM',
          group: 'P-256',
          parameterId: 12,
        },
      },
      {
        ...SMALL_CARD,
        pace: {
          ...CCCD_2021.pace!,
          oid: '0.4.0.127.0.7.2.2.4.2.3',
          suite: 'AES-192',
          mapping: 'GM',
          group: 'P-384',
          parameterId: 15,
        },
        activeAuthentication: { algorithm: 'rsa-iso9796-2', bits: 1024, hash: 'SHA-256' },
      },
    ];
    for (const profile of others) {
      const reading = succeeded(await readChip(chipWith(contentsOf(profile)), [CAN]));
      expect(reading.verdict, profile.pace?.oid).toEqual({ level: 'genuine', reasons: [] });
    }
  });
});

describe('keys', () => {
  test.each([
    ['wrong CAN', [WRONG_CAN], 'wrong-can'],
    ['wrong MRZ key', [WRONG_MRZ_KEY], 'wrong-mrz-key'],
    ['both wrong', [WRONG_CAN, WRONG_MRZ_KEY], 'wrong-can'],
    ['none', [], 'access-not-supported'],
  ] as const)('%s', async (_, keys, code) => {
    const result = await readChip(chipWith(contentsOf(SMALL_CARD)), keys);
    expect(codeOf(result)).toBe(code);
    expect(!result.ok && result.error.partial.files.has('EF.CardAccess')).toBe(true);
    expect(!result.ok && result.error.partial.apdus).toBeGreaterThan(0);
  });

  test('are tried in order', async () => {
    const reading = succeeded(await readChip(chipWith(contentsOf(SMALL_CARD)), [WRONG_CAN, CAN]));
    expect(reading.access).toBe('PACE-CAN');
    const mrz = succeeded(await readChip(chipWith(contentsOf(SMALL_CARD)), [WRONG_CAN, MRZ_KEY]));
    expect(mrz).toMatchObject({ access: 'PACE-MRZ', keyKind: 'mrz' });
  });

  test('a wrong one does no harm to the next read', async () => {
    const chip = chipWith(contentsOf(SMALL_CARD));
    expect(codeOf(await readChip(chip, [WRONG_CAN]))).toBe('wrong-can');
    expect(codeOf(await readChip(chip, [CAN]))).toBe('read');
  });
});

describe('BAC', () => {
  const { pace: _, ...withoutPace } = SMALL_CARD;

  test('on a card that knows nothing else is no downgrade', async () => {
    const reading = succeeded(await readChip(chipWith(contentsOf(withoutPace)), [MRZ_KEY]));
    expect(reading).toMatchObject({ access: 'BAC', keyKind: 'mrz' });
    expect(reading.checks[0]).toMatchObject({ name: 'access', outcome: 'pass' });
    expect(reading.verdict.level).toBe('genuine');
  });

  test('cannot use a CAN', async () => {
    expect(codeOf(await readChip(chipWith(contentsOf(withoutPace)), [CAN]))).toBe('access-not-supported');
  });

  test.each([
    ['EF.CardAccess suppressed: the signed DG14 still offers PACE', { kind: 'bac-only' }],
    ['PACE breaks off', { kind: 'pace-broken' }],
  ] as const)('after a downgrade is named: %s', async (_name, fault) => {
    const reading = succeeded(await readChip(chipWithFaults(SMALL_CARD, fault), [CAN, MRZ_KEY]));
    expect(reading.access).toBe('BAC');
    expect(reading.checks[0]).toMatchObject({
      name: 'access',
      outcome: 'fail',
      reason: 'pace-downgraded-to-bac',
    });
    expect(reading.verdict.reasons).toContain('pace-downgraded-to-bac');
  });

  test('a wrong key', async () => {
    const result = await readChip(chipWithFaults(SMALL_CARD, { kind: 'bac-only' }), [WRONG_MRZ_KEY]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'wrong-mrz-key', step: 'BAC: EXTERNAL AUTHENTICATE' },
    });
  });
});
