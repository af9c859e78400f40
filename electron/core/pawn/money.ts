/** Money is a whole number of đồng. Ratios are computed exactly, and rounded down once, at the end. */

/** Whole đồng; never a fraction. */
export type Dong = number;

/** The largest loan a desk writes: a hundred billion đồng. All sums of a contract stay far inside exact integers. */
export const LARGEST_SUM: Dong = 100_000_000_000;

/** Throws on fractions and on what JavaScript cannot count exactly: such a sum is a bug. */
export function dong(value: number): Dong {
  if (!Number.isSafeInteger(value)) throw new Error('not a whole number of đồng');
  return value;
}

export const sumOf = (parts: readonly Dong[]): Dong => dong(parts.reduce((sum, part) => sum + part, 0));

/**
 * `amount × numerator ÷ denominator`, rounded down to a whole đồng: what is rounded off stays with the borrower, so
 * that no rounding lifts a sum above a limit.
 */
export function shareOf(amount: Dong, numerator: bigint, denominator: bigint): Dong {
  if (amount < 0 || numerator < 0n || denominator <= 0n) throw new Error('not a share of a sum');
  return dong(Number((BigInt(dong(amount)) * numerator) / denominator));
}
