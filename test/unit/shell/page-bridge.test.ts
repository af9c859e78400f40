import { describe, expect, test } from 'vitest';
import type { EventName, MethodName } from '../../../electron/bridge/contract.ts';
import { type PageIpc, pageBridge } from '../../../electron/shell/page-bridge.ts';
import { someCheckIn, someStatus } from '../../support/fake-backend.ts';

function fakeIpc() {
  const sent: unknown[][] = [];
  const listeners: ((event: unknown, ...values: unknown[]) => void)[] = [];
  const ipc: PageIpc = {
    invoke: async (...values) => {
      sent.push(values);
      return { ok: true, value: 'answer' };
    },
    send: (channel) => void sent.push([channel]),
    on: (channel, listener) => {
      expect(channel).toBe('desk:event');
      listeners.push(listener);
    },
  };
  const push = (...values: unknown[]) => {
    for (const listener of listeners) listener({ sender: 'electron’s own' }, ...values);
  };
  return { ipc, sent, push, listeners };
}

const turn = () => Promise.resolve();

describe('call', () => {
  test('sends the method and its input on the one call channel', async () => {
    const { ipc, sent } = fakeIpc();
    expect(await pageBridge(ipc).call('checkIn.read', { kind: 'can', can: '000001' })).toEqual({
      ok: true,
      value: 'answer',
    });
    expect(sent).toEqual([['desk:call', 'checkIn.read', { kind: 'can', can: '000001' }]]);
  });

  test.each(['desk:listen', '__proto__', 'constructor', 'toString', '', 'checkIn.read '])(
    '“%s” is no method and is not sent',
    async (name) => {
      const { ipc, sent } = fakeIpc();
      await expect(pageBridge(ipc).call(name as MethodName, {})).rejects.toThrow('unknown method');
      expect(sent).toEqual([]);
    },
  );
});

describe('on', () => {
  test('the first listener makes the desk send its state, once, after it is in place', async () => {
    const { ipc, sent, listeners } = fakeIpc();
    const desk = pageBridge(ipc);
    desk.on('status', () => {});
    expect(sent).toEqual([]);
    desk.on('checkIn', () => {});
    await turn();
    expect(sent).toEqual([['desk:listen']]);
    expect(listeners.length).toBe(1);
  });

  test('a listener gets the payloads of its event and nothing of Electron’s', () => {
    const { ipc, push } = fakeIpc();
    const heard: unknown[][] = [];
    pageBridge(ipc).on('status', (...values) => void heard.push(values));
    push('checkIn', someCheckIn);
    push('status', someStatus);
    expect(heard).toEqual([[someStatus]]);
  });

  test('a listener that ended hears no more; the same function listening twice ends once at a time', () => {
    const { ipc, push } = fakeIpc();
    const desk = pageBridge(ipc);
    let heard = 0;
    const listener = () => {
      heard += 1;
    };
    const endFirst = desk.on('status', listener);
    const endSecond = desk.on('status', listener);
    push('status', someStatus);
    endFirst();
    endFirst();
    push('status', someStatus);
    endSecond();
    push('status', someStatus);
    expect(heard).toBe(3);
  });

  test.each(['desk:event', '__proto__', 'constructor', ''])('“%s” is no event', (name) => {
    expect(() => pageBridge(fakeIpc().ipc).on(name as EventName, () => {})).toThrow('unknown event');
  });

  test('what is no function is refused', () => {
    const listener = 'alert(1)' as unknown as () => void;
    expect(() => pageBridge(fakeIpc().ipc).on('status', listener)).toThrow('unknown event');
  });
});
