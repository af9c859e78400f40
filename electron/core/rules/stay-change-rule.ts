/** By when a change of a stay should be told, as read from `resources/rules/stay-change.json`. */
import { z } from 'zod';
import type { StayChangeType } from '../declaration/stay-change.ts';
import { unreachable } from '../result.ts';
import { addDays, type EpochMs, instantAt, localDateOf } from '../time/vietnam-time.ts';
import type { DatedRule } from './dated-rule.ts';
import { dayTime } from './day-time.ts';
import { eveningOrMorning } from './stay-rule.ts';

const due = z.enum(['mark-after-departure', 'next-evening']);

export const stayChangeRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        basis: z.enum(['law', 'desk']),
        eveningMark: dayTime,
        morningMark: dayTime,
        due: z.object({
          extension: due,
          'early-departure': due,
          'room-change': due,
          'check-out': due,
          cancellation: due,
        }),
      }),
    )
    .min(1),
});

export type StayChangeRule = z.infer<typeof stayChangeRuleFile>['rules'][number] & DatedRule;

/**
 * @param at when the change happens
 * @param declaredDeparture the departure as last declared before this change
 */
export function stayChangeDeadline(
  type: StayChangeType,
  at: EpochMs,
  declaredDeparture: EpochMs,
  rule: StayChangeRule,
): EpochMs {
  const mark = rule.due[type];
  switch (mark) {
    case 'mark-after-departure':
      return eveningOrMorning(declaredDeparture, rule);
    case 'next-evening':
      return instantAt(addDays(localDateOf(at), 1), rule.eveningMark);
    default:
      return unreachable(mark, 'due mark');
  }
}
