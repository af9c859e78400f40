import { expect, test } from 'vitest';
import { isScanner, machineHidDevices } from '../../../../native/hid/hid-scanner.ts';

test('a scanner is known by its usage page and usage, not by its maker', () => {
  const info = { path: 'p', product: 'x' };
  expect(isScanner({ ...info, usagePage: 0x8c, usage: 0x02 })).toBe(true);
  expect(isScanner({ ...info, usagePage: 0x8c, usage: 0x01 })).toBe(false); // badge reader
  expect(isScanner({ ...info, usagePage: 0x01, usage: 0x06 })).toBe(false); // keyboard
});

test('node-hid loads on this machine, and lists devices with what the port asks for', async () => {
  const devices = await machineHidDevices();
  if (!devices.ok) throw new Error(devices.error);
  for (const info of await devices.value.list()) {
    expect(info).toEqual({
      path: expect.any(String),
      product: expect.any(String),
      usagePage: expect.any(Number),
      usage: expect.any(Number),
    });
  }
});
