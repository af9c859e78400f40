/**
 * Active authentication (Doc 9303-11 §6.1): the chip signs our challenge with the private key that belongs to
 * the public key in DG15. A copy of the data has no such key.
 */
import type { Check } from '../../../electron/core/identity/verdict.ts';
import { ok, type Result } from '../../../electron/core/result.ts';
import { INS, type ResponseApdu, SW } from '../../iso7816/apdu.ts';
import { parseTlv } from '../../iso7816/tlv.ts';
import type { CardSession, SessionFailure } from '../card-session.ts';
import type { SecurityInfos } from '../security-info/security-infos.ts';
import { computeDigest, type DigestName } from '../signature/digest.ts';
import { scalarLength, verifyEcdsa } from '../signature/ecdsa.ts';
import { type EcPublicKey, type PublicKey, parsePublicKey } from '../signature/public-key.ts';
import { signatureAlgorithmOf } from '../signature/signature-algorithm.ts';
import { verifyIso9796 } from './iso9796-2.ts';

export interface ActiveAuthenticationDependencies {
  /** That many random octets. */
  readonly random: (length: number) => Uint8Array;
}

export interface ActiveAuthentication {
  readonly check: Check;
  /** RND.IFD, 8 octets, and what the chip answered: kept for the evidence file. Empty when nothing was exchanged. */
  readonly challenge: Uint8Array;
  readonly signature: Uint8Array;
}

const CHECK = 'active-authentication';
const DG15_TAG = 0x6f;
const CHALLENGE_LENGTH = 8;
const SHORT_NE = 256;
const EXTENDED_NE = 65_536;
/** Longest plain answer that fits a short response under AES secure messaging. */
const SHORT_PLAINTEXT = 223;

/**
 * One INTERNAL AUTHENTICATE, a second one with an extended Le when a long signature did not fit the first.
 * @param dg15 the file DG15, tag 6F
 * @param dg14 SecurityInfos of DG14, which name the hash of an ECDSA signature; undefined when there is no DG14
 * @returns the check: `fail` when the chip refuses or signs wrongly, `not-possible` when the key is of a kind that we
 * cannot verify or the answer is too long for reader or card. The error is a failure of the session.
 */
export async function authenticateActively(
  session: CardSession,
  dg15: Uint8Array,
  dg14: SecurityInfos | undefined,
  deps: ActiveAuthenticationDependencies,
): Promise<Result<ActiveAuthentication, SessionFailure>> {
  const nothing = { challenge: new Uint8Array(), signature: new Uint8Array() };
  const key = activeAuthenticationKey(dg15);
  if (!key) return ok({ check: notCompleted('key in DG15 not supported'), ...nothing });
  const challenge = deps.random(CHALLENGE_LENGTH);
  const answer = await internalAuthenticate(session, challenge, signatureLength(key));
  if (!answer.ok) return answer;
  const { sw, data: signature } = answer.value;
  if (sw !== SW.SUCCESS) {
    const note = `INTERNAL AUTHENTICATE refused with ${sw.toString(16)}`;
    return ok({ check: isLengthProblem(sw) ? notCompleted(note) : failed(note), challenge, signature });
  }
  return ok({
    check: verifyActiveAuthentication({ dg15, dg14, challenge, signature }),
    challenge,
    signature,
  });
}

