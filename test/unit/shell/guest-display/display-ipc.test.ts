import { expect, test } from 'vitest';
import { DISPLAY_PAGE } from '../../../../electron/shell/desk-address.ts';
import { serveDisplay } from '../../../../electron/shell/guest-display/display-ipc.ts';
import { REFUSED } from '../../../../electron/shell/ipc.ts';
import { FakeContents, fakeElectron, ipcEvent } from '../../../support/fake-electron.ts';
import { idleView, scriptedSurface } from '../../../support/guest-display/scripted-surface.ts';

const CALL = 'guest-display:call';
const LISTEN = 'guest-display:listen';

function served(open: number | undefined = 2) {
  const fake = fakeElectron();
  const surface = scriptedSurface();
  const log: string[] = [];
  const guest = new FakeContents(2);
  serveDisplay({
    ipcMain: fake.electron.ipcMain,
    surface,
    window: () => open,
    log: (line) => log.push(line),
  });
  return { fake, surface, log, guest };
}
const fromGuest = (contents: FakeContents) => ipcEvent(contents, DISPLAY_PAGE);

test('the guest’s window sees its view, chooses its language and answers', async () => {
  const { fake, surface, guest } = served();
  const event = fromGuest(guest);
  expect(await fake.invoke(event, CALL, 'view', {})).toEqual(idleView);
  expect(await fake.invoke(event, CALL, 'language', { language: 'ko' })).toMatchObject({ language: 'ko' });
  await fake.invoke(event, CALL, 'consent', { guest: 'c-1', answer: 'refused' });
  expect(surface.asked).toEqual([
    ['language', 'ko'],
    ['consent', 'c-1', 'refused'],
  ]);
});

test.each([
  ['the desk’s own window', ipcEvent(new FakeContents(1))],
  ['the desk’s window on the guest’s page', ipcEvent(new FakeContents(1), DISPLAY_PAGE)],
  ['the guest’s window on a screen of the desk', ipcEvent(new FakeContents(2), 'app://desk/#/outbox')],
  ['the guest’s window on the desk’s start', ipcEvent(new FakeContents(2))],
  [
    'another site in the guest’s window',
    ipcEvent(new FakeContents(2), 'https://example.com/#/guest-display'),
  ],
  ['a frame inside its page', ipcEvent(new FakeContents(2), DISPLAY_PAGE, { url: DISPLAY_PAGE })],
  ['a frame that is gone', { sender: new FakeContents(2), senderFrame: null }],
])('%s is not answered and not fed', async (_what, event) => {
  const { fake, surface, log } = served();
  await expect(fake.invoke(event, CALL, 'consent', { guest: 'c-1', answer: 'given' })).rejects.toThrow(
    REFUSED,
  );
  fake.send(event, LISTEN);
  expect(surface.asked).toEqual([]);
  expect(surface.listeners()).toBe(0);
  expect(log).toEqual(['display ipc refused: foreign sender', 'display ipc refused: foreign listener']);
});

test('a window that was closed is not answered any more', async () => {
  const fake = fakeElectron();
  const surface = scriptedSurface();
  serveDisplay({ ipcMain: fake.electron.ipcMain, surface, window: () => undefined, log: () => {} });
  await expect(fake.invoke(fromGuest(new FakeContents(2)), CALL, 'view', {})).rejects.toThrow(REFUSED);
});

test.each([
  ['a method of the desk', 'desk.status', {}],
  ['an inherited property', 'constructor', {}],
  ['a language it does not speak', 'language', { language: 'fr' }],
  ['an answer that is none', 'consent', { guest: 'c-1', answer: 'perhaps' }],
  ['a field too many', 'view', { of: 'everybody' }],
])('%s is refused without a reason, and the reason is logged', async (_what, method, input) => {
  const { fake, surface, log, guest } = served();
  await expect(fake.invoke(fromGuest(guest), CALL, method, input)).rejects.toThrow(REFUSED);
  expect(surface.asked).toEqual([]);
  expect(log[0]).toMatch(/^display ipc contract violation: "/);
});

test('a store that breaks tells the guest nothing of itself', async () => {
  const { fake, log, guest } = served();
  await expect(
    fake.invoke(fromGuest(guest), CALL, 'consent', { guest: 'broken', answer: 'given' }),
  ).rejects.toThrow(REFUSED);
  expect(log).toEqual(['display ipc call failed: "no such table: audit_event"']);
});

test('whoever listens gets the present view, then every change, once, until the window goes', () => {
  const { fake, surface, guest } = served();
  fake.send(fromGuest(guest), LISTEN);
  fake.send(fromGuest(guest), LISTEN);
  expect(surface.listeners()).toBe(1);
  surface.emit({ ...idleView, stage: 'reading' });
  expect(guest.sent).toEqual([
    ['guest-display:view', idleView],
    ['guest-display:view', idleView],
    ['guest-display:view', { ...idleView, stage: 'reading' }],
  ]);
  guest.destroy();
  expect(surface.listeners()).toBe(0);
  surface.emit(idleView);
  expect(guest.sent).toHaveLength(3);
});
