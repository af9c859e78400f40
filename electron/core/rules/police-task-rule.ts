/** What a person must tell the police at once, as read from `resources/rules/police-task.json`. */
import { z } from 'zod';
import type { DatedRule } from './dated-rule.ts';

export const POLICE_TASK_KINDS = [
  'guest-without-papers',
  'foreigner-without-passport',
  'doubtful-papers',
  'weapon-without-licence',
  'suspicion',
  'other',
] as const;
export type PoliceTaskKind = (typeof POLICE_TASK_KINDS)[number];

export const policeTaskRuleFile = z.object({
  rules: z
    .array(
      z.object({
        version: z.string(),
        effectiveFrom: z.iso.date(),
        source: z.string(),
        tasks: z.record(
          z.enum(POLICE_TASK_KINDS),
          z.object({
            vi: z.string(),
            en: z.string(),
            adviceVi: z.string(),
            adviceEn: z.string(),
            source: z.string(),
          }),
        ),
      }),
    )
    .min(1),
});

export type PoliceTaskRule = z.infer<typeof policeTaskRuleFile>['rules'][number] & DatedRule;
