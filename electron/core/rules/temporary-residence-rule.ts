/** When staying becomes residing (Luật Cư trú đ.27, đ.28), as read from `resources/rules/temporary-residence.json`. */
import { z } from 'zod';
import type { LocalDate } from '../identity/person.ts';
import { addDays } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';

export const temporaryResidenceRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        /** From this many days on, residence is registered. */
        thresholdDays: z.number().int().positive(),
        longestMonths: z.number().int().positive(),
        /** A registration is renewed within its last days. */
        renewalDays: z.number().int().positive(),
        form: z.string(),
        /** Whether somebody has seen the numbered layout of the form. */
        formConfirmed: z.boolean(),
        listSource: z.string(),
        procedure: z.string(),
      }),
    )
    .min(1),
});

export type TemporaryResidenceRule = z.infer<typeof temporaryResidenceRuleFile>['rules'][number] & DatedRule;

const DAY_MS = 86_400_000;

/** Days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** Days of a term, both ends included. */
export const termDays = (begins: LocalDate, ends: LocalDate): number => daysBetween(begins, ends) + 1;

export type RegistrationState = 'not-needed' | 'needed' | 'registered' | 'expires-soon' | 'expired' | 'ended';

export interface Term {
  readonly begins: LocalDate;
  /** Last day of the lease. */
  readonly ends: LocalDate;
  /** Last day of the registered temporary residence. */
  readonly registeredUntil?: LocalDate;
  /** Last day lived there. */
  readonly endedOn?: LocalDate;
}

/** Where a tenancy stands on a day. A lease under the threshold needs a stay notice only. */
export function registrationState(
  term: Term,
  today: LocalDate,
  rule: TemporaryResidenceRule,
): RegistrationState {
  if (term.endedOn !== undefined && term.endedOn <= today) return 'ended';
  if (term.registeredUntil !== undefined) {
    if (term.registeredUntil < today) return 'expired';
    return daysBetween(today, term.registeredUntil) <= rule.renewalDays ? 'expires-soon' : 'registered';
  }
  return termDays(term.begins, term.ends) >= rule.thresholdDays ? 'needed' : 'not-needed';
}

/** The last day that a registration which begins on `from` may name. */
export function latestRegistration(from: LocalDate, rule: TemporaryResidenceRule): LocalDate {
  const [year, month, day] = from.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) + rule.longestMonths;
  const firstOfMonth = `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`;
  // A day that the later month does not have is its last day.
  const daysInMonth = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  return addDays(firstOfMonth, Math.min(day, daysInMonth) - 1);
}
