/** What becomes of a desk whose readers and service come and go: the rules by which AusweisApp recovers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCardReaderDriver } from '../../../../native/pcsc/card-reader-driver.ts';
import type { CardConnection, CardReaderDriver } from '../../../../native/pcsc/card-reader-port.ts';
import { DRIVER_TIMING } from '../../../../native/pcsc/driver-timing.ts';
import { OK, pcscError, READER, type SimulatedBinding, simulatedBinding } from './simulated-binding.ts';

const COMMAND = Uint8Array.of(0x00, 0x84, 0x00, 0x00, 0x08);
let binding: SimulatedBinding;
let driver: CardReaderDriver;

beforeEach(() => {
  vi.useFakeTimers();
  binding = simulatedBinding();
  driver = createCardReaderDriver(binding);
  driver.watch(() => {});
});
afterEach(() => vi.useRealTimers());

/** Lets time pass until the promise settles. */
async function settled<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const watched = work.finally(() => {
    done = true;
  });
  for (let i = 0; i < 4_000 && !done; i++) await vi.advanceTimersByTimeAsync(10);
  return watched;
}

async function connected(reader = READER): Promise<CardConnection> {
  const result = await settled(driver.connect(reader));
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail}`);
  return result.value;
}

const names = () => driver.snapshot().slots.map(({ name }) => name);

test.each(['NoService', 'ServiceStopped', 'InvalidHandle', 'SystemCancelled', 'CommError', 'Shutdown'])(
  '%s in an exchange: the context is established anew, and the next card is read',
  async (name) => {
    binding.insert();
    const connection = await connected();
    binding.behave.transmit = () => Promise.reject(pcscError(name));
    expect(await settled(connection.transmit(COMMAND))).toMatchObject({
      ok: false,
      error: { code: 'reader-service-stopped' },
    });
    expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
    await settled(connection.close());

    delete binding.behave.transmit;
    await vi.advanceTimersByTimeAsync(DRIVER_TIMING.serviceRetry);
    expect(binding.opened).toBe(2);
    binding.insert();
    expect(driver.snapshot()).toMatchObject({
      service: 'running',
      slots: [{ status: 'present', insertion: 2 }],
    });
    const next = await connected();
    expect(await settled(next.transmit(COMMAND))).toEqual({ ok: true, value: OK });
  },
);

test('Windows stops its service with the last reader: plugging one in brings both back', async () => {
  binding.insert();
  binding.unplug();
  binding.die();
  expect(driver.snapshot()).toEqual({ service: 'stopped', slots: [] });
  await vi.advanceTimersByTimeAsync(10 * DRIVER_TIMING.serviceRetry);
  expect(driver.snapshot().service).toBe('stopped');

  binding.serviceRunning = true;
  await vi.advanceTimersByTimeAsync(DRIVER_TIMING.serviceRetry);
  binding.insert();
  expect(driver.snapshot().slots).toMatchObject([{ name: READER, status: 'present', insertion: 2 }]);
  const connection = await connected();
  expect(await settled(connection.transmit(COMMAND))).toEqual({ ok: true, value: OK });
});

test('a reader unplugged in the middle of an exchange: said so; plugged in again, its card is a new one', async () => {
  binding.insert();
  const connection = await connected();
  binding.behave.transmit = async () => {
    binding.unplug();
    throw pcscError('CommDataLost');
  };
  expect(await settled(connection.transmit(COMMAND))).toMatchObject({
    ok: false,
    error: { code: 'reader-unplugged' },
  });
  expect(names()).toEqual([]);
  expect(await settled(driver.connect(READER))).toMatchObject({
    ok: false,
    error: { code: 'reader-unplugged' },
  });
  await settled(connection.close());

  delete binding.behave.transmit;
  binding.insert();
  expect(driver.snapshot().slots).toMatchObject([{ insertion: 2 }]);
  // The old connection stays dead although a card lies there again.
  expect(await settled(connection.transmit(COMMAND))).toMatchObject({ ok: false });
  const next = await connected();
  expect(await settled(next.transmit(COMMAND))).toEqual({ ok: true, value: OK });
});

test('one box with four names: its two interfaces are the places for cards', async () => {
  for (const name of [
    'ACS ACR1281 1S Dual Reader ICC 0',
    'ACS ACR1281 1S Dual Reader PICC 0',
    'ACS ACR1281 1S Dual Reader SAM 0',
    'ACS ACR1281 1S Dual Reader 0',
  ]) {
    binding.insert(name);
  }
  expect(names()).toEqual(['ACS ACR1281 1S Dual Reader ICC 0', 'ACS ACR1281 1S Dual Reader PICC 0']);
  const connection = await connected('ACS ACR1281 1S Dual Reader PICC 0');
  expect(connection.readerName).toBe('ACS ACR1281 1S Dual Reader PICC 0');
});

test('several readers: one that is pulled leaves the others alone', async () => {
  binding.insert('Reader A 0');
  binding.insert('Reader B 0');
  const [a, b] = [await connected('Reader A 0'), await connected('Reader B 0')];
  binding.unplug('Reader A 0');
  expect(await settled(a.transmit(COMMAND))).toMatchObject({
    ok: false,
    error: { code: 'reader-unplugged' },
  });
  expect(await settled(b.transmit(COMMAND))).toEqual({ ok: true, value: OK });
  expect(names()).toEqual(['Reader B 0']);
});
