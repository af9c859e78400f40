/**
 * Chip authentication (Doc 9303-11 §6.2): an ephemeral-static key agreement with the chip's key from DG14.
 * A copy of the data does not have the private key and so cannot answer under the new session keys.
 */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { ok, type Result } from '../../../electron/core/result.ts';
import { type CommandApdu, INS, SW } from '../../iso7816/apdu.ts';
import { bigIntToBytes, bytesToBigInt, concatBytes } from '../../iso7816/bytes.ts';
import {
  blockSizeOf,
  type CipherSuite,
  deriveKey,
  KDF_COUNTER,
  type SessionKeys,
} from '../../iso7816/secure-messaging-cipher.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import { type AgreementGroup, ellipticGroup, modularGroup } from '../security-info/agreement-group.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';
import type {
  ChipAuthenticationPublicKey,
  KeyAgreement,
  SecurityInfos,
} from '../security-info/security-infos.ts';

export interface ChipAuthenticationDependencies {
  /** That many random octets. */
  readonly random: (length: number) => Uint8Array;
}

type StaticKey = Extract<ChipAuthenticationPublicKey, { readonly publicKey: unknown }>;

interface Variant {
  readonly oid: string;
  readonly suite: CipherSuite;
  /** Its identifier is sent when it has one: a chip with several keys needs it (§6.2.4.1). */
  readonly key: StaticKey;
}

/** Strongest first. */
const SUITE_ORDER: readonly CipherSuite[] = ['AES-256', 'AES-192', 'AES-128', '3DES'];

/** id-CA-DH/ECDH-3DES-CBC-CBC: what a key without ChipAuthenticationInfo means (TR-03110-1 §B.2, early EAC chips). */
const IMPLIED_OID: Readonly<Record<KeyAgreement, string>> = {
  DH: '0.4.0.127.0.7.2.2.3.1.1',
  ECDH: '0.4.0.127.0.7.2.2.3.2.1',
};

const CHECK = 'chip-authentication';

/**
 * Runs chip authentication under the secure messaging that is on, and switches the session to the new keys.
 *
 * A passing check is a promise until the next command: only the chip's first answer under the new keys shows that
 * it derived them. The caller therefore reads a file next and passes what came of it to
 * `confirmChipAuthentication`, whose check is the final one.
 *
 * @param dg14 SecurityInfos of DG14; they count only as far as passive authentication covers DG14
 * @returns the check: `pass` (to be confirmed), `fail` when the chip refuses, `not-offered` when DG14 has no key,
 * `not-possible` when we know none of its variants. The error is a failure of the session, not of the check.
 */
export async function authenticateChip(
  session: CardSession,
  dg14: SecurityInfos,
  deps: ChipAuthenticationDependencies,
): Promise<Result<{ readonly check: Check }, SessionFailure>> {
  if (dg14.chipAuthenticationPublicKeys.length === 0 && dg14.chipAuthenticationInfos.length === 0) {
    return ok({ check: { name: CHECK, outcome: 'not-offered' } });
  }
  const variant = chooseVariant(dg14);
  if (!variant) {
    const unusable = dg14.chipAuthenticationPublicKeys.map((key) =>
      'unusable' in key ? key.unusable : 'usable',
    );
    return ok({ check: notCompleted(`no variant that we know; keys: ${unusable.join(', ')}`) });
  }
  const { key, suite } = variant;
  const note = `${key.agreement} ${key.domain.name} ${suite}`;
  const agreed =
    key.agreement === 'ECDH'
      ? await agreeOnKeys(session, variant, ellipticGroup(key.domain), key.publicKey, deps)
      : await agreeOnKeys(session, variant, modularGroup(key.domain), key.publicKey, deps);
  if (!agreed.ok) return agreed;
  const { sw, step, keys } = agreed.value;
  if (sw !== SW.SUCCESS) {
    const refusal = `${note}: ${step} refused with ${sw.toString(16)}`;
    // A chip, or the reader before it, that cannot take so long a command has not been put to the test.
    return ok({ check: sw === SW.WRONG_LENGTH ? notCompleted(refusal) : refuted(refusal) });
  }
  session.secure(keys);
  return ok({ check: { name: CHECK, outcome: 'pass', note } });
}

/**
 * The final check, from the first exchange under the new keys. A broken channel there means that the chip does not
 * hold the private key of DG14; a lifted card means nothing, and the check stays undone.
 */
export function confirmChipAuthentication(check: Check, next: Result<unknown, SessionFailure>): Check {
  if (check.outcome !== 'pass' || next.ok) return check;
  return next.error.code === 'secure-channel-lost'
    ? refuted(`${check.note ?? ''}: no valid answer under the new keys`)
    : notCompleted(`${check.note ?? ''}: ${next.error.code}`);
}

const refuted = (note: string): Check => ({
  name: CHECK,
  outcome: 'fail',
  reason: 'chip-authentication-failed',
  note,
});

const notCompleted = (note: string): Check => ({
  name: CHECK,
  outcome: 'not-possible',
  reason: 'chip-authentication-not-completed',
  note,
});

