/** The chip in the virtual reader, read by the desk's own reader through a real pcscd. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCardDesk } from '../../../electron/backend/card-desk.ts';
import { createReaderMemory } from '../../../electron/backend/reader-memory.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import { readCard } from '../../../native/emrtd/read-card.ts';
import type { AccessKey, ReadEvent } from '../../../native/emrtd/reading.ts';
import { bytesToHex, hexToBytes } from '../../../native/iso7816/bytes.ts';
import type { CardReaderDriver } from '../../../native/pcsc/card-reader-port.ts';
import { openPcscMiniDriver } from '../../../native/pcsc/pcsc-mini-driver.ts';
import { cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { zoneOf } from '../../../native/virtual-chip/machine-readable-zone.ts';
import type { ChipProfile } from '../../../native/virtual-chip/profiles/chip-profile.ts';
import { PROFILES } from '../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard, type VpcdCard } from '../../../native/virtual-chip/vpcd-card.ts';
import { available, type Pcscd, startPcscd, withoutDelayedAck } from '../../support/vpcd/pcscd.ts';

const READER = 'Virtual PCD 00 00';
const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const reader = available();

function describeVpcdCard(): void {
  const issuer = createIssuer({ random, now });
  const holder = inventPerson(11, { now });
  let pcscd: Pcscd;
  let restoreRoute: (() => void) | undefined;
  let driver: CardReaderDriver;
  let held: VpcdCard;

  beforeAll(async () => {
    pcscd = await startPcscd();
    restoreRoute = withoutDelayedAck();
    const opened = await openPcscMiniDriver();
    if (!opened.ok) throw new Error(opened.error);
    driver = opened.value;
    driver.watch(() => {});
    held = createVpcdCard();
  });
  afterEach(async () => {
    held.remove();
    await expect.poll(status, { timeout: 15_000 }).toBe('empty');
  });
  afterAll(async () => {
    await held?.close();
    await driver?.stop();
    restoreRoute?.();
    await pcscd?.stop();
  });

  const status = () => driver.snapshot().slots.find(({ name }) => name === READER)?.status;

  async function lay(faults: readonly ChipFault[] = [], profile?: ChipProfile) {
    const card = createSimulatedCard({ issuer, holder, random, now, faults, profile });
    held.insert(card.chip);
    await expect.poll(status, { timeout: 15_000 }).toBe('present');
    return card;
  }

  async function connect() {
    const connection = await driver.connect(READER);
    if (!connection.ok) throw new Error(`${connection.error.code}: ${connection.error.detail}`);
    return connection.value;
  }

  async function read(key: AccessKey = { kind: 'can', can: cardAccessNumberOf(holder) }) {
    const connection = await connect();
    try {
      return await readCard(
        connection,
        { keys: [key] },
        { trust: { certificates: [issuer.csca] }, random, now, monotonic: () => performance.now() },
      );
    } finally {
      await connection.close();
    }
  }

  test('pcscd shows the ATR of the profile and carries short and extended commands', async () => {
    const { chip } = await lay();
    const connection = await connect();
    expect(bytesToHex(connection.atr)).toBe(bytesToHex(chip.atr));
    const short = await connection.transmit(hexToBytes('00b09c0000'));
    expect(short.ok && bytesToHex(short.value)).toMatch(/^3134.*9000$/);
    const extended = await connection.transmit(hexToBytes('00b09c00000400'));
    expect(extended.ok && bytesToHex(extended.value.subarray(-2))).toBe('6282');
    await connection.close();
  });

  test('the whole card reads as genuine, byte for byte as it was issued', async () => {
    const { contents } = await lay();
    const reading = await read();
    if (!reading.ok) throw new Error(JSON.stringify(reading.error.code));
    expect(reading.value.access).toBe('PACE-CAN');
    expect(reading.value.verdict.level).toBe('genuine');
    for (const [name, bytes] of reading.value.files) {
      expect(bytesToHex(bytes), name).toBe(bytesToHex(contents.files.get(name as 'DG1') ?? new Uint8Array()));
    }
    expect(reading.value.files.get('DG2')?.length).toBeGreaterThan(15_000);
  });

  // passport-dh has keys of 2048 bits, which PC/SC must carry in commands and answers of extended length.
  test.each(Object.values(PROFILES))('$name', { timeout: 60_000 }, async (profile) => {
    const { contents } = await lay([], profile);
    const { documentNumber, birthDate, expiryDate } = zoneOf(holder, profile.documentType);
    const reading = await read({ kind: 'mrz', documentNumber, birthDate, expiryDate });
    if (!reading.ok) throw new Error(`${reading.error.code} at ${reading.error.step}`);
    expect(reading.value.access).toBe(contents.profile.pace ? 'PACE-MRZ' : 'BAC');
    expect(reading.value.verdict.level).toBe(contents.profile.pace ? 'genuine' : 'intact-untrusted');
  });

  test('a card torn out in the middle fails the read; laid again it reads', async () => {
    const { chip } = await lay([{ kind: 'tear-at-apdu', apdu: 14 }]);
    expect(await read()).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    await expect.poll(status, { timeout: 15_000 }).toBe('empty');
    held.insert(chip);
    await expect.poll(status, { timeout: 15_000 }).toBe('present');
    expect(await read()).toMatchObject({ ok: true });
  });

  /** A desk with this driver, and what its reads ask for. */
  async function desk() {
    const events: ReadEvent[] = [];
    const memory = await createReaderMemory({
      now: Date.now,
      onError: (error) => {
        throw error;
      },
    });
    const cards = createCardDesk({
      driver,
      preferred: () => undefined,
      onChange: () => {},
      memory,
      program: 'test',
    });
    const readAtDesk = (onEvent?: (event: ReadEvent) => void) =>
      cards.read(
        { keys: [{ kind: 'can', can: cardAccessNumberOf(holder) }] },
        {
          trust: { certificates: [issuer.csca] },
          random,
          now,
          monotonic: () => performance.now(),
          onEvent: (event) => {
            events.push(event);
            onEvent?.(event);
          },
        },
      );
    return { cards, events, read: readAtDesk };
  }

  test.each<[string, () => Promise<void>]>([
    ['lifted', async () => {}],
    [
      'lifted, and pcscd restarted meanwhile',
      async () => {
        await pcscd.stop();
        pcscd = await startPcscd();
      },
    ],
  ])('%s in the middle of the photo and put back: read on from the offset', async (what, meanwhile) => {
    if (what !== 'lifted' && !pcscd.own) return expect(pcscd.own).toBe(false);
    const { chip, contents } = await lay([], PROFILES['contact-t1']);
    const { events, read: readAtDesk } = await desk();
    let lifted = false;
    const reading = await readAtDesk((event) => {
      if (lifted || event.kind !== 'file' || event.file !== 'DG2' || event.bytes < 6000) return;
      lifted = true;
      held.remove();
      void meanwhile().then(() => setTimeout(() => held.insert(chip), 600));
    });
    if (!reading.ok) throw new Error(`${reading.error.code} ${reading.error.detail}`);
    expect(lifted).toBe(true);
    expect(reading.value.verdict).toEqual({ level: 'genuine', reasons: [] });
    expect(reading.value.files.get('DG2')).toEqual(contents.files.get('DG2'));
    expect(events).toContainEqual({ kind: 'phase', phase: 'resume' });
    const bytes = events.flatMap((event) =>
      event.kind === 'file' && event.file === 'DG2' ? [event.bytes] : [],
    );
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  });

  test('lengths are proven through a real pcscd, and remembered for the next guest', async () => {
    const { cards, read: readAtDesk } = await desk();
    const apdus: number[] = [];
    for (let guest = 0; guest < 3; guest++) {
      await lay();
      const reading = await readAtDesk();
      if (!reading.ok) throw new Error(reading.error.code);
      expect(reading.value.verdict.level).toBe('genuine');
      apdus.push(reading.value.statistics.apdus);
      held.remove();
      await expect.poll(status, { timeout: 15_000 }).toBe('empty');
    }
    expect(apdus[2]).toBeLessThan(apdus[0]!);
    expect(apdus[2]).toBeLessThan(20);
    expect(cards.checks()[0]).toMatchObject({ name: READER, lengths: 'extended' });
    expect(cards.checks()[0]!.lastRead!.largestResponse).toBeGreaterThan(8000);
  });
}

if (reader.ok) describe('virtual chip in vpcd', describeVpcdCard);
else
  describe('virtual chip in vpcd', () => {
    test.skip(`not run: ${reader.reason}`);
  });
