import { describe, expect, test } from 'vitest';
import { ok } from '../../../../electron/core/result.ts';
import type { FileName } from '../../../../native/emrtd/reading.ts';
import { maxProtectedData } from '../../../../native/emrtd/secure-messaging/protected-apdu.ts';
import { hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { Transceiver } from '../../../../native/pcsc/transceiver.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
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
  read,
  readChip,
  SHORT_CARD,
  succeeded,
} from './virtual-card.ts';

describe('forged and damaged cards', () => {
  test.each([
    ['changed DG1', { kind: 'tampered-dg1' }, 'forged', 'data-group-changed'],
    ['changed portrait', { kind: 'tampered-dg2' }, 'forged', 'data-group-changed'],
    ['changed DG13', { kind: 'tampered-dg13' }, 'forged', 'data-group-changed'],
    ['a copy without the keys', { kind: 'cloned' }, 'forged', 'chip-authentication-failed'],
    ['half an EF.SOD', { kind: 'truncated-sod', bytes: 700 }, 'not-verified', 'sod-unreadable'],
  ] as const)('%s', async (_, fault, level, reason) => {
    const reading = succeeded(await readChip(chipWithFaults(SHORT_CARD, fault), [CAN]));
    expect(reading.verdict.level).toBe(level);
    expect(reading.verdict.reasons).toContain(reason);
    // The text is there for the clerk all the same.
    expect(reading.vietnamese?.number).toBe(HOLDER.number);
    expect(reading.portrait?.mime).toBe('image/jpeg');
    expect(reading.files.has('EF.SOD')).toBe(true);
  });

  test('a copy fails active authentication as well, and its files are all read', async () => {
    const reading = succeeded(await readChip(chipWithFaults(SHORT_CARD, { kind: 'cloned' }), [CAN]));
    const outcomes = Object.fromEntries(reading.checks.map(({ name, outcome }) => [name, outcome]));
    expect(outcomes).toMatchObject({ 'chip-authentication': 'fail', 'active-authentication': 'fail' });
    expect(reading.files.has('DG15')).toBe(true);
    // The channel that the copy lost was opened again with BAC: by us, so it is not held against the card.
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.verdict.reasons).not.toContain('pace-downgraded-to-bac');
  });

  const whole = contentsOf(SHORT_CARD).files;

  test('a copy that leaves no channel behind is still called forged', async () => {
    // No BAC and no master file to go back to: after the refuted proof the chip is closed.
    const profile = { ...SHORT_CARD, bac: false };
    const reading = succeeded(await readChip(chipWithFaults(profile, { kind: 'cloned' }), [CAN]));
    expect(reading.verdict.level).toBe('forged');
    expect(reading.verdict.reasons).toContain('chip-authentication-failed');
    expect(reading.portrait).toBeUndefined();
    expect(reading.mrz.surname).toBe('NGUYEN');
  });

  /** Secured answers of a read of SHORT_CARD: the application, EF.COM, EF.SOD, DG1, DG13, DG14, two of chip authentication … */
  const blocks = (name: FileName) =>
    Math.ceil(fileOn(contentsOf(SHORT_CARD), name)!.length / maxProtectedData('AES-128'));
  const answersFor = (...names: readonly FileName[]) => names.reduce((sum, name) => sum + blocks(name), 0);
  const SOD_BLOCK = 1 + answersFor('EF.COM') + 2;
  const KEY_AGREEMENT = 1 + answersFor('EF.COM', 'EF.SOD', 'DG1', 'DG13', 'DG14') + 2;
  const DG2_BLOCK = KEY_AGREEMENT + answersFor('DG15') + 3;

  test('a channel that breaks is opened again with PACE, and the reading goes on where it was', async () => {
    const profile: ChipProfile = { ...SHORT_CARD, selectMasterFile: 'supported' };
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
    const profile: ChipProfile = { ...SHORT_CARD, selectMasterFile: 'supported' };
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

  test('where PACE cannot be repeated it is opened with BAC: our own choice, and no downgrade', async () => {
    const chip = chipWithFaults(SHORT_CARD, { kind: 'wrong-mac', securedResponse: DG2_BLOCK });
    const reading = succeeded(await readChip(chip, [CAN]));
    expect(reading.access).toBe('PACE-CAN');
    expect(reading.files.get('DG2')).toEqual(whole.get('DG2'));
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
  });

  test('a channel that cannot be opened again is a failure with what was read', async () => {
    const chip = chipWithFaults(
      { ...SHORT_CARD, bac: false },
      { kind: 'wrong-mac', securedResponse: DG2_BLOCK },
    );
    const result = await readChip(chip, [CAN]);
    expect(result).toMatchObject({ ok: false, error: { code: 'secure-channel-lost', step: 'DG2' } });
    expect(!result.ok && result.error.partial.files.get('DG1')).toEqual(whole.get('DG1'));
  });

  test('a chip that breaks off during chip authentication is not accused of being a copy', async () => {
    const chip = chipWithFaults(SHORT_CARD, { kind: 'wrong-mac', securedResponse: KEY_AGREEMENT });
    const reading = succeeded(await readChip(chip, [CAN]));
    const check = reading.checks.find(({ name }) => name === 'chip-authentication');
    expect(check).toMatchObject({ outcome: 'not-possible', reason: 'chip-authentication-not-completed' });
    expect(reading.files.get('DG2')).toEqual(whole.get('DG2'));
  });
});

describe('the card is pulled', () => {
  test('at any command: card-removed, and the next read works', { timeout: 60_000 }, async () => {
    const whole = succeeded(await readChip(chipWith(contentsOf(SHORT_CARD)), [CAN]));
    const { apdus } = whole.statistics;
    for (let apdu = 1; apdu <= apdus; apdu++) {
      const chip = chipWithFaults(SHORT_CARD, { kind: 'tear-at-apdu', apdu });
      const torn = await readChip(chip, [CAN]);
      expect(codeOf(torn), `pulled at ${apdu}`).toBe('card-removed');
      if (torn.ok) continue;
      expect(torn.error.partial.apdus).toBe(apdu);
      for (const [name, bytes] of torn.error.partial.files) expect(bytes).toEqual(whole.files.get(name));
      const again = succeeded(await readChip(chip, [CAN]));
      expect(again.verdict.level).toBe('genuine');
    }
  });

  test('cancelled at any command: that one is the last', { timeout: 60_000 }, async () => {
    const contents = contentsOf(SHORT_CARD);
    const { apdus } = succeeded(await readChip(chipWith(contents), [CAN])).statistics;
    for (let apdu = 1; apdu < apdus; apdu++) {
      const abort = new AbortController();
      const card = insert(chipWith(contents));
      let sent = 0;
      const counting: Transceiver = {
        ...card,
        transmit(command) {
          if (++sent === apdu) abort.abort();
          return card.transmit(command);
        },
      };
      const result = await read(counting, [CAN], dependencies({ signal: abort.signal }));
      expect([codeOf(result), sent], `cancelled at ${apdu}`).toEqual(['cancelled', apdu]);
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
    const result = await readChip(chipWith(contentsOf(SHORT_CARD)), [CAN], deps);
    expect(result).toMatchObject({ ok: false, error: { code: 'cancelled', step: 'chip authentication' } });
    expect(!result.ok && [...result.error.partial.files.keys()]).toContain('DG13');
  });
});
