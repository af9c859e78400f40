import { describe, expect, test } from 'vitest';
import { PCSC_ERRORS, pcscFailure } from '../../../../native/pcsc/pcsc-error.ts';

const named = (code: string): Error => Object.assign(new Error('Async task error'), { code });

describe('pcsc-mini names', () => {
  test.each([
    ['SharingViolation', 'card-in-use'],
    ['NoSmartCard', 'card-removed'],
    ['RemovedCard', 'card-removed'],
    ['ResetCard', 'card-removed'],
    ['UnresponsiveCard', 'card-mute'],
    ['UnpoweredCard', 'card-mute'],
    ['ReaderUnavailable', 'reader-unplugged'],
    ['NoService', 'reader-service-stopped'],
    ['CommError', 'reader-service-stopped'],
    ['NotTransacted', 'transmit-failed'],
    ['GenericFailure', 'transmit-failed'],
    ['BadCommand', 'reader-unplugged'],
  ] as const)('%s is %s', (name, code) => {
    expect(pcscFailure(named(name)).code).toBe(code);
  });

  test('every row is found by the name that pcsc-mini makes of it', () => {
    for (const row of PCSC_ERRORS) {
      const [, ...words] = row.name.replace(/^SCARD_/, '').split('_');
      const camel = words.map((word) => word[0] + word.slice(1).toLowerCase()).join('');
      expect(pcscFailure(named(camel)).code, row.name).toBe(row.code);
    }
  });
});

describe('pcsclite messages', () => {
  test.each([
    ['SCardConnect error: Sharing violation.(0x8010000b)', 'card-in-use'],
    ['SCardTransmit error: Card was removed.(0x80100069)', 'card-removed'],
    ['SCardListReaders error: Service not available.(0x8010001d)', 'reader-service-stopped'],
    ['SCardConnect error: Card is unresponsive.(0xffffffff80100066)', 'card-mute'],
    ['SCARD_E_UNKNOWN_READER (0x80100009)', 'reader-unplugged'],
  ] as const)('%s', (message, code) => {
    expect(pcscFailure(new Error(message)).code).toBe(code);
  });

  test('every row is found by its value', () => {
    for (const row of PCSC_ERRORS) {
      const failure = pcscFailure(new Error(`SCardTransmit error: text(0x${row.value.toString(16)})`));
      expect(failure.code, row.name).toBe(row.code);
      expect(failure.detail).toContain(row.name);
    }
  });
});

test('no value and no name stands twice', () => {
  expect(new Set(PCSC_ERRORS.map((row) => row.value)).size).toBe(PCSC_ERRORS.length);
  const names = PCSC_ERRORS.map((row) => row.name);
  expect(new Set(names).size).toBe(names.length);
});

test('a dead service means a dead context, a lifted card does not', () => {
  expect(pcscFailure(named('ServiceStopped')).contextLost).toBe(true);
  expect(pcscFailure(named('InvalidHandle')).contextLost).toBe(true);
  expect(pcscFailure(named('RemovedCard')).contextLost).toBe(false);
  expect(pcscFailure(named('SharingViolation'))).toMatchObject({ contextLost: false, passing: true });
  expect(pcscFailure(named('UnresponsiveCard')).passing).toBe(false);
});

test('something unknown keeps its text and stays usable', () => {
  expect(pcscFailure(new Error('Card Reader not connected'))).toEqual({
    code: 'transmit-failed',
    detail: 'Card Reader not connected',
    contextLost: false,
    passing: false,
  });
  expect(pcscFailure('plain text').detail).toBe('plain text');
  expect(pcscFailure(new Error('odd (0x12345678)')).code).toBe('transmit-failed');
});
