/** A HID point-of-sale scanner on this machine. The only importer of node-hid. */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { feedReport, HID_POS_IDLE, type HidPosScan } from './hid-pos-report.ts';

/** USB HID usage tables §24: bar code scanner page, bar code scanner. */
const SCANNER_PAGE = 0x8c;
const SCANNER_USAGE = 0x02;

export interface HidDeviceInfo {
  readonly path: string;
  readonly product: string;
  readonly usagePage: number;
  readonly usage: number;
}

export interface HidDevice {
  onReport(listener: (report: Uint8Array) => void): void;
  /** The device was unplugged, or reading failed. */
  onLost(listener: (detail: string) => void): void;
  close(): Promise<void>;
}

/** Where devices come from: node-hid, or a test. */
export interface HidDevices {
  list(): Promise<readonly HidDeviceInfo[]>;
  open(path: string): Promise<HidDevice>;
}

export interface HidScannerFailure {
  /** Not plugged in; or plugged in, but another program has it or the system does not allow it. */
  readonly code: 'no-scanner' | 'scanner-unavailable';
  readonly detail: string;
}

export interface HidScanner {
  readonly product: string;
  close(): Promise<void>;
}

export interface HidScannerEvents {
  readonly onScan: (scan: HidPosScan) => void;
  readonly onLost: (detail: string) => void;
}

/** Opens the first scanner in HID-POS mode. */
export async function openHidScanner(
  devices: HidDevices,
  events: HidScannerEvents,
  monotonic: () => number = () => performance.now(),
): Promise<Result<HidScanner, HidScannerFailure>> {
  try {
    const info = (await devices.list()).find(
      ({ usagePage, usage }) => usagePage === SCANNER_PAGE && usage === SCANNER_USAGE,
    );
    if (!info) return err({ code: 'no-scanner', detail: 'no device on HID usage page 0x8C' });
    const device = await devices.open(info.path);
    let state = HID_POS_IDLE;
    device.onReport((report) => {
      const fed = feedReport(state, report, monotonic());
      state = fed.state;
      if (fed.scan) events.onScan(fed.scan);
    });
    device.onLost(events.onLost);
    return ok({ product: info.product, close: () => device.close() });
  } catch (error) {
    return err({
      code: 'scanner-unavailable',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}

/** The devices of this machine. Fails where node-hid has no binary for it. */
export async function machineHidDevices(): Promise<Result<HidDevices, HidScannerFailure>> {
  try {
    const { devicesAsync, HIDAsync } = await import('node-hid');
    return ok({
      list: async () =>
        (await devicesAsync()).flatMap(({ path, product = '', usagePage = 0, usage = 0 }) =>
          path === undefined ? [] : [{ path, product, usagePage, usage }],
        ),
      open: async (path) => {
        const device = await HIDAsync.open(path);
        return {
          onReport: (listener) => void device.on('data', (data: Uint8Array) => listener(data)),
          onLost: (listener) => void device.on('error', (error: unknown) => listener(String(error))),
          close: () => device.close(),
        };
      },
    });
  } catch (error) {
    return err({
      code: 'scanner-unavailable',
      detail: error instanceof Error ? error.message : String(error),
    });
  }
}
