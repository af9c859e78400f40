import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../../../electron/core/result.ts';
import { largestBlock, MIN_BLOCK, smallerBlock } from '../../../../../native/emrtd/files/block-size.ts';
import { createFileReader } from '../../../../../native/emrtd/files/file-reader.ts';
import { createTransferPath } from '../../../../../native/emrtd/files/transfer-path.ts';
import { ELEMENTARY_FILES } from '../../../../../native/emrtd/lds/elementary-files.ts';
import type { FileName } from '../../../../../native/emrtd/reading.ts';
import { createChipSession } from '../../../../../native/emrtd/secure-messaging/chip-session.ts';
import { concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import type { Transceiver } from '../../../../../native/pcsc/transceiver.ts';
import { createMemoryFileCard, type Habits } from './memory-file-card.ts';

/** A file of exactly `total` bytes, header included. */
function fileOf(name: FileName, total: number): Uint8Array {
  const { tag } = ELEMENTARY_FILES[name];
  for (const header of [2, 3, 4, 5]) {
    const file = encodeTlv(
      tag,
      Uint8Array.from({ length: total - header }, (_, i) => (i * 31 + (i >> 8)) & 0xff),
    );
    if (file.length === total) return file;
  }
  throw new Error(`no file of ${total} bytes`);
}

const readerOn = (card: Transceiver, options: { maxApdus?: number } = {}) => {
  const session = createChipSession(card, { monotonic: () => 0, ...options });
  return { session, reader: createFileReader(session) };
};

describe('the fewest commands', () => {
  test('a short file is one command: no SELECT, no separate header', async () => {
    const com = fileOf('EF.COM', 26);
    const card = createMemoryFileCard({ 'EF.COM': com });
    expect(await readerOn(card).reader.read('EF.COM')).toEqual(ok(com));
    expect(card.log).toEqual(['b0 9e 00 100']);
  });

  test('a long file is as many as its length needs, the last one exact', async () => {
    const dg2 = fileOf('DG2', 1000);
    const card = createMemoryFileCard({ DG2: dg2 });
    expect(await readerOn(card).reader.read('DG2')).toEqual(ok(dg2));
    expect(card.log).toEqual(['b0 82 00 100', 'b0 01 00 100', 'b0 02 00 100', 'b0 03 00 e8']);
  });

  test('padding behind the data object is left out', async () => {
    const com = fileOf('EF.COM', 26);
    const card = createMemoryFileCard({ 'EF.COM': concatBytes(com, new Uint8Array(100)) });
    expect(await readerOn(card).reader.read('EF.COM')).toEqual(ok(com));
    expect(card.log).toHaveLength(1);
  });

  test('offsets above 32 767 use the odd instruction, and lose only the header of DO53', async () => {
    const dg2 = fileOf('DG2', 34_000);
    const card = createMemoryFileCard({ DG2: dg2 });
    expect(await readerOn(card).reader.read('DG2')).toEqual(ok(dg2));
    const odd = card.log.filter((line) => line.startsWith('b1'));
    // 32 768 = 128 × 256 are read with the even one; 1232 are left, 253 at a time.
    expect(card.log.length - odd.length).toBe(128);
    expect(odd).toEqual([...Array(4).fill('b1 00 00 100'), 'b1 00 00 df']);
  });

  test('progress by bytes, the total known from the first block', async () => {
    const card = createMemoryFileCard({ DG2: fileOf('DG2', 600) });
    const seen: number[][] = [];
    await readerOn(card).reader.read('DG2', (bytes, total) => seen.push([bytes, total]));
    expect(seen).toEqual([
      [256, 600],
      [512, 600],
      [600, 600],
    ]);
  });
});

describe('habits of chips', () => {
  test.each([0x6a82, 0x6a86, 0x6d00, 0x6982])(
    'short identifiers refused with %i: SELECT, and never again',
    async (sw) => {
      const com = fileOf('EF.COM', 26);
      const dg1 = fileOf('DG1', 95);
      const card = createMemoryFileCard({ 'EF.COM': com, DG1: dg1 }, { shortIds: sw });
      const { reader } = readerOn(card);
      expect(await reader.read('EF.COM')).toEqual(ok(com));
      expect(await reader.read('DG1')).toEqual(ok(dg1));
      expect(card.log.map((line) => line.slice(0, 5))).toEqual(['b0 9e', 'a4 02', 'b0 00', 'a4 02', 'b0 00']);
    },
  );

  test('a refusal after short identifiers have worked is about the file: no SELECT', async () => {
    const card = createMemoryFileCard({ 'EF.COM': fileOf('EF.COM', 26) });
    const { reader } = readerOn(card);
    await reader.read('EF.COM');
    expect(await reader.read('DG15')).toMatchObject({ ok: false, error: { reason: 'absent' } });
    expect(card.log).toHaveLength(2);
  });

  test('a file that is kept back is told from one that is not there', async () => {
    const card = createMemoryFileCard({ DG2: fileOf('DG2', 300) }, { locked: { DG2: 0x6982 } });
    expect(await readerOn(card).reader.read('DG2')).toMatchObject({
      ok: false,
      error: { reason: 'denied', failure: { code: 'file-unreadable', sw: 0x6982 } },
    });
  });

  test('a largest block that is stated in 6Cxx is learnt once', async () => {
    const dg2 = fileOf('DG2', 1000);
    const card = createMemoryFileCard({ DG2: dg2 }, { most: 0xa0 });
    expect(await readerOn(card).reader.read('DG2')).toEqual(ok(dg2));
    expect(card.log.slice(0, 5)).toEqual([
      'b0 82 00 100',
      'b0 82 00 a0',
      'b0 00 a0 100',
      'b0 00 a0 a0',
      'b0 01 40 a0',
    ]);
    expect(card.log).toHaveLength(9);
  });

  test.each([0x6700, 0x6f00])(
    'a length that is refused with %i is found down the ladder',
    async (tooMuch) => {
      const dg2 = fileOf('DG2', 1000);
      const card = createMemoryFileCard({ DG2: dg2 }, { most: 161, tooMuch });
      expect(await readerOn(card).reader.read('DG2')).toEqual(ok(dg2));
      expect(card.log.slice(0, 5)).toEqual([
        'b0 82 00 100',
        'b0 82 00 08',
        'b0 00 08 c0',
        'b0 00 08 a0',
        'b0 00 a8 a0',
      ]);
    },
  );

  test.each([0x6700, 0x6b00])(
    'a chip that gives nothing beyond the end (%i) is asked for the header first',
    async (beyondEnd) => {
      const com = fileOf('EF.COM', 26);
      const dg1 = fileOf('DG1', 95);
      const card = createMemoryFileCard({ 'EF.COM': com, DG1: dg1 }, { beyondEnd });
      const { reader } = readerOn(card);
      expect(await reader.read('EF.COM')).toEqual(ok(com));
      expect(await reader.read('DG1')).toEqual(ok(dg1));
      expect(card.log).toEqual(['b0 9e 00 100', 'b0 9e 00 08', 'b0 00 08 12', 'b0 81 00 08', 'b0 00 08 57']);
    },
  );

  test('any mixture of habits gives the same bytes', async () => {
    const habits: fc.Arbitrary<Habits> = fc.record(
      {
        shortIds: fc.constantFrom(0x6a82, 0x6a86, 0x6d00),
        most: fc.integer({ min: MIN_BLOCK, max: 255 }),
        tooMuch: fc.constantFrom<NonNullable<Habits['tooMuch']>>('6Cxx', 0x6700),
        beyondEnd: fc.constantFrom<NonNullable<Habits['beyondEnd']>>('6282', '9000', '6Cxx', 0x6700),
      },
      { requiredKeys: [] },
    );
    // No TLV with one octet of tag is 130 or 259 octets long.
    const size = fc.integer({ min: 10, max: 2000 }).filter((n) => ![130, 259].includes(n));
    await fc.assert(
      fc.asyncProperty(habits, size, size, async (given, first, second) => {
        const sod = fileOf('EF.SOD', first);
        const dg2 = fileOf('DG2', second);
        const { reader } = readerOn(createMemoryFileCard({ 'EF.SOD': sod, DG2: dg2 }, given));
        expect(await reader.read('EF.SOD')).toEqual(ok(sod));
        expect(await reader.read('DG2')).toEqual(ok(dg2));
      }),
      { numRuns: 150 },
    );
  });
});

describe('in extended length', () => {
  const carried = {
    extended: 'carried',
    proven: 2048,
    limit: 2048,
    stated: 2048,
    shortIds: 'untried',
    readsBeyondEnd: true,
  } as const;
  const readAll = async (habits: Habits) => {
    const files = { 'EF.COM': fileOf('EF.COM', 26), DG1: fileOf('DG1', 95), DG2: fileOf('DG2', 9000) };
    const card = createMemoryFileCard(files, habits);
    const session = createChipSession(card, { monotonic: () => 0 });
    const reader = createFileReader(session, createTransferPath(carried));
    for (const name of ['EF.COM', 'DG1', 'DG2'] as const) {
      expect(await reader.read(name)).toEqual(ok(files[name]));
    }
    return card.log;
  };

  test.each<NonNullable<Habits['beyondEnd']>>(['6282', '9000', '6Cxx'])(
    'a short file that ends with %s does not make the blocks of the next one small',
    async (beyondEnd) => {
      const log = await readAll({ beyondEnd });
      expect(log.slice(beyondEnd === '6Cxx' ? 4 : 2)).toEqual([
        'b0 82 00 800',
        'b0 08 00 800',
        'b0 10 00 800',
        'b0 18 00 800',
        'b0 20 00 328',
      ]);
    },
  );

  test('the last block stays in extended form where a short answer would not hold it', async () => {
    const dg2 = fileOf('DG2', 2048 + 250);
    const card = createMemoryFileCard({ DG2: dg2 });
    const session = createChipSession(card, { monotonic: () => 0 });
    expect(await createFileReader(session, createTransferPath(carried)).read('DG2')).toEqual(ok(dg2));
    expect(card.log).toHaveLength(2);
  });
});

describe('broken and hostile chips', () => {
  const answering = (
    answers: (command: Uint8Array, n: number) => string,
  ): Transceiver & { count: number } => ({
    readerName: 'hostile',
    atr: new Uint8Array(),
    count: 0,
    async transmit(command) {
      return ok(hexToBytes(answers(command, this.count++)));
    },
  });

  test.each([
    ['another tag', '61 02 0000 9000'],
    ['no TLV', '60 9000'],
    ['a length of 16 MB', '60 83FFFFFF 00 9000'],
    ['a length above what this file may have', '60 821001 00 9000'],
  ])('%s is malformed', async (_, answer) => {
    const card = answering(() => answer);
    expect(await readerOn(card).reader.read('EF.COM')).toMatchObject({
      ok: false,
      error: { reason: 'malformed', failure: { code: 'file-unreadable' } },
    });
    expect(card.count).toBe(1);
  });

  test('a file that ends before its stated length is malformed, and what came is kept', async () => {
    const whole = fileOf('EF.SOD', 1000);
    const card = createMemoryFileCard({ 'EF.SOD': whole.subarray(0, 600) });
    const result = await readerOn(card).reader.read('EF.SOD');
    expect(result).toMatchObject({ ok: false, error: { reason: 'malformed' } });
    expect(!result.ok && result.error.content).toEqual(whole.subarray(0, 600));
  });

  test('more bytes than asked for break the protocol', async () => {
    const card = answering(() => `60 03 010203 9000`.padStart(4) && `6003010203${'00'.repeat(260)}9000`);
    expect(await readerOn(card).reader.read('EF.COM')).toMatchObject({
      ok: false,
      error: { reason: 'session', failure: { code: 'chip-protocol-error' } },
    });
  });

  test.each([
    ['one byte at a time', (n: number) => (n === 0 ? '75821000 9000' : '00 9000')],
    ['nothing at a time', (n: number) => (n === 0 ? '75821000 9000' : '9000')],
    ['6C01 for ever', (n: number) => (n === 0 ? '75821000 9000' : '6C01')],
    ['6C00 for ever', () => '6C00'],
    [
      '6Cxx counting down',
      (n: number) => (n === 0 ? '75821000 9000' : `6C${(255 - (n % 256)).toString(16).padStart(2, '0')}`),
    ],
    ['6700 for ever', () => '6700'],
    ['6282 without data', () => '6282'],
  ])('%s comes to an end', async (_, answer) => {
    const card = answering((_command, n) => answer(n));
    const result = await readerOn(card).reader.read('DG2');
    expect(result).toMatchObject({ ok: false });
    expect(card.count).toBeLessThan(4096 / MIN_BLOCK + 64);
  });

  test('random answers always end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.uint8Array({ maxLength: 40 })), async (stream) => {
        const card: Transceiver = {
          readerName: 'noise',
          atr: new Uint8Array(),
          transmit: async () => ok(stream.next().value ?? new Uint8Array()),
        };
        const { reader, session } = readerOn(card);
        const result = await reader.read('DG2');
        expect(result.ok && session.statistics.apdus > 100).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('sizes', () => {
  test('largest block by channel', () => {
    expect([undefined, '3DES', 'AES-128', 'AES-256'].map((suite) => largestBlock(suite as never))).toEqual([
      256, 231, 223, 223,
    ]);
  });

  test('the ladder ends', () => {
    const steps: (number | undefined)[] = [223];
    while (steps.at(-1) !== undefined) steps.push(smallerBlock(steps.at(-1)!));
    expect(steps).toEqual([223, 192, 160, 128, 96, 64, 32, undefined]);
  });
});
