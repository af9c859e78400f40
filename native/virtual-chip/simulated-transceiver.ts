/** A virtual chip behind the same port as a real one, in this process. */
import { err, ok } from '../../electron/core/result.ts';
import type { Transceiver, TransportFailure } from '../pcsc/transceiver.ts';
import { exchange, type VirtualChip } from './chip.ts';

export type Sleep = (milliseconds: number) => Promise<void>;

export const realSleep: Sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface SimulatedTransceiverOptions {
  readonly chip: VirtualChip;
  readonly readerName?: string;
  /** Time of one exchange; 0 answers in the next microtask. */
  readonly latencyMs?: number;
  readonly sleep?: Sleep;
  /** Called when the chip tears itself out of the field (fault `tear-at-apdu`). */
  readonly onTorn?: () => void;
}

export interface SimulatedTransceiver extends Transceiver {
  /** The card leaves the field: this and every later exchange fails with `card-removed`. */
  remove(): void;
}

export const SIMULATED_READER_NAME = 'Đầu đọc luyện tập (Training reader)';

const REMOVED: TransportFailure = { code: 'card-removed', detail: 'simulated card lifted' };

export function createSimulatedTransceiver(options: SimulatedTransceiverOptions): SimulatedTransceiver {
  const { chip, latencyMs = 0, sleep = realSleep } = options;
  let present = true;
  return {
    readerName: options.readerName ?? SIMULATED_READER_NAME,
    atr: chip.atr,
    remove() {
      present = false;
    },
    async transmit(command) {
      if (!present) return err(REMOVED);
      const response = exchange(chip, command);
      const delay = latencyMs + chip.carrierFaults.extraLatencyMs;
      if (delay > 0) await sleep(delay);
      if (response === 'torn') {
        present = false;
        options.onTorn?.();
      }
      // Lifted while the answer was on its way: the answer is lost.
      return response === 'torn' || !present ? err(REMOVED) : ok(response);
    },
  };
}
