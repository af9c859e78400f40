/** What every PC/SC driver must do with cards: see them, hold them, lose them. */
import { expect, test } from 'vitest';
import { bytesToHex } from '../../../native/iso7816/bytes.ts';
import type { ReaderSnapshot } from '../../../native/pcsc/card-reader-port.ts';
import { MUTE_ATR, PLAIN_ATR, VPCD_PORTS } from '../../support/vpcd/fake-card.ts';
import { holdCardElsewhere } from '../../support/vpcd/hold-card.ts';
import { answer, type DriverBench, FIRST, OK, READ_LONG, SECOND, SELECT, SILENCE } from './driver-bench.ts';

export function testCards(bench: DriverBench): void {
  const { seen, slot, insert, present, connected } = bench;

  test('tells the present state at once, and afterwards only changes', async () => {
    const late: ReaderSnapshot[] = [];
    bench.driver.watch((snapshot) => late.push(snapshot));
    expect(late).toHaveLength(1);
    expect(late[0]).toEqual(bench.driver.snapshot());

    await insert();
    await present();
    const connection = await connected();
    await connection.transmit(SELECT);
    await connection.close();
    for (const [i, snapshot] of bench.snapshots.entries()) {
      if (i > 0) expect(snapshot).not.toEqual(bench.snapshots[i - 1]);
    }
    expect(late.at(-1)).toEqual(bench.driver.snapshot());
  });

  test('shows both slots empty, then a card coming and going', async () => {
    const empty = bench.driver.snapshot();
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
    expect(slot(bench.driver.snapshot())?.atr).toBeUndefined();
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
    expect(slot(bench.driver.snapshot())?.atr).toBe(bytesToHex(PLAIN_ATR));

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
    expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false });

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
    expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-mute' } });
  });

  test('tells an empty slot from a reader that is not there', async () => {
    expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    expect(await bench.driver.connect('No such reader 0')).toMatchObject({
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
    expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
    expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
    await connection.close();
  });

  test('says card-in-use while another program holds the card exclusively, and works afterwards', async () => {
    await insert();
    await present();
    const letGo = await holdCardElsewhere('exclusive', FIRST);
    try {
      expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
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
      const attempted = await bench.driver.connect(FIRST);
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
    expect(await bench.driver.connect(FIRST)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    await insert();
    await present();
    const connection = await connected();
    expect(await connection.transmit(SELECT)).toEqual({ ok: true, value: OK });
    await connection.close();
  });
}
