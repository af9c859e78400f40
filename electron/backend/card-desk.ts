/** The readers of this desk and the one card that lies on them. */
import type { z } from 'zod';
import { readCard } from '../../native/emrtd/read-card.ts';
import type { CardReading, ReadDependencies, ReadFailure, ReadRequest } from '../../native/emrtd/reading.ts';
import { createExchangeLog } from '../../native/emrtd/structure-report/exchange-log.ts';
import {
  buildStructureReport,
  type ReportInput,
  type StructureReport,
} from '../../native/emrtd/structure-report/structure-report.ts';
import { bytesToHex } from '../../native/iso7816/bytes.ts';
import { pause } from '../../native/pcsc/bounded.ts';
import type {
  CardConnection,
  CardReaderDriver,
  ReaderSlot,
  ReaderSnapshot,
} from '../../native/pcsc/card-reader-port.ts';
import { withoutIndex } from '../../native/pcsc/known-readers.ts';
import type { Transceiver, TransportFailure } from '../../native/pcsc/transceiver.ts';
import type { readerView } from '../bridge/views.ts';
import { type Failure, type FailureCode, failure } from '../core/failure/failure.ts';
import { err, ok, type Result } from '../core/result.ts';
import { checkReader, type ReaderCheck } from './reader-check.ts';
import type { ReaderMemory } from './reader-memory.ts';

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
  /** What is known of each of them. */
  checks(): readonly ReaderCheck[];
  /**
   * Reads the card that lies there. Lifted or reset on the way, it is waited for a while and read on. The card is left
   * powered down, so that the next read starts from reset.
   */
  read(
    request: ReadRequest,
    dependencies: Omit<ReadDependencies, 'paths' | 'reconnect'>,
  ): Promise<Result<CardReading, Failure & { readonly reading?: ReadFailure }>>;
  /** How the card that was read last is built and how it answered; holds no personal value. */
  structureReport(): StructureReport | undefined;
  stop(): Promise<void>;
}

/** How long a lifted card or a pulled plug is waited for: time to put it back, not to look for it. */
const RESUME_PATIENCE_MS = 8_000;
const RESUME_PAUSE_MS = 100;

export interface CardDeskParts {
  /** Undefined when no PC/SC driver could be loaded. */
  readonly driver: CardReaderDriver | undefined;
  /** Name of the reader the operator chose, if any. */
  readonly preferred: () => string | undefined;
  /** Called on every change of the readers. */
  readonly onChange: () => void;
  readonly memory: ReaderMemory;
  /** Version of this program, for structure reports. */
  readonly program: string;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

export function createCardDesk(parts: CardDeskParts): CardDesk {
  const { driver, preferred, onChange, memory, program, sleep = pause } = parts;
  let report: StructureReport | undefined;
  driver?.watch(() => onChange());
  const snapshot = () => driver?.snapshot() ?? STOPPED;
  return {
    view: () => readerViewOf(snapshot(), preferred()),
    names: () => snapshot().slots.map(({ name }) => name),
    checks: () => snapshot().slots.map(({ name }) => checkReader(name, memory.lastRead(name))),
    async read(request, dependencies) {
      const view = readerViewOf(snapshot(), preferred());
      const problem = NOT_READABLE[view.state];
      if (problem !== undefined || driver === undefined || view.name === undefined) {
        return err(failure(problem ?? 'no-reader'));
      }
      const first = await driver.connect(view.name);
      if (!first.ok) return err(failure(first.error.code, { detail: first.error.detail }));
      const { readerName, atr } = first.value;
      let connection = first.value;
      const log = createExchangeLog();
      report = undefined;
      const reconnect = async (why: TransportFailure): Promise<Result<Transceiver, TransportFailure>> => {
        await connection.close();
        const back = await cardBack(driver, connection, why, sleep, dependencies);
        if (!back.ok) return back;
        connection = back.value;
        return ok(log.listenTo(connection));
      };
      try {
        const reading = await readCard(log.listenTo(connection), request, {
          ...dependencies,
          paths: memory,
          reconnect,
        });
        report = reportOf({
          program,
          reader: { name: readerName, atr },
          exchanges: log.exchanges,
          result: reading,
        });
        if (reading.ok) {
          memory.note(readerName, atr, reading.value.statistics);
          return ok(reading.value);
        }
        const { code, step, detail } = reading.error;
        return err({ ...failure(code, { detail: `${step}: ${detail}` }), reading: reading.error });
      } finally {
        await connection.close();
      }
    },
    structureReport: () => report,
    async stop() {
      await driver?.stop();
      await memory.settled();
    },
  };
}

/** A report must never cost a reading: where one cannot be written, there is none. */
function reportOf(input: ReportInput): StructureReport | undefined {
  try {
    return buildStructureReport(input);
  } catch {
    return undefined;
  }
}

/**
 * The card of `lost`, once it lies in its reader again; the reader may have come back under another index.
 * SECURITY: a card with another ATR is another card, and is left alone. One with the same ATR still has to be
 * opened by the same key, and every file has to fit the one EF.SOD.
 */
async function cardBack(
  driver: CardReaderDriver,
  lost: CardConnection,
  why: TransportFailure,
  sleep: (milliseconds: number) => Promise<void>,
  { monotonic, signal }: Pick<ReadDependencies, 'monotonic' | 'signal'>,
): Promise<Result<CardConnection, TransportFailure>> {
  const deadline = monotonic() + RESUME_PATIENCE_MS;
  const atr = bytesToHex(lost.atr);
  while (!signal?.aborted && monotonic() < deadline) {
    const slot = driver
      .snapshot()
      .slots.find(
        ({ name, status }) => status === 'present' && withoutIndex(name) === withoutIndex(lost.readerName),
      );
    const connection = slot && (await driver.connect(slot.name));
    if (connection?.ok) {
      if (bytesToHex(connection.value.atr) === atr) return connection;
      await connection.value.close();
      return err(why);
    }
    await sleep(RESUME_PAUSE_MS);
  }
  return err(isUnplugged(driver.snapshot(), lost.readerName) ? { ...why, code: 'reader-unplugged' } : why);
}

/** A service may first say that the card went, and then that the reader did: what the clerk has to look at is the plug. */
const isUnplugged = ({ service, slots }: ReaderSnapshot, readerName: string): boolean =>
  service === 'running' && !slots.some(({ name }) => withoutIndex(name) === withoutIndex(readerName));
