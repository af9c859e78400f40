/**
 * What `node:crypto` of Electron is known to have: Electron links BoringSSL where Node links OpenSSL. Whatever is not
 * listed counts as absent, also where nobody has looked.
 *
 * Sources: the list of curves in electron/electron#27277, no brainpool certificates in #28027, ciphers that are listed
 * and yet fail in #16812 and #32535; "no plans to support Brainpool" in google/conscrypt#673; parts of Diffie-Hellman
 * are cut out by Electron's patches of Node. To be taken anew inside the pinned Electron wherever its binary can be had.
 */

export interface CryptoOffer {
  /** Functions of `node:crypto`; every other one throws. */
  readonly functions: readonly string[];
  readonly hashes: readonly string[];
  readonly ciphers: readonly string[];
  readonly curves: readonly string[];
  readonly keyTypes: readonly string[];
}

const MODES = ['cbc', 'ecb', 'ctr', 'gcm'];
const KEY_BITS = [128, 192, 256];

export const BORINGSSL: CryptoOffer = {
  functions: [
    'createHash',
    'createHmac',
    'createCipheriv',
    'createDecipheriv',
    'createECDH',
    'createPublicKey',
    'createPrivateKey',
    'createSecretKey',
    'generateKeyPairSync',
    'sign',
    'verify',
    'createSign',
    'createVerify',
    'hash',
    'hkdfSync',
    'pbkdf2Sync',
    'randomBytes',
    'randomFillSync',
    'randomInt',
    'randomUUID',
    'timingSafeEqual',
    'getCurves',
    'getHashes',
    'getCiphers',
    'KeyObject',
  ],
  hashes: ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'],
  // des-cbc and des-ecb stood in Electron 11's list and are not in OpenSSL 3 either; two-key des-ede-cbc was listed
  // and did not work (#16812). Neither is relied on.
  ciphers: [...KEY_BITS.flatMap((bits) => MODES.map((mode) => `aes-${bits}-${mode}`)), 'des-ede3-cbc'],
  curves: ['secp224r1', 'prime256v1', 'P-256', 'secp384r1', 'P-384', 'secp521r1', 'P-521'],
  keyTypes: ['rsa', 'ec', 'ed25519', 'x25519'],
};
