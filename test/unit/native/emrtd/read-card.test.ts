import { describe, expect, test } from 'vitest';
import { ok, type Result } from '../../../../electron/core/result.ts';
import { readCard } from '../../../../native/emrtd/read-card.ts';
import type {
  AccessKey,
  CardReading,
  FileName,
  ReadDependencies,
  ReadFailure,
} from '../../../../native/emrtd/reading.ts';
import { maxProtectedData } from '../../../../native/emrtd/secure-messaging/protected-apdu.ts';
import { hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';
import type { CardContents } from '../../../../native/virtual-chip/card-contents.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
import type { VirtualChip } from '../../../../native/virtual-chip/virtual-chip.ts';
import {
  CAN,
  chipWith,
  chipWithFaults,
  contentsOf,
  dependencies,
  HOLDER,
  insert,
  MRZ_KEY,
  SMALL_CARD,
  WRONG_CAN,
  WRONG_MRZ_KEY,
} from './virtual-card.ts';

const read = (card: Transceiver, keys: readonly AccessKey[], deps: ReadDependencies = dependencies()) =>
  readCard(card, { keys }, deps);

const readChip = (chip: VirtualChip, keys: readonly AccessKey[], deps?: ReadDependencies) =>
  read(insert(chip), keys, deps);

function succeeded(result: Result<CardReading, ReadFailure>): CardReading {
  if (!result.ok) throw new Error(`${result.error.code} at ${result.error.step}: ${result.error.detail}`);
  return result.value;
}

const fileOn = (contents: CardContents, name: FileName) =>
  [...contents.files].find(([other]) => other === name)?.[1];

const codeOf = (result: Result<CardReading, ReadFailure>) => (result.ok ? 'read' : result.error.code);

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

  test('takes the fewest short commands that its files allow', async () => {
    const contents = contentsOf(CCCD_2021);
    const blocks = (name: FileName) =>
      Math.ceil(fileOn(contents, name)!.length / maxProtectedData('AES-128'));
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
    const reading = succeeded(await readChip(chipWith(contents), [CAN]));
    expect(reading.statistics.apdus).toBe(least);
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
          curve: 'brainpoolP512r1',
          parameterId: 17,
        },
      },
      {
        ...SMALL_CARD,
        pace: {
          ...CCCD_2021.pace!,
          oid: '0.4.0.127.0.7.2.2.4.2.1',
          suite: '3DES',
          curve: 'P-256',
          parameterId: 12,
        },
      },
      {
        ...SMALL_CARD,
        pace: {
          ...CCCD_2021.pace!,
          oid: '0.4.0.127.0.7.2.2.4.2.3',
          suite: 'AES-192',
          curve: 'P-384',
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

describe('forged and damaged cards', () => {
  test.each([
    ['changed DG1', { kind: 'tampered-dg1' }, 'forged', 'data-group-changed'],
    ['changed portrait', { kind: 'tampered-dg2' }, 'forged', 'data-group-changed'],
    ['changed DG13', { kind: 'tampered-dg13' }, 'forged', 'data-group-changed'],
    ['a copy without the keys', { kind: 'cloned' }, 'forged', 'chip-authentication-failed'],
    ['half an EF.SOD', { kind: 'truncated-sod', bytes: 700 }, 'not-verified', 'sod-unreadable'],
  ] as const)('%s', async (_, fault, level, reason) => {
    const reading = succeeded(await readChip(chipWithFaults(SMALL_CARD, fault), [CAN]));
    expect(reading.verdict.level).toBe(level);
    expect(reading.verdict.reasons).toContain(reason);
    // The text is there for the clerk all the same.
    expect(reading.vietnamese?.number).toBe(HOLDER.number);
    expect(reading.portrait?.mime).toBe('image/jpeg');
  });

  test('a copy fails active authentication as well, and its files are all read', async () => {
    const reading = succeeded(await readChip(chipWithFaults(SMALL_CARD, { kind: 'cloned' }), [CAN]));
    const outcomes = Object.fromEntries(reading.checks.map(({ name, outcome }) => [name, outcome]));
    expect(outcomes).toMatchObject({ 'chip-authentication': 'fail', 'active-authentication': 'fail' });
    expect(reading.files.has('DG15')).toBe(true);
  });

  const whole = contentsOf(SMALL_CARD).files;

  test('a copy that leaves no channel behind is still called forged', async () => {
    // No BAC and no master file to go back to: after the refuted proof the chip is closed.
    const profile = { ...SMALL_CARD, bac: false };
    const reading = succeeded(await readChip(chipWithFaults(profile, { kind: 'cloned' }), [CAN]));
    expect(reading.verdict.level).toBe('forged');
    expect(reading.verdict.reasons).toContain('chip-authentication-failed');
    expect(reading.portrait).toBeUndefined();
    expect(reading.mrz.surname).toBe('NGUYEN');
  });

  /** Secured answers of a read of SMALL_CARD: the application, EF.COM, EF.SOD, DG1, DG13, DG14, two of chip authentication … */
  const blocks = (name: FileName) =>
    Math.ceil(fileOn(contentsOf(SMALL_CARD), name)!.length / maxProtectedData('AES-128'));
  const answersFor = (...names: readonly FileName[]) => names.reduce((sum, name) => sum + blocks(name), 0);
  const SOD_BLOCK = 1 + answersFor('EF.COM') + 2;
  const KEY_AGREEMENT = 1 + answersFor('EF.COM', 'EF.SOD', 'DG1', 'DG13', 'DG14') + 2;
  const DG2_BLOCK = KEY_AGREEMENT + answersFor('DG15') + 3;

  test('a channel that breaks is opened again with PACE, and the reading goes on where it was', async () => {
    const profile: ChipProfile = { ...SMALL_CARD, selectMasterFile: 'supported' };
    const { apdus } = succeeded(await readChip(chipWith(contentsOf(profile)), [CAN])).statistics;
    for (const securedResponse of [SOD_BLOCK, DG2_BLOCK]) {
      const chip = chipWithFaults(profile, { kind: 'wrong-mac', securedResponse });
      const reading = succeeded(await readChip(chip, [CAN]));
      expect(reading.files.get('DG2')).toEqual(contentsOf(profile).files.get('DG2'));
      expect(reading.verdict, `answer ${securedResponse}`).toEqual({ level: 'genuine', reasons: [] });
      // The lost block again, and: MF, five of PACE, the application, SELECT of the file. Nothing is read twice.
      expect(reading.statistics.apdus).toBe(apdus + 9);
    }
  });

  test('a chip that drops the channel over long answers is asked for less', async () => {
    const profile: ChipProfile = { ...SMALL_CARD, selectMasterFile: 'supported' };
    const card = insert(chipWith(contentsOf(profile)));
    const fussy: Transceiver = {
      ...card,
      async transmit(command) {
        const answer = await card.transmit(command);
        if (!answer.ok || answer.value.length <= 210) return answer;
        await card.transmit(hexToBytes('0084000008')); // anything in plain ends the channel
        return ok(hexToBytes('6988'));
      },
    };
    const reading = succeeded(await read(fussy, [CAN]));
    expect(reading.files.get('DG2')).toEqual(contentsOf(profile).files.get('DG2'));
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
  });

  test('where PACE cannot be repeated it is opened with BAC, and that is named', async () => {
    const chip = chipWithFaults(SMALL_CARD, { kind: 'wrong-mac', securedResponse: DG2_BLOCK });
    const reading = succeeded(await readChip(chip, [CAN]));
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.files.get('DG2')).toEqual(whole.get('DG2'));
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: ['pace-downgraded-to-bac'] });
  });

  test('a channel that cannot be opened again is a failure with what was read', async () => {
    const chip = chipWithFaults(
      { ...SMALL_CARD, bac: false },
      { kind: 'wrong-mac', securedResponse: DG2_BLOCK },
    );
    const result = await readChip(chip, [CAN]);
    expect(result).toMatchObject({ ok: false, error: { code: 'secure-channel-lost', step: 'DG2' } });
    expect(!result.ok && result.error.partial.files.get('DG1')).toEqual(whole.get('DG1'));
  });

  test('a chip that breaks off during chip authentication is not accused of being a copy', async () => {
    const chip = chipWithFaults(SMALL_CARD, { kind: 'wrong-mac', securedResponse: KEY_AGREEMENT });
    const reading = succeeded(await readChip(chip, [CAN]));
    const check = reading.checks.find(({ name }) => name === 'chip-authentication');
    expect(check).toMatchObject({ outcome: 'not-possible', reason: 'chip-authentication-not-completed' });
    expect(reading.files.get('DG2')).toEqual(whole.get('DG2'));
  });
});

