/**
 * Keeps every HID-POS scanner open, through unplugging and replugging. HID knows no "plugged in" event on all systems,
 * so the list of devices is asked for now and then; listing takes a few milliseconds.
 */
import { feedReport, HID_POS_IDLE, type HidPosScan, isBrokenOff, LONGEST_GAP_MS } from './hid-pos-report.ts';
import { type HidDevice, type HidDevices, isScanner } from './hid-scanner.ts';

/** Between two looks at the list: a scanner that was plugged in works about two seconds later. */
const LOOK_EVERY_MS = 2_000;

/** A scanner that is plugged in. `unavailable`: another program has it, or the system does not allow it. */
export interface ScannerSlot {
  readonly product: string;
  readonly state: 'open' | 'unavailable';
}

export interface ScannerEvents {
  readonly onScan: (scan: HidPosScan) => void;
  /** A scan began and its end never came. */
  readonly onBrokenOff: () => void;
  /** Plugged in, unplugged, opened, refused. */
  readonly onChange?: (slots: readonly ScannerSlot[]) => void;
  /** For the log; no content of a scan. */
  readonly onTrouble?: (detail: string) => void;
}

export interface ScannerTiming {
  readonly lookEveryMs: number;
  readonly monotonic: () => number;
}

export interface ScannerWatch {
  slots(): readonly ScannerSlot[];
  /** Closes every scanner; nothing is delivered afterwards. */
  stop(): Promise<void>;
}

const TIMING: ScannerTiming = { lookEveryMs: LOOK_EVERY_MS, monotonic: () => performance.now() };

interface OpenScanner {
  readonly product: string;
  /** Absent while it cannot be opened; tried again at every look. */
  readonly close?: () => Promise<void>;
}

export function watchScanners(
  devices: HidDevices,
  events: ScannerEvents,
  timing: ScannerTiming = TIMING,
): ScannerWatch {
  const scanners = new Map<string, OpenScanner>();
  let stopped = false;
  let next: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> = Promise.resolve();

  const slots = (): readonly ScannerSlot[] =>
    [...scanners.values()].map(({ product, close }) => ({ product, state: close ? 'open' : 'unavailable' }));

  const trouble = (error: unknown) =>
    events.onTrouble?.(error instanceof Error ? error.message : String(error));

  function forget(path: string): void {
    const scanner = scanners.get(path);
    if (!scanners.delete(path)) return;
    scanner?.close?.().catch(trouble);
    if (!stopped) events.onChange?.(slots());
  }

  async function open(path: string, product: string): Promise<void> {
    const known = scanners.get(path);
    try {
      const device = await devices.open(path);
      const silence = deliver(device, events, timing.monotonic, () => stopped);
      device.onLost((detail) => {
        silence();
        trouble(detail);
        forget(path);
      });
      const close = () => {
        silence();
        return device.close();
      };
      if (stopped) return await close();
      scanners.set(path, { product, close });
      events.onChange?.(slots());
    } catch (error) {
      // Told once, not every two seconds.
      if (known !== undefined) return;
      trouble(error);
      scanners.set(path, { product });
      events.onChange?.(slots());
    }
  }

  async function look(): Promise<void> {
    const listed = (await devices.list()).filter(isScanner);
    const present = new Set(listed.map(({ path }) => path));
    for (const path of [...scanners.keys()]) if (!present.has(path)) forget(path);
    for (const { path, product } of listed) {
      if (stopped) return;
      if (scanners.get(path)?.close === undefined) await open(path, product);
    }
  }

  function lookAgain(): void {
    looking = look()
      .catch(trouble)
      .then(() => {
        if (stopped) return;
        next = setTimeout(lookAgain, timing.lookEveryMs);
        next.unref?.();
      });
  }
  lookAgain();

  return {
    slots,
    async stop() {
      stopped = true;
      clearTimeout(next);
      await looking;
      await Promise.all([...scanners.values()].map(({ close }) => close?.().catch(trouble)));
      scanners.clear();
    },
  };
}

/** Joins the reports of one device to scans. Returns the function that ends the delivery. */
function deliver(
  device: HidDevice,
  events: ScannerEvents,
  monotonic: () => number,
  stopped: () => boolean,
): () => void {
  let state = HID_POS_IDLE;
  let overdue: ReturnType<typeof setTimeout> | undefined;
  let silent = false;

  const breakOff = () => {
    if (silent || stopped() || state.parts.length === 0) return;
    state = HID_POS_IDLE;
    events.onBrokenOff();
  };

  device.onReport((report) => {
    if (silent || stopped()) return;
    const at = monotonic();
    if (isBrokenOff(state, at)) breakOff();
    const fed = feedReport(state, report, at);
    state = fed.state;
    clearTimeout(overdue);
    if (fed.scan) events.onScan(fed.scan);
    else if (state.parts.length > 0) overdue = setTimeout(breakOff, LONGEST_GAP_MS);
  });
  return () => {
    clearTimeout(overdue);
    // What was cut off by pulling the cable is as lost as any other half.
    breakOff();
    silent = true;
  };
}
