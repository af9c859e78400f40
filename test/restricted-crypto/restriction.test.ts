/** That the restriction bites: otherwise the suites of this project would prove nothing. */
import * as crypto from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { BORINGSSL } from './boringssl.ts';
import { NotOffered, unrestrictedCrypto } from './restrict-crypto.ts';

const openssl = unrestrictedCrypto();

/** The SPKI of a key that OpenSSL made, which is how a chip or a certificate brings one. */
const spki = (key: import('node:crypto').KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });

test.each([
  ['brainpool', () => crypto.createECDH('brainpoolP256r1')],
  ['a brainpool key pair', () => crypto.generateKeyPairSync('ec', { namedCurve: 'brainpoolP512r1' })],
  ['secp192r1', () => crypto.createECDH('prime192v1')],
  ['single DES', () => crypto.createCipheriv('des-cbc', new Uint8Array(8), new Uint8Array(8))],
  [
    'two-key 3DES by name',
    () => crypto.createDecipheriv('des-ede-cbc', new Uint8Array(16), new Uint8Array(8)),
  ],
  ['a hash beyond the list', () => crypto.createHash('sha3-256')],
  ['RIPEMD', () => crypto.createHmac('ripemd160', 'key')],
  ['Diffie-Hellman of our own', () => crypto.createDiffieHellman(64)],
  ['Diffie-Hellman by name', () => crypto.getDiffieHellman('modp14')],
  ['key agreement of key objects', () => Reflect.apply(crypto.diffieHellman, undefined, [{}])],
  ['raw RSA', () => crypto.publicDecrypt('', new Uint8Array(1))],
  ['certificates', () => new crypto.X509Certificate('')],
  ['DSA', () => crypto.generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 })],
])('%s is not offered', (_, use) => expect(use).toThrow(NotOffered));

describe('a public key', () => {
  test('on brainpool is refused, although OpenSSL takes it', () => {
    const { publicKey } = openssl.generateKeyPairSync('ec', { namedCurve: 'brainpoolP256r1' });
    const key = { key: spki(publicKey), format: 'der', type: 'spki' } as const;
    expect(openssl.createPublicKey(key).asymmetricKeyType).toBe('ec');
    expect(() => crypto.createPublicKey(key)).toThrow(NotOffered);
  });

  test('with explicit parameters is refused, even of a curve that has a name', () => {
    const { publicKey } = openssl.generateKeyPairSync('ec', {
      namedCurve: 'prime256v1',
      paramEncoding: 'explicit',
    });
    const key = { key: spki(publicKey), format: 'der', type: 'spki' } as const;
    expect(() => crypto.createPublicKey(key)).toThrow(NotOffered);
  });
});

test('no way to a CMAC', () => {
  expect(crypto.getCiphers().filter((name) => name.includes('cmac'))).toEqual([]);
  expect('createCmac' in crypto).toBe(false);
});

test('what is listed works', () => {
  for (const hash of BORINGSSL.hashes)
    expect(crypto.createHash(hash).update('').digest().length).toBeGreaterThan(0);
  for (const curve of ['prime256v1', 'secp384r1', 'secp521r1', 'secp224r1']) {
    expect(crypto.createECDH(curve).generateKeys().length).toBeGreaterThan(32);
  }
  const { publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 });
  const again = crypto.createPublicKey({ key: spki(publicKey), format: 'der', type: 'spki' });
  expect(again.asymmetricKeyType).toBe('rsa');
  expect(crypto.getCurves()).toEqual(BORINGSSL.curves);
});

test('packages get no more: they import the same module', async () => {
  const again = await import('node:crypto');
  expect(() => again.createHash('sha3-256')).toThrow(NotOffered);
  expect(() => again.default.createECDH('brainpoolP256r1')).toThrow(NotOffered);
});
