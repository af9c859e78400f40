/** What every PC/SC driver must do, tried against a real pcscd and the vpcd virtual reader. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../electron/core/result.ts';
import { bytesToHex, concatBytes } from '../../../native/iso7816/bytes.ts';
import type {
  CardConnection,
  CardReaderDriver,
  ReaderSlot,
  ReaderSnapshot,
} from '../../../native/pcsc/card-reader-port.ts';
import { DRIVER_TIMING, type DriverTiming } from '../../../native/pcsc/driver-timing.ts';
import {
  type Answer,
  type FakeCard,
  insertFakeCard,
  MUTE_ATR,
  PLAIN_ATR,
  VPCD_PORTS,
} from '../../support/vpcd/fake-card.ts';
import { holdCardElsewhere } from '../../support/vpcd/hold-card.ts';
import { type Pcscd, startPcscd } from '../../support/vpcd/pcscd.ts';

/** Restarting the service of the machine is not for a test to do. */
const NOT_OURS = 'a pcscd that this suite did not start is running: stop it to run this';

const FIRST = 'Virtual PCD 00 00';
const SECOND = 'Virtual PCD 00 01';
const OK = Uint8Array.of(0x90, 0x00);
const SELECT = Uint8Array.of(0x00, 0xa4, 0x04, 0x0c, 0x02, 0x3f, 0x00);
const SILENCE = Uint8Array.of(0x00, 0xee, 0x00, 0x00, 0x00);
const LONG = 20_000;
/** READ BINARY with an extended Le of 20 000. */
const READ_LONG = Uint8Array.of(0x00, 0xb0, 0x00, 0x00, 0x00, LONG >> 8, LONG & 0xff);

