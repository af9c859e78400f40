import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ScannerSlot, watchScanners } from '../../../../native/hid/scanner-watch.ts';
import {
  KEYBOARD,
  type MemoryHidDevices,
  memoryHidDevices,
  reportsOf,
  SCANNER,
} from '../../../support/hid/memory-hid-devices.ts';

const LINE = '000190000002||Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Thái Bình|14082021||||';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watch(devices: MemoryHidDevices) {
  const scans: string[] = [];
  const changes: (readonly ScannerSlot[])[] = [];
  const troubles: string[] = [];
  const broken = vi.fn();
  const watching = watchScanners(
    devices,
    {
      onScan: ({ text }) => scans.push(text),
      onBrokenOff: broken,
      onChange: (slots) => changes.push(slots),
      onTrouble: (detail) => troubles.push(detail),
    },
    { lookEveryMs: 2_000, monotonic: () => Date.now() },
  );
  return { watching, scans, changes, troubles, broken };
}

/** Past the next look at the list, and what it opens. */
const look = () => vi.advanceTimersByTimeAsync(2_001);

describe('which devices', () => {
  test('the scanners among all devices, and each of several', async () => {
    const devices = memoryHidDevices(KEYBOARD, SCANNER, { ...SCANNER, path: 't', product: 'Second' });
    const { watching, scans } = watch(devices);
    await look();
    expect(devices.log).toEqual(['open s', 'open t']);
    devices.send('t', ...reportsOf(LINE));
    devices.send('s', ...reportsOf(LINE));
    expect(scans).toEqual([LINE, LINE]);
    await watching.stop();
  });

  test('reports of two scanners do not mix', async () => {
    const devices = memoryHidDevices(SCANNER, { ...SCANNER, path: 't' });
    const { watching, scans } = watch(devices);
    await look();
    const [first, second] = [reportsOf(LINE), reportsOf(LINE.replace('Trần', 'Phạm'))];
    first.forEach((report, i) => {
      devices.send('s', report);
      devices.send('t', second[i]!);
    });
    expect(scans).toEqual([LINE, LINE.replace('Trần', 'Phạm')]);
    await watching.stop();
  });
});

describe('the cable', () => {
  test('plugged in later', async () => {
    const devices = memoryHidDevices();
    const { watching, scans, changes } = watch(devices);
    await look();
    expect(watching.slots()).toEqual([]);
    devices.plug(SCANNER);
    await look();
    devices.send('s', ...reportsOf(LINE));
    expect(scans).toEqual([LINE]);
    expect(changes).toEqual([[{ product: 'Scanner', state: 'open' }]]);
    await watching.stop();
  });

  test('pulled and plugged in again, in the middle of a scan', async () => {
    const devices = memoryHidDevices(SCANNER);
    const { watching, scans, broken } = watch(devices);
    await look();
    devices.send('s', reportsOf(LINE)[0]!);
    devices.pull('s');
    expect(watching.slots()).toEqual([]);
    expect(broken).toHaveBeenCalledTimes(1);
    devices.plug(SCANNER);
    await look();
    devices.send('s', ...reportsOf(LINE));
    expect(scans).toEqual([LINE]);
    expect(devices.log).toEqual(['open s', 'close s', 'open s']);
    await watching.stop();
  });

  test('gone from the list without an error', async () => {
    const devices = memoryHidDevices(SCANNER);
    const { watching, changes } = watch(devices);
    await look();
    const listed = devices.list;
    Object.assign(devices, { list: async () => [] });
    await look();
    expect(watching.slots()).toEqual([]);
    Object.assign(devices, { list: listed });
    await look();
    expect(changes.map(({ length }) => length)).toEqual([1, 0, 1]);
    await watching.stop();
  });
});

describe('trouble', () => {
  test('a scanner that another program holds is said once, and opened when it is free', async () => {
    const devices = memoryHidDevices(SCANNER);
    devices.refuse('s', true);
    const { watching, troubles, changes } = watch(devices);
    await look();
    await look();
    await look();
    expect(troubles).toEqual(['cannot open s']);
    expect(watching.slots()).toEqual([{ product: 'Scanner', state: 'unavailable' }]);
    devices.refuse('s', false);
    await look();
    expect(watching.slots()).toEqual([{ product: 'Scanner', state: 'open' }]);
    expect(changes).toHaveLength(2);
    await watching.stop();
  });

  test('a list that cannot be had is asked for again', async () => {
    const devices = memoryHidDevices(SCANNER);
    let fails = 1;
    const { list } = devices;
    Object.assign(devices, {
      list: () => (fails-- > 0 ? Promise.reject(new Error('no hidapi')) : list()),
    });
    const { watching, troubles } = watch(devices);
    await look();
    await look();
    expect(troubles).toEqual(['no hidapi']);
    expect(watching.slots()).toHaveLength(1);
    await watching.stop();
  });

  test('a scan whose end never comes is told after half a second, once', async () => {
    const devices = memoryHidDevices(SCANNER);
    const { watching, scans, broken } = watch(devices);
    await look();
    devices.send('s', ...reportsOf(LINE).slice(0, -1));
    await vi.advanceTimersByTimeAsync(499);
    expect(broken).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2);
    expect(broken).toHaveBeenCalledTimes(1);
    devices.send('s', ...reportsOf(LINE));
    expect(scans).toEqual([LINE]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(broken).toHaveBeenCalledTimes(1);
    await watching.stop();
  });

  test('after stop nothing is delivered, and every scanner is closed', async () => {
    const devices = memoryHidDevices(SCANNER);
    const { watching, scans, broken } = watch(devices);
    await look();
    devices.send('s', reportsOf(LINE)[0]!);
    await watching.stop();
    devices.send('s', ...reportsOf(LINE));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(scans).toEqual([]);
    expect(broken).not.toHaveBeenCalled();
    expect(devices.log).toEqual(['open s', 'close s']);
  });
});
