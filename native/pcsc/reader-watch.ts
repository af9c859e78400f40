/**
 * Keeps an eye on the readers, through everything that happens to the PC/SC service: it may start after the desk,
 * crash, be restarted, and on Windows it stops by itself when the last reader is unplugged.
 */
import { bytesToHex } from '../iso7816/bytes.ts';
import type { ReaderSlot, ReaderSnapshot } from './card-reader-port.ts';
import type { DriverTiming } from './driver-timing.ts';
import type { PcscBinding, PcscContext } from './pcsc-binding.ts';
import { EMPTY_BOOK, learnAtr, observe, slotOf, toSnapshot, unplug, unplugAll } from './slot-book.ts';

export interface ReaderWatch {
  /** Begins to watch, once; a second call does nothing. */
  start(): void;
  /** For good; resolves when the package has let go of the service. */
  stop(): Promise<void>;
  snapshot(): ReaderSnapshot;
  /** Calls back at once, and then on every change of the snapshot. */
  listen(listener: (snapshot: ReaderSnapshot) => void): void;
  /** The living context, or nothing while the service is stopped. */
  context(): PcscContext | undefined;
  /** The context turned out to be dead: forget every slot and establish a new one. */
  contextLost(): void;
  slot(readerName: string): ReaderSlot | undefined;
  /** Monotonic milliseconds of the last insertion; 0 when there was none. */
  insertedAt(readerName: string): number;
  learnAtr(readerName: string, insertion: number, atr: Uint8Array): void;
  /** Resolves as soon as the condition holds after a change, at the latest after `ms`. */
  until(condition: () => boolean, ms: number): Promise<void>;
}

export function watchReaders(
  binding: PcscBinding,
  timing: DriverTiming,
  held: (readerName: string) => boolean,
): ReaderWatch {
  let context: PcscContext | undefined;
  let book = EMPTY_BOOK;
  let published = toSnapshot(book, 'stopped');
  let retry: ReturnType<typeof setTimeout> | undefined;
  let state: 'idle' | 'watching' | 'stopped' = 'idle';
  /** The end of the last context, while it is on its way out. */
  let closing: Promise<void> = Promise.resolve();
  const listeners: ((snapshot: ReaderSnapshot) => void)[] = [];
  const waiting = new Set<() => void>();
  const insertedAt = new Map<string, number>();

  function publish(): void {
    for (const check of waiting) check();
    const snapshot = toSnapshot(book, context ? 'running' : 'stopped');
    if (JSON.stringify(snapshot) === JSON.stringify(published)) return;
    published = snapshot;
    for (const listener of listeners) listener(snapshot);
  }

  function note(readerName: string, stateWord: number, atr: Uint8Array | undefined): void {
    const before = book.get(readerName)?.insertion;
    book = observe(book, {
      readerName,
      state: stateWord,
      held: held(readerName),
      ...(atr?.length ? { atr: bytesToHex(atr) } : {}),
    });
    if (book.get(readerName)?.insertion !== before) insertedAt.set(readerName, performance.now());
    publish();
  }

  function establish(): void {
    retry = undefined;
    let own: PcscContext | undefined;
    const current = () => own !== undefined && own === context; // a dead context may still have something to say
    try {
      own = binding.open({
        slot: (readerName, stateWord, atr) => {
          if (current()) note(readerName, stateWord, atr);
        },
        unplugged: (readerName) => {
          if (!current()) return;
          book = unplug(book, readerName);
          publish();
        },
        failed: () => {
          if (current()) void contextLost();
        },
      });
      context = own;
    } catch {
      retry = setTimeout(establish, timing.serviceRetry);
    }
    publish();
  }

  function contextLost(): Promise<void> {
    if (!context) return closing;
    const dead = context;
    context = undefined;
    book = unplugAll(book);
    if (state === 'watching') retry = setTimeout(establish, timing.serviceRetry);
    publish();
    closing = dead.close();
    return closing;
  }

  return {
    start: () => {
      if (state !== 'idle') return;
      state = 'watching';
      establish();
    },
    stop: () => {
      state = 'stopped';
      clearTimeout(retry);
      listeners.length = 0;
      return contextLost();
    },
    snapshot: () => published,
    listen: (listener) => {
      listeners.push(listener);
      listener(published);
    },
    context: () => context,
    contextLost: () => void contextLost(),
    slot: (readerName) => slotOf(book, readerName),
    insertedAt: (readerName) => insertedAt.get(readerName) ?? 0,
    learnAtr: (readerName, insertion, atr) => {
      book = learnAtr(book, readerName, insertion, bytesToHex(atr));
      publish();
    },
    until: (condition, ms) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          waiting.delete(check);
          resolve();
        };
        const check = () => condition() && done();
        const timer = setTimeout(done, ms);
        waiting.add(check);
        check();
      }),
  };
}
