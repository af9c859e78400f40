import { expect, test } from 'vitest';
import { machineSerialPorts, parseSerialSetting } from '../../../../native/hid/serial-ports.ts';

test.each([
  ['COM3', { path: 'COM3', baudRate: 9_600 }],
  [' COM12,19200 ', { path: 'COM12', baudRate: 19_200 }],
  ['ttyUSB0', { path: 'ttyUSB0', baudRate: 9_600 }],
])('%j', (text, setting) => {
  expect(parseSerialSetting(text)).toEqual(setting);
});

test.each(['', ' ', 'COM3,', 'COM3,fast', 'COM3 COM4', ',9600'])('%j is no setting', (text) => {
  expect(parseSerialSetting(text)).toBeUndefined();
});

test('the package loads on this machine, and says that a port is missing', async () => {
  const ports = await machineSerialPorts();
  if (!ports.ok) throw new Error(ports.error);
  await expect(ports.value.open({ path: 'no-such-port-000', baudRate: 9_600 })).rejects.toThrow();
});
