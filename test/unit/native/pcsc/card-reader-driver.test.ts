import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Result } from '../../../../electron/core/result.ts';
import { createCardReaderDriver } from '../../../../native/pcsc/card-reader-driver.ts';
import type {
  CardConnection,
  CardReaderDriver,
  ReaderSnapshot,
} from '../../../../native/pcsc/card-reader-port.ts';
import { DRIVER_TIMING } from '../../../../native/pcsc/driver-timing.ts';
import { SLOT_STATE } from '../../../../native/pcsc/slot-book.ts';
import type { TransportFailure } from '../../../../native/pcsc/transceiver.ts';
import {
  ATR,
  never,
  OK,
  pcscError,
  READER,
  type SimulatedBinding,
  simulatedBinding,
} from './simulated-binding.ts';

const COMMAND = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);
let binding: SimulatedBinding;
let driver: CardReaderDriver;
let snapshots: ReaderSnapshot[];

function start(options: Parameters<typeof simulatedBinding>[0] = {}): void {
  binding = simulatedBinding(options);
  driver = createCardReaderDriver(binding);
  snapshots = [];
  driver.watch((snapshot) => snapshots.push(snapshot));
}

/** Lets time pass until the promise settles, and says how much it took. */
async function timed<T>(work: Promise<T>): Promise<{ value: T; ms: number }> {
  const from = performance.now();
  let settled: { value: T; ms: number } | undefined;
  const watched = work.then((value) => {
    settled = { value, ms: performance.now() - from };
  });
  for (let i = 0; i < 4_000 && !settled; i++) await vi.advanceTimersByTimeAsync(10);
  if (!settled) throw new Error('never settled');
  await watched;
  return settled;
}
const connect = () => timed(driver.connect(READER)).then(({ value }) => value);

async function connected(): Promise<CardConnection> {
  const result: Result<CardConnection, TransportFailure> = await connect();
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

beforeEach(() => {
  vi.useFakeTimers();
  start();
});
afterEach(() => vi.useRealTimers());

describe('watching', () => {
  test('tells the state at once and then only changes', () => {
    expect(snapshots).toEqual([{ service: 'running', slots: [] }]);
    binding.show(SLOT_STATE.EMPTY);
    binding.show(SLOT_STATE.EMPTY | SLOT_STATE.CHANGED);
    expect(snapshots).toHaveLength(2);
    binding.insert();
    binding.show(SLOT_STATE.PRESENT | SLOT_STATE.IN_USE);
    expect(snapshots.at(-1)?.slots).toEqual([{ name: READER, status: 'present', insertion: 1 }]);
    expect(snapshots).toHaveLength(3);
    expect(driver.snapshot()).toEqual(snapshots.at(-1));
  });

  test('establishes a new context until the service is back', async () => {
    binding.insert();
    binding.die();
    expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
    expect(binding.closed).toBe(1);
    await vi.advanceTimersByTimeAsync(3 * DRIVER_TIMING.serviceRetry);
    expect(binding.opened).toBe(1);
    binding.serviceRunning = true;
    await vi.advanceTimersByTimeAsync(DRIVER_TIMING.serviceRetry);
    expect(binding.opened).toBe(2);
    expect(driver.snapshot().service).toBe('running');
    binding.insert();
    expect(driver.snapshot().slots[0]?.insertion).toBe(2);
  });

  test('starts where no service is running yet', async () => {
    binding = simulatedBinding();
    binding.serviceRunning = false;
    driver = createCardReaderDriver(binding);
    driver.watch(() => {});
    expect(driver.snapshot().service).toBe('stopped');
    binding.serviceRunning = true;
    await vi.advanceTimersByTimeAsync(DRIVER_TIMING.serviceRetry);
    expect(driver.snapshot().service).toBe('running');
  });

  test('a stopped driver does not come back', async () => {
    binding.insert();
    await timed(driver.stop());
    await vi.advanceTimersByTimeAsync(5 * DRIVER_TIMING.serviceRetry);
    expect(binding.opened).toBe(1);
    expect(binding.closed).toBe(1);
    expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'reader-service-stopped' } });
  });
});

