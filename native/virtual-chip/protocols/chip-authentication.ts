/** Chip authentication as the card does it: static key against the terminal's ephemeral one, Doc 9303-11 §6.2. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import {
  blockSizeOf,
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
} from '../../iso7816/secure-messaging-cipher.ts';
import type { EllipticKey } from '../card-contents.ts';
import { CURVES, decodePoint, sharedSecretOf } from '../curves.ts';

/** The keys of the new channel; undefined when the terminal's public key is not a point of the curve. */
export function agreeChannel(
  key: EllipticKey,
  suite: CipherSuite,
  terminalPublicKey: Uint8Array,
): SessionKeys | undefined {
  const curve = CURVES[key.curve];
  const terminalPoint = decodePoint(curve, terminalPublicKey);
  if (terminalPoint === undefined) return undefined;
  const secret = sharedSecretOf(curve, terminalPoint.multiply(bytesToBigInt(key.privateKey)));
  return {
    suite,
    encryptionKey: deriveKey(secret, KDF_COUNTER.ENC, suite),
    macKey: deriveKey(secret, KDF_COUNTER.MAC, suite),
    sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
  };
}
