/** A driver before a real pcscd with the vpcd virtual reader, and cards without a brain to put into it. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Result } from '../../../electron/core/result.ts';
import { concatBytes } from '../../../native/iso7816/bytes.ts';
import type {
  CardConnection,
  CardReaderDriver,
  ReaderSlot,
  ReaderSnapshot,
} from '../../../native/pcsc/card-reader-port.ts';
import { DRIVER_TIMING, type DriverTiming } from '../../../native/pcsc/driver-timing.ts';
import { type Answer, type FakeCard, insertFakeCard } from '../../support/vpcd/fake-card.ts';
import { type Pcscd, startPcscd } from '../../support/vpcd/pcscd.ts';

/** Restarting the service of the machine is not for a test to do. */
export const NOT_OURS = 'a pcscd that this suite did not start is running: stop it to run this';

export const FIRST = 'Virtual PCD 00 00';
export const SECOND = 'Virtual PCD 00 01';
export const OK = Uint8Array.of(0x90, 0x00);
export const SELECT = Uint8Array.of(0x00, 0xa4, 0x04, 0x0c, 0x02, 0x3f, 0x00);
export const SILENCE = Uint8Array.of(0x00, 0xee, 0x00, 0x00, 0x00);
export const LONG = 20_000;
/** READ BINARY with an extended Le of 20 000. */
export const READ_LONG = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00, LONG >> 8, LONG & 0xff);

export const answer: Answer = (command) => {
  if (command[1] === SILENCE[1]) return undefined;
  if (command[1] === READ_LONG[1]) {
    return concatBytes(
      Uint8Array.from({ length: LONG }, (_, i) => i % 251),
      OK,
    );
  }
  return OK;
};

/** Shorter waits than at a counter, so that the suite is quick. */
export const TIMING: DriverTiming = {
  ...DRIVER_TIMING,
  transmit: 1_500,
  serviceRetry: 200,
  connectPatience: 600,
};

export type OpenDriver = (timing: DriverTiming) => Promise<Result<CardReaderDriver, string>>;

export interface DriverBench {
  pcscd: Pcscd;
  driver: CardReaderDriver;
  /** All that the driver has told in this test. */
  readonly snapshots: ReaderSnapshot[];
  /** Opens the driver anew, which nobody watches yet. */
  reopen(): Promise<void>;
  /** Resolves with the first snapshot, past ones aside, that fits. */
  seen(fits: (snapshot: ReaderSnapshot) => boolean): Promise<ReaderSnapshot>;
  slot(snapshot: ReaderSnapshot, readerName?: string): ReaderSlot | undefined;
  insert(options?: Parameters<typeof insertFakeCard>[0]): Promise<FakeCard>;
  present(readerName?: string): Promise<ReaderSlot>;
  connected(readerName?: string): Promise<CardConnection>;
  removeCards(): Promise<void>;
}

/** Sets the bench up around every test of the `describe` that calls it. */
export function setUpDriverBench(open: OpenDriver): DriverBench {
  let pcscd: Pcscd;
  let driver: CardReaderDriver;
  const snapshots: ReaderSnapshot[] = [];
  const cards: FakeCard[] = [];

  const bench: DriverBench = {
    get pcscd() {
      return pcscd;
    },
    set pcscd(next) {
      pcscd = next;
    },
    get driver() {
      return driver;
    },
    set driver(next) {
      driver = next;
    },
    snapshots,
    async reopen() {
      const opened = await open(TIMING);
      if (!opened.ok) throw new Error(opened.error);
      driver = opened.value;
    },
    async seen(fits) {
      await expect.poll(() => driver.snapshot(), { timeout: 15_000, interval: 20 }).toSatisfy(fits);
      return driver.snapshot();
    },
    slot: (snapshot, readerName = FIRST) => snapshot.slots.find((candidate) => candidate.name === readerName),
    async insert(options = {}) {
      const card = await insertFakeCard({ answer, ...options });
      cards.push(card);
      return card;
    },
    async present(readerName = FIRST) {
      const fits = (snapshot: ReaderSnapshot) => bench.slot(snapshot, readerName)?.status === 'present';
      return bench.slot(await bench.seen(fits), readerName)!;
    },
    async connected(readerName = FIRST) {
      const connection = await driver.connect(readerName);
      if (!connection.ok) throw new Error(`${connection.error.code}: ${connection.error.detail}`);
      return connection.value;
    },
    async removeCards() {
      await Promise.all(cards.splice(0).map((card) => card.remove()));
    },
  };

  beforeAll(async () => {
    pcscd = await startPcscd();
  });
  afterAll(() => pcscd.stop());
  beforeEach(async () => {
    if (!pcscd.running()) pcscd = await startPcscd();
    await bench.reopen();
    snapshots.splice(0);
    driver.watch((snapshot) => snapshots.push(snapshot));
    await bench.seen((snapshot) => bench.slot(snapshot)?.status === 'empty');
  });
  afterEach(async () => {
    await bench.removeCards();
    const { service } = driver.snapshot();
    if (service === 'running')
      await bench.seen(({ slots }) => slots.every(({ status }) => status === 'empty'));
    await driver.stop();
  });
  return bench;
}
