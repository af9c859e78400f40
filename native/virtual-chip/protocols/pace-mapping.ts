/** The mappings of PACE from the card's side, Doc 9303-11 §4.4.3.3: one entry per mapping. */
import { bytesToBigInt, concatBytes, hexToBytes } from '../../iso7816/bytes.ts';
import { aesCbcEncrypt, type CipherSuite, tripleDesEncrypt } from '../../iso7816/secure-messaging-cipher.ts';
import type { RandomSource } from '../card-contents.ts';
import type { Group } from '../groups.ts';
import type { PaceMappingName } from '../profiles/chip-profile.ts';

export interface MappedNonce {
  /** Encoded element. */
  readonly generator: Uint8Array;
  /** Value of DO'82'. */
  readonly answer: Uint8Array;
  /** SK_Map,IC, which the chip authentication mapping needs once more. */
  readonly mappingKey?: bigint;
}

type Mapping = <E>(
  group: Group<E>,
  suite: CipherSuite,
  nonce: Uint8Array,
  terminalData: Uint8Array,
  random: RandomSource,
) => MappedNonce | undefined;

/** Ĝ = s·G + H, with H from an anonymous key agreement (§4.4.3.3.1). Undefined for an invalid key. */
const generic: Mapping = (group, _suite, nonce, terminalData, random) => {
  const terminalKey = group.decode(terminalData);
  if (terminalKey === undefined) return undefined;
  const mappingKey = group.drawScalar(random);
  const s = bytesToBigInt(nonce) % group.order;
  const shared = group.scale(terminalKey, mappingKey);
  const generator = s === 0n ? shared : group.combine(group.scale(group.base, s), shared);
  if (group.isNeutral(generator)) return undefined;
  return {
    generator: group.encode(generator),
    answer: group.encode(group.scale(group.base, mappingKey)),
    mappingKey,
  };
};

const CONSTANTS = {
  128: ['a668892a7c41e3ca739f40b057d85904', 'a4e136ac725f738b01c1f60217c188ad'],
  256: [
    'd463d65234124ef7897054986dca0a174e28df758cbaa03f240616414d5a1676',
    '54bd7255f0aaf831bec3423fcf39d69b6cbf066677d0faae5aadd99df8e53517',
  ],
} as const;

const KEY_BYTES: { readonly [S in CipherSuite]: number } = {
  '3DES': 16,
  'AES-128': 16,
  'AES-192': 24,
  'AES-256': 32,
};

/** Ĝ = f(R(s, t)) (§4.4.3.3.2). Undefined for a nonce of the wrong length. */
const integrated: Mapping = (group, suite, nonce, terminalData) => {
  const keyBytes = KEY_BYTES[suite];
  if (terminalData.length !== keyBytes) return undefined;
  const bits = nonceLengthOf('IM', suite) === 16 ? 128 : 256;
  const [c0, c1] = CONSTANTS[bits].map(hexToBytes);
  const encrypt = suite === '3DES' ? tripleDesEncrypt : aesCbcEncrypt;
  const needed = (group.prime.toString(2).length + 64) / bits;
  let key = encrypt(terminalData, nonce);
  let output: Uint8Array = new Uint8Array();
  for (let i = 0; i < needed; i++) {
    const used = key.subarray(0, keyBytes);
    output = concatBytes(output, encrypt(used, c1!));
    key = encrypt(used, c0!);
  }
  const generator = group.fromFieldElement(bytesToBigInt(output) % group.prime);
  return generator && { generator: group.encode(generator), answer: new Uint8Array() };
};

export const MAPPINGS: { readonly [M in PaceMappingName]: Mapping } = {
  GM: generic,
  IM: integrated,
  CAM: generic,
};

/** l of §4.4.3.3: for the integrated mapping as long as a key, in whole blocks. */
export const nonceLengthOf = (mapping: PaceMappingName, suite: CipherSuite): 16 | 32 =>
  mapping === 'IM' && KEY_BYTES[suite] > 16 ? 32 : 16;
