/** The guest's window says that it lost the desk, and follows again once the desk answers. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { GuestDisplayView } from '../../../../electron/bridge/guest-display.ts';
import { connectGuestDisplay } from '../../../../renderer/bridge/guest-display-client.ts';

const idle: GuestDisplayView = {
  facility: { name: 'Nhà nghỉ Ví Dụ', address: 'Số 1 Phố Thử' },
  language: 'vi',
  training: false,
  stage: 'idle',
};

class ScriptedSource {
  onerror: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  closed = false;
  constructor() {
    sources.push(this);
  }
  close() {
    this.closed = true;
  }
}

let sources: ScriptedSource[] = [];
let lost: boolean[];
let seen: GuestDisplayView[];
const sends = (view: GuestDisplayView) => sources.at(-1)?.onmessage?.({ data: JSON.stringify(view) });

beforeEach(() => {
  sources = [];
  lost = [];
  seen = [];
  vi.stubGlobal('EventSource', ScriptedSource);
});
afterEach(() => vi.unstubAllGlobals());

const connect = () => {
  const bridge = connectGuestDisplay((isLost) => lost.push(isLost));
  return { bridge, stop: bridge.onView((view) => seen.push(view)) };
};

test('is lost when the stream breaks, and back with the next state', () => {
  connect();
  sends(idle);
  sources[0]?.onerror?.();
  expect(lost.at(-1)).toBe(true);
  sends({ ...idle, stage: 'reading' });
  expect(lost.at(-1)).toBe(false);
  expect(seen.at(-1)?.stage).toBe('reading');
});

test('a call that fails makes it listen anew, so that it does not stay lost', async () => {
  vi.stubGlobal('fetch', async () => ({ ok: false }));
  const { bridge } = connect();
  await expect(bridge.call('language', { language: 'en' })).rejects.toThrow('refused');
  expect(lost.at(-1)).toBe(true);
  expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
  sends(idle);
  expect(lost.at(-1)).toBe(false);
});

test('once ended, a late failure opens no stream', async () => {
  vi.stubGlobal('fetch', async () => ({ ok: false }));
  const { bridge, stop } = connect();
  stop();
  await expect(bridge.call('view', {})).rejects.toThrow('refused');
  expect(sources.map(({ closed }) => closed)).toEqual([true]);
});

test('over Electron’s bridge: a refused call is a loss, and the view that can be had again ends it', async () => {
  const heard: ((view: GuestDisplayView) => void)[] = [];
  let broken = true;
  vi.stubGlobal('guestDisplay', {
    call: async (method: string) => {
      if (method === 'consent' || broken) throw new Error('the desk refused this call');
      return idle;
    },
    onView: (listener: (view: GuestDisplayView) => void) => {
      heard.push(listener);
      return () => {};
    },
  });
  const { bridge } = connect();
  await expect(bridge.call('consent', { guest: 'c-1', answer: 'given' })).rejects.toThrow('refused');
  expect(lost).toEqual([true]);
  broken = false;
  await expect(bridge.call('consent', { guest: 'c-1', answer: 'given' })).rejects.toThrow('refused');
  await expect.poll(() => lost.at(-1)).toBe(false);
  expect(seen).toEqual([idle]);
  heard[0]?.({ ...idle, stage: 'reading' });
  expect(seen.at(-1)?.stage).toBe('reading');
  expect(sources).toEqual([]);
});
