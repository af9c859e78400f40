/** The scanners of this desk: what they read goes to the counter, whatever screen is shown. */
import type { HidPosScan } from '../../native/hid/hid-pos-report.ts';
import type { HidDevices } from '../../native/hid/hid-scanner.ts';
import { type ScannerSlot, type ScannerTiming, watchScanners } from '../../native/hid/scanner-watch.ts';
import type { EventPayload } from '../bridge/contract.ts';
import type { Environment } from '../core/ports/environment.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';
import { readScan } from './check-in/scanned.ts';
import { failureViewOf } from './views/failure-view.ts';

export interface ScannerDesk {
  /** For the doctor. */
  slots(): readonly ScannerSlot[];
  stop(): Promise<void>;
}

export interface ScannerDeskDependencies {
  /** Undefined where there are no HID devices to look at, e.g. in training. */
  readonly devices: HidDevices | undefined;
  readonly environment: Environment;
  readonly onScan: (scan: EventPayload<'scan'>) => void;
  /** For the log; never the content of a scan. */
  readonly onTrouble: (detail: string) => void;
  readonly lookEveryMs?: number;
}

export function createScannerDesk(dependencies: ScannerDeskDependencies): ScannerDesk {
  const { devices, environment, onScan, onTrouble } = dependencies;
  if (devices === undefined) return { slots: () => [], stop: async () => {} };

  const take = ({ text, utf8 }: HidPosScan): void => {
    const today = localDateOf(environment.now());
    const scan = readScan(text, utf8 ? 'as-printed' : 'damaged', today);
    onScan(
      scan.ok ? { kind: 'read', ...scan.value } : { kind: 'failed', failure: failureViewOf(scan.error) },
    );
  };
  const timing: ScannerTiming | undefined =
    dependencies.lookEveryMs === undefined
      ? undefined
      : { lookEveryMs: dependencies.lookEveryMs, monotonic: environment.monotonic };
  return watchScanners(
    devices,
    {
      onScan: take,
      onBrokenOff: () => onScan({ kind: 'failed', failure: failureViewOf({ code: 'scan-incomplete' }) }),
      onTrouble,
    },
    timing,
  );
}