describe('the card is pulled', () => {
  test('at any command: card-removed, and the next read works', { timeout: 60_000 }, async () => {
    const whole = succeeded(await readChip(chipWith(contentsOf(SMALL_CARD)), [CAN]));
    const { apdus } = whole.statistics;
    for (let apdu = 1; apdu <= apdus; apdu++) {
      const chip = chipWithFaults(SMALL_CARD, { kind: 'tear-at-apdu', apdu });
      const torn = await readChip(chip, [CAN]);
      expect(codeOf(torn), `pulled at ${apdu}`).toBe('card-removed');
      if (torn.ok) continue;
      expect(torn.error.partial.apdus).toBe(apdu);
      for (const [name, bytes] of torn.error.partial.files) expect(bytes).toEqual(whole.files.get(name));
      const again = succeeded(await readChip(chip, [CAN]));
      expect(again.verdict.level).toBe('genuine');
    }
  });

  test('the read stops at the command where it was cancelled', async () => {
    const abort = new AbortController();
    const deps = dependencies({
      signal: abort.signal,
      onEvent: (event) => {
        if (event.kind === 'text') abort.abort();
      },
    });
    const result = await readChip(chipWith(contentsOf(SMALL_CARD)), [CAN], deps);
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled', step: 'chip authentication' } });
    expect(!result.ok && [...result.error.partial.files.keys()]).toContain('DG13');
  });
});
