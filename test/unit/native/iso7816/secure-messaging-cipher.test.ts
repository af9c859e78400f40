import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesToHex, concatBytes, hexToBytes } from '../../../../native/iso7816/bytes.ts';
import {
  adjustParity,
  type CipherSuite,
  channelMac,
  computeMac,
  decryptBody,
  deriveKey,
  encryptBody,
  incrementCounter,
  KDF_COUNTER,
  macMatches,
  pad,
  retailMac,
  tripleDesDecrypt,
  tripleDesEncrypt,
  unpad,
} from '../../../../native/iso7816/secure-messaging-cipher.ts';

const hex = (bytes: Uint8Array) => bytesToHex(bytes).toUpperCase();

describe('Doc 9303-11 App. D.1: keys from a seed', () => {
  const seed = hexToBytes('239AB9CB282DAF66231DC5A4DF6BFBAE');
  test('KEnc and KMAC', () => {
    expect(hex(deriveKey(seed, KDF_COUNTER.ENC, '3DES'))).toBe('AB94FDECF2674FDFB9B391F85D7F76F2');
    expect(hex(deriveKey(seed, KDF_COUNTER.MAC, '3DES'))).toBe('7962D9ECE03D1ACD4C76089DCE131543');
  });

  test('parity is odd in every octet, and only the low bit changes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (key) => {
        for (const [i, octet] of adjustParity(key).entries()) {
          expect(octet.toString(2).replaceAll('0', '').length % 2).toBe(1);
          expect(octet >> 1).toBe(key[i]! >> 1);
        }
      }),
    );
  });

  test.each([
    ['AES-128', 16],
    ['AES-192', 24],
    ['AES-256', 32],
  ] as const)('%s keys have %i octets', (suite, length) => {
    expect(deriveKey(seed, KDF_COUNTER.ENC, suite)).toHaveLength(length);
  });
});

