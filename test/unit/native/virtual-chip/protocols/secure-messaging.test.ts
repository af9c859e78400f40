import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../../../../native/iso7816/apdu.ts';
import { bytesToHex, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import type { SessionKeys } from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import {
  plainCapacity,
  unwrapCommand,
  wrapResponse,
} from '../../../../../native/virtual-chip/protocols/secure-messaging.ts';
import { wrap } from '../test-terminal.ts';

const KEYS: SessionKeys = {
  suite: 'AES-128',
  encryptionKey: hexToBytes('000102030405060708090a0b0c0d0e0f'),
  macKey: hexToBytes('101112131415161718191a1b1c1d1e1f'),
  sendSequenceCounter: new Uint8Array(16),
};

describe('commands', () => {
  test('what a terminal wraps, the chip unwraps: any data, any Le', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0xa4, 0xb0, 0xb1, 0x86),
        fc.option(fc.uint8Array({ minLength: 1, maxLength: 200 }), { nil: undefined }),
        fc.option(fc.integer({ min: 1, max: 65_536 }), { nil: undefined }),
        (ins, data, ne) => {
          const command = { cla: 0, ins, p1: 1, p2: 2, ...(data && { data }), ...(ne && { ne }) };
          const parsed = parseCommand(wrap(KEYS, command).bytes);
          if (!parsed.ok) throw new Error('malformed');
          const unwrapped = unwrapCommand(KEYS, parsed.value);
          expect(unwrapped).toMatchObject({ ok: true, command });
        },
      ),
    );
  });

  test('objects in the wrong order, twice or unknown are 6988 even before the MAC counts', () => {
    const status = (data: string) => {
      const unwrapped = unwrapCommand(KEYS, { cla: 0x0c, ins: 0xb0, p1: 0, p2: 0, data: hexToBytes(data) });
      return unwrapped.ok ? 0x9000 : unwrapped.sw;
    };
    expect(status('8e0800000000000000009701 04')).toBe(0x6988);
    expect(status('9701049701048e080000000000000000')).toBe(0x6988);
    expect(status('8501ff8e080000000000000000')).toBe(0x6988);
    expect(status('97010499')).toBe(0x6988);
    expect(status('970104')).toBe(0x6987);
    expect(status('8e0400000000')).toBe(0x6988);
  });
});

test('the largest plain block for a response is exactly that', () => {
  const zeros = (length: number) => ({ data: new Uint8Array(length), sw: 0x9000 });
  const tripleDes: SessionKeys = { ...KEYS, suite: '3DES', sendSequenceCounter: new Uint8Array(8) };
  expect(plainCapacity(256, 'AES-128')).toBe(223);
  expect(plainCapacity(256, '3DES')).toBe(231);
  for (const keys of [KEYS, tripleDes]) {
    for (const limit of [40, 127, 128, 150, 200, 256, 270, 271, 300, 2048, 32_767]) {
      const capacity = plainCapacity(limit, keys.suite);
      const size = (length: number) => wrapResponse(keys, 0xb0, zeros(length)).bytes.length - 2;
      expect(size(capacity)).toBeLessThanOrEqual(limit);
      expect(size(capacity + 1)).toBeGreaterThan(limit);
    }
  }
});

test('a response without data carries only status and MAC', () => {
  const { bytes } = wrapResponse(KEYS, 0xa4, { data: new Uint8Array(), sw: 0x6a82 });
  expect(bytesToHex(bytes)).toMatch(/^99026a828e08[0-9a-f]{16}6a82$/);
});
