import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CommandApdu,
  encodeCommand,
  encodeResponse,
  parseCommand,
  parseResponse,
} from '../../../../native/iso7816/apdu.ts';
import { bytesToHex, hexToBytes } from '../../../../native/iso7816/bytes.ts';

const header = { cla: 0x00, ins: 0xb0, p1: 0x9c, p2: 0x00 };
const hex = (command: CommandApdu, extended = false) => bytesToHex(encodeCommand(command, { extended }));

describe('the eight cases of ISO/IEC 7816-3 §12.1', () => {
  test('1: nothing', () => expect(hex(header)).toBe('00b09c00'));
  test('2S: Le', () => expect(hex({ ...header, ne: 256 })).toBe('00b09c0000'));
  test('2E: extended Le', () => {
    expect(hex({ ...header, ne: 257 })).toBe('00b09c00000101');
    expect(hex({ ...header, ne: 65_536 })).toBe('00b09c00000000');
  });
  test('3S: data', () => expect(hex({ ...header, data: hexToBytes('011E') })).toBe('00b09c0002011e'));
  test('3E: extended data', () => {
    expect(hex({ ...header, data: new Uint8Array(256) })).toBe(`00b09c00000100${'00'.repeat(256)}`);
  });
  test('4S: data and Le', () =>
    expect(hex({ ...header, data: hexToBytes('01'), ne: 4 })).toBe('00b09c00010104'));
  test('4E: data and extended Le', () => {
    expect(hex({ ...header, data: hexToBytes('01'), ne: 65_536 })).toBe('00b09c00000001010000');
  });
  test('extended by wish', () => expect(hex({ ...header, ne: 4 }, true)).toBe('00b09c00000004'));

  test('lengths that no APDU has are bugs', () => {
    expect(() => encodeCommand({ ...header, ne: 0 })).toThrow();
    expect(() => encodeCommand({ ...header, ne: 65_537 })).toThrow();
    expect(() => encodeCommand({ ...header, data: new Uint8Array(65_536) })).toThrow();
  });
});

const command = fc
  .record({
    cla: fc.nat({ max: 255 }),
    ins: fc.nat({ max: 255 }),
    p1: fc.nat({ max: 255 }),
    p2: fc.nat({ max: 255 }),
    data: fc.option(fc.uint8Array({ minLength: 1, maxLength: 400 }), { nil: undefined }),
    ne: fc.option(fc.integer({ min: 1, max: 65_536 }), { nil: undefined }),
  })
  .map(({ data, ne, ...rest }): CommandApdu => ({ ...rest, ...(data && { data }), ...(ne && { ne }) }));

test('the card reads what the terminal wrote', () => {
  fc.assert(
    fc.property(command, (original) => {
      expect(parseCommand(encodeCommand(original))).toEqual({ ok: true, value: original });
    }),
  );
});

test('parsing any octets ends without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const parsed = parseCommand(bytes);
      if (!parsed.ok) expect(parsed.error).toBe('apdu-malformed');
    }),
  );
});

test.each(['', '00b09c', '00b09c00021e', '00b09c0000', '00b09c00000000aabb'])(
  'a command of %j is judged by its lengths',
  (text) => {
    expect(parseCommand(hexToBytes(text)).ok).toBe(text === '00b09c0000');
  },
);

describe('responses', () => {
  test('go there and back', () => {
    const response = { data: hexToBytes('60145F01'), sw: 0x6282 };
    expect(bytesToHex(encodeResponse(response))).toBe('60145f016282');
    expect(parseResponse(encodeResponse(response))).toEqual({ ok: true, value: response });
  });

  test('need a status word', () => {
    expect(parseResponse(hexToBytes('90')).ok).toBe(false);
  });
});
