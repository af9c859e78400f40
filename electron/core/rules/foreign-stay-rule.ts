/** What the law says about the stay of a foreign guest, as read from `resources/rules/foreign-stay.json`. */
import { z } from 'zod';
import { type EpochMs, HOUR_MS } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';
import { dayTime } from './day-time.ts';
import { eveningOrMorning, requiredFieldPath } from './stay-rule.ts';

export const foreignStayRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        eveningMark: dayTime,
        morningMark: dayTime,
        /** After the arrival. */
        hours: z.number().int().positive(),
        /** After the arrival, in a facility that the police count as remote. */
        remoteHours: z.number().int().positive(),
        form: z.string(),
        requiredFields: z.array(requiredFieldPath),
        requiredWithoutPapers: z.array(requiredFieldPath),
      }),
    )
    .min(1),
});

export type ForeignStayRule = z.infer<typeof foreignStayRuleFile>['rules'][number] & DatedRule;

/**
 * Luật 47/2014 đ.33 gives 12 hours, or 24 in remote places; NĐ 96/2016 đ.44 khoản 4 puts foreign guests under 23:00 and
 * 08:00 as well. Both hold, so the earlier one is due (our reading: no text joins the two).
 */
export function foreignStayDeadline(arrival: EpochMs, rule: ForeignStayRule, remote: boolean): EpochMs {
  const hours = remote ? rule.remoteHours : rule.hours;
  return Math.min(arrival + hours * HOUR_MS, eveningOrMorning(arrival, rule));
}
