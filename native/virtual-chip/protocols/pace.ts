/**
 * PACE as the card does it, Doc 9303-11 §4.4. Each step takes the stage of the run and the terminal's data and
 * gives the next stage and the answer.
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { asciiToBytes, bigIntToBytes, bytesToBigInt, equalBytes } from '../../iso7816/bytes.ts';
import {
  aesCbcEncrypt,
  aesEcbEncrypt,
  blockSizeOf,
  type CipherSuite,
  computeMac,
  deriveKey,
  KDF_COUNTER,
  pad,
  type SessionKeys,
  tripleDesEncrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeOid } from '../asn1.ts';
import type { AgreementKey, RandomSource } from '../card-contents.ts';
import { withGroup } from '../groups.ts';
import type { PaceProfile } from '../profiles/chip-profile.ts';
import { MAPPINGS, nonceLengthOf } from './pace-mapping.ts';
import { modularPower } from './rsa.ts';

export type PacePassword =
  | { readonly kind: 'can'; readonly can: string }
  | { readonly kind: 'mrz'; readonly mrzInformation: string };

/** Where a run stands; what the next GENERAL AUTHENTICATE must carry follows from it. Elements are encoded. */
export type PaceStage =
  | { readonly at: 'password-chosen'; readonly password: PacePassword }
  | { readonly at: 'nonce-sent'; readonly nonce: Uint8Array }
  | { readonly at: 'mapped'; readonly generator: Uint8Array; readonly mappingKey?: bigint }
  | {
      readonly at: 'agreed';
      readonly encryptionKey: Uint8Array;
      readonly macKey: Uint8Array;
      readonly terminalPublicKey: Uint8Array;
      readonly chipPublicKey: Uint8Array;
      readonly mappingKey?: bigint;
    };

export interface PaceAnswer {
  readonly stage: PaceStage;
  readonly data: Uint8Array;
}

/** f(π): the CAN as ISO 8859-1 characters, or the SHA-1 of the MRZ information (§4.4.3.2, §9.7.3). */
export function passwordKey(password: PacePassword, suite: CipherSuite): Uint8Array {
  const shared =
    password.kind === 'can' ? asciiToBytes(password.can) : sha1(asciiToBytes(password.mrzInformation));
  return deriveKey(shared, KDF_COUNTER.PACE, suite);
}

/** Step 1: a fresh nonce, encrypted under the password. */
export function sendNonce(profile: PaceProfile, password: PacePassword, random: RandomSource): PaceAnswer {
  const nonce = random(nonceLengthOf(profile.mapping, profile.suite));
  const key = passwordKey(password, profile.suite);
  const data = profile.suite === '3DES' ? tripleDesEncrypt(key, nonce) : aesCbcEncrypt(key, nonce);
  return { stage: { at: 'nonce-sent', nonce }, data };
}

/** Step 2: the mapping of the profile. Undefined when the terminal's data is not fit for it. */
export function mapNonce(
  profile: PaceProfile,
  nonce: Uint8Array,
  terminalMapping: Uint8Array,
  random: RandomSource,
): PaceAnswer | undefined {
  const mapped = withGroup(profile.group, (group) =>
    MAPPINGS[profile.mapping](group, profile.suite, nonce, terminalMapping, random),
  );
  if (mapped === undefined) return undefined;
  const { generator, answer, mappingKey } = mapped;
  return {
    stage: { at: 'mapped', generator, ...(mappingKey !== undefined && { mappingKey }) },
    data: answer,
  };
}

/** Step 3: key agreement on the mapped generator. Undefined for an invalid or echoed key. */
export function agreeKeys(
  profile: PaceProfile,
  stage: Extract<PaceStage, { at: 'mapped' }>,
  terminalPublicKey: Uint8Array,
  random: RandomSource,
): PaceAnswer | undefined {
  return withGroup(profile.group, (group): PaceAnswer | undefined => {
    const generator = group.decode(stage.generator);
    const terminalKey = group.decode(terminalPublicKey);
    if (generator === undefined || terminalKey === undefined) return undefined;
    const privateKey = group.drawScalar(random);
    const chipPublicKey = group.encode(group.scale(generator, privateKey));
    // SECURITY: §4.4.3.4: equal ephemeral keys would let a terminal without the password mirror the token.
    if (equalBytes(chipPublicKey, terminalPublicKey)) return undefined;
    const secret = group.sharedSecret(group.scale(terminalKey, privateKey));
    return {
      stage: {
        at: 'agreed',
        encryptionKey: deriveKey(secret, KDF_COUNTER.ENC, profile.suite),
        macKey: deriveKey(secret, KDF_COUNTER.MAC, profile.suite),
        terminalPublicKey,
        chipPublicKey,
        ...(stage.mappingKey !== undefined && { mappingKey: stage.mappingKey }),
      },
      data: chipPublicKey,
    };
  });
}

/** Step 4: mutual tokens. Undefined when the terminal's token shows that it does not know the password. */
export function confirmTokens(
  profile: PaceProfile,
  stage: Extract<PaceStage, { at: 'agreed' }>,
  terminalToken: Uint8Array,
): { readonly data: Uint8Array; readonly keys: SessionKeys } | undefined {
  const expected = token(profile, stage.macKey, stage.chipPublicKey);
  if (!equalBytes(expected, terminalToken)) return undefined;
  return {
    data: token(profile, stage.macKey, stage.terminalPublicKey),
    keys: {
      suite: profile.suite,
      encryptionKey: stage.encryptionKey,
      macKey: stage.macKey,
      sendSequenceCounter: new Uint8Array(blockSizeOf(profile.suite)),
    },
  };
}

/** MAC over the other side's public key with its protocol identifier (§4.4.3.4, §9.4.4). */
const token = (profile: PaceProfile, macKey: Uint8Array, publicKey: Uint8Array): Uint8Array => {
  const tag = withGroup(profile.group, (group): number => group.publicKeyTag);
  return computeMac(
    profile.suite,
    macKey,
    encodeTlv(0x7f49, encodeOid(profile.oid), encodeTlv(tag, publicKey)),
  );
};

/**
 * Encrypted chip authentication data (§4.4.3.5): SK_IC⁻¹ · SK_Map,IC under KS_Enc, padded, IV = E(KS_Enc, −1).
 * Undefined for the other mappings.
 */
export function chipAuthenticationData(
  profile: PaceProfile,
  stage: Extract<PaceStage, { at: 'agreed' }>,
  key: AgreementKey | undefined,
): Uint8Array | undefined {
  const { mappingKey } = stage;
  if (profile.mapping !== 'CAM' || key === undefined || mappingKey === undefined) return undefined;
  const order = withGroup(profile.group, (group): bigint => group.order);
  const inverse = modularPower(bytesToBigInt(key.privateKey), order - 2n, order);
  const data = bigIntToBytes((inverse * mappingKey) % order, Math.ceil(order.toString(2).length / 8));
  const iv = aesEcbEncrypt(stage.encryptionKey, new Uint8Array(16).fill(0xff));
  return aesCbcEncrypt(stage.encryptionKey, pad(data, 16), iv);
}
