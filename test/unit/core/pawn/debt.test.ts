/** Money on any days and any sums: never above the cap, no đồng lost, never cheaper by waiting. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Debt,
  interestTermsOf,
  newDebt,
  pay,
  reckon,
  totalOf,
} from '../../../../electron/core/pawn/debt.ts';
import { type AgreedRate, daysBetween, monthsAfter, yearly } from '../../../../electron/core/pawn/rate.ts';
import { scheduleOf } from '../../../../electron/core/pawn/schedule.ts';
import { addDays } from '../../../../electron/core/time/vietnam-time.ts';
import { RULES } from './sample-pawn.ts';

const CAP = RULES.pawn.interest.capPerMillionAYear;

const day = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays('2024-01-01', days));
const sum = fc.oneof(fc.integer({ min: 1, max: 5_000_000 }), fc.integer({ min: 1, max: 100_000_000_000 }));
/** Any rate that the cap allows, the highest ones often. */
const rate: fc.Arbitrary<AgreedRate> = fc.oneof(
  fc.record({ per: fc.constant('month' as const), perMillion: fc.integer({ min: 0, max: 16_666 }) }),
  fc.record({ per: fc.constant('day' as const), perMillion: fc.integer({ min: 0, max: 547 }) }),
  fc.constantFrom<AgreedRate>({ per: 'month', perMillion: 16_666 }, { per: 'day', perMillion: 547 }),
);
const loan = fc
  .record({ principal: sum, rate, since: day, term: fc.integer({ min: 1, max: 800 }) })
  .map(({ principal, rate: agreed, since, term }) =>
    newDebt(principal, interestTermsOf(agreed, RULES.pawn), since, addDays(since, term)),
  );
const days = (most: number) => fc.integer({ min: 0, max: most });

/**
 * The cap for a span, reckoned in another way than the program does: day by day, each worth its share of the loan's
 * own year. Gives numerator and denominator.
 */
function capShare(anchor: string, from: string, to: string): readonly [bigint, bigint] {
  let parts = 0n;
  for (let at = from; at < to; at = addDays(at, 1)) {
    let year = 0;
    while (monthsAfter(anchor, (year + 1) * 12) <= at) year++;
    const length = daysBetween(monthsAfter(anchor, year * 12), monthsAfter(anchor, (year + 1) * 12));
    parts += length === 366 ? 365n : 366n;
  }
  return [parts, 365n * 366n];
}

const withinCap = (
  interest: number,
  principal: number,
  perMillion: number,
  share: readonly [bigint, bigint],
) => BigInt(interest) * 1_000_000n * share[1] <= BigInt(principal) * BigInt(perMillion) * share[0];

