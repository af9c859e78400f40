/** The readers of one machine, behind whichever driver serves them. */
import type { Result } from '../../electron/core/result.ts';
import type { Transceiver, TransportFailure } from './transceiver.ts';

export type SlotStatus = 'empty' | 'present' | 'mute' | 'in-use' | 'unknown';

export interface ReaderSlot {
  readonly name: string;
  readonly status: SlotStatus;
  /** ATR in lower-case hex while a card is present. */
  readonly atr?: string;
  /** Counts insertions in this slot since start; a read that began under another number is stale. */
  readonly insertion: number;
}

export type ReaderServiceState = 'running' | 'stopped';

export interface ReaderSnapshot {
  readonly service: ReaderServiceState;
  /** SAM and other slots that can never hold a guest's card are left out. */
  readonly slots: readonly ReaderSlot[];
}

export interface CardConnection extends Transceiver {
  /** Ends the transaction and powers the card down, so that the next read starts from reset. Never fails. */
  close(): Promise<void>;
}

export interface CardReaderDriver {
  readonly name: 'pcsc-mini' | 'pcsclite' | 'simulated';
  /** Starts watching. Calls back at once with the present state and then only on change. */
  watch(listener: (snapshot: ReaderSnapshot) => void): void;
  snapshot(): ReaderSnapshot;
  /** Shared connect, then a transaction, held with a keep-alive under 5 s (Windows resets the card after that). */
  connect(readerName: string): Promise<Result<CardConnection, TransportFailure>>;
  stop(): Promise<void>;
}