describe('connecting', () => {
  test('lets the card settle, then connects, locks, and checks', async () => {
    binding.insert();
    const { value, ms } = await timed(driver.connect(READER));
    expect(ms).toBeGreaterThanOrEqual(DRIVER_TIMING.settle);
    expect(value).toMatchObject({ ok: true, value: { readerName: READER, atr: ATR } });
    expect(binding.calls).toEqual(['connect', 'beginTransaction', 'status']);
    expect(driver.snapshot().slots[0]?.atr).toBe('3b80800101');
  });

  test('a card that has been lying there need not settle again', async () => {
    binding.insert();
    await vi.advanceTimersByTimeAsync(10_000);
    const { ms } = await timed(driver.connect(READER));
    expect(ms).toBeLessThan(DRIVER_TIMING.settle);
  });

  test('tries again while Windows still looks at the card', async () => {
    binding.insert();
    let attempts = 0;
    binding.behave.connect = async () => {
      if (++attempts < 4) throw pcscError('SharingViolation');
    };
    expect((await connect()).ok).toBe(true);
    expect(attempts).toBe(4);
  });

  test('a card reset between connecting and locking is connected anew', async () => {
    binding.insert();
    let checks = 0;
    binding.behave.status = async () => {
      if (++checks === 1) throw pcscError('ResetCard');
    };
    expect((await connect()).ok).toBe(true);
    expect(binding.calls).toEqual([
      'connect',
      'beginTransaction',
      'status',
      'release',
      'connect',
      'beginTransaction',
      'status',
    ]);
  });

  test.each([
    ['SharingViolation', 'card-in-use'],
    ['UnresponsiveCard', 'card-mute'],
    ['ReaderUnavailable', 'reader-unplugged'],
    ['NoService', 'reader-service-stopped'],
  ] as const)('gives up on %s as %s', async (name, code) => {
    binding.insert();
    binding.behave.connect = () => Promise.reject(pcscError(name));
    expect(await connect()).toMatchObject({ ok: false, error: { code } });
  });

  test('says what the slot shows without asking the reader', async () => {
    binding.show(SLOT_STATE.EMPTY);
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    binding.show(SLOT_STATE.PRESENT | SLOT_STATE.MUTE, { counter: 1 });
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-mute' } });
    binding.unplug();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'reader-unplugged' } });
    expect(binding.calls).toEqual([]);
  });

  test('a reader that shows up a moment after watching began is waited for', async () => {
    const result = driver.connect(READER);
    await vi.advanceTimersByTimeAsync(300);
    binding.insert();
    expect((await timed(result)).value.ok).toBe(true);
  });

  test('does not wait for ever for another program, and gives back what comes late', async () => {
    binding.insert();
    const other = Promise.withResolvers<void>();
    binding.behave.beginTransaction = () => other.promise;
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
    // A second try does not pile up behind the first.
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
    expect(binding.calls).toEqual(['connect', 'beginTransaction']);
    other.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(binding.calls).toEqual(['connect', 'beginTransaction', 'release']);
    delete binding.behave.beginTransaction;
    expect((await connect()).ok).toBe(true);
  });

  test('a connect that hangs ends, and its late card is given back', async () => {
    binding.insert();
    const hanging = Promise.withResolvers<undefined>();
    binding.behave.connect = () => hanging.promise;
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
    hanging.resolve(undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(binding.calls).toEqual(['connect', 'release']);
  });

  test('a card exchanged while connecting is not taken for the first one', async () => {
    binding.insert();
    binding.behave.connect = async () => {
      binding.remove();
      binding.insert();
    };
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    expect(binding.calls.at(-1)).toBe('release');
  });

  test('works without transactions and status', async () => {
    start({ bare: true });
    binding.insert();
    const connection = await connected();
    expect(binding.calls).toEqual(['connect']);
    expect((await timed(connection.transmit(COMMAND))).value).toEqual({ ok: true, value: OK });
  });
});

