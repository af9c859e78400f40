import { describe, expect, test } from 'vitest';
import { err, ok } from '../../../../electron/core/result.ts';
import { parseAtrInformation } from '../../../../native/emrtd/files/card-capabilities.ts';
import { maxProtectedData } from '../../../../native/emrtd/secure-messaging/protected-apdu.ts';
import type { Transceiver, TransportFailureCode } from '../../../../native/pcsc/transceiver.ts';
import { CCCD_2021 } from '../../../../native/virtual-chip/profiles/cccd-2021.ts';
import { PASSPORT_PACE_CAM, PASSPORT_PACE_IM } from '../../../../native/virtual-chip/profiles/passports.ts';
import { createMemoryPaths } from './files/memory-paths.ts';
import {
  CAN,
  chipWith,
  contentsOf,
  dependencies,
  insert,
  read,
  shortOnly,
  succeeded,
} from './virtual-card.ts';

const CHIP = { ...CCCD_2021, selectMasterFile: 'supported' } as const;

/** A reader that loses answers of more than `most` octets, each with this failure. */
function readerUpTo(
  most: number,
  code: TransportFailureCode,
  profile = CHIP as typeof CCCD_2021,
): Transceiver {
  const card = insert(chipWith(contentsOf(profile)));
  return {
    ...card,
    async transmit(command) {
      const answer = await card.transmit(command);
      return answer.ok && answer.value.length > most + 2 ? err({ code, detail: 'too long' }) : answer;
    },
  };
}

const apdusOf = async (card: Transceiver, paths = createMemoryPaths()) =>
  succeeded(await read(card, [CAN], dependencies({ paths }))).statistics.apdus;

describe('a reader that carries short answers only, though the chip claims more', () => {
  test.each<TransportFailureCode>(['transmit-failed'])(
    '%s over the first long block: the channel is opened again, all is read, and it is not tried again',
    async (code) => {
      const paths = createMemoryPaths();
      const first = succeeded(await read(readerUpTo(256, code), [CAN], dependencies({ paths })));
      expect(first.files.get('DG2')).toEqual(contentsOf(CHIP).files.get('DG2'));
      expect(first.verdict).toEqual({ level: 'genuine', reasons: [] });
      expect([...paths.records.values()]).toMatchObject([{ extended: 'refused' }]);

      const short = await apdusOf(readerUpTo(256, code, shortOnly(CHIP)));
      expect(await apdusOf(readerUpTo(256, code), paths)).toBe(short);
    },
  );

  test.each<TransportFailureCode>(['card-mute', 'card-removed'])(
    '%s over it: the card is asked for again and read in short blocks',
    async (code) => {
      const paths = createMemoryPaths();
      let asked = 0;
      const reconnect = async () => {
        asked++;
        return ok(readerUpTo(256, code));
      };
      const deps = dependencies({ paths, reconnect });
      const reading = succeeded(await read(readerUpTo(256, code), [CAN], deps));
      expect(asked).toBe(1);
      expect(reading.verdict.level).toBe('genuine');
      expect([...paths.records.values()]).toMatchObject([{ extended: 'refused' }]);
    },
  );
});

test('a reader that carries up to 5000 octets: as much as came through, and no more from then on', async () => {
  const paths = createMemoryPaths();
  const first = succeeded(await read(readerUpTo(5000, 'transmit-failed'), [CAN], dependencies({ paths })));
  expect(first.verdict.level).toBe('genuine');
  expect([...paths.records.values()]).toMatchObject([{ extended: 'carried', proven: 4096, limit: 4096 }]);
  const second = succeeded(await read(readerUpTo(5000, 'transmit-failed'), [CAN], dependencies({ paths })));
  expect(second.statistics.perFile.find(({ file }) => file === 'DG2')!.apdus).toBe(
    Math.ceil(contentsOf(CHIP).files.get('DG2')!.length / 4063),
  );
});

test('another reader has a memory of its own', async () => {
  const paths = createMemoryPaths();
  await apdusOf(readerUpTo(256, 'transmit-failed'), paths);
  await apdusOf({ ...insert(chipWith(contentsOf(CHIP))), readerName: 'a better reader' }, paths);
  expect([...paths.records.values()].map(({ extended }) => extended)).toEqual(['refused', 'carried']);
});

