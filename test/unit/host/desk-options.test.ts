import { expect, test } from 'vitest';
import { parseDeskOptions } from '../../../electron/host/desk-options.ts';

test('our options are found among the switches of Electron and of the system', () => {
  expect(parseDeskOptions(['.', '--mode=training', '--lang=vi', '--reader', 'pcsc', '-psn_0_1'])).toEqual({
    mode: 'training',
    reader: 'pcsc',
  });
  expect(parseDeskOptions([])).toEqual({});
  expect(parseDeskOptions(['--mrz-reader', 'COM3,19200'])).toEqual({ 'mrz-reader': 'COM3,19200' });
});

test.each([
  ['a mistyped mode', ['--mode', 'trainng']],
  ['a mode without a value', ['--mode']],
  ['an unknown reader', ['--reader=usb']],
  ['a serial port with a strange speed', ['--mrz-reader=COM3,fast']],
  ['an empty data folder', ['--data=']],
])('%s is refused', (_what, parameters) => expect(parseDeskOptions(parameters)).toBeUndefined());
