import { expect, test } from 'vitest';
import {
  type DisplayMethod,
  displayMethods,
  type GuestDisplayView,
} from '../../../../electron/bridge/guest-display.ts';
import { displayBridge } from '../../../../electron/shell/guest-display/display-bridge.ts';
import type { PageIpc } from '../../../../electron/shell/page-bridge.ts';
import { idleView } from '../../../support/guest-display/scripted-surface.ts';

function fakeIpc() {
  const sent: unknown[][] = [];
  const listeners: ((event: unknown, ...values: unknown[]) => void)[] = [];
  const ipc: PageIpc = {
    invoke: async (...values) => {
      sent.push(values);
      return idleView;
    },
    send: (channel) => void sent.push([channel]),
    on: (channel, listener) => {
      expect(channel).toBe('guest-display:view');
      listeners.push(listener);
    },
  };
  const push = (view: GuestDisplayView) => {
    for (const listener of listeners) listener({ sender: 'electron’s own' }, view);
  };
  return { ipc, sent, push, listeners };
}

test('each method of the display goes over the one call channel', async () => {
  const { ipc, sent } = fakeIpc();
  const bridge = displayBridge(ipc);
  for (const method of Object.keys(displayMethods) as DisplayMethod[])
    expect(await bridge.call(method, {})).toEqual(idleView);
  expect(sent).toEqual([
    ['guest-display:call', 'view', {}],
    ['guest-display:call', 'language', {}],
    ['guest-display:call', 'consent', {}],
  ]);
});

test.each(['desk.status', 'guestDisplay.switch', '__proto__', 'constructor', ''])(
  '“%s” is no method and is not sent',
  async (name) => {
    const { ipc, sent } = fakeIpc();
    await expect(displayBridge(ipc).call(name as DisplayMethod, {})).rejects.toThrow('unknown method');
    expect(sent).toEqual([]);
  },
);

test('whoever listens hears views and nothing of Electron’s, until they end', () => {
  const { ipc, sent, push, listeners } = fakeIpc();
  const heard: unknown[][] = [];
  const bridge = displayBridge(ipc);
  const end = bridge.onView((...values) => void heard.push(values));
  expect(sent).toEqual([['guest-display:listen']]);
  push(idleView);
  end();
  push({ ...idleView, stage: 'reading' });
  expect(heard).toEqual([[idleView]]);
  bridge.onView(() => {});
  expect(listeners).toHaveLength(1);
});

test('what is no function is refused', () => {
  expect(() => displayBridge(fakeIpc().ipc).onView('alert(1)' as unknown as () => void)).toThrow();
});
