/** What every PC/SC driver must do when the service and its readers come and go. */
import { expect, test } from 'vitest';
import { VPCD_PORTS } from '../../support/vpcd/fake-card.ts';
import { startPcscd } from '../../support/vpcd/pcscd.ts';
import { type DriverBench, FIRST, NOT_OURS, OK, SELECT } from './driver-bench.ts';

export function testService(bench: DriverBench): void {
  const { seen, slot, insert, present, connected } = bench;

  test('stopping lets go of the card', async () => {
    await insert();
    await present();
    const connection = await connected();
    await bench.driver.stop();
    expect(await connection.transmit(SELECT)).toMatchObject({ ok: false });
    expect(bench.driver.snapshot()).toEqual({ service: 'stopped', slots: [] });

    await bench.reopen();
    const again = await connected();
    expect(await again.transmit(SELECT)).toEqual({ ok: true, value: OK });
    await again.close();
  });

  test('survives a service that crashes, and one that is stopped and started', async ({ skip }) => {
    skip(!bench.pcscd.own, NOT_OURS);
    for (const signal of ['SIGKILL', 'SIGTERM'] as const) {
      await insert();
      const { insertion } = await present();
      const connection = await connected();
      await bench.pcscd.stop(signal);
      expect(await connection.transmit(SELECT)).toMatchObject({
        ok: false,
        error: { code: 'reader-service-stopped' },
      });
      await seen((snapshot) => snapshot.service === 'stopped' && snapshot.slots.length === 0);
      expect(await bench.driver.connect(FIRST)).toMatchObject({
        ok: false,
        error: { code: 'reader-service-stopped' },
      });
      await connection.close();

      bench.pcscd = await startPcscd();
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
    await bench.driver.stop();
    await bench.pcscd.stop();
    bench.pcscd = await startPcscd(readerName);
    await bench.reopen();
    bench.driver.watch(() => {});
  }
  /** The next test wants the name of the machine. */
  async function serviceAsBefore(): Promise<void> {
    await bench.removeCards();
    await bench.driver.stop();
    await bench.pcscd.stop();
    bench.pcscd = await startPcscd();
  }

  // vpcd knows one box with two slots, which bear one name: two interfaces of one box are for the unit tests.
  test('a SAM answers to reset like a card, and is no place for one', async ({ skip }) => {
    skip(!bench.pcscd.own, NOT_OURS);
    await serviceWith('Box Dual Reader SAM');
    try {
      const card = await insert();
      await expect.poll(() => card.power.on).toBeGreaterThan(0);
      await seen(({ service }) => service === 'running');
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      expect(bench.driver.snapshot()).toEqual({ service: 'running', slots: [] });
    } finally {
      await serviceAsBefore();
    }
  });

  test('a reader is known by whatever name it bears', async ({ skip }) => {
    skip(!bench.pcscd.own, NOT_OURS);
    await serviceWith('Box Dual Reader PICC');
    try {
      await insert({ port: VPCD_PORTS[1] });
      await present('Box Dual Reader PICC 00 01');
      expect(bench.driver.snapshot().slots.map(({ name: of }) => of)).toEqual([
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

  test('waits for a service that is not running yet', async ({ skip }) => {
    skip(!bench.pcscd.own, NOT_OURS);
    await bench.driver.stop();
    await bench.pcscd.stop();
    await bench.reopen();
    bench.driver.watch(() => {});
    expect(bench.driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
    bench.pcscd = await startPcscd();
    await seen((snapshot) => snapshot.service === 'running' && slot(snapshot)?.status === 'empty');
  });
}
