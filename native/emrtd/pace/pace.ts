/** Password Authenticated Connection Establishment, Doc 9303-11 §4.4, generic mapping over elliptic curves. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { type CommandApdu, INS, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
import { bigIntToBytes, equalBytes } from '../../iso7816/bytes.ts';
import {
  aesCbcDecrypt,
  blockSizeOf,
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
  tripleDesDecrypt,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv, parseTlv, parseTlvList } from '../../iso7816/tlv.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import type { AccessKey } from '../reading.ts';
import { decodePoint, type EcDomain, type EcPoint, encodePoint } from '../security-info/ec-domain.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';
import { authenticationToken } from './authentication-token.ts';
import { generateEphemeralKey } from './ephemeral-key.ts';
import { mapGenerically } from './mapping-generic.ts';
import { PASSWORD_REFERENCE, passwordKey } from './pace-password.ts';
import type { PaceChoice } from './pace-selection.ts';

/** Step names for logs and support; a failure says in which one it happened. */
export type PaceStep =
  | 'PACE: MSE:Set AT'
  | 'PACE: encrypted nonce'
  | 'PACE: map nonce'
  | 'PACE: key agreement'
  | 'PACE: mutual authentication';

export interface PaceFailure extends SessionFailure {
  readonly step: PaceStep;
}

export interface PaceDependencies {
  readonly random: (length: number) => Uint8Array;
}

const CLA_CHAINED = 0x10;
const DYNAMIC_AUTHENTICATION_DATA = 0x7c;
/** Context tags inside 7C, Doc 9303-11 §4.4.4.2. */
const DATA = {
  ENCRYPTED_NONCE: 0x80,
  MAPPING_TERMINAL: 0x81,
  MAPPING_CHIP: 0x82,
  EPHEMERAL_TERMINAL: 0x83,
  EPHEMERAL_CHIP: 0x84,
  TOKEN_TERMINAL: 0x85,
  TOKEN_CHIP: 0x86,
} as const;
const MAX_NONCE = 64;

type Step<T> = Result<T, PaceFailure>;

/**
 * Runs PACE and, on success, puts the session under the new keys. Five commands.
 * Fails with `wrong-can` / `wrong-mrz-key`, `access-blocked` (6983), `access-not-supported` (the chip refuses
 * the protocol), `chip-protocol-error`, or what the transport says.
 */
export async function establishPace(
  session: CardSession,
  choice: PaceChoice,
  key: AccessKey,
  deps: PaceDependencies,
): Promise<Step<void>> {
  const { info, domain } = choice;
  const suite = info.protocol.suite;

  const selected = await setAuthenticationTemplate(session, choice, key);
  if (!selected.ok) return selected;

  const nonce = await obtainNonce(session, key, suite);
  if (!nonce.ok) return nonce;

  const generator = await mapNonce(session, domain, nonce.value, deps);
  if (!generator.ok) return generator;

  const agreed = await agreeOnKeys(session, domain, generator.value, suite, deps);
  if (!agreed.ok) return agreed;

  const authenticated = await authenticateMutually(session, info.oid, agreed.value, key);
  if (!authenticated.ok) return authenticated;

  session.secure(agreed.value.keys);
  return ok(undefined);
}

/** MSE:Set AT: protocol, password and, where the chip offers several, domain parameters (§4.4.4.1). */
async function setAuthenticationTemplate(
  session: CardSession,
  { info, ambiguous }: PaceChoice,
  key: AccessKey,
): Promise<Step<void>> {
  const step = 'PACE: MSE:Set AT';
  const parts = [
    encodeTlv(0x80, encodeObjectIdentifier(info.oid)),
    encodeTlv(0x83, Uint8Array.of(PASSWORD_REFERENCE[key.kind])),
  ];
  if (ambiguous && info.parameterId !== undefined)
    parts.push(encodeTlv(0x84, Uint8Array.of(info.parameterId)));
  const data = Uint8Array.from(parts.flatMap((part) => [...part]));
  const response = await session.send({ cla: 0x00, ins: INS.MSE, p1: 0xc1, p2: 0xa4, data });
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
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
  const encrypted = await generalAuthenticate(session, step, undefined, DATA.ENCRYPTED_NONCE);
  if (!encrypted.ok) return encrypted;
  const nonce = encrypted.value;
  if (nonce.length === 0 || nonce.length > MAX_NONCE || nonce.length % blockSizeOf(suite) !== 0) {
    return err(broken(step, `nonce of ${nonce.length} octets`));
  }
  const decrypt = suite === '3DES' ? tripleDesDecrypt : aesCbcDecrypt;
  return ok(decrypt(passwordKey(key, suite), nonce));
}

async function mapNonce(
  session: CardSession,
  domain: EcDomain,
  nonce: Uint8Array,
  deps: PaceDependencies,
): Promise<Step<EcPoint>> {
  const step = 'PACE: map nonce';
  const own = generateEphemeralKey(domain, domain.Point.BASE, deps.random);
  const data = encodeTlv(DATA.MAPPING_TERMINAL, encodePoint(own.publicKey));
  const answer = await generalAuthenticate(session, step, data, DATA.MAPPING_CHIP);
  if (!answer.ok) return answer;
  const chip = decodePoint(domain, answer.value);
  if (!chip.ok) return err(broken(step, chip.error));
  const generator = mapGenerically(domain, nonce, own.privateKey, chip.value);
  return generator.ok ? generator : err(broken(step, generator.error));
}

