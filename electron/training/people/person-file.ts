/** The file of `card simulate --person FILE`: JSON written by hand, so every field that can be derived may be left out. */
import { z } from 'zod';
import type { CardHolder } from '../../../native/virtual-chip/card-holder.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { expiryOf } from './expiry-rule.ts';

const text = z.string().trim().min(1);

export const personFileSchema = z
  .strictObject({
    number: z.string().regex(/^\d{12}$/, 'must be 12 digits'),
    fullName: text.regex(/\p{L}/u, 'must be a name'),
    birthDate: z.iso.date(),
    sex: z.enum(['male', 'female']),
    nationality: text.default('Việt Nam'),
    ethnicity: text.optional(),
    religion: text.optional(),
    placeOfOrigin: text.optional(),
    placeOfResidence: text.optional(),
    personalMarks: text.optional(),
    issueDate: z.iso.date(),
    /** `null`: does not expire; absent: by the rule of 25, 40 and 60 years. */
    expiryDate: z.iso.date().nullable().optional(),
    fatherName: text.optional(),
    motherName: text.optional(),
    spouseName: text.optional(),
    oldNumber: z
      .string()
      .regex(/^\d{9}$/, 'must be 9 digits')
      .optional(),
    portraitSeed: z.int().nonnegative().optional(),
  })
  .refine((person) => person.birthDate <= person.issueDate, {
    path: ['issueDate'],
    message: 'must not be before the birth date',
  });

export interface PersonFileError {
  readonly code: 'person-file-invalid';
  /** `field: what is wrong with it`, one per problem. */
  readonly problems: readonly string[];
}

export function parsePersonFile(input: unknown): Result<CardHolder, PersonFileError> {
  const parsed = personFileSchema.safeParse(input);
  if (!parsed.success) {
    return err({
      code: 'person-file-invalid',
      problems: parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`),
    });
  }
  const { expiryDate = expiryOf(parsed.data.birthDate, parsed.data.issueDate), ...person } = parsed.data;
  return ok({ ...person, expiryDate });
}
