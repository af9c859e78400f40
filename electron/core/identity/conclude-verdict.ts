/**
 * From checks to a verdict: two tables and a minimum. Each finding and each missing proof puts a ceiling on the
 * level; the verdict is the lowest ceiling, with every reason that was found.
 */
import type { Check, CheckName, Verdict, VerdictLevel, VerdictReason } from './verdict.ts';

/** Worst first. */
const LEVELS: readonly VerdictLevel[] = ['forged', 'not-verified', 'intact-untrusted', 'genuine'];

/**
 * The best level that is possible once this was found, in the order in which reasons are shown: gravest first.
 *
 * - `sod-unreadable` and `sod-missing` prove nothing either way. Damage, a format that we do not know and a crude
 *   fake look the same, and a forger gains no more by garbage than by leaving the file out: no proof, no accusation.
 * - `issuer-revoked`: the state withdrew the signer and does not say why (Doc 9303-12 §7 keeps reasons out of its lists).
 *   If the key leaked, its signatures prove nothing, so the data cannot be called intact; if it was merely replaced, the
 *   card is genuine, so it is not called forged.
 * - `text-differs-from-mrz`: where both data groups match a valid SOD the state signed the contradiction, a slip of the
 *   issuer. Where one was changed, `data-group-changed` says so and that is a forgery.
 * - `data-group-announced-unsigned`: EF.COM is not signed and proves nothing, least of all a forgery; but a chip that says
 *   it carries what the state did not sign is refused as one that cannot be judged.
 * - `data-group-missing` is a signed file that the chip does not show: what a copy without the chip's keys would do.
 * - `data-group-withheld` (an address, a second page) and `common-data-unusable` take nothing from what was read and proven:
 *   the signature covers the one group by group, and does not cover the other at all.
 * - `qr-differs-from-chip`: the chip may be genuine in a card body that is not its own.
 * - `check-digit-wrong`, `number-inconsistent`, `number-province-unknown`, `document-expired`, `issuer-expired` inform the
 *   clerk. The state signed that number; an
 *   expired card is still the holder's; an issuer's period ended after it signed (see `issuer-chain.ts`), and where
 *   it did not cover the signing the check itself fails.
 * - `pace-downgraded-to-bac` and `pace-offer-weakened` have no ceiling of their own: someone between chip and reader can
 *   cause them, but cannot answer chip or active authentication. When neither succeeds, that gives the ceiling.
 */
const CEILING_OF_REASON: Readonly<Record<VerdictReason, VerdictLevel>> = {
  'sod-signature-invalid': 'forged',
  'data-group-changed': 'forged',
  'data-group-not-in-sod': 'forged',
  'issuer-invalid': 'forged',
  'country-mismatch': 'forged',
  'chip-authentication-failed': 'forged',
  'active-authentication-failed': 'forged',
  'issuer-revoked': 'not-verified',
  'text-differs-from-mrz': 'not-verified',
  'typed-by-hand': 'not-verified',
  'scanned-only': 'not-verified',
  'sod-missing': 'not-verified',
  'sod-unreadable': 'not-verified',
  'data-group-announced-unsigned': 'not-verified',
  'data-group-missing': 'not-verified',
  'chip-authentication-not-completed': 'not-verified',
  'active-authentication-not-completed': 'not-verified',
  'qr-differs-from-chip': 'not-verified',
  'issuer-unknown': 'intact-untrusted',
  'chip-not-authenticated': 'intact-untrusted',
  'pace-downgraded-to-bac': 'genuine',
  'pace-offer-weakened': 'genuine',
  'data-group-withheld': 'genuine',
  'common-data-unusable': 'genuine',
  'issuer-expired': 'genuine',
  'check-digit-wrong': 'genuine',
  'number-inconsistent': 'genuine',
  'number-province-unknown': 'genuine',
  'document-expired': 'genuine',
};

