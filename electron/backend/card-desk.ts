/** The readers of this desk and the one card that lies on them. */
import type { z } from 'zod';
import { readCard } from '../../native/emrtd/read-card.ts';
import type { CardReading, ReadDependencies, ReadFailure, ReadRequest } from '../../native/emrtd/reading.ts';
import type { CardReaderDriver, ReaderSlot, ReaderSnapshot } from '../../native/pcsc/card-reader-port.ts';
import type { readerView } from '../bridge/views.ts';
import { type Failure, type FailureCode, failure } from '../core/failure/failure.ts';
import { err, ok, type Result } from '../core/result.ts';

export type ReaderView = z.output<typeof readerView>;

const STOPPED: ReaderSnapshot = { service: 'stopped', slots: [] };

/** The one slot to look at: the preferred reader, or the only one with a card, or the first. */
export function chooseSlot(snapshot: ReaderSnapshot, preferred?: string): ReaderSlot | 'several' | undefined {
  const slots = snapshot.slots.some(({ name }) => name === preferred)
    ? snapshot.slots.filter(({ name }) => name === preferred)
    : snapshot.slots;
  const occupied = slots.filter(({ status }) => status !== 'empty' && status !== 'unknown');
  return occupied.length > 1 ? 'several' : (occupied[0] ?? slots[0]);
}

/** What the screen says about the reader. `insertion` counts over all slots, so that any change is seen. */
export function readerViewOf(snapshot: ReaderSnapshot, preferred?: string): ReaderView {
  const insertion = snapshot.slots.reduce((sum, slot) => sum + slot.insertion, 0);
  if (snapshot.service === 'stopped') return { state: 'service-stopped', insertion };
  const slot = chooseSlot(snapshot, preferred);
  if (slot === undefined) return { state: 'no-reader', insertion };
  if (slot === 'several') return { state: 'several-cards', insertion };
  const state = {
    present: 'card',
    mute: 'mute',
    'in-use': 'in-use',
    empty: 'empty',
    unknown: 'empty',
  } as const satisfies Record<ReaderSlot['status'], ReaderView['state']>;
  return { state: state[slot.status], name: slot.name, insertion };
}

const NOT_READABLE: Readonly<Partial<Record<ReaderView['state'], FailureCode>>> = {
  'service-stopped': 'reader-service-stopped',
  'no-reader': 'no-reader',
  empty: 'no-card',
  mute: 'card-mute',
  'several-cards': 'several-cards',
};

export interface CardDesk {
  view(): ReaderView;
  /** Names of the readers, for the settings. */
  names(): readonly string[];
  /** Reads the card that lies there. The card is left powered down, so that the next read starts from reset. */
  read(
    request: ReadRequest,
    dependencies: ReadDependencies,
  ): Promise<Result<CardReading, Failure & { readonly reading?: ReadFailure }>>;
  stop(): Promise<void>;
}

/**
 * @param driver undefined when no PC/SC driver could be loaded
 * @param preferred name of the reader the operator chose, if any
 * @param onChange called on every change of the readers
 */
export function createCardDesk(
  driver: CardReaderDriver | undefined,
  preferred: () => string | undefined,
  onChange: () => void,
): CardDesk {
  driver?.watch(() => onChange());
  const snapshot = () => driver?.snapshot() ?? STOPPED;
  return {
    view: () => readerViewOf(snapshot(), preferred()),
    names: () => snapshot().slots.map(({ name }) => name),
    async read(request, dependencies) {
      const view = readerViewOf(snapshot(), preferred());
      const problem = NOT_READABLE[view.state];
      if (problem !== undefined || driver === undefined || view.name === undefined) {
        return err(failure(problem ?? 'no-reader'));
      }
      const connection = await driver.connect(view.name);
      if (!connection.ok) return err(failure(connection.error.code, { detail: connection.error.detail }));
      try {
        const reading = await readCard(connection.value, request, dependencies);
        if (reading.ok) return ok(reading.value);
        const { code, step, detail } = reading.error;
        return err({ ...failure(code, { detail: `${step}: ${detail}` }), reading: reading.error });
      } finally {
        await connection.value.close();
      }
    },
    async stop() {
      await driver?.stop();
    },
  };
}
