/** The shape of an evidence file, version 1. */
import { z } from 'zod';
import type {
  CheckName,
  CheckOutcome,
  VerdictLevel,
  VerdictReason,
} from '../../../electron/core/identity/verdict.ts';
import type { AccessProtocol, FileName } from '../reading.ts';

export const EVIDENCE_FORMAT = 'declaration-desk/chip-evidence';
export const EVIDENCE_VERSION = 1;

/** No file of an eMRTD is larger (Doc 9303-10: two octets of offset, or DO'54' with three). */
const MAX_FILE_BASE64 = 4 * 1024 * 1024;

/** Every member once: the compiler refuses a list that lacks one. */
const listOf = <T extends string>(members: Readonly<Record<T, true>>) => Object.keys(members) as [T, ...T[]];

export const FILE_NAMES = listOf<FileName>({
  'EF.CardAccess': true,
  'EF.CardSecurity': true,
  'EF.COM': true,
  'EF.SOD': true,
  DG1: true,
  DG2: true,
  DG7: true,
  DG11: true,
  DG12: true,
  DG13: true,
  DG14: true,
  DG15: true,
});

const ACCESS_PROTOCOLS = listOf<AccessProtocol>({ 'PACE-CAN': true, 'PACE-MRZ': true, BAC: true });

export const CHECK_NAMES = listOf<CheckName>({
  access: true,
  'sod-signature': true,
  'issuer-chain': true,
  'data-group-hashes': true,
  'sod-country': true,
  'chip-authentication': true,
  'active-authentication': true,
  consistency: true,
  validity: true,
});

export const OUTCOMES = listOf<CheckOutcome>({
  pass: true,
  fail: true,
  'not-possible': true,
  'not-offered': true,
});

export const LEVELS = listOf<VerdictLevel>({
  genuine: true,
  'intact-untrusted': true,
  'not-verified': true,
  forged: true,
});

export const REASONS = listOf<VerdictReason>({
  'sod-signature-invalid': true,
  'sod-missing': true,
  'sod-unreadable': true,
  'issuer-unknown': true,
  'issuer-expired': true,
  'issuer-revoked': true,
  'issuer-invalid': true,
  'data-group-changed': true,
  'data-group-not-in-sod': true,
  'data-group-announced-unsigned': true,
  'data-group-withheld': true,
  'common-data-unusable': true,
  'data-group-missing': true,
  'country-mismatch': true,
  'chip-authentication-failed': true,
  'chip-authentication-not-completed': true,
  'active-authentication-failed': true,
  'active-authentication-not-completed': true,
  'chip-not-authenticated': true,
  'pace-downgraded-to-bac': true,
  'pace-offer-weakened': true,
  'check-digit-wrong': true,
  'number-inconsistent': true,
  'number-province-unknown': true,
  'text-differs-from-mrz': true,
  'qr-differs-from-chip': true,
  'document-expired': true,
  'typed-by-hand': true,
  'scanned-only': true,
});

const octets = z.base64().max(MAX_FILE_BASE64);

const check = z
  .object({
    name: z.enum(CHECK_NAMES),
    outcome: z.enum(OUTCOMES),
    reason: z.enum(REASONS).exactOptional(),
    note: z.string().max(500).exactOptional(),
  })
  .readonly();

export const evidenceSchema = z
  .object({
    format: z.literal(EVIDENCE_FORMAT),
    version: z.literal(EVIDENCE_VERSION),
    /** When the card was read, UTC. */
    readAt: z.iso.datetime(),
    /** Name of the PC/SC reader. */
    reader: z.string().max(200),
    access: z.enum(ACCESS_PROTOCOLS),
    /** Which kind of key opened the chip; the key itself is not kept. */
    keyKind: z.enum(['can', 'mrz']),
    /** Elementary files as they were read, base64. */
    files: z.partialRecord(z.enum(FILE_NAMES), octets),
    /** RND.IFD and the chip's answer: the one proof of the chip that can be repeated without it. */
    activeAuthentication: z.object({ challenge: octets, signature: octets }).exactOptional(),
    /** As concluded when the card was read. */
    checks: z.array(check).max(50),
    verdict: z.object({ level: z.enum(LEVELS), reasons: z.array(z.enum(REASONS)) }).readonly(),
  })
  .readonly();

export type Evidence = z.output<typeof evidenceSchema>;
