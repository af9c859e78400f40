import { expect, test } from 'vitest';
import type { HidPosScan } from '../../../../native/hid/hid-pos-report.ts';
import { type HidDeviceInfo, type HidDevices, openHidScanner } from '../../../../native/hid/hid-scanner.ts';

const KEYBOARD: HidDeviceInfo = { path: 'k', product: 'Keyboard', usagePage: 0x01, usage: 0x06 };
const BADGE: HidDeviceInfo = { path: 'b', product: 'Badge reader', usagePage: 0x8c, usage: 0x01 };
const SCANNER: HidDeviceInfo = { path: 's', product: 'Scanner', usagePage: 0x8c, usage: 0x02 };

function report(text: string): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([2, text.length, ...new TextEncoder().encode(`]Q1${text}`)]);
  return bytes;
}

function memoryDevices(infos: readonly HidDeviceInfo[]) {
  const reporters: ((report: Uint8Array) => void)[] = [];
  const losers: ((detail: string) => void)[] = [];
  const log: string[] = [];
  const devices: HidDevices = {
    list: async () => infos,
    open: async (path) => {
      log.push(`open ${path}`);
      return {
        onReport: (listener) => reporters.push(listener),
        onLost: (listener) => losers.push(listener),
        close: async () => void log.push(`close ${path}`),
      };
    },
  };
  return { devices, reporters, losers, log };
}

test('opens the scanner among other devices, and gives its scans', async () => {
  const memory = memoryDevices([KEYBOARD, BADGE, SCANNER]);
  const scans: HidPosScan[] = [];
  const lost: string[] = [];
  const opened = await openHidScanner(
    memory.devices,
    { onScan: (scan) => scans.push(scan), onLost: (detail) => lost.push(detail) },
    () => 0,
  );
  if (!opened.ok) throw new Error(opened.error.detail);
  expect(opened.value.product).toBe('Scanner');
  for (const reporter of memory.reporters) reporter(report('000090000001|'));
  expect(scans).toEqual([{ aim: ']Q1', text: '000090000001|', utf8: true }]);
  for (const loser of memory.losers) loser('could not read from HID device');
  expect(lost).toEqual(['could not read from HID device']);
  await opened.value.close();
  expect(memory.log).toEqual(['open s', 'close s']);
});

test('no scanner', async () => {
  const { devices } = memoryDevices([KEYBOARD, BADGE]);
  expect(await openHidScanner(devices, { onScan: () => {}, onLost: () => {} })).toMatchObject({
    ok: false,
    error: { code: 'no-scanner' },
  });
});

test('a scanner that cannot be opened', async () => {
  const { devices } = memoryDevices([SCANNER]);
  const locked: HidDevices = { ...devices, open: () => Promise.reject(new Error('cannot open device')) };
  expect(await openHidScanner(locked, { onScan: () => {}, onLost: () => {} })).toEqual({
    ok: false,
    error: { code: 'scanner-unavailable', detail: 'cannot open device' },
  });
});
