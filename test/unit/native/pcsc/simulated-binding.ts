/** A PC/SC package in memory, whose calls the test holds, fails or lets through. */
import { hexToBytes } from '../../../../native/iso7816/bytes.ts';
import type { PcscBinding, PcscCard, PcscContext, PcscEvents } from '../../../../native/pcsc/pcsc-binding.ts';
import { SLOT_STATE } from '../../../../native/pcsc/slot-book.ts';

export const READER = 'Reader 0';
export const ATR = hexToBytes('3b 80 80 01 01');
export const OK = Uint8Array.of(0x90, 0x00);

export const pcscError = (name: string): Error =>
  Object.assign(new Error('Async task error'), { code: name });

type Step = 'connect' | 'beginTransaction' | 'status' | 'transmit' | 'release';

export interface SimulatedBinding extends PcscBinding {
  readonly calls: Step[];
  /** Answer of the step from now on; the default lets it succeed. */
  readonly behave: { [S in Step]?: () => Promise<unknown> };
  serviceRunning: boolean;
  readonly opened: number;
  readonly closed: number;
  /** Says that the slot looks like this now. */
  show(flags: number, options?: { counter?: number; reader?: string }): void;
  insert(reader?: string): void;
  remove(reader?: string): void;
  unplug(reader?: string): void;
  /** The service dies. */
  die(): void;
}

/** `bare`: without transactions and status, as pcsclite is. */
export function simulatedBinding(options: { readonly bare?: boolean } = {}): SimulatedBinding {
  const calls: Step[] = [];
  const behave: SimulatedBinding['behave'] = {};
  const counters = new Map<string, number>();
  let events: PcscEvents | undefined;
  let opened = 0;
  let closed = 0;

  async function step<T>(name: Step, value: T): Promise<T> {
    calls.push(name);
    const answer = await behave[name]?.();
    return (answer as T | undefined) ?? value;
  }
  const card: PcscCard = {
    ...(options.bare
      ? {}
      : {
          beginTransaction: () => step('beginTransaction', undefined),
          status: () => step('status', { atr: ATR }),
        }),
    transmit: () => step('transmit', OK),
    release: () => step('release', undefined),
  };
  const count = (reader: string) => {
    const next = (counters.get(reader) ?? 0) + 1;
    counters.set(reader, next);
    return next;
  };

  const binding: SimulatedBinding = {
    name: options.bare ? 'pcsclite' : 'pcsc-mini',
    calls,
    behave,
    serviceRunning: true,
    get opened() {
      return opened;
    },
    get closed() {
      return closed;
    },
    open: (listener): PcscContext => {
      if (!binding.serviceRunning) throw pcscError('NoService');
      opened++;
      events = listener;
      return {
        connect: () => step('connect', card),
        close: async () => {
          closed++;
        },
      };
    },
    show: (flags, { counter, reader = READER } = {}) =>
      events?.slot(reader, ((counter ?? counters.get(reader) ?? 0) << 16) | flags),
    insert: (reader = READER) => events?.slot(reader, (count(reader) << 16) | SLOT_STATE.PRESENT),
    remove: (reader = READER) => events?.slot(reader, (count(reader) << 16) | SLOT_STATE.EMPTY),
    unplug: (reader = READER) => events?.unplugged(reader),
    die: () => {
      binding.serviceRunning = false;
      events?.failed(pcscError('CommError'));
    },
  };
  return binding;
}

export const never = (): Promise<never> => new Promise(() => {});
