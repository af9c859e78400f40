/** Password Authenticated Connection Establishment, Doc 9303-11 §4.4: ECDH and DH, with every mapping. */
import { err, ok } from '../../../electron/core/result.ts';
import { INS, SW } from '../../iso7816/apdu.ts';
import { concatBytes, equalBytes } from '../../iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  blockSizeOf,
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
  tripleDesDecrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv, type Tlv } from '../../iso7816/tlv.ts';
import type { CardSession } from '../card-session.ts';
import type { AccessKey } from '../reading.ts';
import { type AgreementGroup, ellipticGroup, modularGroup } from '../security-info/agreement-group.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';
import { authenticationToken } from './authentication-token.ts';
import { generateEphemeralKey } from './ephemeral-key.ts';
import { type ChipMappingClaim, decryptChipAuthenticationData } from './mapping-chip-authentication.ts';
import { NONCE_MAPPINGS } from './nonce-mapping.ts';
import {
  blocked,
  broken,
  DATA,
  generalAuthenticate,
  objectIn,
  type PaceFailure,
  type Step,
} from './pace-exchange.ts';
import { PASSWORD_REFERENCE, passwordKey } from './pace-password.ts';
import type { PaceChoice } from './pace-selection.ts';

export type { PaceFailure, PaceStep } from './pace-exchange.ts';

export interface PaceDependencies {
  readonly random: (length: number) => Uint8Array;
  /** Give way when the chip says that one try is left: the key is a guess, and a person may still know better. */
  readonly keepLastTry?: boolean;
}

const MAX_NONCE = 64;
const LAST_TRY = 0x63c1;
const NO_TRIES = 0x63c0;

/**
 * Runs PACE and, on success, puts the session under the new keys. Five commands.
 *
 * @returns with the chip authentication mapping what the chip claims about its static key, else undefined
 * Fails with `wrong-can` / `wrong-mrz-key`, `access-blocked` (6983), `access-not-supported` (the chip refuses
 * the protocol), `chip-protocol-error`, or what the transport says.
 */
export function establishPace(
  session: CardSession,
  choice: PaceChoice,
  key: AccessKey,
  deps: PaceDependencies,
): Promise<Step<ChipMappingClaim | undefined>> {
  return choice.domain.agreement === 'ECDH'
    ? runProtocol(session, choice, ellipticGroup(choice.domain), key, deps)
    : runProtocol(session, choice, modularGroup(choice.domain), key, deps);
}

/** The steps of §4.4.1, the same for points and for integers. */
async function runProtocol<E>(
  session: CardSession,
  choice: PaceChoice,
  group: AgreementGroup<E>,
  key: AccessKey,
  { random, keepLastTry = false }: PaceDependencies,
): Promise<Step<ChipMappingClaim | undefined>> {
  const { suite, mapping } = choice.info.protocol;

  const selected = await setAuthenticationTemplate(session, choice, key, keepLastTry);
  if (!selected.ok) return selected;

  const nonce = await obtainNonce(session, key, suite);
  if (!nonce.ok) return nonce;

  const mapped = await NONCE_MAPPINGS[mapping]({ session, group, suite, nonce: nonce.value, random });
  if (!mapped.ok) return mapped;
  const { generator, chipMappingKey } = mapped.value;

  const agreed = await agreeOnKeys(session, group, generator, suite, random);
  if (!agreed.ok) return agreed;

  const authenticated = await authenticateMutually(session, group, choice.info.oid, agreed.value, key);
  if (!authenticated.ok) return authenticated;

  session.secure(agreed.value.keys);
  return ok(
    chipClaim(choice, agreed.value.keys, authenticated.value, chipMappingKey && group.encode(chipMappingKey)),
  );
}

/** MSE:Set AT: protocol, password and, where the chip offers several, domain parameters (§4.4.4.1). */
async function setAuthenticationTemplate(
  session: CardSession,
  { info, ambiguous }: PaceChoice,
  key: AccessKey,
  keepLastTry: boolean,
): Promise<Step<void>> {
  const step = 'PACE: MSE:Set AT';
  const data = concatBytes(
    encodeTlv(0x80, encodeObjectIdentifier(info.oid)),
    encodeTlv(0x83, Uint8Array.of(PASSWORD_REFERENCE[key.kind])),
    ...(ambiguous && info.parameterId !== undefined
      ? [encodeTlv(0x84, Uint8Array.of(info.parameterId))]
      : []),
  );
  const response = await session.send({ cla: 0x00, ins: INS.MSE, p1: 0xc1, p2: 0xa4, data });
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
  if (sw === LAST_TRY && keepLastTry) {
    return err({ code: 'access-not-supported', detail: 'the last try is kept for a person', sw, step });
  }
  if (sw === NO_TRIES) return err(blocked(step, sw));
  // 63Cx only warns how many tries are left.
  if (sw === SW.SUCCESS || isTryCounter(sw)) return ok(undefined);
  if (sw === SW.AUTHENTICATION_BLOCKED) return err(blocked(step, sw));
  return err({ code: 'access-not-supported', detail: 'the chip refuses this protocol', sw, step });
}

