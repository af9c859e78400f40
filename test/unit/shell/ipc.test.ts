import { describe, expect, test } from 'vitest';
import { isTrustedSender, REFUSED, serveBridge } from '../../../electron/shell/ipc.ts';
import { type FakeBackend, fakeBackend, someCheckIn, someStatus } from '../../support/fake-backend.ts';
import { FakeContents, fakeElectron, ipcEvent } from '../../support/fake-electron.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

function served(backend: FakeBackend = fakeBackend()) {
  const fake = fakeElectron();
  const log: string[] = [];
  const window = new FakeContents(1);
  serveBridge({
    ipcMain: fake.electron.ipcMain,
    backend,
    windows: new Set([1]),
    log: (line) => log.push(line),
  });
  return { fake, backend, log, window };
}

describe('sender', () => {
  const windows = new Set([1]);
  const ours = new FakeContents(1);
  test('the top frame of our window on our page is trusted', () => {
    expect(isTrustedSender(ipcEvent(ours), windows)).toBe(true);
  });
  test.each([
    ['a window that is not ours', ipcEvent(new FakeContents(2))],
    ['a frame inside the page', ipcEvent(ours, 'app://desk/', { url: 'app://desk/' })],
    ['another page in our window', ipcEvent(ours, 'https://example.com/')],
    ['an address that only begins alike', ipcEvent(ours, 'app://desk.example/')],
    ['a blank page', ipcEvent(ours, 'about:blank')],
    ['a frame that is gone', { sender: ours, senderFrame: null }],
  ])('%s is not', (_what, event) => expect(isTrustedSender(event, windows)).toBe(false));
});

describe('calls', () => {
  test('reach the handler, and its reply comes back', async () => {
    const { fake, window, backend } = served();
    expect(await fake.invoke(ipcEvent(window), 'desk:call', 'desk.status', {})).toEqual({
      ok: true,
      value: someStatus,
    });
    expect(backend.calls).toEqual([{ method: 'desk.status', input: {} }]);
  });

  test('of a foreign sender never reach it', async () => {
    const { fake, window, backend, log } = served();
    const event = ipcEvent(window, 'https://example.com/');
    await expect(fake.invoke(event, 'desk:call', 'desk.status', {})).rejects.toThrow(REFUSED);
    expect(backend.calls).toEqual([]);
    expect(log).toEqual(['ipc refused: foreign sender']);
  });

  test.each([
    ['an unknown method', 'desk.shutdown', {}],
    ['an inherited property as method', 'constructor', {}],
    ['a method that is no text', ['desk.status'], {}],
    ['no input', 'desk.status', undefined],
    ['a field too many', 'desk.status', { sql: 'select 1' }],
    ['a wrong field', 'checkIn.read', { kind: 'can', can: '12345' }],
    ['an oversize field', 'checkIn.read', { kind: 'qr', line: 'x'.repeat(2001) }],
  ])('with %s are refused without a reason, and the reason is logged', async (_what, method, input) => {
    const { fake, window, backend, log } = served();
    await expect(fake.invoke(ipcEvent(window), 'desk:call', method, input)).rejects.toThrow(REFUSED);
    expect(backend.calls).toEqual([]);
    expect(log).toHaveLength(1);
    expect(log[0]).toMatch(/^ipc contract violation: "/);
  });

  test('that break a handler tell the page nothing of it', async () => {
    const broken = fakeBackend({
      'today.view': async () => {
        throw new Error('no such table: person');
      },
    });
    const { fake, window, log } = served(broken);
    await expect(fake.invoke(ipcEvent(window), 'desk:call', 'today.view', {})).rejects.toThrow(REFUSED);
    expect(log).toEqual(['ipc handler failed: "no such table: person"']);
  });
});

describe('events', () => {
  test('a page that listens gets the present state, then changes', async () => {
    const { fake, window, backend } = served();
    fake.send(ipcEvent(window), 'desk:listen');
    await settled();
    backend.emit('checkIn', { ...someCheckIn, stage: 'reading' });
    expect(window.sent.map((values) => values.slice(0, 2))).toEqual([
      ['desk:event', 'status'],
      ['desk:event', 'checkIn'],
      ['desk:event', 'training'],
      ['desk:event', 'checkIn'],
    ]);
  });

  test('a page that was loaded again is fed once, not twice', async () => {
    const { fake, window, backend } = served();
    fake.send(ipcEvent(window), 'desk:listen');
    fake.send(ipcEvent(window), 'desk:listen');
    await settled();
    expect(backend.listeners()).toBe(1);
    expect(window.listenerCount('destroyed')).toBe(1);
  });

  test('a foreign page is not fed', async () => {
    const { fake, backend, log } = served();
    fake.send(ipcEvent(new FakeContents(9)), 'desk:listen');
    await settled();
    expect(backend.listeners()).toBe(0);
    expect(log).toEqual(['ipc refused: foreign listener']);
  });

  test('a window that closed is let go', async () => {
    const { fake, window, backend } = served();
    fake.send(ipcEvent(window), 'desk:listen');
    window.destroy();
    await settled();
    expect(backend.listeners()).toBe(0);
    expect(window.sent).toEqual([]);
  });
});
