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
import { type EcDomain, type EcPoint, encodePoint } from '../security-info/ec-domain.ts';
import { encodeObjectIdentifier } from '../security-info/object-identifier.ts';
import type { SecurityInfos } from '../security-info/security-infos.ts';

export interface ChipAuthenticationDependencies {
  /** That many random octets. */
  readonly random: (length: number) => Uint8Array;
}

interface Variant {
  readonly oid: string;
  readonly suite: CipherSuite;
  readonly domain: EcDomain;
  readonly publicKey: EcPoint;
  /** Sent when the key has one: a chip with several keys needs it (§6.2.4.1). */
  readonly keyId?: number;
}

/** Strongest first. */
const SUITE_ORDER: readonly CipherSuite[] = ['AES-256', 'AES-192', 'AES-128', '3DES'];

/** id-CA-ECDH-3DES-CBC-CBC: what a key without ChipAuthenticationInfo means (TR-03110-1 §B.2, early EAC chips). */
const IMPLIED_OID = '0.4.0.127.0.7.2.2.3.2.1';

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
  const note = `ECDH ${variant.domain.name} ${variant.suite}`;
  const ephemeral = ephemeralScalar(variant.domain, deps.random);
  const ephemeralPublicKey = encodePoint(variant.domain.Point.BASE.multiply(ephemeral));

  const agreed = await sendPublicKey(session, variant, ephemeralPublicKey);
  if (!agreed.ok) return agreed;
  if (agreed.value.sw !== SW.SUCCESS) {
    const sw = agreed.value.sw.toString(16);
    return ok({ check: refuted(`${note}: ${agreed.value.step} refused with ${sw}`) });
  }
  session.secure(sessionKeysOf(variant, ephemeral));
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

/** The strongest cipher suite for which there is an ECDH key that we can use (§9.2.5, §9.2.6). */
function chooseVariant(dg14: SecurityInfos): Variant | undefined {
  const keys = dg14.chipAuthenticationPublicKeys.flatMap((key) => ('publicKey' in key ? [key] : []));
  const infos =
    dg14.chipAuthenticationInfos.length > 0
      ? dg14.chipAuthenticationInfos
      : keys.map(({ keyId }) => ({
          oid: IMPLIED_OID,
          agreement: 'ECDH' as const,
          suite: '3DES' as const,
          ...(keyId !== undefined && { keyId }),
        }));
  const variants = infos.flatMap((info): Variant[] => {
    if (info.agreement !== 'ECDH') return [];
    // A lone key belongs to every info; chips exist that number the one and not the other.
    const key = keys.length === 1 ? keys[0] : keys.find((candidate) => candidate.keyId === info.keyId);
    if (!key) return [];
    const { domain, publicKey, keyId } = key;
    return [{ oid: info.oid, suite: info.suite, domain, publicKey, ...(keyId !== undefined && { keyId }) }];
  });
  return variants.toSorted((a, b) => SUITE_ORDER.indexOf(a.suite) - SUITE_ORDER.indexOf(b.suite))[0];
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

const keyReference = ({ keyId }: Variant): Uint8Array[] =>
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
function ephemeralScalar(domain: EcDomain, random: (length: number) => Uint8Array): bigint {
  const octets = random(domain.Point.Fn.BYTES + EXTRA_RANDOM);
  return (bytesToBigInt(octets) % (domain.order - 1n)) + 1n;
}

/** K is the x coordinate of the agreed point; the counter starts again at zero (§6.2.3, §9.7.4). */
function sessionKeysOf(variant: Variant, ephemeral: bigint): SessionKeys {
  const { suite, domain } = variant;
  const shared = bigIntToBytes(variant.publicKey.multiply(ephemeral).x, domain.fieldBytes);
  return {
    suite,
    encryptionKey: deriveKey(shared, KDF_COUNTER.ENC, suite),
    macKey: deriveKey(shared, KDF_COUNTER.MAC, suite),
    sendSequenceCounter: new Uint8Array(blockSizeOf(suite)),
  };
}
