import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { concludeVerdict, REASON_ORDER } from '../../../../electron/core/identity/conclude-verdict.ts';
import type {
  Check,
  CheckName,
  CheckOutcome,
  VerdictLevel,
  VerdictReason,
} from '../../../../electron/core/identity/verdict.ts';

/** A card on which everything was done and held. */
const GOOD: readonly Check[] = [
  { name: 'access', outcome: 'pass' },
  { name: 'sod-signature', outcome: 'pass' },
  { name: 'issuer-chain', outcome: 'pass' },
  { name: 'data-group-hashes', outcome: 'pass' },
  { name: 'sod-country', outcome: 'pass' },
  { name: 'chip-authentication', outcome: 'pass' },
  { name: 'active-authentication', outcome: 'pass' },
  { name: 'consistency', outcome: 'pass' },
  { name: 'validity', outcome: 'pass' },
];

const check = (name: CheckName, outcome: CheckOutcome, reason?: VerdictReason): Check => ({
  name,
  outcome,
  ...(reason && { reason }),
});

/** The good card with these checks in the place of the ones of the same name. */
const but = (...changes: readonly Check[]): readonly Check[] => [
  ...GOOD.filter((good) => !changes.some((change) => change.name === good.name)),
  ...changes,
];

const without = (...names: readonly CheckName[]) => GOOD.filter((good) => !names.includes(good.name));

const NO_SOD = [
  check('sod-signature', 'not-possible', 'sod-missing'),
  check('issuer-chain', 'not-possible'),
  check('data-group-hashes', 'not-possible'),
  check('sod-country', 'not-possible'),
];

const NO_CHIP_PROOF = [
  check('chip-authentication', 'not-offered'),
  check('active-authentication', 'not-offered'),
];

type Row = readonly [
  what: string,
  checks: readonly Check[],
  level: VerdictLevel,
  reasons: readonly VerdictReason[],
];

const TABLE: readonly Row[] = [
  ['everything holds', GOOD, 'genuine', []],
  ['only chip authentication offered', but(check('active-authentication', 'not-offered')), 'genuine', []],
  ['only active authentication offered', but(check('chip-authentication', 'not-offered')), 'genuine', []],
  ['document expired', but(check('validity', 'fail', 'document-expired')), 'genuine', ['document-expired']],
  [
    'issuer expired since it signed',
    but(check('issuer-chain', 'pass', 'issuer-expired')),
    'genuine',
    ['issuer-expired'],
  ],
  [
    'number does not fit, signed as it is',
    but(check('consistency', 'fail', 'number-inconsistent')),
    'genuine',
    ['number-inconsistent'],
  ],
  [
    'downgrade, chip proven all the same',
    but(check('access', 'fail', 'pace-downgraded-to-bac')),
    'genuine',
    ['pace-downgraded-to-bac'],
  ],

  [
    'no trust anchor',
    but(check('issuer-chain', 'not-possible', 'issuer-unknown')),
    'intact-untrusted',
    ['issuer-unknown'],
  ],
  [
    'issuer did not cover the signing',
    but(check('issuer-chain', 'fail', 'issuer-expired')),
    'intact-untrusted',
    ['issuer-expired'],
  ],
  [
    'country cannot be judged',
    but(check('sod-country', 'not-possible')),
    'intact-untrusted',
    ['issuer-unknown'],
  ],
  ['neither CA nor AA offered', but(...NO_CHIP_PROOF), 'intact-untrusted', ['chip-not-authenticated']],
  [
    'downgrade and nothing proved the chip',
    but(check('access', 'fail', 'pace-downgraded-to-bac'), ...NO_CHIP_PROOF),
    'intact-untrusted',
    ['chip-not-authenticated', 'pace-downgraded-to-bac'],
  ],
  [
    'chip checks forgotten',
    without('chip-authentication', 'active-authentication'),
    'intact-untrusted',
    ['chip-not-authenticated'],
  ],
  ['issuer check forgotten', without('issuer-chain'), 'intact-untrusted', ['issuer-unknown']],
  ['country check forgotten', without('sod-country'), 'intact-untrusted', ['issuer-unknown']],

  [
    'CA offered, not done',
    but(check('chip-authentication', 'not-possible', 'chip-authentication-not-completed')),
    'not-verified',
    ['chip-authentication-not-completed'],
  ],
  [
    'AA offered, not done',
    but(check('active-authentication', 'not-possible', 'active-authentication-not-completed')),
    'not-verified',
    ['active-authentication-not-completed'],
  ],
  ['no SOD', but(...NO_SOD), 'not-verified', ['sod-missing']],
  [
    'SOD unreadable',
    but(check('sod-signature', 'fail', 'sod-unreadable'), ...NO_SOD.slice(1)),
    'not-verified',
    ['sod-unreadable'],
  ],
  [
    'SOD of an unknown kind',
    but(check('sod-signature', 'not-possible', 'sod-unreadable'), ...NO_SOD.slice(1)),
    'not-verified',
    ['sod-unreadable'],
  ],
  [
    'DG15 signed for and hidden',
    but(
      check('data-group-hashes', 'not-possible', 'data-group-missing'),
      check('active-authentication', 'not-offered'),
    ),
    'not-verified',
    ['data-group-missing'],
  ],
  ['hash check forgotten', without('data-group-hashes'), 'not-verified', ['data-group-missing']],
  [
    'QR of another card',
    but(check('consistency', 'fail', 'qr-differs-from-chip')),
    'not-verified',
    ['qr-differs-from-chip'],
  ],
  ['typed', [check('access', 'not-possible', 'typed-by-hand')], 'not-verified', ['typed-by-hand']],
  ['scanned', [check('access', 'not-possible', 'scanned-only')], 'not-verified', ['scanned-only']],
  ['nothing at all', [], 'not-verified', ['sod-missing']],

  [
    'signature wrong',
    but(check('sod-signature', 'fail', 'sod-signature-invalid')),
    'forged',
    ['sod-signature-invalid'],
  ],
  [
    'data changed',
    but(check('data-group-hashes', 'fail', 'data-group-changed')),
    'forged',
    ['data-group-changed'],
  ],
  [
    'data added',
    but(check('data-group-hashes', 'fail', 'data-group-not-in-sod')),
    'forged',
    ['data-group-not-in-sod'],
  ],
  ['issuer wrong', but(check('issuer-chain', 'fail', 'issuer-invalid')), 'forged', ['issuer-invalid']],
  ['country wrong', but(check('sod-country', 'fail', 'country-mismatch')), 'forged', ['country-mismatch']],
  [
    'CA failed although AA passed',
    but(check('chip-authentication', 'fail', 'chip-authentication-failed')),
    'forged',
    ['chip-authentication-failed'],
  ],
  [
    'AA failed although CA passed',
    but(check('active-authentication', 'fail', 'active-authentication-failed')),
    'forged',
    ['active-authentication-failed'],
  ],
  [
    'text differs from MRZ, both signed by the state',
    but(check('consistency', 'fail', 'text-differs-from-mrz')),
    'not-verified',
    ['text-differs-from-mrz'],
  ],
  [
    'text differs from MRZ because it was changed',
    but(
      check('consistency', 'fail', 'text-differs-from-mrz'),
      check('data-group-hashes', 'fail', 'data-group-changed'),
    ),
    'forged',
    ['data-group-changed', 'text-differs-from-mrz'],
  ],
  [
    'signer revoked',
    but(check('issuer-chain', 'fail', 'issuer-revoked')),
    'not-verified',
    ['issuer-revoked'],
  ],
  [
    'two defects of the hashes and an expired card, told in order',
    but(
      check('validity', 'fail', 'document-expired'),
      check('data-group-hashes', 'fail', 'data-group-not-in-sod'),
      check('data-group-hashes', 'fail', 'data-group-changed'),
    ),
    'forged',
    ['data-group-changed', 'data-group-not-in-sod', 'document-expired'],
  ],
];

