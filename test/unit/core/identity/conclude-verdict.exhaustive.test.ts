/**
 * Every combination of what the checks of one reading can say. The rules are written here a second time and in another
 * form, as questions that are asked in order, so that a slip in the tables of `conclude-verdict.ts` shows.
 */
import { describe, expect, test } from 'vitest';
import { concludeVerdict, REASON_ORDER } from '../../../../electron/core/identity/conclude-verdict.ts';
import type {
  Check,
  CheckName,
  CheckOutcome,
  VerdictLevel,
  VerdictReason,
} from '../../../../electron/core/identity/verdict.ts';

/** What one kind of check may leave in a reading: nothing, one entry, or several. */
type Saying = readonly Check[];

const say = (name: CheckName, outcome: CheckOutcome, reason?: VerdictReason): Saying => [
  { name, outcome, ...(reason && { reason }) },
];
const NOTHING: Saying = [];

const HASHES = 'data-group-hashes';
const changed = say(HASHES, 'fail', 'data-group-changed');
const unlisted = say(HASHES, 'fail', 'data-group-not-in-sod');
const missing = say(HASHES, 'not-possible', 'data-group-missing');
const announced = say(HASHES, 'not-possible', 'data-group-announced-unsigned');
const withheld = say(HASHES, 'pass', 'data-group-withheld');

const proofOfTheChip = (name: 'chip-authentication' | 'active-authentication'): readonly Saying[] => [
  say(name, 'pass'),
  say(name, 'fail', `${name}-failed`),
  say(name, 'not-possible', `${name}-not-completed`),
  say(name, 'not-possible'),
  say(name, 'not-offered'),
  NOTHING,
];

const SAYINGS: readonly (readonly Saying[])[] = [
  [
    say('access', 'pass'),
    say('access', 'fail', 'pace-downgraded-to-bac'),
    say('access', 'fail', 'pace-offer-weakened'),
    say('access', 'not-possible'),
  ],
  [
    say('sod-signature', 'pass'),
    say('sod-signature', 'fail', 'sod-signature-invalid'),
    say('sod-signature', 'fail', 'sod-unreadable'),
    say('sod-signature', 'not-possible', 'sod-unreadable'),
    say('sod-signature', 'not-possible', 'sod-missing'),
    NOTHING,
  ],
  [
    say('issuer-chain', 'pass'),
    say('issuer-chain', 'pass', 'issuer-expired'),
    say('issuer-chain', 'fail', 'issuer-expired'),
    say('issuer-chain', 'fail', 'issuer-revoked'),
    say('issuer-chain', 'fail', 'issuer-invalid'),
    say('issuer-chain', 'not-possible', 'issuer-unknown'),
    NOTHING,
  ],
  [
    say(HASHES, 'pass'),
    changed,
    unlisted,
    missing,
    [...changed, ...unlisted],
    [...changed, ...missing],
    [...unlisted, ...missing],
    [...changed, ...unlisted, ...missing],
    announced,
    [...announced, ...withheld],
    [...say(HASHES, 'pass'), ...withheld],
    [...missing, ...withheld],
    [...changed, ...unlisted, ...announced, ...missing, ...withheld],
    say(HASHES, 'not-possible'),
    NOTHING,
  ],
  [
    say('sod-country', 'pass'),
    say('sod-country', 'fail', 'country-mismatch'),
    say('sod-country', 'not-possible'),
    NOTHING,
  ],
  proofOfTheChip('chip-authentication'),
  proofOfTheChip('active-authentication'),
  [
    say('consistency', 'pass'),
    say('consistency', 'fail', 'check-digit-wrong'),
    say('consistency', 'fail', 'number-inconsistent'),
    say('consistency', 'fail', 'number-province-unknown'),
    say('consistency', 'fail', 'text-differs-from-mrz'),
    say('consistency', 'fail', 'qr-differs-from-chip'),
    say('consistency', 'fail', 'common-data-unusable'),
    say('consistency', 'not-possible'),
  ],
  [say('validity', 'pass'), say('validity', 'fail', 'document-expired'), say('validity', 'not-possible')],
];

const passed = (checks: readonly Check[], name: CheckName): boolean =>
  checks.some((check) => check.name === name) &&
  checks.every((check) => check.name !== name || check.outcome === 'pass');

