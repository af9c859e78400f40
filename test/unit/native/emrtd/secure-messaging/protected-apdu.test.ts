import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  maxProtectedData,
  openResponse,
  protectCommand,
} from '../../../../../native/emrtd/secure-messaging/protected-apdu.ts';
import { encodeCommand } from '../../../../../native/iso7816/apdu.ts';
import { bytesToHex, concatBytes, hexToBytes } from '../../../../../native/iso7816/bytes.ts';
import {
  adjustParity,
  aesCbcEncrypt,
  aesEcbEncrypt,
  blockSizeOf,
  type CipherSuite,
  channelMac,
  decryptBody,
  encryptBody,
  incrementCounter,
  pad,
  type SessionKeys,
} from '../../../../../native/iso7816/secure-messaging-cipher.ts';
import { encodeTlv, findTag, parseTlvList } from '../../../../../native/iso7816/tlv.ts';

/** Doc 9303-11 App. D.4. */
const D4: SessionKeys = {
  suite: '3DES',
  encryptionKey: hexToBytes('979EC13B1CBFE9DCD01AB0FED307EAE5'),
  macKey: hexToBytes('F1CB1F1FB5ADF208806B89DC579DC1F8'),
  sendSequenceCounter: hexToBytes('887022120C06C226'),
};

const KEY_LENGTH: Readonly<Record<CipherSuite, number>> = {
  '3DES': 16,
  'AES-128': 16,
  'AES-192': 24,
  'AES-256': 32,
};
const SUITES = Object.keys(KEY_LENGTH) as CipherSuite[];

const keysFor = (suite: CipherSuite): SessionKeys => ({
  suite,
  encryptionKey: adjustParity(new Uint8Array(KEY_LENGTH[suite]).map((_, i) => 3 * i + 5)),
  macKey: adjustParity(new Uint8Array(KEY_LENGTH[suite]).map((_, i) => 7 * i + 2)),
  sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
});

const hex = (bytes: Uint8Array) => bytesToHex(bytes).toUpperCase();

/** The card's side, for answers: a checksum over the objects, whatever they are. */
function seal(keys: SessionKeys, ...objects: readonly Uint8Array[]): Uint8Array {
  const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const covered = concatBytes(...objects);
  const input = keys.suite === '3DES' ? covered : pad(covered, 16);
  return concatBytes(covered, encodeTlv(0x8e, channelMac(next, input)));
}

const sealedData = (keys: SessionKeys, data: Uint8Array, tag = 0x87): Uint8Array => {
  const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
  const body = encryptBody(next, data);
  return tag === 0x87 ? encodeTlv(0x87, Uint8Array.of(1), body) : encodeTlv(tag, body);
};

const STATUS = encodeTlv(0x99, hexToBytes('9000'));
const DATA = hexToBytes('60145F0104303130365F3606303430303030');

describe('commands of App. D.4', () => {
  test.each([
    [
      { cla: 0, ins: 0xa4, p1: 2, p2: 0x0c, data: hexToBytes('011E') },
      '887022120C06C226',
      '0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800',
    ],
    [
      { cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 4 },
      '887022120C06C228',
      '0CB000000D9701048E08ED6705417E96BA5500',
    ],
    [
      { cla: 0, ins: 0xb0, p1: 0, p2: 4, ne: 0x12 },
      '887022120C06C22A',
      '0CB000040D9701128E082EA28A70F3C7B53500',
    ],
  ])('%o', (command, counter, expected) => {
    const wrapped = protectCommand(command, { ...D4, sendSequenceCounter: hexToBytes(counter) });
    expect(hex(encodeCommand(wrapped.command))).toBe(expected);
    expect(wrapped.keys.sendSequenceCounter).toEqual(incrementCounter(hexToBytes(counter)));
  });
});