async function obtainNonce(
  session: CardSession,
  key: AccessKey,
  suite: CipherSuite,
): Promise<Step<Uint8Array>> {
  const step = 'PACE: encrypted nonce';
  const objects = await generalAuthenticate(session, step, 'more', undefined);
  if (!objects.ok) return objects;
  const encrypted = objectIn(step, objects.value, DATA.ENCRYPTED_NONCE);
  if (!encrypted.ok) return encrypted;
  const nonce = encrypted.value;
  if (nonce.length === 0 || nonce.length > MAX_NONCE || nonce.length % blockSizeOf(suite) !== 0) {
    return err(broken(step, `nonce of ${nonce.length} octets`));
  }
  const decrypt = suite === '3DES' ? tripleDesDecrypt : aesCbcDecrypt;
  return ok(decrypt(passwordKey(key, suite), nonce));
}

interface Agreement<E> {
  readonly keys: SessionKeys;
  readonly terminal: E;
  readonly chip: E;
}

async function agreeOnKeys<E>(
  session: CardSession,
  group: AgreementGroup<E>,
  generator: E,
  suite: CipherSuite,
  random: (length: number) => Uint8Array,
): Promise<Step<Agreement<E>>> {
  const step = 'PACE: key agreement';
  const own = generateEphemeralKey(group, generator, random);
  const data = encodeTlv(DATA.EPHEMERAL_TERMINAL, group.encode(own.publicKey));
  const objects = await generalAuthenticate(session, step, 'more', data, group.publicKeyBytes);
  if (!objects.ok) return objects;
  const answer = objectIn(step, objects.value, DATA.EPHEMERAL_CHIP);
  if (!answer.ok) return answer;
  const chip = group.decode(answer.value);
  if (!chip.ok) return err(broken(step, chip.error));
  // SECURITY: a chip that sends our own key back would agree with anybody (§4.4.1, step 3 d).
  if (group.equals(chip.value, own.publicKey)) {
    return err(broken(step, 'the chip sent our own public key back'));
  }
  const shared = group.sharedSecret(group.multiply(chip.value, own.privateKey));
  const keys: SessionKeys = {
    suite,
    encryptionKey: deriveKey(shared, KDF_COUNTER.ENC, suite),
    macKey: deriveKey(shared, KDF_COUNTER.MAC, suite),
    sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
  };
  return ok({ keys, terminal: own.publicKey, chip: chip.value });
}

/** Exchanges tokens. The chip refuses ours, or its own is wrong: the passwords differ. */
async function authenticateMutually<E>(
  session: CardSession,
  group: AgreementGroup<E>,
  oid: string,
  { keys, terminal, chip }: Agreement<E>,
  key: AccessKey,
): Promise<Step<readonly Tlv[]>> {
  const step = 'PACE: mutual authentication';
  const tokenOver = (publicKey: E) =>
    authenticationToken(keys, oid, group.publicKeyTag, group.encode(publicKey));
  const objects = await generalAuthenticate(
    session,
    step,
    'last',
    encodeTlv(DATA.TOKEN_TERMINAL, tokenOver(chip)),
  );
  if (!objects.ok) {
    const { sw } = objects.error;
    return sw !== undefined && isRefusal(sw) ? err(wrongPassword(key, sw)) : objects;
  }
  const token = objectIn(step, objects.value, DATA.TOKEN_CHIP);
  if (!token.ok) return token;
  // SECURITY: without this check anything that answers could pose as the chip.
  return equalBytes(token.value, tokenOver(terminal)) ? objects : err(wrongPassword(key, SW.SUCCESS));
}

/** What the chip authentication mapping adds to the tokens. The caller confirms it by the signed static key. */
function chipClaim(
  { info, domain }: PaceChoice,
  keys: SessionKeys,
  objects: readonly Tlv[],
  mappingKey: Uint8Array | undefined,
): ChipMappingClaim | undefined {
  if (info.protocol.mapping !== 'CAM' || domain.agreement !== 'ECDH' || !mappingKey) return undefined;
  const encrypted = objects.find(({ tag }) => tag === DATA.ENCRYPTED_CHIP_AUTHENTICATION_DATA);
  const data = encrypted && decryptChipAuthenticationData(keys, encrypted.value, domain);
  return {
    domain,
    mappingKey,
    ...(info.parameterId !== undefined && { parameterId: info.parameterId }),
    ...(data !== undefined && { data }),
  };
}

const isTryCounter = (sw: number): boolean => (sw & 0xfff0) === 0x63c0;

/** 6300, 63Cx, and 6982/6988/6A80, which chips in the field give instead. */
const isRefusal = (sw: number): boolean =>
  sw >> 8 === 0x63 ||
  sw === SW.SECURITY_STATUS_NOT_SATISFIED ||
  sw === SW.SM_OBJECTS_INCORRECT ||
  sw === SW.WRONG_DATA;

const wrongPassword = (key: AccessKey, sw: number): PaceFailure => ({
  code: key.kind === 'can' ? 'wrong-can' : 'wrong-mrz-key',
  detail: 'the authentication tokens do not match',
  sw,
  step: 'PACE: mutual authentication',
});