const PROVES_A_FORGERY: ReadonlySet<VerdictReason | undefined> = new Set([
  'sod-signature-invalid',
  'data-group-changed',
  'data-group-not-in-sod',
  'issuer-invalid',
  'country-mismatch',
  'chip-authentication-failed',
  'active-authentication-failed',
]);
const FORBIDS_TO_BELIEVE: ReadonlySet<VerdictReason | undefined> = new Set([
  'issuer-revoked',
  'text-differs-from-mrz',
  'qr-differs-from-chip',
  'data-group-announced-unsigned',
  'chip-authentication-not-completed',
  'active-authentication-not-completed',
]);

function expectedLevel(checks: readonly Check[]): VerdictLevel {
  if (checks.some(({ reason }) => PROVES_A_FORGERY.has(reason))) return 'forged';
  const intact = passed(checks, 'sod-signature') && passed(checks, HASHES);
  if (!intact || checks.some(({ reason }) => FORBIDS_TO_BELIEVE.has(reason))) return 'not-verified';
  const fromTheState = passed(checks, 'issuer-chain') && passed(checks, 'sod-country');
  const theChipItself = passed(checks, 'chip-authentication') || passed(checks, 'active-authentication');
  return fromTheState && theChipItself ? 'genuine' : 'intact-untrusted';
}

/** Reasons that may stand in a verdict though no check gave them: a proof that the level lacks. */
const ADDED: ReadonlySet<VerdictReason> = new Set([
  'sod-missing',
  'data-group-missing',
  'issuer-unknown',
  'chip-not-authenticated',
]);

/** What is wrong with the verdict on these checks; undefined when nothing is. */
function defectOf(checks: readonly Check[]): string | undefined {
  const { level, reasons } = concludeVerdict(checks);
  const expected = expectedLevel(checks);
  if (level !== expected) return `${level} instead of ${expected}`;
  const given = new Set(checks.flatMap(({ reason }) => reason ?? []));
  for (const reason of given) if (!reasons.includes(reason)) return `${reason} is kept back`;
  for (const reason of reasons) if (!given.has(reason) && !ADDED.has(reason)) return `${reason} is made up`;
  if (level !== 'genuine' && reasons.length === 0) return `${level} without a reason`;
  const places = reasons.map((reason) => REASON_ORDER.indexOf(reason));
  if (places.some((place, i) => i > 0 && place <= places[i - 1]!)) return 'reasons out of order';
  return undefined;
}

const ALL = SAYINGS.reduce((product, { length }) => product * length, 1);

/** Calls for every combination; returns how many there were. */
function forEveryCombination(use: (checks: readonly Check[]) => void): number {
  let count = 0;
  const choose = (kind: number, chosen: readonly Check[]): void => {
    const sayings = SAYINGS[kind];
    if (!sayings) {
      count++;
      use(chosen);
      return;
    }
    for (const saying of sayings) choose(kind + 1, saying.length === 0 ? chosen : [...chosen, ...saying]);
  };
  choose(0, []);
  return count;
}

describe('every combination', () => {
  test('of nine million has the level that the questions give, and says why', {
    timeout: 300_000,
  }, () => {
    const defects: string[] = [];
    const levels = new Map<VerdictLevel, number>();
    const count = forEveryCombination((checks) => {
      const defect = defectOf(checks);
      if (defect && defects.length < 10) defects.push(`${defect}: ${JSON.stringify(checks)}`);
      const level = expectedLevel(checks);
      levels.set(level, (levels.get(level) ?? 0) + 1);
    });
    expect(defects).toEqual([]);
    expect(count).toBe(ALL);
    expect(count).toBe(8_709_120);
    // Each level is reached, and the better it is the rarer.
    const [forged, notVerified, untrusted, genuine] = (
      ['forged', 'not-verified', 'intact-untrusted', 'genuine'] as const
    ).map((level) => levels.get(level) ?? 0);
    expect(forged).toBeGreaterThan(notVerified!);
    expect(notVerified).toBeGreaterThan(untrusted!);
    expect(untrusted).toBeGreaterThan(genuine!);
    expect(genuine).toBeGreaterThan(0);
  });

  test('chip or active authentication that was offered and not completed is never above not-verified', {
    timeout: 300_000,
  }, () => {
    const tooGood: string[] = [];
    forEveryCombination((checks) => {
      const offered = checks.some(
        ({ reason }) =>
          reason === 'chip-authentication-not-completed' || reason === 'active-authentication-not-completed',
      );
      if (!offered) return;
      const { level } = concludeVerdict(checks);
      if (level !== 'not-verified' && level !== 'forged') tooGood.push(level);
    });
    expect(tooGood).toEqual([]);
  });
});
