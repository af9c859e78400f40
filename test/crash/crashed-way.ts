/** What the crash test asks of a way to an authority: its endpoint and faults, its guests, and what its book says. */
import type { Desk } from '../../electron/backend/desk.ts';
import type { RunningDesk } from '../../electron/backend/start-backend.ts';
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import type { OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type { RandomSequence } from '../../native/virtual-chip/portrait/random-sequence.ts';
import type { BookLine } from './book-lines.ts';
import type { FaultRota, RotaFault } from './fault-rota.ts';
import type { Evidence } from './judge.ts';
import type { Guest, LifePlan } from './life-plan.ts';

/** The endpoint as a program that can be killed. */
export interface RunningEndpoint {
  readonly port: number;
  /** Path of its book. */
  readonly book: string;
  /** Gives the desk its address and papers. */
  attach(desk: RunningDesk): Promise<void>;
  /** Gives how often the fault before it struck. */
  setFault(fault: RotaFault | undefined): Promise<number>;
  kill(): Promise<void>;
}

export interface CrashedWay {
  readonly id: LifePlan['channel'];
  readonly rota: FaultRota;
  readonly green: Evidence['green'];
  /** Whether a guest may come back at once, e.g. for another room. */
  readonly takesGuestsAgain: boolean;
  startEndpoint(folder: string, port: number): Promise<RunningEndpoint>;
  /** @param ordinal counts the guests of the whole run */
  drawGuest(random: RandomSequence, ordinal: number): Guest;
  /** When every fault is over: what the people at the desk do about records that are not green. */
  settle(desk: Desk, open: readonly OutboxEntry[], book: string): Promise<void>;
  /** The book under the ids of the declarations. */
  readBook(book: string, declarations: readonly Declaration[]): Promise<readonly BookLine[]>;
  /** The content of a declaration as the book would hold it. */
  contentOf(declaration: Declaration): string;
}
