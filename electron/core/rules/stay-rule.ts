/** What the law says about the stay notice, as read from `resources/rules/stay-notice.json`. */
import { z } from 'zod';
import { addDays, type EpochMs, instantAt, localDateOf, localTimeOf } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const requiredFieldPath = z.enum([
  'person.fullName',
  'person.birthDate',
  'person.document.number',
  'stay.reason',
  'stay.room',
  'stay.arrival',
  'stay.plannedDeparture',
]);
export type RequiredFieldPath = z.infer<typeof requiredFieldPath>;

export const stayRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        /** Arrivals before this time are due by it on the same day. */
        eveningMark: time,
        /** Later arrivals are due by this time on the next day. */
        morningMark: time,
        longestStayDays: z.number().int().positive(),
        requiredFields: z.array(requiredFieldPath),
      }),
    )
    .min(1),
});

export type StayRule = z.infer<typeof stayRuleFile>['rules'][number] & DatedRule;

/**
 * By when the notice must be with the authority: 23:00 on the day of arrival, or 08:00 on the next day for those
 * who come at 23:00 or later (Luật Cư trú đ.30; NĐ 96/2016 đ.44 khoản 4, which adds hourly stays).
 */
export function stayNoticeDeadline(arrival: EpochMs, rule: StayRule): EpochMs {
  const day = localDateOf(arrival);
  return localTimeOf(arrival) < rule.eveningMark
    ? instantAt(day, rule.eveningMark)
    : instantAt(addDays(day, 1), rule.morningMark);
}
