/** What the law says about the stay notice, as read from `resources/rules/stay-notice.json`. */
import { z } from 'zod';
import { addDays, type EpochMs, instantAt, localDateOf, localTimeOf } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';
import { dayTime } from './day-time.ts';

export const requiredFieldPath = z.enum([
  'person.fullName',
  'person.birthDate',
  'person.sex',
  'person.document.number',
  'stay.reason',
  'stay.room',
  'stay.arrival',
  'stay.plannedDeparture',
  'permittedStayUntil',
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
        eveningMark: dayTime,
        /** Later arrivals are due by this time on the next day. */
        morningMark: dayTime,
        longestStayDays: z.number().int().positive(),
        requiredFields: z.array(requiredFieldPath),
        /** Of a guest who has no papers: roomed all the same, and the police told (NĐ 96/2016 đ.44). */
        requiredWithoutPapers: z.array(requiredFieldPath),
      }),
    )
    .min(1),
});

export type StayRule = z.infer<typeof stayRuleFile>['rules'][number] & DatedRule;

/** 23:00 on the day, or 08:00 on the next for what happens at 23:00 or later. */
export function eveningOrMorning(
  at: EpochMs,
  marks: { readonly eveningMark: string; readonly morningMark: string },
): EpochMs {
  const day = localDateOf(at);
  return localTimeOf(at) < marks.eveningMark
    ? instantAt(day, marks.eveningMark)
    : instantAt(addDays(day, 1), marks.morningMark);
}

/**
 * By when the notice must be with the authority: 23:00 on the day of arrival, or 08:00 on the next day for those
 * who come at 23:00 or later (Luật Cư trú đ.30; NĐ 96/2016 đ.44 khoản 4, which adds hourly stays).
 */
export const stayNoticeDeadline = (arrival: EpochMs, rule: StayRule): EpochMs =>
  eveningOrMorning(arrival, rule);
