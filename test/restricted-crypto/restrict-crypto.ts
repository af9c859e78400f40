/** Makes `node:crypto` of this process offer no more than a list says: for every importer, packages included. */
import { KeyObject } from 'node:crypto';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { CryptoOffer } from './boringssl.ts';

export class NotOffered extends Error {
  constructor(what: string) {
    super(`${what}: not known to exist in Electron's crypto`);
    this.name = 'NotOffered';
  }
}

type Callable = (...parameters: unknown[]) => unknown;

const SHORT_HASH_NAME = /^sha-/;
const hashName = (name: unknown): string =>
  String(name).toLowerCase().replace(SHORT_HASH_NAME, 'sha').replace('rsa-', '');

/** Keys that were made of what is not offered: an unlisted kind, or a curve without an offered name. */
function requireKey(offer: CryptoOffer, key: unknown): void {
  if (typeof key !== 'object' || key === null || !('asymmetricKeyType' in key)) return;
  const { asymmetricKeyType: type } = key;
  if (type === undefined) return;
  if (!offer.keyTypes.includes(String(type))) throw new NotOffered(`key of type ${String(type)}`);
  if (type !== 'ec') return;
  const details = 'asymmetricKeyDetails' in key ? key.asymmetricKeyDetails : undefined;
  const curve =
    typeof details === 'object' && details !== null && 'namedCurve' in details
      ? details.namedCurve
      : undefined;
  // OpenSSL finds the name of a curve that came written out in full; BoringSSL refuses it.
  if (key instanceof KeyObject && key.type === 'public' && isWrittenOut(key))
    throw new NotOffered('explicit curve');
  if (curve === undefined || !offer.curves.includes(String(curve)))
    throw new NotOffered(`curve ${String(curve)}`);
}

/** prime-field, which stands in explicit parameters alone. */
const PRIME_FIELD = Buffer.from('06072a8648ce3d0101', 'hex');
const isWrittenOut = (key: KeyObject): boolean =>
  key.export({ type: 'spki', format: 'der' }).includes(PRIME_FIELD);

/** What the first parameter of a function must be. */
function requireName(offered: readonly string[], name: string, what: string): void {
  if (!offered.includes(name)) throw new NotOffered(`${what} ${name}`);
}

function guardOf(name: string, offer: CryptoOffer): ((parameters: readonly unknown[]) => void) | undefined {
  const [hash, cipher, key] = [
    ([algorithm]: readonly unknown[]) => requireName(offer.hashes, hashName(algorithm), 'hash'),
    ([algorithm]: readonly unknown[]) =>
      requireName(offer.ciphers, String(algorithm).toLowerCase(), 'cipher'),
    ([type, options]: readonly unknown[]) => {
      requireName(offer.keyTypes, String(type), 'key of type');
      const curve = typeof options === 'object' && options !== null && 'namedCurve' in options;
      if (curve) requireName(offer.curves, String(options.namedCurve), 'curve');
    },
  ];
  const guards: Readonly<Record<string, (parameters: readonly unknown[]) => void>> = {
    createHash: hash,
    createHmac: hash,
    createSign: hash,
    createVerify: hash,
    hash,
    hkdfSync: hash,
    pbkdf2Sync: (parameters) => hash(parameters.slice(4)),
    sign: ([algorithm]) => algorithm !== null && algorithm !== undefined && hash([algorithm]),
    verify: ([algorithm]) => algorithm !== null && algorithm !== undefined && hash([algorithm]),
    createCipheriv: cipher,
    createDecipheriv: cipher,
    createECDH: ([curve]) => requireName(offer.curves, String(curve), 'curve'),
    generateKeyPairSync: key,
  };
  return guards[name];
}

const LISTS: Readonly<Record<string, (offer: CryptoOffer) => readonly string[]>> = {
  getCurves: ({ curves }) => curves,
  getHashes: ({ hashes }) => hashes,
  getCiphers: ({ ciphers }) => ciphers,
};

function restricted(name: string, original: Callable, offer: CryptoOffer): Callable {
  const list = LISTS[name];
  if (list) return () => list(offer);
  const guard = guardOf(name, offer);
  const makesKey = name === 'createPublicKey' || name === 'createPrivateKey';
  return (...parameters) => {
    guard?.(parameters);
    const result = original(...parameters);
    if (makesKey) requireKey(offer, result);
    return result;
  };
}

const UNRESTRICTED = Symbol.for('declaration-desk.unrestricted-crypto');

/** The functions as they were, for what checks our own code by another hand. */
export function unrestrictedCrypto(): typeof import('node:crypto') {
  const kept: unknown = Reflect.get(globalThis, UNRESTRICTED);
  const require = createRequire(import.meta.url);
  return (kept ?? require('node:crypto')) as typeof import('node:crypto');
}

/** Once for each process; again does nothing. */
export function restrictCrypto(offer: CryptoOffer): void {
  if (Reflect.has(globalThis, UNRESTRICTED)) return;
  const crypto: Record<string, unknown> = createRequire(import.meta.url)('node:crypto');
  Reflect.set(globalThis, UNRESTRICTED, { ...crypto });
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(crypto))) {
    const original: unknown = descriptor.value;
    if (typeof original !== 'function' || !descriptor.writable) continue;
    const isClass = /^[A-Z]/.test(name);
    if (offer.functions.includes(name)) {
      if (!isClass) crypto[name] = restricted(name, original as Callable, offer);
      continue;
    }
    crypto[name] = function notOffered(): never {
      throw new NotOffered(name);
    };
  }
  syncBuiltinESMExports();
}