const answer: Answer = (command) => {
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
const TIMING: DriverTiming = { ...DRIVER_TIMING, transmit: 1_500, serviceRetry: 200, connectPatience: 600 };

export function describeDriverContract(
  name: string,
  open: (timing: DriverTiming) => Promise<Result<CardReaderDriver, string>>,
): void {
  describe(name, () => {
    let pcscd: Pcscd;
    let driver: CardReaderDriver;
    let snapshots: ReaderSnapshot[];
    const cards: FakeCard[] = [];

    beforeAll(async () => {
      pcscd = await startPcscd();
    });
    afterAll(() => pcscd.stop());

    beforeEach(async () => {
      if (!pcscd.running()) pcscd = await startPcscd();
      const opened = await open(TIMING);
      if (!opened.ok) throw new Error(opened.error);
      driver = opened.value;
      snapshots = [];
      driver.watch((snapshot) => snapshots.push(snapshot));
      await seen((snapshot) => slot(snapshot)?.status === 'empty');
    });
    afterEach(async () => {
      await Promise.all(cards.splice(0).map((card) => card.remove()));
      const { service } = driver.snapshot();
      if (service === 'running') await seen(({ slots }) => slots.every(({ status }) => status === 'empty'));
      await driver.stop();
    });

    /** Resolves with the first snapshot, past ones aside, that fits. */
    async function seen(fits: (snapshot: ReaderSnapshot) => boolean): Promise<ReaderSnapshot> {
      return expect
        .poll(() => driver.snapshot(), { timeout: 15_000, interval: 20 })
        .toSatisfy(fits)
        .then(() => driver.snapshot());
    }
    const slot = (snapshot: ReaderSnapshot, readerName = FIRST): ReaderSlot | undefined =>
      snapshot.slots.find((candidate) => candidate.name === readerName);

    async function insert(options: Parameters<typeof insertFakeCard>[0] = {}): Promise<FakeCard> {
      const card = await insertFakeCard({ answer, ...options });
      cards.push(card);
      return card;
    }
    async function present(readerName = FIRST): Promise<ReaderSlot> {
      return slot(await seen((snapshot) => slot(snapshot, readerName)?.status === 'present'), readerName)!;
    }
    async function connected(readerName = FIRST): Promise<CardConnection> {
      const connection = await driver.connect(readerName);
      if (!connection.ok) throw new Error(`${connection.error.code}: ${connection.error.detail}`);
      return connection.value;
    }

    test('tells the present state at once, and afterwards only changes', async () => {
      const late: ReaderSnapshot[] = [];
      driver.watch((snapshot) => late.push(snapshot));
      expect(late).toHaveLength(1);
      expect(late[0]).toEqual(driver.snapshot());

      await insert();
      await present();
      const connection = await connected();
      await connection.transmit(SELECT);
      await connection.close();
      for (const [i, snapshot] of snapshots.entries()) {
        if (i > 0) expect(snapshot).not.toEqual(snapshots[i - 1]);
      }
      expect(late.at(-1)).toEqual(driver.snapshot());
    });

    test('shows both slots empty, then a card coming and going', async () => {
      const empty = driver.snapshot();
      expect(empty.service).toBe('running');
      expect(empty.slots.map(({ name, status }) => [name, status])).toEqual([
        [FIRST, 'empty'],
        [SECOND, 'empty'],
      ]);

      const card = await insert();
      const inserted = await present();
      expect(inserted.insertion).toBe(1);
      await card.remove();
      await seen((snapshot) => slot(snapshot)?.status === 'empty');
      expect(slot(driver.snapshot())?.atr).toBeUndefined();
    });

    test('counts a card that is taken out and put back at once as a new insertion', async () => {
      const card = await insert();
      const { insertion } = await present();
      const connection = await connected();
      await card.remove();
      await insert();
      await seen((snapshot) => {
        const now = slot(snapshot);
        return now?.status === 'present' && now.insertion > insertion;
      });
      expect(await connection.transmit(SELECT)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      await connection.close();
      const again = await connected();
      expect(await again.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await again.close();
    });

    test('connects, exchanges, and powers the card down on closing', async () => {
      const card = await insert();
      await present();
      const connection = await connected();
      expect(connection.readerName).toBe(FIRST);
      expect(bytesToHex(connection.atr)).toBe(bytesToHex(PLAIN_ATR));
      expect(slot(driver.snapshot())?.atr).toBe(bytesToHex(PLAIN_ATR));

      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      expect(card.commands).toEqual([SELECT]);
      const offBefore = card.power.off;
      await connection.close();
      await connection.close();
      await expect.poll(() => card.power.off).toBeGreaterThan(offBefore);
      expect(await connection.transmit(SELECT)).toMatchObject({ ok: false });

      const second = await connected();
      expect(await second.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await second.close();
    });

    test('carries a response of 20 000 bytes', async () => {
      await insert();
      await present();
      const connection = await connected();
      const response = await connection.transmit(READ_LONG);
      const following = await connection.transmit(SELECT);
      expect(response).toEqual({ ok: true, value: answer(READ_LONG) });
      expect(following).toEqual({ ok: true, value: OK });
      await connection.close();
    });

    test('keeps the order of exchanges that are asked for at once', async () => {
      const card = await insert();
      await present();
      const connection = await connected();
      const commands = [1, 2, 3, 4, 5].map((p1) => Uint8Array.of(0x00, 0x20, p1, 0x00));
      const responses = await Promise.all(commands.map((command) => connection.transmit(command)));
      expect(responses).toEqual(commands.map(() => ({ ok: true, value: OK })));
      expect(card.commands).toEqual(commands);
      await connection.close();
    });

    test('says card-removed when the card is pulled in the middle of an exchange', async () => {
      const card = await insert();
      await present();
      const connection = await connected();
      const exchange = connection.transmit(SILENCE);
      await expect.poll(() => card.commands.length).toBe(1);
      await card.remove();
      expect(await exchange).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      expect(await connection.transmit(SELECT)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      await connection.close();

      await insert();
      await present();
      const next = await connected();
      expect(await next.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await next.close();
    });

    test('gives up on a card that does not answer, and is ready for the next', async () => {
      const card = await insert();
      await present();
      const connection = await connected();
      expect(await connection.transmit(SILENCE)).toMatchObject({ ok: false, error: { code: 'card-mute' } });
      expect(await connection.transmit(SELECT)).toMatchObject({ ok: false, error: { code: 'card-mute' } });
      await connection.close();
      expect(await driver.connect(FIRST)).toMatchObject({ ok: false });

      await card.remove();
      await seen((snapshot) => slot(snapshot)?.status === 'empty');
      await insert();
      await present();
      const next = await connected();
      expect(await next.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await next.close();
    });

    test('shows a card that does not power up as mute', async () => {
      await insert({ atr: MUTE_ATR });
      await seen((snapshot) => slot(snapshot)?.status === 'mute');
      expect(await driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-mute' } });
    });

    test('tells an empty slot from a reader that is not there', async () => {
      expect(await driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      expect(await driver.connect('No such reader 0')).toMatchObject({
        ok: false,
        error: { code: 'reader-unplugged' },
      });
    });

    test('keeps two cards in two slots apart', async () => {
      const [first, second] = await Promise.all([insert(), insert({ port: VPCD_PORTS[1] })]);
      await Promise.all([present(FIRST), present(SECOND)]);
      const [a, b] = await Promise.all([connected(FIRST), connected(SECOND)]);
      await Promise.all([a.transmit(SELECT), b.transmit(READ_LONG), a.transmit(SELECT)]);
      expect(first!.commands).toEqual([SELECT, SELECT]);
      expect(second!.commands).toEqual([READ_LONG]);

      await first!.remove();
      expect(await a.transmit(SELECT)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      expect(await b.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await Promise.all([a.close(), b.close()]);
    });

    test('one card, one connection', async () => {
      await insert();
      await present();
      const connection = await connected();
      expect(await driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await connection.close();
    });

    test('says card-in-use while another program holds the card exclusively, and works afterwards', async () => {
      await insert();
      await present();
      const letGo = await holdCardElsewhere('exclusive', FIRST);
      try {
        expect(await driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
      } finally {
        await letGo();
      }
      await present();
      const connection = await connected();
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await connection.close();
    });

    test('never talks into the transaction of another program', async () => {
      const card = await insert();
      await present();
      const letGo = await holdCardElsewhere('transaction', FIRST);
      try {
        const attempted = await driver.connect(FIRST);
        // A driver without transactions may connect; the exchange is then refused.
        const outcome = attempted.ok ? await attempted.value.transmit(SELECT) : attempted;
        expect(outcome).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
        if (attempted.ok) await attempted.value.close();
        expect(card.commands).toEqual([]);
      } finally {
        await letGo();
      }
      const connection = await connected();
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await connection.close();
    });

    test('stopping lets go of the card', async () => {
      await insert();
      await present();
      const connection = await connected();
      await driver.stop();
      expect(await connection.transmit(SELECT)).toMatchObject({ ok: false });
      expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });

      const opened = await open(TIMING);
      if (!opened.ok) throw new Error(opened.error);
      driver = opened.value;
      const again = await connected();
      expect(await again.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await again.close();
    });

    test('survives a service that crashes, and one that is stopped and started', async ({ skip }) => {
      skip(!pcscd.own, NOT_OURS);
      for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
        await insert();
        const { insertion } = await present();
        const connection = await connected();
        await pcscd.stop(signal);
        expect(await connection.transmit(SELECT)).toMatchObject({
          ok: false,
          error: { code: 'reader-service-stopped' },
        });
        await seen((snapshot) => snapshot.service === 'stopped' && snapshot.slots.length === 0);
        expect(await driver.connect(FIRST)).toMatchObject({
          ok: false,
          error: { code: 'reader-service-stopped' },
        });
        await connection.close();

        pcscd = await startPcscd();
        await seen((snapshot) => slot(snapshot)?.status === 'empty');
        const card = await insert();
        const back = await present();
        expect(back.insertion).toBeGreaterThan(insertion);
        const next = await connected();
        expect(await next.transmit(SELECT)).toEqual({ ok: true, value: OK });
        await next.close();
        await card.remove();
        await seen((snapshot) => slot(snapshot)?.status === 'empty');
      }
    });

    /** The service of this suite again, its reader under another name. */
    async function serviceWith(readerName: string): Promise<void> {
      await driver.stop();
      await pcscd.stop();
      pcscd = await startPcscd(readerName);
      const opened = await open(TIMING);
      if (!opened.ok) throw new Error(opened.error);
      driver = opened.value;
      driver.watch(() => {});
    }
    /** The next test wants the name of the machine. */
    async function serviceAsBefore(): Promise<void> {
      await Promise.all(cards.splice(0).map((card) => card.remove()));
      await driver.stop();
      await pcscd.stop();
      pcscd = await startPcscd();
    }

    // vpcd knows one box with two slots, which bear one name: two interfaces of one box are for the unit tests.
    test('a SAM answers to reset like a card, and is no place for one', async ({ skip }) => {
      skip(!pcscd.own, NOT_OURS);
      await serviceWith('Box Dual Reader SAM');
      try {
        const card = await insert();
        await expect.poll(() => card.power.on).toBeGreaterThan(0);
        await seen(({ service }) => service === 'running');
        await new Promise((resolve) => setTimeout(resolve, 1_000));
        expect(driver.snapshot()).toEqual({ service: 'running', slots: [] });
      } finally {
        await serviceAsBefore();
      }
    });

    test('a reader is known by whatever name it bears', async ({ skip }) => {
      skip(!pcscd.own, NOT_OURS);
      await serviceWith('Box Dual Reader PICC');
      try {
        await insert({ port: VPCD_PORTS[1] });
        await present('Box Dual Reader PICC 00 01');
        expect(driver.snapshot().slots.map(({ name: of }) => of)).toEqual([
          'Box Dual Reader PICC 00 00',
          'Box Dual Reader PICC 00 01',
        ]);
        const connection = await connected('Box Dual Reader PICC 00 01');
        expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
        await connection.close();
      } finally {
        await serviceAsBefore();
      }
    });

    test('a card that is held idle for more than five seconds keeps its session', async () => {
      const card = await insert();
      await present();
      const connection = await connected();
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      const { off, on } = card.power;
      await new Promise((resolve) => setTimeout(resolve, 5_500));
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      expect([card.power.off, card.power.on]).toEqual([off, on]);
      await connection.close();
    });

    test('a card that is put in and out quickly leaves nothing behind', async () => {
      for (let times = 0; times < 5; times++) {
        const card = await insert();
        await card.remove();
      }
      await seen((snapshot) => slot(snapshot)?.status === 'empty');
      expect(await driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
      await insert();
      await present();
      const connection = await connected();
      expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
      await connection.close();
    });

    test('waits for a service that is not running yet', async ({ skip }) => {
      skip(!pcscd.own, NOT_OURS);
      await driver.stop();
      await pcscd.stop();
      const opened = await open(TIMING);
      if (!opened.ok) throw new Error(opened.error);
      driver = opened.value;
      driver.watch(() => {});
      expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
      pcscd = await startPcscd();
      await seen((snapshot) => snapshot.service === 'running' && slot(snapshot)?.status === 'empty');
    });
  });
}
