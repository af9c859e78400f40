/**
 * PACE with generic mapping over elliptic curves as the card does it, Doc 9303-11 §4.4.
 * Each step takes the stage of the run and the terminal's data and gives the next stage and the answer.
 */
import { sha1 } from '@noble/hashes/legacy.js';
import { asciiToBytes, equalBytes } from '../../iso7816/bytes.ts';
import {
  aesCbcEncrypt,
  blockSizeOf,
  type CipherSuite,
  computeMac,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
  tripleDesEncrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import { encodeOid } from '../asn1.ts';
import type { RandomSource } from '../card-contents.ts';
import { CURVES, type CurvePoint, decodePoint, drawScalar, sharedSecretOf } from '../curves.ts';
import type { PaceProfile } from '../profiles/chip-profile.ts';

const NONCE_LENGTH = 16;

export type PacePassword =
  | { readonly kind: 'can'; readonly can: string }
  | { readonly kind: 'mrz'; readonly mrzInformation: string };

/** Where a run stands; what the next GENERAL AUTHENTICATE must carry follows from it. */
export type PaceStage =
  | { readonly at: 'password-chosen'; readonly password: PacePassword }
  | { readonly at: 'nonce-sent'; readonly nonce: Uint8Array }
  | { readonly at: 'mapped'; readonly generator: CurvePoint }
  | {
      readonly at: 'agreed';
      readonly encryptionKey: Uint8Array;
      readonly macKey: Uint8Array;
      readonly terminalPublicKey: Uint8Array;
      readonly chipPublicKey: Uint8Array;
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
  const nonce = random(NONCE_LENGTH);
  const key = passwordKey(password, profile.suite);
  const data = profile.suite === '3DES' ? tripleDesEncrypt(key, nonce) : aesCbcEncrypt(key, nonce);
  return { stage: { at: 'nonce-sent', nonce }, data };
}

/** Step 2: Ĝ = s·G + H, with H from an anonymous key agreement (§4.4.3.3.1). Undefined for an invalid point. */
export function mapNonce(
  profile: PaceProfile,
  nonce: Uint8Array,
  terminalMapping: Uint8Array,
  random: RandomSource,
): PaceAnswer | undefined {
  const curve = CURVES[profile.curve];
  const terminalPoint = decodePoint(curve, terminalMapping);
  if (terminalPoint === undefined) return undefined;
  const privateKey = drawScalar(curve, random);
  const s =
    BigInt(`0x${Array.from(nonce, (octet) => octet.toString(16).padStart(2, '0')).join('')}`) % curve.order;
  const shared = terminalPoint.multiply(privateKey);
  const generator = s === 0n ? shared : curve.Point.BASE.multiply(s).add(shared);
  if (generator.is0()) return undefined;
  return {
    stage: { at: 'mapped', generator },
    data: curve.Point.BASE.multiply(privateKey).toBytes(false),
  };
}

/** Step 3: key agreement on the mapped generator. Undefined for an invalid or echoed point. */
export function agreeKeys(
  profile: PaceProfile,
  generator: CurvePoint,
  terminalPublicKey: Uint8Array,
  random: RandomSource,
): PaceAnswer | undefined {
  const curve = CURVES[profile.curve];
  const terminalPoint = decodePoint(curve, terminalPublicKey);
  if (terminalPoint === undefined) return undefined;
  const privateKey = drawScalar(curve, random);
  const chipPublicKey = generator.multiply(privateKey).toBytes(false);
  // SECURITY: §4.4.3.4: equal ephemeral keys would let a terminal without the password mirror the token.
  if (equalBytes(chipPublicKey, terminalPublicKey)) return undefined;
  const secret = sharedSecretOf(curve, terminalPoint.multiply(privateKey));
  return {
    stage: {
      at: 'agreed',
      encryptionKey: deriveKey(secret, KDF_COUNTER.ENC, profile.suite),
      macKey: deriveKey(secret, KDF_COUNTER.MAC, profile.suite),
      terminalPublicKey,
      chipPublicKey,
    },
    data: chipPublicKey,
  };
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
const token = (profile: PaceProfile, macKey: Uint8Array, publicKey: Uint8Array): Uint8Array =>
  computeMac(profile.suite, macKey, encodeTlv(0x7f49, encodeOid(profile.oid), encodeTlv(0x86, publicKey)));
