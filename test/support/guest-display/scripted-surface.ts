/** The backend's side of the guest display for tests of the hosts: keeps a book of what the window asked. */
import type {
  DisplayHost,
  GuestDisplaySurface,
} from '../../../electron/backend/guest-display/guest-display-desk.ts';
import type { GuestDisplayView } from '../../../electron/bridge/guest-display.ts';

export const idleView: GuestDisplayView = {
  facility: { name: 'Nhà nghỉ Ví Dụ', address: 'Số 1 Phố Thử' },
  language: 'vi',
  training: false,
  stage: 'idle',
};

export interface ScriptedSurface extends GuestDisplaySurface {
  readonly asked: readonly (readonly unknown[])[];
  /** What the host has offered. */
  readonly host: () => DisplayHost;
  readonly listeners: () => number;
  emit(view: GuestDisplayView): void;
}

export function scriptedSurface(): ScriptedSurface {
  const asked: unknown[][] = [];
  const listeners = new Set<(view: GuestDisplayView) => void>();
  let host: DisplayHost | undefined;
  return {
    asked,
    view: () => idleView,
    language(language) {
      asked.push(['language', language]);
      return { ...idleView, language };
    },
    async consent(guest, answer) {
      asked.push(['consent', guest, answer]);
      if (guest === 'broken') throw new Error('no such table: audit_event');
      return idleView;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hostedBy: (next) => {
      host = next;
    },
    host() {
      if (host === undefined) throw new Error('nobody hosts the display');
      return host;
    },
    listeners: () => listeners.size,
    emit: (view) => {
      for (const listener of listeners) listener(view);
    },
  };
}