/** All reasons, gravest first: the order of `Verdict.reasons`. */
export const REASON_ORDER = Object.keys(CEILING_OF_REASON) as readonly VerdictReason[];

/** The best level once this check has failed, whatever reason it gives. */
const CEILING_OF_FAILURE: Readonly<Record<CheckName, VerdictLevel>> = {
  access: 'genuine', // see pace-downgraded-to-bac above
  'sod-signature': 'forged',
  'issuer-chain': 'intact-untrusted',
  'data-group-hashes': 'forged',
  'sod-country': 'forged',
  'chip-authentication': 'forged',
  'active-authentication': 'forged',
  consistency: 'genuine', // the reason decides
  validity: 'genuine',
};

/**
 * What must have passed to get above a level. The chip is proven by chip or active authentication. An unmet proof
 * gives its reason only where no graver finding explains the level already.
 */
const NEEDED_PROOFS: readonly {
  readonly anyOf: readonly CheckName[];
  readonly otherwise: VerdictLevel;
  readonly reason: VerdictReason;
}[] = [
  { anyOf: ['sod-signature'], otherwise: 'not-verified', reason: 'sod-missing' },
  { anyOf: ['data-group-hashes'], otherwise: 'not-verified', reason: 'data-group-missing' },
  { anyOf: ['issuer-chain'], otherwise: 'intact-untrusted', reason: 'issuer-unknown' },
  // An issuer that cannot be tied to the state on the document is as good as unknown.
  { anyOf: ['sod-country'], otherwise: 'intact-untrusted', reason: 'issuer-unknown' },
  {
    anyOf: ['chip-authentication', 'active-authentication'],
    otherwise: 'intact-untrusted',
    reason: 'chip-not-authenticated',
  },
];

const CHIP_CHECKS: readonly CheckName[] = ['chip-authentication', 'active-authentication'];

/**
 * SECURITY: never overstates (design, contract 5). A level needs every proof that it stands for; a check that is
 * absent counts as not passed; of two checks with one name the worse counts.
 */
export function concludeVerdict(checks: readonly Check[]): Verdict {
  const reasons = new Set(checks.flatMap((check) => check.reason ?? []));
  const chip = checks.filter((check) => CHIP_CHECKS.includes(check.name));
  if (isReadFromChip(checks) && chip.every((check) => check.outcome !== 'pass' && !check.reason)) {
    reasons.add('chip-not-authenticated');
  }
  let level = checks.map(ceilingOf).reduce(lower, 'genuine');
  for (const reason of reasons) level = lower(level, CEILING_OF_REASON[reason]);
  for (const { anyOf, otherwise, reason } of NEEDED_PROOFS) {
    if (anyOf.some((name) => outcomeIs(checks, name, 'pass')) || lower(level, otherwise) === level) continue;
    level = otherwise;
    reasons.add(reason);
  }
  return { level, reasons: REASON_ORDER.filter((reason) => reasons.has(reason)) };
}

function ceilingOf(check: Check): VerdictLevel {
  if (check.outcome !== 'fail') return 'genuine';
  // A SOD that is no SOD is not a wrong signature; see CEILING_OF_REASON.
  if (
    check.name === 'sod-signature' &&
    (check.reason === 'sod-unreadable' || check.reason === 'sod-missing')
  ) {
    return CEILING_OF_REASON[check.reason];
  }
  return CEILING_OF_FAILURE[check.name];
}

/** Every check of that name has that outcome, and there is one. */
function outcomeIs(checks: readonly Check[], name: CheckName, outcome: Check['outcome']): boolean {
  const named = checks.filter((check) => check.name === name);
  return named.length > 0 && named.every((check) => check.outcome === outcome);
}

const isReadFromChip = (checks: readonly Check[]): boolean =>
  outcomeIs(checks, 'sod-signature', 'pass') || outcomeIs(checks, 'sod-signature', 'fail');

const lower = (a: VerdictLevel, b: VerdictLevel): VerdictLevel =>
  LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;
