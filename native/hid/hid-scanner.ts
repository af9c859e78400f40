/** HID point-of-sale scanners on this machine: the port, and the one importer of node-hid. */
import { err, ok, type Result } from '../../electron/core/result.ts';

/** USB HID usage tables §24: bar code scanner page, bar code scanner. */
const SCANNER_PAGE = 0x8c;
const SCANNER_USAGE = 0x02;

export interface HidDeviceInfo {
  readonly path: string;
  readonly product: string;
  readonly usagePage: number;
  readonly usage: number;
}

/** A device that delivers input reports in the HID-POS form. */
export const isScanner = ({ usagePage, usage }: HidDeviceInfo): boolean =>
  usagePage === SCANNER_PAGE && usage === SCANNER_USAGE;

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

/** The devices of this machine. Fails with a sentence for the log where node-hid has no binary for it. */
export async function machineHidDevices(): Promise<Result<HidDevices, string>> {
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
    return err(error instanceof Error ? error.message : String(error));
  }
}
