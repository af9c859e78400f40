/** Rules are data with a first day, a source and a version; the law changed four times in 2025–26. */
import type { LocalDate } from '../identity/person.ts';

export interface DatedRule {
  readonly version: string;
  /** First day in Vietnam on which the rule holds. */
  readonly effectiveFrom: LocalDate;
  /** Law, article and gazette reference. */
  readonly source: string;
}

/** The rule in force on a day: the latest that has begun. Throws when none has, because rule data must reach back far enough. */
export function ruleInForce<R extends DatedRule>(rules: readonly R[], day: LocalDate): R {
  const begun = rules.filter((rule) => rule.effectiveFrom <= day);
  const latest = begun.reduce<R | undefined>(
    (best, rule) => (best === undefined || rule.effectiveFrom > best.effectiveFrom ? rule : best),
    undefined,
  );
  if (latest === undefined) throw new Error(`no rule in force on ${day}`);
  return latest;
}