interface Agreement {
  readonly keys: SessionKeys;
  /** Ephemeral public keys as 04 ‖ x ‖ y. */
  readonly terminal: Uint8Array;
  readonly chip: Uint8Array;
}

async function agreeOnKeys(
  session: CardSession,
  domain: EcDomain,
  generator: EcPoint,
  suite: CipherSuite,
  deps: PaceDependencies,
): Promise<Step<Agreement>> {
  const step = 'PACE: key agreement';
  const own = generateEphemeralKey(domain, generator, deps.random);
  const terminal = encodePoint(own.publicKey);
  const data = encodeTlv(DATA.EPHEMERAL_TERMINAL, terminal);
  const answer = await generalAuthenticate(session, step, data, DATA.EPHEMERAL_CHIP);
  if (!answer.ok) return answer;
  const chip = decodePoint(domain, answer.value);
  if (!chip.ok) return err(broken(step, chip.error));
  // SECURITY: a chip that sends our own key back would agree with anybody (§4.4.1, step 3 d).
  if (equalBytes(answer.value, terminal)) return err(broken(step, 'the chip sent our own public key back'));
  const shared = bigIntToBytes(chip.value.multiply(own.privateKey).x, domain.fieldBytes);
  const keys: SessionKeys = {
    suite,
    encryptionKey: deriveKey(shared, KDF_COUNTER.ENC, suite),
    macKey: deriveKey(shared, KDF_COUNTER.MAC, suite),
    sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
  };
  return ok({ keys, terminal, chip: answer.value });
}

/** Exchanges tokens. The chip refuses ours, or its own is wrong: the passwords differ. */
async function authenticateMutually(
  session: CardSession,
  oid: string,
  { keys, terminal, chip }: Agreement,
  key: AccessKey,
): Promise<Step<void>> {
  const step = 'PACE: mutual authentication';
  const data = encodeTlv(DATA.TOKEN_TERMINAL, authenticationToken(keys, oid, chip));
  const command = generalAuthenticateCommand(data, 'last');
  const response = await session.send(command);
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
  if (sw === SW.AUTHENTICATION_BLOCKED) return err(blocked(step, sw));
  if (sw !== SW.SUCCESS) return err(isRefusal(sw) ? wrongPassword(key, sw) : unexpected(step, sw));
  const token = dynamicData(response.value, DATA.TOKEN_CHIP);
  if (!token) return err(broken(step, 'no authentication token'));
  // SECURITY: without this check anything that answers could pose as the chip.
  return equalBytes(token, authenticationToken(keys, oid, terminal))
    ? ok(undefined)
    : err(wrongPassword(key, sw));
}

async function generalAuthenticate(
  session: CardSession,
  step: PaceStep,
  data: Uint8Array | undefined,
  expected: number,
): Promise<Step<Uint8Array>> {
  const response = await session.send(generalAuthenticateCommand(data, 'more'));
  if (!response.ok) return err({ ...response.error, step });
  const { sw } = response.value;
  if (sw === SW.AUTHENTICATION_BLOCKED) return err(blocked(step, sw));
  if (sw !== SW.SUCCESS) return err(unexpected(step, sw));
  const value = dynamicData(response.value, expected);
  return value ? ok(value) : err(broken(step, `no data object ${expected.toString(16)}`));
}

const generalAuthenticateCommand = (
  data: Uint8Array | undefined,
  position: 'more' | 'last',
): CommandApdu => ({
  cla: position === 'more' ? CLA_CHAINED : 0x00,
  ins: INS.GENERAL_AUTHENTICATE,
  p1: 0,
  p2: 0,
  data: encodeTlv(DYNAMIC_AUTHENTICATION_DATA, data ?? new Uint8Array()),
  ne: 256,
});

/** The one data object inside 7C. Certificate references (87, 88) may stand beside it. */
function dynamicData(response: ResponseApdu, tag: number): Uint8Array | undefined {
  const outer = parseTlv(response.data);
  if (!outer.ok || outer.value.tag !== DYNAMIC_AUTHENTICATION_DATA) return undefined;
  if (outer.value.encoded.length !== response.data.length) return undefined;
  const list = parseTlvList(outer.value.value);
  return list.ok ? list.value.find((tlv) => tlv.tag === tag)?.value : undefined;
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

const blocked = (step: PaceStep, sw: number): PaceFailure => ({
  code: 'access-blocked',
  detail: 'the chip takes no more tries for now',
  sw,
  step,
});

const unexpected = (step: PaceStep, sw: number): PaceFailure => ({
  code: 'chip-protocol-error',
  detail: 'unexpected status word',
  sw,
  step,
});

const broken = (step: PaceStep, detail: string): PaceFailure => ({
  code: 'chip-protocol-error',
  detail,
  step,
});