test.each(TABLE)('%s', (_what, checks, level, reasons) => {
  expect(concludeVerdict(checks)).toEqual({ level, reasons });
});

describe('for any checks', () => {
  const RANK: Readonly<Record<VerdictLevel, number>> = {
    forged: 0,
    'not-verified': 1,
    'intact-untrusted': 2,
    genuine: 3,
  };
  const names = GOOD.map((good) => good.name);
  const anyCheck: fc.Arbitrary<Check> = fc
    .tuple(
      fc.constantFrom(...names),
      fc.constantFrom<CheckOutcome>('pass', 'fail', 'not-possible', 'not-offered'),
      fc.option(fc.constantFrom(...REASON_ORDER), { nil: undefined }),
    )
    .map(([name, outcome, reason]) => check(name, outcome, reason));
  const anyChecks = fc.array(anyCheck, { maxLength: 12 });

  test('a further finding never raises the level of a full set', () => {
    fc.assert(
      fc.property(fc.array(anyCheck, { maxLength: 6 }), anyCheck, (some, further) => {
        const before = concludeVerdict([...GOOD, ...some]);
        const after = concludeVerdict([...GOOD, ...some, further]);
        expect(RANK[after.level]).toBeLessThanOrEqual(RANK[before.level]);
      }),
    );
  });

  test('genuine needs every proof', () => {
    fc.assert(
      fc.property(anyChecks, (checks) => {
        if (concludeVerdict(checks).level !== 'genuine') return;
        const passed = (name: CheckName) => checks.some((c) => c.name === name && c.outcome === 'pass');
        for (const name of ['sod-signature', 'issuer-chain', 'data-group-hashes', 'sod-country'] as const) {
          expect(passed(name)).toBe(true);
        }
        expect(passed('chip-authentication') || passed('active-authentication')).toBe(true);
      }),
    );
  });

  test('the order of checks does not matter, and reasons are ordered and unique', () => {
    fc.assert(
      fc.property(anyChecks, (checks) => {
        const verdict = concludeVerdict(checks);
        expect(concludeVerdict(checks.toReversed())).toEqual(verdict);
        const ranks = verdict.reasons.map((reason) => REASON_ORDER.indexOf(reason));
        expect(ranks).toEqual([...new Set(ranks)].toSorted((a, b) => a - b));
      }),
    );
  });

  test('every level below genuine says why, unless a check failed without a reason', () => {
    fc.assert(
      fc.property(anyChecks, (checks) => {
        const verdict = concludeVerdict(checks);
        const mute = checks.some((c) => c.outcome === 'fail' && c.reason === undefined);
        if (verdict.level !== 'genuine' && !mute) expect(verdict.reasons).not.toEqual([]);
      }),
    );
  });
});
