/** A reader that is pulled out in the middle of a file, at a real pcscd that takes it out of its list. */
import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createCardDesk } from '../../../electron/backend/card-desk.ts';
import { createReaderMemory } from '../../../electron/backend/reader-memory.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';
import type { ReadEvent } from '../../../native/emrtd/reading.ts';
import type { CardReaderDriver } from '../../../native/pcsc/card-reader-port.ts';
import { openPcscMiniDriver } from '../../../native/pcsc/pcsc-mini-driver.ts';
import { openPcscliteDriver } from '../../../native/pcsc/pcsclite-driver.ts';
import { cardAccessNumberOf } from '../../../native/virtual-chip/card-holder.ts';
import { createIssuer } from '../../../native/virtual-chip/issuer/issuer.ts';
import { PROFILES } from '../../../native/virtual-chip/profiles/profiles.ts';
import { createSimulatedCard } from '../../../native/virtual-chip/simulated-card.ts';
import { createVpcdCard, type VpcdCard } from '../../../native/virtual-chip/vpcd-card.ts';
import { withoutDelayedAck } from '../../support/vpcd/pcscd.ts';
import {
  startUnpluggableReader,
  type UnpluggableReader,
  unpluggableAvailable,
} from '../../support/vpcd/unpluggable-reader.ts';
import { type OpenDriver, TIMING } from './driver-bench.ts';

const READER = 'Virtual PCD 00 00';
/** Of DG2, which is read in some hundred blocks on this card. */
const MID_FILE = 6_000;
/** Times in one read. */
const RESUMED_AT_MOST = 3;
const WAIT = { timeout: 15_000 };
const random = (length: number) => new Uint8Array(randomBytes(length));
const now = () => new Date();
const here = unpluggableAvailable();

async function missingFor(open: OpenDriver): Promise<string | undefined> {
  if (!here.ok) return here.reason;
  const driver = await open(TIMING);
  if (!driver.ok) return driver.error;
  await driver.value.stop();
  return undefined;
}

