/** A reader with one slot in this process, for training mode and tests: cards are laid on it and lifted. */
import { err, ok } from '../../electron/core/result.ts';
import { bytesToHex } from '../iso7816/bytes.ts';
import type {
  CardConnection,
  CardReaderDriver,
  ReaderServiceState,
  ReaderSnapshot,
} from '../pcsc/card-reader-port.ts';
import type { VirtualChip } from './chip.ts';
import {
  createSimulatedTransceiver,
  SIMULATED_READER_NAME,
  type SimulatedTransceiver,
  type Sleep,
} from './simulated-transceiver.ts';

export interface SimulatedCardReaderOptions {
  readonly readerName?: string;
  readonly latencyMs?: number;
  readonly sleep?: Sleep;
  /** Insertions are counted from here: a reader that takes another's place is told apart by it. 0 when absent. */
  readonly insertions?: number;
}

export interface SimulatedCardReader extends CardReaderDriver {
  readonly name: 'simulated';
  /** Lays a chip in the field; one that lies there is lifted first. */
  lay(chip: VirtualChip): void;
  /** Takes the chip away. An exchange under way fails with `card-removed`. */
  lift(): void;
  unplug(): void;
  plugIn(): void;
  stopService(): void;
  startService(): void;
}

export function createSimulatedCardReader(options: SimulatedCardReaderOptions = {}): SimulatedCardReader {
  const readerName = options.readerName ?? SIMULATED_READER_NAME;
  const listeners = new Set<(snapshot: ReaderSnapshot) => void>();
  let service: ReaderServiceState = 'running';
  let pluggedIn = true;
  let chip: VirtualChip | undefined;
  let insertion = options.insertions ?? 0;
  let open: SimulatedTransceiver | undefined;

  function snapshot(): ReaderSnapshot {
    if (service === 'stopped' || !pluggedIn) return { service, slots: [] };
    const slot =
      chip === undefined
        ? { name: readerName, status: 'empty' as const, insertion }
        : { name: readerName, status: 'present' as const, atr: bytesToHex(chip.atr), insertion };
    return { service, slots: [slot] };
  }

  function changed(): void {
    const now = snapshot();
    for (const listener of listeners) listener(now);
  }

  function endConnection(): void {
    open?.remove();
    open = undefined;
  }

  function lift(): void {
    if (chip === undefined) return;
    endConnection();
    chip.reset();
    chip = undefined;
    changed();
  }

  return {
    name: 'simulated',
    snapshot,
    watch(listener) {
      listeners.add(listener);
      listener(snapshot());
    },
    lay(next) {
      lift();
      chip = next;
      chip.reset();
      insertion++;
      changed();
    },
    lift,
    unplug() {
      endConnection();
      pluggedIn = false;
      changed();
    },
    plugIn() {
      pluggedIn = true;
      changed();
    },
    stopService() {
      endConnection();
      service = 'stopped';
      changed();
    },
    startService() {
      service = 'running';
      changed();
    },
    async connect(name) {
      if (service === 'stopped') return err({ code: 'reader-service-stopped', detail: 'simulated' });
      if (!pluggedIn || name !== readerName) return err({ code: 'reader-unplugged', detail: name });
      if (chip === undefined) return err({ code: 'card-removed', detail: 'no card on the simulated reader' });
      if (open !== undefined) return err({ code: 'card-in-use', detail: 'another read holds the card' });
      const card = chip;
      card.reset();
      const transceiver = createSimulatedTransceiver({
        chip: card,
        readerName,
        latencyMs: options.latencyMs,
        sleep: options.sleep,
        onTorn: lift,
      });
      open = transceiver;
      const connection: CardConnection = {
        readerName,
        atr: card.atr,
        transmit: transceiver.transmit,
        async close() {
          transceiver.remove();
          if (open !== transceiver) return;
          open = undefined;
          card.reset();
        },
      };
      return ok(connection);
    },
    async stop() {
      endConnection();
      listeners.clear();
    },
  };
}
