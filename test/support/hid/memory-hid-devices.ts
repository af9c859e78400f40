/** HID devices in memory: plugged in and pulled by a test, which also sends their reports. */
import type { HidDeviceInfo, HidDevices } from '../../../native/hid/hid-scanner.ts';

export const SCANNER: HidDeviceInfo = { path: 's', product: 'Scanner', usagePage: 0x8c, usage: 0x02 };
export const KEYBOARD: HidDeviceInfo = { path: 'k', product: 'Keyboard', usagePage: 0x01, usage: 0x06 };

export interface MemoryHidDevices extends HidDevices {
  /** What happened, e.g. `open s`. */
  readonly log: readonly string[];
  plug(info: HidDeviceInfo): void;
  /** The device is gone from the list; where it was open, it reports an error as a pulled cable does. */
  pull(path: string): void;
  /** The system refuses to open it from now on, or again allows it. */
  refuse(path: string, refused: boolean): void;
  send(path: string, ...reports: readonly Uint8Array[]): void;
}

export function memoryHidDevices(...plugged: readonly HidDeviceInfo[]): MemoryHidDevices {
  const infos = new Map(plugged.map((info) => [info.path, info]));
  const refused = new Set<string>();
  const log: string[] = [];
  const open = new Map<string, { report?: (bytes: Uint8Array) => void; lost?: (detail: string) => void }>();
  return {
    log,
    list: async () => [...infos.values()],
    async open(path) {
      if (refused.has(path)) throw new Error(`cannot open ${path}`);
      log.push(`open ${path}`);
      const listeners: { report?: (bytes: Uint8Array) => void; lost?: (detail: string) => void } = {};
      open.set(path, listeners);
      return {
        onReport(listener) {
          listeners.report = listener;
        },
        onLost(listener) {
          listeners.lost = listener;
        },
        async close() {
          log.push(`close ${path}`);
          open.delete(path);
        },
      };
    },
    plug: (info) => void infos.set(info.path, info),
    pull(path) {
      infos.delete(path);
      open.get(path)?.lost?.('could not read from HID device');
    },
    refuse: (path, isRefused) => void (isRefused ? refused.add(path) : refused.delete(path)),
    send(path, ...reports) {
      for (const report of reports) open.get(path)?.report?.(report);
    },
  };
}

const MOST_DATA = 56;

/** The reports of one scan in the common layout. */
export function reportsOf(text: string): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const reports: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += MOST_DATA) {
    const data = bytes.slice(at, at + MOST_DATA);
    const report = new Uint8Array(64);
    report.set([2, data.length, 0x5d, 0x51, 0x31]);
    report.set(data, 5);
    report[63] = at + MOST_DATA < bytes.length ? 1 : 0;
    reports.push(report);
  }
  return reports;
}
