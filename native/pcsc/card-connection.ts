/**
 * One held card: exchanges one after the other, each bounded in time, and a keep-alive in between.
 * A connection that lost its card never comes back by itself: the chip forgot its secure channel, so only
 * the protocol above may start again, with a new connection.
 */
import { err, ok, type Result } from '../../electron/core/result.ts';
import { bounded } from './bounded.ts';
import type { CardConnection } from './card-reader-port.ts';
import type { DriverTiming } from './driver-timing.ts';
import type { PcscCard } from './pcsc-binding.ts';
import { pcscFailure } from './pcsc-error.ts';
import type { TransportFailure } from './transceiver.ts';

export interface CardConnectionParts {
  readonly readerName: string;
  readonly atr: Uint8Array;
  readonly card: PcscCard;
  readonly timing: DriverTiming;
  /** Why the card that was connected is no longer the one in the slot, if it is not. */
  readonly gone: () => TransportFailure | undefined;
  /** Resolves when `gone` has an answer, or after the time in which a reader notices. */
  readonly untilGone: () => Promise<void>;
  readonly track: <T>(work: Promise<T>) => Promise<T>;
  readonly onContextLost: () => void;
  /** The slot is free; called once or twice. */
  readonly onClose: () => void;
}

const CLOSED: TransportFailure = { code: 'card-removed', detail: 'this connection is closed' };
const STATUS_WORD_LENGTH = 2;

export function openCardConnection(parts: CardConnectionParts): CardConnection {
  const { card, timing, gone } = parts;
  let lost: TransportFailure | undefined;
  let closing: Promise<void> | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  /** The last call into the package; it may outlast the time that we gave it. */
  let call: Promise<unknown> = Promise.resolve();

  /** Runs after everything before it, whatever came of that. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work, work);
    queue = turn;
    return turn;
  }

  function track<T>(work: Promise<T>): Promise<T> {
    call = work;
    return parts.track(work);
  }

  /** From now on every exchange gives this failure. */
  function lose(failure: TransportFailure): TransportFailure {
    lost ??= failure;
    clearTimeout(idle);
    return lost;
  }

  /** What a failed call really means. Readers report a lifted card in many ways, so the slot is asked. */
  async function explain(error: unknown): Promise<TransportFailure> {
    const { code, detail, contextLost } = pcscFailure(error);
    if (contextLost) {
      parts.onContextLost();
      return lose({ code, detail });
    }
    // These two may be all that a reader says about a card that has just been lifted: the slot knows better.
    if (code !== 'transmit-failed' && code !== 'card-mute') return lose({ code, detail });
    await parts.untilGone();
    const reason = gone();
    if (reason) return lose({ ...reason, detail: `${reason.detail}; ${detail}` });
    return code === 'card-mute' ? lose({ code, detail }) : { code, detail };
  }

  async function exchange(command: Uint8Array): Promise<Result<Uint8Array, TransportFailure>> {
    const before = lost ?? gone();
    if (before) return err(lose(before));
    const outcome = await bounded(track(card.transmit(command)), timing.transmit);
    if (outcome.kind === 'too-late') {
      return err(lose({ code: 'card-mute', detail: `no response within ${timing.transmit} ms` }));
    }
    if (outcome.kind === 'failed') return err(await explain(outcome.error));
    // An answer without a status word is none: some drivers report a lifted card as success with no bytes.
    if (outcome.value.length < STATUS_WORD_LENGTH) {
      return err(await explain(new Error(`response of ${outcome.value.length} bytes`)));
    }
    // The card may have been swapped while the answer was on its way.
    const after = gone();
    return after ? err(lose(after)) : ok(outcome.value);
  }

  async function keepAlive(): Promise<void> {
    if (lost || closing || !card.status) return;
    const outcome = await bounded(track(card.status()), timing.keepAlive);
    if (outcome.kind === 'failed') await explain(outcome.error);
    else rest();
  }

  /** SECURITY: without this Windows resets an idle card and the secure channel is gone. */
  function rest(): void {
    clearTimeout(idle);
    if (lost || closing || !card.status) return;
    idle = setTimeout(() => void inTurn(keepAlive), timing.keepAlive);
  }

  /** Only after the call before has really come back: a busy connection refuses to be given back. */
  async function release(): Promise<void> {
    await call.catch(() => {});
    await track(card.release()).finally(parts.onClose);
  }

  rest();
  return {
    readerName: parts.readerName,
    atr: parts.atr,
    transmit: (command) => {
      if (closing) return Promise.resolve(err(CLOSED));
      clearTimeout(idle);
      return inTurn(() => exchange(command)).finally(rest);
    },
    close: () => {
      clearTimeout(idle);
      closing ??= bounded(inTurn(release), timing.close).then(parts.onClose);
      return closing;
    },
  };
}