export interface ActiveAuthenticationTranscript {
  readonly dg15: Uint8Array;
  readonly dg14: SecurityInfos | undefined;
  readonly challenge: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Verifies challenge and answer; the same for a live card and for an evidence file.
 * RSA: ISO 9796-2 with the hash that the trailer names. ECDSA: plain r ‖ s, or DER, which some chips give
 * against the standard; the hash is that of DG14, or else what fits the key size.
 */
export function verifyActiveAuthentication(transcript: ActiveAuthenticationTranscript): Check {
  const { dg15, dg14, challenge, signature } = transcript;
  const key = activeAuthenticationKey(dg15);
  if (!key) return notCompleted('key in DG15 not supported');
  if (key.kind === 'RSA') {
    const digest = verifyIso9796(key, signature, challenge);
    const note = `RSA-${key.length * 8} ISO 9796-2`;
    return digest ? { name: CHECK, outcome: 'pass', note: `${note} ${digest}` } : failed(note);
  }
  const digests = ecdsaDigests(key, dg14);
  if (!digests) return notCompleted('signature algorithm in DG14 not supported');
  const digest = digests.find((candidate) => {
    const hash = computeDigest(candidate, challenge);
    return verifyEcdsa(key, hash, signature, 'plain') || verifyEcdsa(key, hash, signature, 'der');
  });
  const note = `ECDSA ${key.domain.name}`;
  return digest ? { name: CHECK, outcome: 'pass', note: `${note} ${digest}` } : failed(note);
}

const failed = (note: string): Check => ({
  name: CHECK,
  outcome: 'fail',
  reason: 'active-authentication-failed',
  note,
});

const notCompleted = (note: string): Check => ({
  name: CHECK,
  outcome: 'not-possible',
  reason: 'active-authentication-not-completed',
  note,
});

/** Doc 9303-11 §6.1 knows RSA and ECDSA. */
type ActiveAuthenticationKey = Exclude<PublicKey, { kind: 'DSA' }>;

/** DG15 is a SubjectPublicKeyInfo inside tag 6F (Doc 9303-10 §4.7.15). */
function activeAuthenticationKey(dg15: Uint8Array): ActiveAuthenticationKey | undefined {
  const outer = parseTlv(dg15);
  if (!outer.ok || outer.value.tag !== DG15_TAG) return undefined;
  const key = parsePublicKey(outer.value.value);
  return key.ok && key.value.kind !== 'DSA' ? key.value : undefined;
}

const signatureLength = (key: ActiveAuthenticationKey): number =>
  key.kind === 'RSA' ? key.length : 2 * scalarLength(key.domain);

async function internalAuthenticate(
  session: CardSession,
  challenge: Uint8Array,
  expected: number,
): Promise<Result<ResponseApdu, SessionFailure>> {
  const command = { cla: 0x00, ins: INS.INTERNAL_AUTHENTICATE, p1: 0x00, p2: 0x00, data: challenge };
  const short = await session.send({ ...command, ne: SHORT_NE });
  if (expected <= SHORT_PLAINTEXT || !short.ok) return short;
  if (short.value.sw === SW.SUCCESS && short.value.data.length >= expected) return short;
  // Australian passports and others with long keys answer only to an extended Le.
  return session.send({ ...command, ne: EXTENDED_NE });
}

/** 6700, 6Cxx: the answer did not fit, which says nothing about the key. */
const isLengthProblem = (sw: number): boolean => sw === SW.WRONG_LENGTH || sw >> 8 === 0x6c;

/** Candidates in order; undefined when DG14 names an algorithm that we do not know. */
function ecdsaDigests(key: EcPublicKey, dg14: SecurityInfos | undefined): readonly DigestName[] | undefined {
  const info = dg14?.activeAuthenticationInfo;
  if (info) {
    const algorithm = signatureAlgorithmOf(info.signatureAlgorithm);
    return algorithm.ok && algorithm.value.kind === 'ECDSA' ? [algorithm.value.digest] : undefined;
  }
  const bits = key.domain.order.toString(2).length;
  const fitting = FITTING_DIGEST.find(([limit]) => bits <= limit)?.[1] ?? 'SHA-512';
  return [...new Set<DigestName>([fitting, 'SHA-256', 'SHA-1'])];
}

/** TR-03111 §4.1.3: a hash as long as the order; without DG14 chips also sign with SHA-256 or SHA-1. */
const FITTING_DIGEST: readonly (readonly [bits: number, digest: DigestName])[] = [
  [192, 'SHA-1'],
  [224, 'SHA-224'],
  [256, 'SHA-256'],
  [384, 'SHA-384'],
];
