import { describe, expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../electron/core/result.ts';
import type { ReadDependencies } from '../../../../native/emrtd/reading.ts';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type {
  Transceiver,
  TransportFailure,
  TransportFailureCode,
} from '../../../../native/pcsc/transceiver.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import type { ChipProfile } from '../../../../native/virtual-chip/profiles/chip-profile.ts';
import type { VirtualChip } from '../../../../native/virtual-chip/virtual-chip.ts';
import {
  CAN,
  chipWith,
  codeOf,
  contentsOf,
  dependencies,
  HOLDER,
  insert,
  issuer,
  read,
  SHORT_CARD,
  SMALL_CARD,
  shortOnly,
  smallPortrait,
  succeeded,
  WRONG_CAN,
} from './virtual-card.ts';

const READ_BINARY = 0xb0;
const SELECT = 0xa4;
/** SELECT MF, five of PACE, SELECT of the application, a block of EF.SOD to know the card by, SELECT of the file. */
const OPENING_AGAIN = 9;

interface Bench extends Transceiver {
  /** CLA INS P1 P2 of every command in hex, which secure messaging leaves readable. */
  readonly log: string[];
  readonly reconnect: NonNullable<ReadDependencies['reconnect']>;
  readonly reconnected: TransportFailure[];
}

interface Interruption {
  /** Commands that get no answer, counted over the whole read. */
  readonly at: readonly number[];
  readonly code?: TransportFailureCode;
  /** The answer reaches the desk in place of a failure, after the chip has lost its channel. */
  readonly answer?: string;
  /** What lies there when the reader is asked again. */
  readonly back?: () => Promise<Result<Transceiver, TransportFailure>>;
}

/** A card that is interrupted, and comes back from reset. */
function bench(chip: VirtualChip, { at, code = 'card-removed', answer, back }: Interruption): Bench {
  const log: string[] = [];
  const reconnected: TransportFailure[] = [];
  let lying = insert(chip) as Transceiver;
  const transmit: Transceiver['transmit'] = async (command) => {
    log.push(bytesToHex(command.subarray(0, 4)));
    if (!at.includes(log.length)) return lying.transmit(command);
    if (answer === undefined) return err({ code, detail: 'interrupted' });
    await lying.transmit(hexToBytes('0084000008')); // anything in plain ends the channel
    return ok(hexToBytes(answer));
  };
  return {
    readerName: lying.readerName,
    atr: lying.atr,
    log,
    transmit,
    reconnected,
    async reconnect(failure) {
      reconnected.push(failure);
      const next = back ? await back() : ok(insert(chip));
      if (!next.ok) return next;
      lying = next.value;
      return ok({ ...next.value, transmit });
    },
  };
}

const readOn = (card: Bench) => read(card, [CAN], dependencies({ reconnect: card.reconnect }));

const WITH_MASTER_FILE = { selectMasterFile: 'supported' } as const;
const CHIPS: readonly (readonly [string, ChipProfile])[] = [
  ['short commands', { ...shortOnly(CCCD_2021), ...WITH_MASTER_FILE }],
  // Small blocks of extended length, so that DG2 has several.
  ['extended length', { ...CCCD_2021, ...WITH_MASTER_FILE, maxResponseLength: 3000 }],
];

/** Offsets of plain READ BINARY in order; the short form names a file and starts at 0. */
const offsets = (log: readonly string[]): number[] =>
  log.flatMap((header) => {
    const [, ins, p1, p2] = hexToBytes(header);
    return ins === READ_BINARY && p1! < 0x80 ? [(p1! << 8) | p2!] : [];
  });

/** The n-th command counted from 1 of a read that nothing interrupts: the middle of DG2. */
async function middleOfPortrait(profile: ChipProfile) {
  const card = bench(chipWith(contentsOf(profile)), { at: [] });
  const reading = succeeded(await readOn(card));
  const dg2 = card.log.findIndex((header) => header.slice(2) === 'b08200');
  const blocks = reading.statistics.perFile.find(({ file }) => file === 'DG2')!.apdus;
  expect(blocks).toBeGreaterThan(2);
  return { whole: reading, at: dg2 + 1 + Math.floor(blocks / 2) };
}

describe.each(CHIPS)('interrupted in the middle of the portrait: %s', (_, profile) => {
  test.each<TransportFailureCode>([
    'card-removed',
    'card-mute',
    'reader-unplugged',
    'reader-service-stopped',
  ])('%s: opened again, and read on from the offset', async (code) => {
    const { whole, at } = await middleOfPortrait(profile);
    const card = bench(chipWith(contentsOf(profile)), { at: [at], code });
    const reading = succeeded(await readOn(card));
    expect(card.reconnected.map((failure) => failure.code)).toEqual([code]);
    expect(reading.files.get('DG2')).toEqual(contentsOf(profile).files.get('DG2'));
    expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
    // No byte before the offset is asked for again: the lost block is the first one read.
    const [lost] = offsets([card.log[at - 1]!]);
    const after = offsets(card.log.slice(at));
    expect(after[0]).toBe(lost);
    expect(Math.min(...after)).toBe(lost);
    expect(reading.statistics.apdus).toBe(whole.statistics.apdus + OPENING_AGAIN + 1);
  });

  test.each(['6982', '6988', '6987'])(
    'a chip that drops the channel with %s keeps its card, and loses no byte',
    async (answer) => {
      const { at } = await middleOfPortrait(profile);
      const card = bench(chipWith(contentsOf(profile)), { at: [at], answer });
      const reading = succeeded(await readOn(card));
      expect(card.reconnected).toEqual([]);
      expect(reading.files.get('DG2')).toEqual(contentsOf(profile).files.get('DG2'));
      expect(reading.verdict.level).toBe('genuine');
      const [lost] = offsets([card.log[at - 1]!]);
      expect(Math.min(...offsets(card.log.slice(at)))).toBe(lost);
    },
  );
});

test('lifted at commands all along after the first file, the card is read and proven all the same', async () => {
  const contents = contentsOf(SHORT_CARD);
  const { apdus } = succeeded(await readOn(bench(chipWith(contents), { at: [] }))).statistics;
  const first = bench(chipWith(contents), { at: [] });
  await readOn(first);
  const com = first.log.findIndex((header) => header.slice(2) === 'b09e00') + 1;
  expect(com).toBeGreaterThan(5);
  // Every fifth: each step and each file has one.
  for (let at = com; at <= apdus; at += 5) {
    const card = bench(chipWith(contents), { at: [at] });
    const reading = succeeded(await readOn(card));
    expect(card.reconnected, `command ${at}`).toHaveLength(1);
    expect(reading.verdict, `command ${at}`).toEqual({ level: 'genuine', reasons: [] });
    expect(reading.checks.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
    expect(new Map(reading.files)).toEqual(new Map([...contents.files].filter(([name]) => name !== 'DG3')));
  }
});

test('lifted again while it is opened again: counted, and in the end given up', async () => {
  const { at } = await middleOfPortrait(CHIPS[0]![1]);
  const twice = bench(chipWith(contentsOf(CHIPS[0]![1])), { at: [at, at + 3] });
  expect(succeeded(await readOn(twice)).verdict.level).toBe('genuine');
  expect(twice.reconnected).toHaveLength(2);

  const always = bench(chipWith(contentsOf(CHIPS[0]![1])), {
    at: Array.from({ length: 200 }, (_, i) => at + i),
  });
  const result = await readOn(always);
  expect(codeOf(result)).toBe('card-removed');
  expect(always.reconnected).toHaveLength(3);
  expect(!result.ok && result.error.partial.files.has('DG1')).toBe(true);
});

test('another card in its place is not read on with', async () => {
  const other = chipWith({
    ...contentsOf(SMALL_CARD),
    access: { ...contentsOf(SMALL_CARD).access, can: WRONG_CAN.can, mrzInformation: 'X'.repeat(24) },
  });
  const { at } = await middleOfPortrait(CHIPS[0]![1]);
  const card = bench(chipWith(contentsOf(CHIPS[0]![1])), { at: [at], back: async () => ok(insert(other)) });
  expect(codeOf(await readOn(card))).toBe('card-removed');
});

test('another card that the same key opens is known by its EF.SOD, and not mixed with the first', async () => {
  const profile = CHIPS[0]![1];
  const twin = issuer.issue(HOLDER, { profile, portrait: smallPortrait() });
  expect(twin.files.get('EF.SOD')).not.toEqual(contentsOf(profile).files.get('EF.SOD'));
  const { at } = await middleOfPortrait(profile);
  const card = bench(chipWith(contentsOf(profile)), {
    at: [at],
    back: async () => ok(insert(chipWith(twin))),
  });
  expect(codeOf(await readOn(card))).toBe('card-removed');

  // Before EF.SOD was read whole, nothing of the first card is kept but EF.COM, which is the same on both.
  const early = bench(chipWith(contentsOf(profile)), {
    at: [13],
    back: async () => ok(insert(chipWith(twin))),
  });
  const reading = succeeded(await readOn(early));
  expect(early.log[12]!.slice(2, 4)).toBe('b0');
  expect(reading.files.get('EF.SOD')).toEqual(twin.files.get('EF.SOD'));
  expect(reading.verdict).toEqual({ level: 'genuine', reasons: [] });
});

test('a card that does not come back ends the read with the word of whoever waited', async () => {
  const { at } = await middleOfPortrait(CHIPS[0]![1]);
  const card = bench(chipWith(contentsOf(CHIPS[0]![1])), {
    at: [at],
    code: 'card-mute',
    back: async () => err({ code: 'card-removed', detail: 'nobody put it back' }),
  });
  expect(codeOf(await readOn(card))).toBe('card-removed');
});

test('the screen hears that the card is waited for, and which step goes on', async () => {
  const { at } = await middleOfPortrait(CHIPS[0]![1]);
  const card = bench(chipWith(contentsOf(CHIPS[0]![1])), { at: [at] });
  const deps = dependencies({ reconnect: card.reconnect });
  succeeded(await read(card, [CAN], deps));
  const phases = deps.events.flatMap((event) => (event.kind === 'phase' ? [event.phase] : []));
  expect(phases.slice(phases.indexOf('portrait'))).toEqual([
    'portrait',
    'resume',
    'portrait',
    'active-authentication',
    'verification',
  ]);
});

test('the file is selected again, not read again', async () => {
  const { at } = await middleOfPortrait(CHIPS[0]![1]);
  const card = bench(chipWith(contentsOf(CHIPS[0]![1])), { at: [at] });
  succeeded(await readOn(card));
  const instructions = card.log.slice(at, at + OPENING_AGAIN).map((header) => hexToBytes(header)[1]);
  expect(instructions[0]).toBe(SELECT);
  expect(instructions.at(-1)).toBe(SELECT);
  const read = card.log.slice(at, at + OPENING_AGAIN).filter((header) => header.slice(2, 4) === 'b0');
  expect(read.map((header) => header.slice(2))).toEqual(['b09d00']);
});
