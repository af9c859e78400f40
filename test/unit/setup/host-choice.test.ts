import { expect, test } from 'vitest';
import { chooseHost, failedToStart } from '../../../electron/setup/host-choice.mjs';

const here = async () => ({ file: '/somewhere/electron' });

test('Electron where it is', async () => {
  expect(await chooseHost(['--mode', 'training'], here)).toEqual({ file: '/somewhere/electron' });
});

test.each(['--browser', '--no-browser', '--port', '--port=8000', '--develop'])(
  'the browser when %s asks for it, without looking for Electron',
  async (option) => {
    const asked = chooseHost([option], () => Promise.reject(new Error('looked')));
    expect(await asked).toEqual({ why: `${option.split('=')[0]} asks for it` });
  },
);

test('the browser, and why, where Electron is not', async () => {
  expect(await chooseHost([], async () => ({ why: 'of rain' }))).toEqual({ why: 'of rain' });
});

test.each([
  ['a missing library', { code: 127, signal: null }, true],
  ['no sandbox', { code: null, signal: 'SIGTRAP' }, true],
  ['no such file', { code: null, signal: null, error: new Error('ENOENT') }, true],
  ['a desk that was closed', { code: 0, signal: null }, false],
  ['a desk that refused to open', { code: 1, signal: null }, false],
  ['a desk that was asked to end', { code: null, signal: 'SIGTERM' }, false],
])('after %s', (_name, end, expected) => {
  expect(failedToStart(end)).toBe(expected);
});