describe('a connection', () => {
  beforeEach(() => binding.insert());

  test('is kept alive while idle, within 5 s, and not after closing', async () => {
    const connection = await connected();
    binding.calls.length = 0;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(binding.calls).toEqual(['status', 'status']);
    await timed(connection.close());
    binding.calls.length = 0;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(binding.calls).toEqual([]);
    expect(DRIVER_TIMING.keepAlive).toBeLessThan(5_000);
  });

  test('an exchange puts the keep-alive off', async () => {
    const connection = await connected();
    binding.calls.length = 0;
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(3_000);
      await connection.transmit(COMMAND);
    }
    expect(binding.calls).not.toContain('status');
  });

  test('never has two calls running', async () => {
    const connection = await connected();
    let running = 0;
    let most = 0;
    binding.behave.transmit = async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
    };
    await timed(Promise.all([1, 2, 3].map(() => connection.transmit(COMMAND))));
    expect(most).toBe(1);
  });

  test('a reset that the keep-alive notices ends it', async () => {
    const connection = await connected();
    binding.behave.status = () => Promise.reject(pcscError('ResetCard'));
    await vi.advanceTimersByTimeAsync(DRIVER_TIMING.keepAlive);
    binding.calls.length = 0;
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    expect(binding.calls).toEqual([]);
  });

  test('asks the slot what a refused exchange means: lifted', async () => {
    const connection = await connected();
    binding.behave.transmit = async () => {
      setTimeout(() => binding.remove(), 400);
      throw pcscError('NotTransacted');
    };
    expect((await timed(connection.transmit(COMMAND))).value).toMatchObject({
      ok: false,
      error: { code: 'card-removed' },
    });
  });

  test('asks the slot what a refused exchange means: only this command', async () => {
    const connection = await connected();
    binding.behave.transmit = () => Promise.reject(pcscError('InsufficientBuffer'));
    expect((await timed(connection.transmit(COMMAND))).value).toMatchObject({
      ok: false,
      error: { code: 'transmit-failed' },
    });
    delete binding.behave.transmit;
    expect((await timed(connection.transmit(COMMAND))).value).toEqual({ ok: true, value: OK });
  });

  test('a success without a status word is none', async () => {
    const connection = await connected();
    binding.behave.transmit = async () => new Uint8Array();
    expect((await timed(connection.transmit(COMMAND))).value).toMatchObject({
      ok: false,
      error: { code: 'transmit-failed' },
    });
  });

  test('an answer that arrives after the card was exchanged is not given on', async () => {
    const connection = await connected();
    binding.behave.transmit = async () => {
      binding.remove();
      binding.insert();
    };
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
    delete binding.behave.transmit;
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false, error: { code: 'card-removed' } });
  });

  test('gives up on a silent card, and closing does not wait for it either', async () => {
    const connection = await connected();
    binding.behave.transmit = never;
    const { value, ms } = await timed(connection.transmit(COMMAND));
    expect(value).toMatchObject({ ok: false, error: { code: 'card-mute' } });
    expect(ms).toBeGreaterThanOrEqual(DRIVER_TIMING.transmit);
    const closing = await timed(connection.close());
    expect(closing.ms).toBeLessThanOrEqual(DRIVER_TIMING.close + 20);
    expect(binding.calls).not.toContain('release'); // the package is still busy with the exchange
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-mute' } });
  });

  test('is given back when a silent card answers at last', async () => {
    const connection = await connected();
    const late = Promise.withResolvers<Uint8Array>();
    binding.behave.transmit = () => late.promise;
    await timed(connection.transmit(COMMAND));
    await timed(connection.close());
    late.resolve(OK);
    await vi.advanceTimersByTimeAsync(0);
    expect(binding.calls.at(-1)).toBe('release');
    delete binding.behave.transmit;
    expect((await connect()).ok).toBe(true);
  });

  test('ends with the service, and says so', async () => {
    const connection = await connected();
    binding.die();
    expect(await connection.transmit(COMMAND)).toMatchObject({
      ok: false,
      error: { code: 'reader-service-stopped' },
    });
  });

  test('is often the first to notice that the service died', async () => {
    const connection = await connected();
    binding.behave.transmit = () => Promise.reject(pcscError('NoService'));
    expect((await timed(connection.transmit(COMMAND))).value).toMatchObject({
      ok: false,
      error: { code: 'reader-service-stopped' },
    });
    expect(driver.snapshot().service).toBe('stopped');
  });

  test('says reader-unplugged when the cable is pulled', async () => {
    const connection = await connected();
    binding.unplug();
    expect(await connection.transmit(COMMAND)).toMatchObject({
      ok: false,
      error: { code: 'reader-unplugged' },
    });
  });

  test('closing never fails, powers down once, and frees the slot', async () => {
    const connection = await connected();
    binding.behave.release = () => Promise.reject(pcscError('RemovedCard'));
    await timed(Promise.all([connection.close(), connection.close()]));
    expect(binding.calls.filter((call) => call === 'release')).toHaveLength(1);
    expect(await connection.transmit(COMMAND)).toMatchObject({ ok: false });
    expect((await connect()).ok).toBe(true);
  });

  test('the next one waits for the one before to be powered down', async () => {
    const connection = await connected();
    binding.behave.release = () => new Promise((resolve) => setTimeout(resolve, 500));
    const closing = connection.close();
    await vi.advanceTimersByTimeAsync(0);
    const next = timed(driver.connect(READER));
    await vi.advanceTimersByTimeAsync(400);
    expect(binding.calls.filter((call) => call === 'connect')).toHaveLength(1);
    await closing;
    expect((await next).value.ok).toBe(true);
  });

  test('is the only one on its card', async () => {
    await connected();
    expect(await connect()).toMatchObject({ ok: false, error: { code: 'card-in-use' } });
  });
});
