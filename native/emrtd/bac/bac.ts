/** Basic Access Control, Doc 9303-11 §4.3: three-pass authentication with keys from the printed MRZ. */
import { sha1 } from '@noble/hashes/legacy.js';
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { INS, SW } from '../../iso7816/apdu.ts';
import { asciiToBytes, concatBytes, equalBytes, xorBytes } from '../../iso7816/bytes.ts';
import {
  computeMac,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
  tripleDesDecrypt,
  tripleDesEncrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import { mrzInformation } from '../pace/pace-password.ts';
import type { AccessKey } from '../reading.ts';

export type BacStep = 'BAC: GET CHALLENGE' | 'BAC: EXTERNAL AUTHENTICATE';

export interface BacFailure extends SessionFailure {
  readonly step: BacStep;
}

export interface BacKeys {
  readonly encryptionKey: Uint8Array;
  readonly macKey: Uint8Array;
}

const CHALLENGE_LENGTH = 8;
const KEY_LENGTH = 16;
const CRYPTOGRAM_LENGTH = 2 * CHALLENGE_LENGTH + KEY_LENGTH;
const MAC_LENGTH = 8;

/** Document Basic Access Keys, §9.7.2: from the first 16 octets of SHA-1 over the MRZ information. */
export function documentBasicAccessKeys(key: Extract<AccessKey, { kind: 'mrz' }>): BacKeys {
  return keysFromSeed(sha1(asciiToBytes(mrzInformation(key))).subarray(0, KEY_LENGTH));
}

const keysFromSeed = (seed: Uint8Array): BacKeys => ({
  encryptionKey: deriveKey(seed, KDF_COUNTER.ENC, '3DES'),
  macKey: deriveKey(seed, KDF_COUNTER.MAC, '3DES'),
});

/**
 * Authenticates inside the selected eMRTD application and puts the session under the new keys. Two commands.
 * Fails with `wrong-mrz-key`, `access-blocked`, `access-not-supported`, `chip-protocol-error`, or what the
 * transport says.
 */
export async function establishBac(
  session: CardSession,
  key: Extract<AccessKey, { kind: 'mrz' }>,
  deps: { readonly random: (length: number) => Uint8Array },
): Promise<Result<void, BacFailure>> {
  const keys = documentBasicAccessKeys(key);
  const challenge = await getChallenge(session);
  if (!challenge.ok) return challenge;
  const own = { challenge: deps.random(CHALLENGE_LENGTH), key: deps.random(KEY_LENGTH) };
  const answer = await externalAuthenticate(session, keys, own, challenge.value);
  if (!answer.ok) return answer;
  const opened = openCryptogram(answer.value, keys, own.challenge, challenge.value);
  if (!opened.ok) return opened;
  session.secure(sessionKeys(own, challenge.value, opened.value));
  return ok(undefined);
}

interface OwnValues {
  readonly challenge: Uint8Array;
  readonly key: Uint8Array;
}

async function getChallenge(session: CardSession): Promise<Result<Uint8Array, BacFailure>> {
  const step = 'BAC: GET CHALLENGE';
  const response = await session.send({ cla: 0, ins: INS.GET_CHALLENGE, p1: 0, p2: 0, ne: CHALLENGE_LENGTH });
  if (!response.ok) return err({ ...response.error, step });
  const { data, sw } = response.value;
  if (sw === SW.AUTHENTICATION_BLOCKED) {
    return err({ code: 'access-blocked', detail: 'the chip takes no more tries for now', sw, step });
  }
  if (sw !== SW.SUCCESS) return err({ code: 'access-not-supported', detail: 'no challenge', sw, step });
  if (data.length !== CHALLENGE_LENGTH) {
    return err({ code: 'chip-protocol-error', detail: `challenge of ${data.length} octets`, sw, step });
  }
  return ok(data);
}

/** Sends E(KEnc, RND.IFD ‖ RND.IC ‖ K.IFD) with its MAC; gives the chip's 40 octets. */
async function externalAuthenticate(
  session: CardSession,
  keys: BacKeys,
  own: OwnValues,
  chipChallenge: Uint8Array,
): Promise<Result<Uint8Array, BacFailure>> {
  const step = 'BAC: EXTERNAL AUTHENTICATE';
  const cryptogram = tripleDesEncrypt(keys.encryptionKey, concatBytes(own.challenge, chipChallenge, own.key));
  const data = concatBytes(cryptogram, computeMac('3DES', keys.macKey, cryptogram));
  const response = await session.send({
    cla: 0,
    ins: INS.EXTERNAL_AUTHENTICATE,
    p1: 0,
    p2: 0,
    data,
    ne: CRYPTOGRAM_LENGTH + MAC_LENGTH,
  });
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
  if (sw === SW.SUCCESS) return ok(response.value.data);
  if (sw === SW.AUTHENTICATION_BLOCKED) {
    return err({ code: 'access-blocked', detail: 'the chip takes no more tries for now', sw, step });
  }
  if (sw === SW.INS_NOT_SUPPORTED || sw === SW.CLA_NOT_SUPPORTED) {
    return err({ code: 'access-not-supported', detail: 'the chip does not know BAC', sw, step });
  }
  // Chips refuse a wrong key with 6300, 6982, 6985, 6988, 6A80 or 6F00; the standard names none (§4.3.4).
  return err({ code: 'wrong-mrz-key', detail: 'the chip refuses the key', sw, step });
}

/** Verifies the chip's answer and gives K.IC. */
function openCryptogram(
  answer: Uint8Array,
  keys: BacKeys,
  ownChallenge: Uint8Array,
  chipChallenge: Uint8Array,
): Result<Uint8Array, BacFailure> {
  const step = 'BAC: EXTERNAL AUTHENTICATE';
  const broken = (detail: string) => err({ code: 'chip-protocol-error' as const, detail, step } as const);
  if (answer.length !== CRYPTOGRAM_LENGTH + MAC_LENGTH) return broken(`answer of ${answer.length} octets`);
  const cryptogram = answer.subarray(0, CRYPTOGRAM_LENGTH);
  // SECURITY: the MAC and both challenges prove that this chip knows the key and that the answer is fresh.
  if (!equalBytes(computeMac('3DES', keys.macKey, cryptogram), answer.subarray(CRYPTOGRAM_LENGTH))) {
    return broken('the checksum of the answer is wrong');
  }
  const plain = tripleDesDecrypt(keys.encryptionKey, cryptogram);
  const fresh =
    equalBytes(plain.subarray(0, CHALLENGE_LENGTH), chipChallenge) &&
    equalBytes(plain.subarray(CHALLENGE_LENGTH, 2 * CHALLENGE_LENGTH), ownChallenge);
  return fresh ? ok(plain.subarray(2 * CHALLENGE_LENGTH)) : broken('the answer is not to our challenge');
}

/** Seed K.IFD ⊕ K.IC; the counter starts with the last four octets of each challenge (§9.8.6.2). */
function sessionKeys(own: OwnValues, chipChallenge: Uint8Array, chipKey: Uint8Array): SessionKeys {
  const lastFour = (challenge: Uint8Array) => challenge.subarray(CHALLENGE_LENGTH - 4);
  return {
    suite: '3DES',
    ...keysFromSeed(xorBytes(own.key, chipKey)),
    sendSequenceCounter: concatBytes(lastFour(chipChallenge), lastFour(own.challenge)),
  };
}
