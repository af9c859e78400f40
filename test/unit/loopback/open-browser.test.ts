import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type BrowserOpener, browserCommand, openBrowser } from '../../../electron/loopback/open-browser.ts';

const url = 'http://127.0.0.1:4100/?key=AbC-_9';
const never = () => new Promise<void>(() => {});

const command = (platform: NodeJS.Platform, environment = {}) =>
  browserCommand(url, { platform, environment });

test('each platform has its own way, none through a shell', () => {
  expect(command('win32')).toEqual(['rundll32.exe', 'url.dll,FileProtocolHandler', url]);
  expect(command('darwin')).toEqual(['open', url]);
  expect(command('linux', { DISPLAY: ':0' })).toEqual(['xdg-open', url]);
  expect(command('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', url]);
});

test('a machine without a screen is left alone', () => {
  expect(command('linux')).toBeUndefined();
  expect(command('linux', { DISPLAY: '' })).toBeUndefined();
});

test.each([
  'https://example.com/',
  'http://127.0.0.1:4100/?key=a&calc',
  'http://127.0.0.1:4100/?key=a" & calc',
  'http://127.0.0.1:4100@example.com/?key=a',
  'file:///etc/passwd',
  '--new-window',
])('%s is never handed to the system', (address) => {
  expect(browserCommand(address, { platform: 'win32', environment: {} })).toBeUndefined();
});

function opener(behave: (child: EventEmitter) => void, patience = never): BrowserOpener {
  return {
    platform: 'darwin',
    environment: {},
    patience,
    spawn: () => {
      const child = new EventEmitter();
      setImmediate(() => behave(child));
      return Object.assign(child, { unref: () => {} });
    },
  };
}

test('a browser that opened', async () => {
  expect(
    await openBrowser(
      url,
      opener((child) => child.emit('exit', 0)),
    ),
  ).toBe(true);
});

test('no browser, a missing opener, a spawn that throws: the answer is no, never an exception', async () => {
  expect(
    await openBrowser(
      url,
      opener((child) => child.emit('exit', 3)),
    ),
  ).toBe(false);
  expect(
    await openBrowser(
      url,
      opener((child) => child.emit('error', new Error('ENOENT'))),
    ),
  ).toBe(false);
  const throwing = {
    ...opener(() => {}),
    spawn: () => {
      throw new Error('EPERM');
    },
  };
  expect(await openBrowser(url, throwing)).toBe(false);
});

test('an opener that stays until the browser ends counts as opened', async () => {
  expect(
    await openBrowser(
      url,
      opener(
        () => {},
        async () => {},
      ),
    ),
  ).toBe(true);
});