describe('the cap', () => {
  test('interest of the term is never above 20 % a year, on any days, leap years and short months among them', () => {
    fc.assert(
      fc.property(loan, days(800), (debt, after) => {
        const to = addDays(debt.since, Math.min(after, daysBetween(debt.since, debt.dueDate)));
        const { termInterest } = reckon(debt, to);
        expect(withinCap(termInterest, debt.principal, CAP, capShare(debt.since, debt.since, to))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('overdue interest is never above 150 % of the agreed rate, nor of the cap; late interest never above half of it', () => {
    fc.assert(
      fc.property(loan, fc.integer({ min: 1, max: 900 }), (debt, late) => {
        const to = addDays(debt.dueDate, late);
        const then = reckon(debt, to);
        const share = capShare(debt.since, debt.dueDate, to);
        expect(withinCap(then.overdueInterest, debt.principal, (CAP * 150) / 100, share)).toBe(true);
        expect(withinCap(then.lateInterest, then.termInterest, CAP / 2, share)).toBe(true);
        if (debt.terms.rate.per === 'day') {
          const agreed =
            (BigInt(debt.principal) * BigInt(debt.terms.rate.perMillion * late * 15)) / 10_000_000n;
          expect(BigInt(then.overdueInterest) <= agreed).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a rate is over the cap exactly when a year of it is', () => {
    expect(yearly({ per: 'month', perMillion: 16_666 })).toBeLessThanOrEqual(CAP);
    expect(yearly({ per: 'month', perMillion: 16_667 })).toBeGreaterThan(CAP);
    expect(yearly({ per: 'day', perMillion: 547 })).toBeLessThanOrEqual(CAP);
    expect(yearly({ per: 'day', perMillion: 548 })).toBeGreaterThan(CAP);
  });
});

describe('no đồng is lost', () => {
  test('the parts of a payment are the payment; what is left is what was owed less the payment', () => {
    fc.assert(
      fc.property(loan, days(1_200), fc.double({ min: 0, max: 1, noNaN: true }), (debt, after, portion) => {
        const then = reckon(debt, addDays(debt.since, after));
        const amount = Math.floor(totalOf(then) * portion);
        const paid = pay(then, amount);
        if (!paid.ok) throw new Error(paid.error);
        expect(totalOf(paid.value.parts)).toBe(amount);
        expect(totalOf(paid.value.debt)).toBe(totalOf(then) - amount);
        // Principal goes down only when no interest is left.
        if (paid.value.parts.principal > 0) {
          expect(totalOf(paid.value.debt)).toBe(paid.value.debt.principal);
        }
      }),
    );
  });

  test('over a whole life, all that was paid is the loan and the interest that was reckoned', () => {
    const step = fc.record({
      wait: fc.integer({ min: 0, max: 200 }),
      portion: fc.double({ min: 0, max: 0.9, noNaN: true }),
    });
    fc.assert(
      fc.property(loan, fc.array(step, { maxLength: 8 }), (opened, steps) => {
        let debt: Debt = opened;
        let paidIn = 0;
        let reckoned = 0;
        const advance = (to: string) => {
          const before = totalOf(debt);
          debt = reckon(debt, to);
          reckoned += totalOf(debt) - before;
        };
        for (const { wait, portion } of steps) {
          advance(addDays(debt.reckonedTo, wait));
          const amount = Math.floor(totalOf(debt) * portion);
          const paid = pay(debt, amount);
          if (!paid.ok) throw new Error(paid.error);
          debt = paid.value.debt;
          paidIn += amount;
        }
        const last = pay(debt, totalOf(debt));
        if (!last.ok) throw new Error(last.error);
        expect(totalOf(last.value.debt)).toBe(0);
        expect(paidIn + totalOf(debt)).toBe(opened.principal + reckoned);
      }),
    );
  });

  test('the rows of the schedule add up to its last total', () => {
    fc.assert(
      fc.property(loan, (debt) => {
        const rows = scheduleOf(debt);
        const interest = rows.reduce((total, row) => total + row.interest, 0);
        expect(debt.principal + interest).toBe(rows.at(-1)?.toRedeem);
        expect(rows.at(-1)?.date).toBe(debt.dueDate);
        expect(rows.every((row) => row.interest >= 0)).toBe(true);
      }),
    );
  });

  test('more than is owed is refused, and a fraction of a đồng is a bug', () => {
    const debt = newDebt(
      1_000,
      interestTermsOf({ per: 'day', perMillion: 500 }, RULES.pawn),
      '2026-03-05',
      '2026-04-05',
    );
    expect(pay(debt, 1_001)).toEqual({ ok: false, error: 'more-than-owed' });
    expect(() => pay(debt, 0.5)).toThrow('đồng');
    expect(() => pay(debt, -1)).toThrow('negative');
  });
});

describe('time', () => {
  test('what redeems the goods never falls as days pass', () => {
    fc.assert(
      fc.property(loan, days(1_500), days(400), (debt, first, more) => {
        const earlier = totalOf(reckon(debt, addDays(debt.since, first)));
        expect(totalOf(reckon(debt, addDays(debt.since, first + more)))).toBeGreaterThanOrEqual(earlier);
      }),
      { numRuns: 500 },
    );
  });

  test('reckoning in between never makes it dearer', () => {
    fc.assert(
      fc.property(loan, days(700), days(700), (debt, first, more) => {
        const between = addDays(debt.since, first);
        const end = addDays(between, more);
        const once = reckon(debt, end).termInterest;
        const twice = reckon(reckon(debt, between), end).termInterest;
        // Where the cap binds for a part of the time only, stopping there costs the shop what the cap took.
        expect(twice).toBeLessThanOrEqual(once);
      }),
    );
  });

  test('interest is reckoned forward only', () => {
    const debt = newDebt(
      1_000,
      interestTermsOf({ per: 'day', perMillion: 500 }, RULES.pawn),
      '2026-03-05',
      '2026-04-05',
    );
    expect(() => reckon(reckon(debt, '2026-03-10'), '2026-03-09')).toThrow('forward');
  });
});
