/**
 * The behaviour of a card reader at a counter, on top of any PC/SC package: connects to a card that is still being
 * laid down, says plainly why it cannot, and never waits for ever.
 */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { hexToBytes } from '../iso7816/bytes.ts';
import { bounded, pause } from './bounded.ts';
import { openCardConnection } from './card-connection.ts';
import type { CardConnection, CardReaderDriver } from './card-reader-port.ts';
import { DRIVER_TIMING, type DriverTiming } from './driver-timing.ts';
import type { PcscBinding, PcscCard } from './pcsc-binding.ts';
import { type PcscFailure, pcscFailure } from './pcsc-error.ts';
import { watchReaders } from './reader-watch.ts';
import type { TransportFailure } from './transceiver.ts';

export function createCardReaderDriver(
  binding: PcscBinding,
  timing: DriverTiming = DRIVER_TIMING,
): CardReaderDriver {
  const connections = new Map<string, CardConnection>();
  const readers = watchReaders(binding, timing, (readerName) => connections.has(readerName));
  /** Calls into the package that have not come back: a second one behind them would only pile up. */
  const unfinished = new Map<
    string,
    { readonly failure: TransportFailure; readonly work: Promise<unknown> }
  >();

  function track<T>(readerName: string, failure: TransportFailure, work: Promise<T>): Promise<T> {
    const entry = { failure, work };
    unfinished.set(readerName, entry);
    const finished = () => {
      if (unfinished.get(readerName) === entry) unfinished.delete(readerName);
    };
    work.then(finished, finished);
    return work;
  }

  /** Waits for what is under way at this reader, one call after the other, but not for ever. */
  async function idle(readerName: string): Promise<void> {
    const deadline = performance.now() + timing.close;
    for (let left = timing.close; left > 0; left = deadline - performance.now()) {
      const call = unfinished.get(readerName);
      if (!call) return;
      await bounded(call.work, left);
    }
  }

  /** Gives back a connection that nobody will use. */
  function putAway(readerName: string, card: PcscCard): void {
    track(readerName, stillBusy('disconnecting'), card.release()).catch(() => {});
  }

  /** One attempt: connect, begin the transaction, make sure that the card was not reset in between. */
  async function attempt(readerName: string): Promise<Result<OpenCard, PcscFailure>> {
    const context = readers.context();
    if (!context) return err({ ...SERVICE_STOPPED, contextLost: true, passing: false });
    const connected = await bounded(
      track(readerName, HELD_BY_OTHER, context.connect(readerName)),
      timing.connect,
      (late) => late.kind === 'done' && putAway(readerName, late.value),
    );
    // pcscd lets SCardConnect wait for the end of another program's transaction.
    if (connected.kind === 'too-late') return err(timedOut('card-in-use', 'SCardConnect'));
    if (connected.kind === 'failed') return err(pcscFailure(connected.error));
    const card = connected.value;

    if (card.beginTransaction) {
      const begun = await bounded(
        track(readerName, HELD_BY_OTHER, card.beginTransaction()),
        timing.transaction,
        () => putAway(readerName, card),
      );
      if (begun.kind === 'too-late') return err(timedOut('card-in-use', 'SCardBeginTransaction'));
      if (begun.kind === 'failed') {
        putAway(readerName, card);
        return err(pcscFailure(begun.error));
      }
    }

    if (!card.status) return ok({ card });
    const status = await bounded(
      track(readerName, stillBusy('asking for the status'), card.status()),
      timing.connect,
      () => putAway(readerName, card),
    );
    if (status.kind === 'done') return ok({ card, atr: status.value.atr });
    if (status.kind === 'too-late') return err(timedOut('card-mute', 'SCardStatus'));
    putAway(readerName, card);
    return err(pcscFailure(status.error));
  }

  async function connect(readerName: string): Promise<Result<CardConnection, TransportFailure>> {
    readers.start();
    await readers.until(() => !readers.context() || readers.slot(readerName) !== undefined, timing.firstLook);
    const insertion = readers.slot(readerName)?.insertion;
    await pause(Math.max(0, readers.insertedAt(readerName) + timing.settle - performance.now()));

    const deadline = performance.now() + timing.connectPatience;
    for (;;) {
      await idle(readerName);
      const refused = refusal(readerName, insertion);
      if (refused) return err(refused);
      const attempted = await attempt(readerName);
      if (attempted.ok) return adopt(readerName, insertion, attempted.value);
      const { code, detail, contextLost, passing } = attempted.error;
      if (contextLost) readers.contextLost();
      if (!passing || performance.now() > deadline) {
        return err(whyGone(readerName, insertion) ?? { code, detail });
      }
      await pause(timing.connectPause);
    }
  }

  /** Why the card of that insertion cannot be talked to (any more), as far as the slot shows. */
  function whyGone(readerName: string, insertion: number | undefined): TransportFailure | undefined {
    if (!readers.context()) return SERVICE_STOPPED;
    const slot = readers.slot(readerName);
    if (!slot) return { code: 'reader-unplugged', detail: `no reader named ${readerName}` };
    if (slot.status === 'empty' || slot.insertion !== insertion) return CARD_GONE;
    return slot.status === 'mute' ? CARD_MUTE : undefined;
  }

  /** Why connecting makes no sense now. Asked before each attempt: the card may have been lifted meanwhile. */
  const refusal = (readerName: string, insertion: number | undefined): TransportFailure | undefined =>
    whyGone(readerName, insertion) ??
    (connections.has(readerName) ? HELD_BY_US : unfinished.get(readerName)?.failure);

  /** Turns a connected card into the connection that the desk sees. */
  function adopt(
    readerName: string,
    insertion: number | undefined,
    { card, atr }: OpenCard,
  ): Result<CardConnection, TransportFailure> {
    const gone = () => whyGone(readerName, insertion);
    const already = gone();
    if (already || insertion === undefined) {
      putAway(readerName, card);
      return err(already ?? CARD_GONE);
    }
    if (atr) readers.learnAtr(readerName, insertion, atr);
    const connection: CardConnection = openCardConnection({
      readerName,
      atr: atr ?? hexToBytes(readers.slot(readerName)?.atr ?? ''),
      card,
      timing,
      gone,
      untilGone: () => readers.until(() => gone() !== undefined, timing.explain),
      track: (work) => track(readerName, stillBusy('in an exchange'), work),
      onContextLost: readers.contextLost,
      onClose: () => {
        if (connections.get(readerName) === connection) connections.delete(readerName);
      },
    });
    connections.set(readerName, connection);
    return ok(connection);
  }

  return {
    name: binding.name,
    watch: (listener) => {
      readers.start();
      readers.listen(listener);
    },
    snapshot: readers.snapshot,
    connect,
    stop: async () => {
      await Promise.all([...connections.values()].map((connection) => connection.close()));
      await readers.stop();
    },
  };
}

interface OpenCard {
  readonly card: PcscCard;
  readonly atr?: Uint8Array;
}

const SERVICE_STOPPED: TransportFailure = {
  code: 'reader-service-stopped',
  detail: 'the PC/SC service is not running',
};
const CARD_GONE: TransportFailure = {
  code: 'card-removed',
  detail: 'the slot is empty, or holds another card than a moment ago',
};
const CARD_MUTE: TransportFailure = { code: 'card-mute', detail: 'the reader calls the card mute' };
const HELD_BY_US: TransportFailure = { code: 'card-in-use', detail: 'held by an open connection of ours' };
const HELD_BY_OTHER: TransportFailure = {
  code: 'card-in-use',
  detail: 'another program holds a transaction on this card',
};

const stillBusy = (what: string): TransportFailure => ({
  code: 'card-mute',
  detail: `the reader is still ${what} from before`,
});

const timedOut = (code: TransportFailure['code'], call: string): PcscFailure => ({
  code,
  detail: `${call} did not come back in time`,
  contextLost: false,
  passing: false,
});