/** The strongest cipher suite for which there is a key that we can use (§9.2.5, §9.2.6). */
function chooseVariant(dg14: SecurityInfos): Variant | undefined {
  const keys = dg14.chipAuthenticationPublicKeys.flatMap((key) => ('publicKey' in key ? [key] : []));
  const variants =
    dg14.chipAuthenticationInfos.length > 0
      ? dg14.chipAuthenticationInfos.flatMap(({ oid, suite, agreement, keyId }): Variant[] => {
          const fitting = keys.filter((key) => key.agreement === agreement);
          // A lone key belongs to every info; chips exist that number the one and not the other.
          const key = fitting.length === 1 ? fitting[0] : fitting.find((other) => other.keyId === keyId);
          return key ? [{ oid, suite, key }] : [];
        })
      : keys.map((key): Variant => ({ oid: IMPLIED_OID[key.agreement], suite: '3DES', key }));
  return variants.toSorted((a, b) => SUITE_ORDER.indexOf(a.suite) - SUITE_ORDER.indexOf(b.suite))[0];
}

interface Agreement {
  readonly sw: number;
  readonly step: string;
  /** Ours; the chip has them too if it holds the private key. */
  readonly keys: SessionKeys;
}

/** Sends an ephemeral public key and derives the keys of the new channel (§6.2.1). */
async function agreeOnKeys<E>(
  session: CardSession,
  variant: Variant,
  group: AgreementGroup<E>,
  staticKey: E,
  deps: ChipAuthenticationDependencies,
): Promise<Result<Agreement, SessionFailure>> {
  const ephemeral = ephemeralScalar(group.order, deps.random);
  const publicKey = group.encode(group.multiply(group.generator, ephemeral));
  const answer = await sendPublicKey(session, variant, publicKey);
  if (!answer.ok) return answer;
  const shared = group.sharedSecret(group.multiply(staticKey, ephemeral));
  return ok({ ...answer.value, keys: sessionKeysOf(variant.suite, shared) });
}

type Answer = Result<{ readonly sw: number; readonly step: string }, SessionFailure>;

/**
 * 3DES: MSE:Set KAT (§6.2.4.2), and where the chip does not know it the way of the others.
 * AES: MSE:Set AT, then GENERAL AUTHENTICATE (§6.2.4.3).
 */
async function sendPublicKey(session: CardSession, variant: Variant, publicKey: Uint8Array): Promise<Answer> {
  if (variant.suite === '3DES') {
    const answer = await session.send(setKeyAgreementTemplate(variant, publicKey));
    if (!answer.ok) return answer;
    if (answer.value.sw === SW.SUCCESS) return ok({ sw: answer.value.sw, step: 'MSE:Set KAT' });
  }
  const selected = await session.send(setAuthenticationTemplate(variant));
  if (!selected.ok) return selected;
  if (selected.value.sw !== SW.SUCCESS) return ok({ sw: selected.value.sw, step: 'MSE:Set AT' });
  const agreed = await session.send(generalAuthenticate(publicKey));
  return agreed.ok ? ok({ sw: agreed.value.sw, step: 'GENERAL AUTHENTICATE' }) : agreed;
}

const keyReference = ({ key: { keyId } }: Variant): Uint8Array[] =>
  keyId === undefined ? [] : [encodeTlv(0x84, minimalOctets(keyId))];

const minimalOctets = (value: number): Uint8Array =>
  bigIntToBytes(BigInt(value), Math.max(1, Math.ceil(value.toString(16).length / 2)));

const setKeyAgreementTemplate = (variant: Variant, publicKey: Uint8Array): CommandApdu => ({
  cla: 0x00,
  ins: INS.MSE,
  p1: 0x41,
  p2: 0xa6,
  data: concatBytes(encodeTlv(0x91, publicKey), ...keyReference(variant)),
});

const setAuthenticationTemplate = (variant: Variant): CommandApdu => ({
  cla: 0x00,
  ins: INS.MSE,
  p1: 0x41,
  p2: 0xa4,
  data: concatBytes(encodeTlv(0x80, encodeObjectIdentifier(variant.oid)), ...keyReference(variant)),
});

const generalAuthenticate = (publicKey: Uint8Array): CommandApdu => ({
  cla: 0x00,
  ins: INS.GENERAL_AUTHENTICATE,
  p1: 0x00,
  p2: 0x00,
  data: encodeTlv(0x7c, encodeTlv(0x80, publicKey)),
  ne: 256,
});

/** Octets beyond the order's own length that make the reduction unbiased (FIPS 186-5 A.2.1). */
const EXTRA_RANDOM = 8;

/** SECURITY: uniform in 1 … n−1. */
function ephemeralScalar(order: bigint, random: (length: number) => Uint8Array): bigint {
  const octets = random(Math.ceil(order.toString(2).length / 8) + EXTRA_RANDOM);
  return (bytesToBigInt(octets) % (order - 1n)) + 1n;
}

/** K is the x coordinate of the agreed point, or the agreed integer; the counter starts again at zero (§6.2.3, §9.7.4). */
const sessionKeysOf = (suite: CipherSuite, shared: Uint8Array): SessionKeys => ({
  suite,
  encryptionKey: deriveKey(shared, KDF_COUNTER.ENC, suite),
  macKey: deriveKey(shared, KDF_COUNTER.MAC, suite),
  sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
});