describe.each(SUITES)('commands under %s', (suite) => {
  const keys = keysFor(suite);

  test('carry data, expected length and checksum in the standard order', () => {
    const { command, keys: used } = protectCommand(
      { cla: 0x10, ins: 0x86, p1: 1, p2: 2, data: DATA, ne: 256 },
      keys,
    );
    expect(command).toMatchObject({ cla: 0x1c, ins: 0x86, p1: 1, p2: 2, ne: 256 });
    const objects = parseTlvList(command.data!);
    if (!objects.ok) throw new Error(objects.error.code);
    expect(objects.value.map((tlv) => tlv.tag)).toEqual([0x87, 0x97, 0x8e]);
    const [cryptogram, length] = objects.value;
    expect(cryptogram!.value[0]).toBe(1);
    expect(decryptBody(used, cryptogram!.value.subarray(1))).toEqual(DATA);
    expect(hex(length!.value)).toBe('00');
  });

  test('an odd instruction carries DO85 without a padding indicator', () => {
    const { command, keys: used } = protectCommand(
      { cla: 0, ins: 0xb1, p1: 0, p2: 0, data: hexToBytes('54028000'), ne: 223 },
      keys,
    );
    const objects = parseTlvList(command.data!);
    if (!objects.ok) throw new Error(objects.error.code);
    expect(objects.value.map((tlv) => tlv.tag)).toEqual([0x85, 0x97, 0x8e]);
    expect(decryptBody(used, objects.value[0]!.value)).toEqual(hexToBytes('54028000'));
  });

  test('extended lengths', () => {
    const long = protectCommand(
      { cla: 0, ins: 0x88, p1: 0, p2: 0, data: new Uint8Array(300), ne: 65_536 },
      keys,
    ).command;
    expect(long.ne).toBe(65_536);
    const objects = parseTlvList(long.data!);
    expect(objects.ok && hex(findTag(objects.value, 0x97)!.value)).toBe('0000');
    // A long answer alone is enough, and so is a body that protection makes longer than 255.
    expect(protectCommand({ cla: 0, ins: 0xb0, p1: 0, p2: 0, ne: 1000 }, keys).command.ne).toBe(65_536);
    expect(
      protectCommand({ cla: 0, ins: 0xd6, p1: 0, p2: 0, data: new Uint8Array(240) }, keys).command.ne,
    ).toBe(65_536);
  });

  test('an answer goes there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 230 }), (data) => {
        const sealed = seal(keys, sealedData(keys, data), STATUS);
        const opened = openResponse({ data: sealed, sw: 0x9000 }, 0xb0, keys);
        expect(opened).toEqual({
          ok: true,
          value: {
            response: { data, sw: 0x9000 },
            keys: { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) },
          },
        });
      }),
      { numRuns: 20 },
    );
  });

  test('every changed bit of an answer is noticed', () => {
    const sealed = seal(keys, sealedData(keys, DATA), STATUS);
    fc.assert(
      fc.property(fc.nat({ max: sealed.length * 8 - 1 }), (bit) => {
        const forged = sealed.slice();
        forged[bit >> 3]! ^= 1 << (bit & 7);
        expect(openResponse({ data: forged, sw: 0x9000 }, 0xb0, keys).ok).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});

describe('answers that are not believed', () => {
  const keys = keysFor('AES-128');
  const open = (data: Uint8Array, ins = 0xb0) => openResponse({ data, sw: 0x9000 }, ins, keys);
  const cryptogram = sealedData(keys, DATA);

  test('of an earlier exchange', () => {
    const later = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
    const replayed = seal(keys, cryptogram, STATUS);
    expect(openResponse({ data: replayed, sw: 0x9000 }, 0xb0, later)).toEqual({
      ok: false,
      error: 'checksum',
    });
  });

  test('without protection', () => {
    expect(open(new Uint8Array())).toEqual({ ok: false, error: 'unprotected' });
  });

  test.each([
    ['no status', () => seal(keys, cryptogram)],
    ['no checksum', () => concatBytes(cryptogram, STATUS)],
    ['status first', () => seal(keys, STATUS, cryptogram)],
    ['two cryptograms', () => seal(keys, cryptogram, cryptogram, STATUS)],
    ['two statuses', () => seal(keys, STATUS, STATUS)],
    ['a status of three octets', () => seal(keys, encodeTlv(0x99, hexToBytes('900000')))],
    ['something behind the checksum', () => concatBytes(seal(keys, STATUS), STATUS)],
    ['an unknown object', () => seal(keys, encodeTlv(0x81, DATA), STATUS)],
    ['a checksum of four octets', () => concatBytes(STATUS, encodeTlv(0x8e, hexToBytes('00000000')))],
    ['no TLV at all', () => hexToBytes('FFFFFF')],
  ])('%s', (_, build) => {
    expect(open(build())).toEqual({ ok: false, error: 'structure' });
  });

  test('DO85 answers odd instructions only', () => {
    const sealed = seal(keys, sealedData(keys, DATA, 0x85), STATUS);
    expect(open(sealed)).toEqual({ ok: false, error: 'structure' });
    const odd = open(sealed, 0xb1);
    expect(odd.ok && odd.value.response.data).toEqual(DATA);
  });

  test('a padding indicator that is not 01', () => {
    const next = { ...keys, sendSequenceCounter: incrementCounter(keys.sendSequenceCounter) };
    const other = encodeTlv(0x87, Uint8Array.of(2), encryptBody(next, DATA));
    expect(open(seal(keys, other, STATUS))).toEqual({ ok: false, error: 'cryptogram' });
  });

  test.each([
    ['no padding at all', new Uint8Array(16).fill(0x11)],
    ['padding of more than a block', concatBytes(hexToBytes('6080'), new Uint8Array(30))],
    ['zeros', new Uint8Array(16)],
  ])('%s', (_, plain) => {
    const counter = incrementCounter(keys.sendSequenceCounter);
    const body = aesCbcEncrypt(keys.encryptionKey, plain, aesEcbEncrypt(keys.encryptionKey, counter));
    const object = encodeTlv(0x87, Uint8Array.of(1), body);
    expect(open(seal(keys, object, STATUS))).toEqual({ ok: false, error: 'cryptogram' });
  });

  test('the status word outside the checksum is not believed', () => {
    const refused = seal(keys, encodeTlv(0x99, hexToBytes('6A82')));
    const opened = openResponse({ data: refused, sw: 0x9000 }, 0xb0, keys);
    expect(opened.ok && opened.value.response.sw).toBe(0x6a82);
  });
});

test('a command with nothing to protect is a bug', () => {
  expect(() => protectCommand({ cla: 0, ins: 0xa4, p1: 0, p2: 0 }, keysFor('AES-128'))).toThrow();
});

describe('what fits a response', () => {
  test('223 octets under AES and 231 under 3DES in a short APDU', () => {
    expect(SUITES.map((suite) => maxProtectedData(suite))).toEqual([231, 223, 223, 223]);
  });

  test.each(SUITES)('%s: the largest block fits, one octet more does not', (suite) => {
    const keys = keysFor(suite);
    for (const limit of [32, 64, 127, 128, 144, 160, 255, 256, 300, 1000]) {
      const most = maxProtectedData(suite, limit);
      const sizeOf = (length: number) => seal(keys, sealedData(keys, new Uint8Array(length)), STATUS).length;
      if (most > 0) expect(sizeOf(most)).toBeLessThanOrEqual(limit);
      expect(sizeOf(most + 1)).toBeGreaterThan(limit);
    }
  });
});
