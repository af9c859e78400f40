/** Picks the PC/SC driver of this machine. */
import { err, ok, type Result } from '../../electron/core/result.ts';
import type { CardReaderDriver } from './card-reader-port.ts';
import type { DriverTiming } from './driver-timing.ts';
import { openPcscMiniDriver } from './pcsc-mini-driver.ts';
import { openPcscliteDriver } from './pcsclite-driver.ts';

export type DriverName = 'pcsc-mini' | 'pcsclite';

/**
 * No package can reach PC/SC on this machine: no prebuilt binary for it, or the PC/SC library itself is missing.
 * The remedy is the same as for a stopped service: install or start it.
 */
export interface DriverFailure {
  readonly code: 'reader-service-stopped';
  /** One reason for each driver that was tried. */
  readonly detail: string;
}

type OpenDriver = (timing?: DriverTiming) => Promise<Result<CardReaderDriver, string>>;

/** In the order of preference. */
const DRIVERS: readonly (readonly [DriverName, OpenDriver])[] = [
  ['pcsc-mini', openPcscMiniDriver],
  ['pcsclite', openPcscliteDriver],
];

/**
 * Gives the preferred driver, else the next that can be loaded. A service that is not running is no failure here:
 * the driver shows it as `service: 'stopped'` and goes on trying, because on Windows the service starts with the
 * first reader.
 */
export async function openCardReaderDriver(
  options: {
    readonly prefer?: DriverName;
    readonly timing?: DriverTiming;
    /** For the tests. */
    readonly drivers?: typeof DRIVERS;
  } = {},
): Promise<Result<CardReaderDriver, DriverFailure>> {
  const { prefer, timing, drivers = DRIVERS } = options;
  const order = [...drivers].sort(([a], [b]) => Number(b === prefer) - Number(a === prefer));
  const reasons: string[] = [];
  for (const [, open] of order) {
    const driver = await open(timing);
    if (driver.ok) return ok(driver.value);
    reasons.push(driver.error);
  }
  return err({ code: 'reader-service-stopped', detail: reasons.join('; ') });
}
