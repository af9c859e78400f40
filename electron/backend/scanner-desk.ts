/** The scanners of this desk: what they read goes to the counter, whatever screen is shown. */
import { type HidDevices, machineHidDevices } from '../../native/hid/hid-scanner.ts';
import { type ScannerSlot, type ScannerTiming, watchScanners } from '../../native/hid/scanner-watch.ts';
import { keepSerialReader } from '../../native/hid/serial-mrz-reader.ts';
import {
  machineSerialPorts,
  parseSerialSetting,
  type SerialPorts,
  type SerialSetting,
} from '../../native/hid/serial-ports.ts';
import type { EventPayload } from '../bridge/contract.ts';
import { type Failure, failure } from '../core/failure/failure.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Result } from '../core/result.ts';
import { localDateOf } from '../core/time/vietnam-time.ts';
import { readScan, type ScanView } from './check-in/scanned.ts';
import { failureViewOf } from './views/failure-view.ts';

/** Where scanners come from: any on HID, and an MRZ reader on the serial port that somebody named. */
export interface ScannerSources {
  readonly hid?: HidDevices;
  readonly serial?: { readonly ports: SerialPorts; readonly setting: SerialSetting };
}

export interface ScannerDesk {
  /** For the doctor. */
  slots(): readonly ScannerSlot[];
  stop(): Promise<void>;
}

export interface ScannerDeskDependencies {
  readonly sources: ScannerSources;
  readonly environment: Environment;
  readonly onScan: (scan: EventPayload<'scan'>) => void;
  /** For the log; never the content of a scan. */
  readonly onTrouble: (detail: string) => void;
  readonly lookEveryMs?: number;
}

/** Those of this machine; `mrzReader` as in `parseSerialSetting`. What cannot be loaded is said to the log, and is missing. */
export async function machineScanners(
  mrzReader: string | undefined,
  warn: (detail: string) => void,
): Promise<ScannerSources> {
  const hid = await machineHidDevices();
  if (!hid.ok) warn(hid.error);
  const setting = parseSerialSetting(mrzReader ?? '');
  const ports = setting && (await machineSerialPorts());
  if (ports && !ports.ok) warn(ports.error);
  return {
    ...(hid.ok && { hid: hid.value }),
    ...(setting && ports?.ok && { serial: { ports: ports.value, setting } }),
  };
}

export function createScannerDesk(dependencies: ScannerDeskDependencies): ScannerDesk {
  const { sources, environment, onScan, onTrouble, lookEveryMs } = dependencies;
  const today = () => localDateOf(environment.now());
  const tellFailure = (why: Failure) => onScan({ kind: 'failed', failure: failureViewOf(why) });
  const tell = (scan: Result<ScanView, Failure>) =>
    scan.ok ? onScan({ kind: 'read', ...scan.value }) : tellFailure(scan.error);

  const timing: ScannerTiming | undefined =
    lookEveryMs === undefined ? undefined : { lookEveryMs, monotonic: environment.monotonic };
  const hid =
    sources.hid &&
    watchScanners(
      sources.hid,
      {
        onScan: ({ text, utf8 }) => tell(readScan(text, utf8 ? 'as-printed' : 'damaged', today())),
        onBrokenOff: () => tellFailure(failure('scan-incomplete')),
        onTrouble,
      },
      timing,
    );
  const { serial } = sources;
  const mrzReader =
    serial &&
    keepSerialReader(
      serial.ports,
      serial.setting,
      {
        onText(text) {
          const scan = readScan(text, 'as-printed', today());
          // Whatever else comes from this reader was meant to be an MRZ.
          if (scan.ok) tell(scan);
          else tellFailure(failure('mrz-unreadable'));
        },
        onTrouble,
      },
      lookEveryMs,
    );

  return {
    slots: () => [
      ...(hid?.slots() ?? []),
      ...(serial && mrzReader ? [{ product: serial.setting.path, state: mrzReader.state() }] : []),
    ],
    async stop() {
      await Promise.all([hid?.stop(), mrzReader?.stop()]);
    },
  };
}
