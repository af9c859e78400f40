/** A backend for tests of the hosts: records every call, answers from a table, sends what the test tells it to send. */
import type { Backend } from '../../electron/backend/backend.ts';
import type { GuestDisplaySurface } from '../../electron/backend/guest-display/guest-display-desk.ts';
import {
  type EventName,
  type EventPayload,
  type MethodName,
  methodNames,
  type Reply,
} from '../../electron/bridge/contract.ts';
import type { Handlers } from '../../electron/bridge/dispatch.ts';

type Listener = <E extends EventName>(event: E, payload: EventPayload<E>) => void;

const text = (vi: string, en: string) => ({ vi, en });

export const someStatus: EventPayload<'status'> = {
  mode: 'training',
  host: 'loopback',
  version: '0.1.0',
  now: 1_767_225_600_000,
  facility: { id: 'f-1', name: 'Nhà nghỉ Bình Minh', kind: 'lodging', address: '1 Đường Thử' },
  operator: { id: 'o-1', name: 'Lễ tân' },
  reader: { state: 'empty', name: 'Simulated', insertion: 0 },
  sending: {
    channel: 'up',
    endpoint: text('Đầu nhận luyện tập', 'Training endpoint'),
    waiting: 0,
    unknown: 0,
    rejected: 0,
    late: 0,
    alarm: { level: 'calm' },
    channels: [],
  },
};

export const someCheckIn: EventPayload<'checkIn'> = {
  id: 'c-1',
  stage: 'waiting',
  portrait: false,
  warnings: [],
};

export const someTraining: EventPayload<'training'> = { people: [], endpointUp: true };

const notHere: Reply<never> = {
  ok: false,
  failure: {
    code: 'record-not-found',
    message: text('Không tìm thấy', 'Not found'),
    remedy: text('Mở lại danh sách', 'Open the list again'),
  },
};

export interface FakeBackend extends Backend {
  readonly calls: { readonly method: MethodName; readonly input: unknown }[];
  readonly emit: Listener;
  readonly listeners: () => number;
  readonly stopped: () => boolean;
}

/** Methods without an answer of their own reply with the failure `record-not-found`. */
export function fakeBackend(
  answers: Partial<Handlers> = {},
  guestDisplay?: GuestDisplaySurface,
): FakeBackend {
  const calls: { method: MethodName; input: unknown }[] = [];
  const listeners = new Set<Listener>();
  let stopped = false;
  const table: Partial<Handlers> = {
    'desk.status': async () => ({ ok: true, value: someStatus }),
    'checkIn.view': async () => ({ ok: true, value: someCheckIn }),
    'training.view': async () => ({ ok: true, value: someTraining }),
    ...answers,
  };
  const handlers = Object.fromEntries(
    methodNames.map((method) => [
      method,
      async (input: unknown) => {
        calls.push({ method, input });
        const answer = table[method] as ((input: unknown) => Promise<Reply<unknown>>) | undefined;
        return answer === undefined ? notHere : answer(input);
      },
    ]),
  ) as unknown as Handlers;
  return {
    handlers,
    ...(guestDisplay && { guestDisplay }),
    calls,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      stopped = true;
    },
    emit: (event, payload) => {
      for (const listener of listeners) listener(event, payload);
    },
    listeners: () => listeners.size,
    stopped: () => stopped,
  };
}