test('a memory that does not hold any more is dropped, and the card is read all the same', async () => {
  const paths = createMemoryPaths();
  await apdusOf(insert(chipWith(contentsOf(CHIP))), paths);
  expect([...paths.records.values()]).toMatchObject([{ extended: 'carried' }]);
  // The same name, another device: it takes none of it.
  const reading = await read(readerUpTo(256, 'transmit-failed'), [CAN], dependencies({ paths }));
  expect(succeeded(reading).verdict.level).toBe('genuine');
  expect(paths.records.size).toBe(0);
});

test('EF.CardSecurity and portraits of more than 32 767 octets come in long blocks as well', async () => {
  const paths = createMemoryPaths();
  const profile = { ...CCCD_2021, portraitBytes: 80_000 };
  const contents = contentsOf(profile);
  for (let round = 0; round < 3; round++) {
    const reading = succeeded(await read(insert(chipWith(contents)), [CAN], dependencies({ paths })));
    expect(reading.files.get('DG2')).toEqual(contents.files.get('DG2'));
    expect(reading.verdict.level).toBe('genuine');
  }
  const last = succeeded(await read(insert(chipWith(contents)), [CAN], dependencies({ paths })));
  const { length } = contents.files.get('DG2')!;
  expect(length).toBeGreaterThan(0x7fff + 10_000);
  expect(last.statistics.perFile.find(({ file }) => file === 'DG2')!.apdus).toBe(
    Math.ceil(length / maxProtectedData('AES-128', 32_767)),
  );

  const mapped = contentsOf(PASSPORT_PACE_CAM);
  const known = createMemoryPaths();
  for (const more of [1, 0]) {
    const passport = succeeded(await read(insert(chipWith(mapped)), [CAN], dependencies({ paths: known })));
    expect(passport.files.get('EF.CardSecurity')).toEqual(mapped.files.get('EF.CardSecurity'));
    // EF.CardAccess, five of PACE, one for the whole of EF.CardSecurity, SELECT; the first read asks EF.ATR/INFO.
    const inFiles = passport.statistics.perFile.reduce((sum, { apdus }) => sum + apdus, 0);
    expect(passport.statistics.apdus - inFiles).toBe(8 + more);
  }
});

test('a passport that states its lengths in EF.ATR/INFO: one command to know them, one for each file', async () => {
  const contents = contentsOf(PASSPORT_PACE_IM);
  expect(parseAtrInformation(contents.files.get('EF.ATR/INFO')!)).toEqual({
    extended: 'yes',
    responseLimit: 32_767,
  });
  const paths = createMemoryPaths();
  const first = succeeded(await read(insert(chipWith(contents)), [CAN], dependencies({ paths })));
  for (const { file, bytes, apdus } of first.statistics.perFile) {
    expect([file, apdus]).toEqual([file, Math.max(1, Math.ceil(bytes / 32_735))]);
  }
  const second = succeeded(await read(insert(chipWith(contents)), [CAN], dependencies({ paths })));
  expect(second.statistics.apdus).toBe(first.statistics.apdus - 1);
  expect([...paths.records.values()]).toMatchObject([{ extended: 'carried', stated: 32_767 }]);
});

test('every file has its commands, octets and time, which add up', async () => {
  let clock = 0;
  const deps = dependencies({ monotonic: () => clock++ });
  const { statistics, files } = succeeded(await read(insert(chipWith(contentsOf(CHIP))), [CAN], deps));
  for (const { file, bytes, apdus, milliseconds } of statistics.perFile) {
    expect(bytes, file).toBe(files.get(file)!.length);
    expect(apdus).toBeGreaterThan(0);
    expect(milliseconds).toBeGreaterThan(0);
  }
  const inFiles = statistics.perFile.reduce((sum, { apdus }) => sum + apdus, 0);
  // EF.ATR/INFO, EF.CardAccess, five of PACE, SELECT, two of chip authentication, one of active authentication.
  expect(statistics.apdus - inFiles).toBe(11);
  expect(statistics.largestResponse).toBeGreaterThan(4000);
});
