/** Forms are dated data (`resources/forms/forms.json`): which columns, under which number, since when, by which source. */
import { z } from 'zod';
import type { LocalDate } from '../identity/person.ts';
import { type DatedRule, ruleInForce } from '../rules/dated-rule.ts';
import { printColumn } from './print-document.ts';

export const formId = z.enum([
  'lodging-book',
  'stay-register',
  'patient-list',
  'tenancy-list',
  'filing-list',
  'quarterly-report',
  'pawn-book',
]);
export type FormId = z.infer<typeof formId>;

const form = z.strictObject({
  form: formId,
  version: z.string(),
  effectiveFrom: z.iso.date(),
  source: z.string(),
  formNumber: z.string().optional(),
  title: z.strictObject({ vi: z.string(), en: z.string() }),
  orientation: z.enum(['portrait', 'landscape']),
  columns: z.array(printColumn).min(1),
});
export type Form = z.infer<typeof form> & DatedRule;

export const formFile = z.strictObject({ about: z.string(), forms: z.array(form).min(1) });

/** The form as it stood on a day; one that begins later has its first version. */
export function formOn(forms: readonly Form[], id: FormId, day: LocalDate): Form {
  const versions = forms.filter((one) => one.form === id);
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
  return ruleInForce(begun.length > 0 ? begun : versions, begun.length > 0 ? day : '9999-12-31');
}