function describeUnplugging(name: string, open: OpenDriver): void {
  const issuer = createIssuer({ random, now });
  const holder = inventPerson(11, { now });
  let reader: UnpluggableReader;
  let restoreRoute: (() => void) | undefined;
  let driver: CardReaderDriver;
  let held: VpcdCard;

  beforeAll(async () => {
    reader = await startUnpluggableReader();
    restoreRoute = withoutDelayedAck();
    const opened = await open(TIMING);
    if (!opened.ok) throw new Error(opened.error);
    driver = opened.value;
    driver.watch(() => {});
    held = createVpcdCard();
  });
  afterEach(async () => {
    reader.plugIn();
    held.remove();
    await expect.poll(status, WAIT).toBe('empty');
  });
  afterAll(async () => {
    await held?.close();
    await driver?.stop();
    restoreRoute?.();
    await reader?.stop();
  });

  const names = () => driver.snapshot().slots.map((slot) => slot.name);
  const status = () => driver.snapshot().slots.find((slot) => slot.name === READER)?.status;

  /** Lays a card that takes its time and reads it at a desk; `onMiddle` is called in the middle of the photo. */
  async function read(onMiddle: () => void = () => {}, how: 'once' | 'always' = 'once') {
    const card = createSimulatedCard({ issuer, holder, random, now, profile: PROFILES['contact-t1'] });
    held.insert(card.chip);
    await expect.poll(status, WAIT).toBe('present');
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
    const events: ReadEvent[] = [];
    const blocks = () =>
      events.flatMap((event) => (event.kind === 'file' && event.file === 'DG2' ? [event.bytes] : []));
    let pulledAt = 0;
    const result = await cards.read(
      { keys: [{ kind: 'can', can: cardAccessNumberOf(holder) }] },
      {
        trust: { certificates: [issuer.csca] },
        random,
        now,
        monotonic: () => performance.now(),
        onEvent(event) {
          events.push(event);
          const bytes = blocks().at(-1) ?? 0;
          if (event.kind !== 'file' || bytes < MID_FILE || bytes <= pulledAt) return;
          if (how === 'once' && pulledAt > 0) return;
          pulledAt = bytes;
          onMiddle();
        },
      },
    );
    return { card, result, events, blocks: blocks(), pulledAt };
  }

  const phasesOf = (events: readonly ReadEvent[]) =>
    events.flatMap((event) => (event.kind === 'phase' ? [event.phase] : []));

  test('pcscd shows the reader gone, and back', async () => {
    await expect.poll(status, WAIT).toBe('empty');
    reader.unplug();
    await expect.poll(names, WAIT).toEqual([]);
    // With no reader left pcsc-mini fails with StatusEventBufferOverflow; the driver then opens it anew, again and again.
    const codes = ['reader-unplugged', 'reader-service-stopped'];
    const refused = await driver.connect(READER);
    expect(codes.slice(0, name === 'pcsclite' ? 1 : 2)).toContain(!refused.ok && refused.error.code);
    reader.plugIn();
    await expect.poll(status, WAIT).toBe('empty');
  });

  test('pulled in the middle of the photo and put back: read on from the offset', async () => {
    let gone: readonly string[] | undefined;
    const { card, result, events, blocks, pulledAt } = await read(() => {
      reader.unplug();
      setTimeout(() => {
        gone = names();
        reader.plugIn();
      }, 1_500);
    });
    if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail}`);
    expect(pulledAt).toBeGreaterThanOrEqual(MID_FILE);
    expect(gone).toEqual([]);
    expect(phasesOf(events).filter((phase) => phase === 'resume').length).toBeGreaterThanOrEqual(1);
    expect(result.value.verdict).toEqual({ level: 'genuine', reasons: [] });
    expect(result.value.files.get('DG2')).toEqual(card.contents.files.get('DG2'));
    // Never back to the start: every block begins where the last one ended.
    expect(blocks).toEqual(blocks.toSorted((a, b) => a - b));
  });

  test('pulled and left: the read ends, says so, and the next one works', async () => {
    const { result } = await read(() => reader.unplug());
    // While pcsc-mini is opened anew, the last word that it has is what pcscd said first.
    const codes = ['reader-unplugged', 'card-removed'];
    expect(codes.slice(0, name === 'pcsclite' ? 1 : 2)).toContain(!result.ok && result.error.code);
    expect(!result.ok && result.error.reading?.partial.files.has('DG1')).toBe(true);
    held.remove();
    reader.plugIn();
    await expect.poll(status, WAIT).toBe('empty');
    const { result: next } = await read();
    expect(next).toMatchObject({ ok: true, value: { verdict: { level: 'genuine' } } });
  });

  test('a plug that slips out whenever the read goes on is not followed for ever', {
    timeout: 120_000,
  }, async () => {
    let timer: NodeJS.Timeout | undefined;
    let times = 0;
    const { result, events } = await read(() => {
      times++;
      reader.unplug();
      timer = setTimeout(() => reader.plugIn(), 1_500);
    }, 'always');
    clearTimeout(timer);
    const resumed = phasesOf(events).filter((phase) => phase === 'resume').length;
    expect(resumed).toBeGreaterThan(0);
    expect(resumed).toBeLessThanOrEqual(RESUMED_AT_MOST);
    expect(times).toBeLessThanOrEqual(RESUMED_AT_MOST + 1);
    expect(['reader-unplugged', 'card-removed']).toContain(!result.ok && result.error.code);
    reader.plugIn();
    await expect.poll(names, WAIT).toContain(READER);
  });
}

const DRIVERS: readonly (readonly [string, OpenDriver])[] = [
  ['pcsc-mini', openPcscMiniDriver],
  ['pcsclite', openPcscliteDriver],
];

for (const [name, open] of DRIVERS) {
  const missing = await missingFor(open);
  describe.skipIf(missing !== undefined)(`${name}${missing ? ` (skipped: ${missing})` : ''}`, () =>
    describeUnplugging(name, open),
  );
}
