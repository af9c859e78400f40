/** Chip authentication as the card does it: static key against the terminal's ephemeral one, Doc 9303-11 §6.2. */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import {
  blockSizeOf,
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
} from '../../iso7816/secure-messaging-cipher.ts';
import type { AgreementKey } from '../card-contents.ts';
import { withGroup } from '../groups.ts';

/** The keys of the new channel; undefined when the terminal's public key is not in the group. */
export function agreeChannel(
  key: AgreementKey,
  suite: CipherSuite,
  terminalPublicKey: Uint8Array,
): SessionKeys | undefined {
  const secret = withGroup(key.group, (group): Uint8Array | undefined => {
    const terminalKey = group.decode(terminalPublicKey);
    if (terminalKey === undefined) return undefined;
    return group.sharedSecret(group.scale(terminalKey, bytesToBigInt(key.privateKey)));
  });
  if (secret === undefined) return undefined;
  return {
    suite,
    encryptionKey: deriveKey(secret, KDF_COUNTER.ENC, suite),
    macKey: deriveKey(secret, KDF_COUNTER.MAC, suite),
    sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
  };
}
