export interface RunCounts {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly string[];
}

/** @param text the report of count-reporter.ts; undefined when the runner left none */
export function readCounts(text: string | undefined): RunCounts;

/** @param exitCode of the runner */
export function conclude(
  counts: RunCounts,
  exitCode: number,
): { readonly lines: readonly string[]; readonly exitCode: number };
