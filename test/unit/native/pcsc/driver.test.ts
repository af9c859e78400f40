import { expect, test } from 'vitest';
import { err, ok, type Result } from '../../../../electron/core/result.ts';
import { createCardReaderDriver } from '../../../../native/pcsc/card-reader-driver.ts';
import type { CardReaderDriver } from '../../../../native/pcsc/card-reader-port.ts';
import { type DriverName, openCardReaderDriver } from '../../../../native/pcsc/driver.ts';
import { simulatedBinding } from './simulated-binding.ts';

const works = (bare: boolean) => async (): Promise<Result<CardReaderDriver, string>> =>
  ok(createCardReaderDriver(simulatedBinding({ bare })));
const fails = (why: string) => async (): Promise<Result<CardReaderDriver, string>> => err(why);
const nameOf = async (
  drivers: readonly (readonly [DriverName, () => Promise<Result<CardReaderDriver, string>>])[],
  prefer?: DriverName,
) => {
  const opened = await openCardReaderDriver({ drivers, ...(prefer ? { prefer } : {}) });
  return opened.ok ? opened.value.name : opened.error;
};

test('takes pcsc-mini, or the one that is asked for', async () => {
  const both = [
    ['pcsc-mini', works(false)],
    ['pcsclite', works(true)],
  ] as const;
  expect(await nameOf(both)).toBe('pcsc-mini');
  expect(await nameOf(both, 'pcsclite')).toBe('pcsclite');
});

test('falls back to the one that can be loaded', async () => {
  expect(
    await nameOf([
      ['pcsc-mini', fails('pcsc-mini: no binary')],
      ['pcsclite', works(true)],
    ]),
  ).toBe('pcsclite');
  expect(
    await nameOf(
      [
        ['pcsc-mini', works(false)],
        ['pcsclite', fails('pcsclite: absent')],
      ],
      'pcsclite',
    ),
  ).toBe('pcsc-mini');
});

test('says why, for each, when none can', async () => {
  expect(
    await nameOf([
      ['pcsc-mini', fails('pcsc-mini: libpcsclite.so.1: cannot open')],
      ['pcsclite', fails('pcsclite: absent')],
    ]),
  ).toEqual({
    code: 'reader-service-stopped',
    detail: 'pcsc-mini: libpcsclite.so.1: cannot open; pcsclite: absent',
  });
});
