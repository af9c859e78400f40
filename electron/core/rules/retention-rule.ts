/** How long data are kept, as read from `resources/rules/retention.json`. */
import { z } from 'zod';
import { DAY_MS, type EpochMs, instantAt, localDateOf } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';

export const RETENTION_CLASSES = [
  'lodging-stays',
  'patients',
  'tenancies',
  'visitors',
  'police-tasks',
  'pawns',
  'suspicions',
  'evidence',
  'camera-pictures',
] as const;
export type RetentionClass = (typeof RETENTION_CLASSES)[number];

const months = z.number().int().positive();
const period = z.union([
  z.object({
    months,
    basis: z.enum(['law', 'desk']),
    source: z.string(),
    /** The facility may choose its own figure between these. */
    choice: z.object({ least: months, most: months }).optional(),
  }),
  z.object({ days: z.number().int().positive(), basis: z.enum(['law', 'desk']), source: z.string() }),
]);

export const retentionRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        classes: z.record(z.enum(RETENTION_CLASSES), period),
      }),
    )
    .min(1),
});

export type RetentionRule = z.infer<typeof retentionRuleFile>['rules'][number] & DatedRule;
export type RetentionPeriod = z.infer<typeof period>;

/** The period with what the facility chose for itself, where the rule leaves it the choice. */
export function chosenPeriod(kept: RetentionPeriod, chosen: number | undefined): RetentionPeriod {
  if (chosen === undefined || !('months' in kept) || kept.choice === undefined) return kept;
  const { least, most } = kept.choice;
  return { ...kept, months: Math.min(most, Math.max(least, chosen)) };
}

/**
 * What ended before this instant may go: the beginning of the Vietnamese day that lies the period back. "At least 36
 * months" is met by whole days, so nothing goes on the day itself.
 */
export function purgeBefore(now: EpochMs, kept: RetentionPeriod): EpochMs {
  const today = localDateOf(now);
  if ('days' in kept) return instantAt(today, '00:00') - kept.days * DAY_MS;
  const [year, month, day] = today.split('-').map(Number) as [number, number, number];
  const months = year * 12 + (month - 1) - kept.months;
  const lastDay = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate();
  const pad = (value: number) => String(value).padStart(2, '0');
  // 36 months before 29 February is the last day of that February.
  const date = `${Math.floor(months / 12)}-${pad((months % 12) + 1)}-${pad(Math.min(day, lastDay))}`;
  return instantAt(date, '00:00');
}