describe('Doc 9303-11 App. D.3: mutual authentication', () => {
  const encryptionKey = hexToBytes('AB94FDECF2674FDFB9B391F85D7F76F2');
  const macKey = hexToBytes('7962D9ECE03D1ACD4C76089DCE131543');
  const plain = hexToBytes('781723860C06C2264608F919887022120B795240CB7049B01C19B33E32804F0B');
  const cryptogram = hexToBytes('72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2');

  test('3DES', () => {
    expect(tripleDesEncrypt(encryptionKey, plain)).toEqual(cryptogram);
    expect(tripleDesDecrypt(encryptionKey, cryptogram)).toEqual(plain);
  });

  test('retail MAC', () => {
    expect(hex(computeMac('3DES', macKey, cryptogram))).toBe('5F1448EEA8AD90A7');
    expect(hex(retailMac(macKey, pad(cryptogram, 8)))).toBe('5F1448EEA8AD90A7');
  });

  test('3DES agrees with OpenSSL on any data', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        fc.uint8Array({ minLength: 8, maxLength: 8 }),
        fc.nat({ max: 6 }),
        (key, iv, blocks) => {
          const data = new Uint8Array(8 * blocks).fill(0x5a);
          const openssl = createCipheriv('des-ede3-cbc', concatBytes(key, key.subarray(0, 8)), iv);
          openssl.setAutoPadding(false);
          const expected = Buffer.concat([openssl.update(data), openssl.final()]);
          expect(hex(tripleDesEncrypt(key, data, iv))).toBe(expected.toString('hex').toUpperCase());
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('Doc 9303-11 App. D.4: secure messaging of SELECT and READ BINARY', () => {
  const keys = {
    suite: '3DES',
    encryptionKey: hexToBytes('979EC13B1CBFE9DCD01AB0FED307EAE5'),
    macKey: hexToBytes('F1CB1F1FB5ADF208806B89DC579DC1F8'),
    sendSequenceCounter: hexToBytes('887022120C06C226'),
  } as const;

  test('the counter', () => {
    expect(hex(incrementCounter(keys.sendSequenceCounter))).toBe('887022120C06C227');
    expect(hex(incrementCounter(hexToBytes('00FFFF')))).toBe('010000');
    expect(hex(incrementCounter(hexToBytes('FFFF')))).toBe('0000');
  });

  test('body and checksum of SELECT EF.COM', () => {
    const sent = { ...keys, sendSequenceCounter: hexToBytes('887022120C06C227') };
    expect(hex(encryptBody(sent, hexToBytes('011E')))).toBe('6375432908C044F6');
    const covered = hexToBytes('0CA4020C80000000 8709016375432908C044F6');
    expect(hex(channelMac(sent, covered))).toBe('BF8B92D635FF24F8');
    expect(macMatches(sent, covered, hexToBytes('BF8B92D635FF24F8'))).toBe(true);
    expect(macMatches(sent, covered, hexToBytes('BF8B92D635FF24F9'))).toBe(false);
    expect(macMatches(keys, covered, hexToBytes('BF8B92D635FF24F8'))).toBe(false);
  });

  test('body of READ BINARY', () => {
    const received = { ...keys, sendSequenceCounter: hexToBytes('887022120C06C22A') };
    expect(hex(decryptBody(received, hexToBytes('9FF0EC34F9922651'))!)).toBe('60145F01');
  });
});

describe('AES', () => {
  test('CMAC of RFC 4493 §4, cut to eight octets', () => {
    const key = hexToBytes('2b7e151628aed2a6abf7158809cf4f3c');
    expect(hex(computeMac('AES-128', key, new Uint8Array()))).toBe('BB1D6929E9593728');
    const block = hexToBytes('6bc1bee22e409f96e93d7e117393172a');
    expect(hex(computeMac('AES-128', key, block))).toBe('070A16B46B4D4144');
  });

  test.each([
    ['AES-128', 16],
    ['AES-192', 24],
    ['AES-256', 32],
  ] as const)('%s bodies: IV is the encrypted counter (§9.8.6.1), checked with OpenSSL', (suite, length) => {
    const encryptionKey = new Uint8Array(length).map((_, i) => i * 7);
    const sendSequenceCounter = incrementCounter(new Uint8Array(16));
    const keys = { suite, encryptionKey, macKey: encryptionKey, sendSequenceCounter };
    const data = hexToBytes('60145F0104303130365F3606303430303030');
    const name = suite.toLowerCase();
    const ecb = createCipheriv(`${name}-ecb`, encryptionKey, null).setAutoPadding(false);
    const iv = ecb.update(sendSequenceCounter);
    const openssl = createDecipheriv(`${name}-cbc`, encryptionKey, iv).setAutoPadding(false);
    const padded = Buffer.concat([openssl.update(encryptBody(keys, data)), openssl.final()]);
    expect(hex(padded)).toBe(hex(pad(data, 16)));
  });
});

describe('bodies under every suite', () => {
  const suites: readonly (readonly [CipherSuite, number, number])[] = [
    ['3DES', 16, 8],
    ['AES-128', 16, 16],
    ['AES-192', 24, 16],
    ['AES-256', 32, 16],
  ];
  test.each(suites)('%s goes there and back', (suite, keyLength, blockSize) => {
    const keys = {
      suite,
      encryptionKey: adjustParity(new Uint8Array(keyLength).map((_, i) => 11 * i + 1)),
      macKey: new Uint8Array(keyLength),
      sendSequenceCounter: new Uint8Array(blockSize),
    };
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        const body = encryptBody(keys, data);
        expect(body.length % blockSize).toBe(0);
        expect(decryptBody(keys, body)).toEqual(data);
      }),
      { numRuns: 25 },
    );
    expect(decryptBody(keys, new Uint8Array())).toBeUndefined();
    expect(decryptBody(keys, new Uint8Array(blockSize + 1))).toBeUndefined();
  });

  test('padding method 2', () => {
    expect(hex(pad(hexToBytes('0102'), 8))).toBe('0102800000000000');
    expect(hex(pad(new Uint8Array(8), 8))).toBe('00000000000000008000000000000000');
    expect(unpad(hexToBytes('0102800000000000'))).toEqual(hexToBytes('0102'));
    expect(unpad(hexToBytes('0102810000000000'))).toBeUndefined();
    expect(unpad(new Uint8Array(8))).toBeUndefined();
  });
});
