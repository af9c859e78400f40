/** The sealed documents, as they were written. What this program reads it also wrote, under a seal. */
import { z } from 'zod';
import type { CancellationReason, StayChangeDetails } from '../../electron/core/declaration/stay-change.ts';
import type { GuestClass } from '../../electron/core/declaration/stay-notice.ts';
import type { Failure, FailureCode } from '../../electron/core/failure/failure.ts';
import type { IdentityDocument, Person } from '../../electron/core/identity/person.ts';
import type { VerdictReason } from '../../electron/core/identity/verdict.ts';
import type { ByHandWay } from '../../electron/core/outbox/entry.ts';

/**
 * Codes of closed unions. A code that this version no longer knows must not make an old record unreadable, so the
 * schema asks for text only; where the code is shown, an unknown one is shown as it is.
 */
const code = <T extends string>() => z.custom<T>((value) => typeof value === 'string');

const documentSchema: z.ZodType<IdentityDocument> = z.object({
  kind: code<IdentityDocument['kind']>(),
  number: z.string(),
  issuingState: z.string(),
  issueDate: z.string().exactOptional(),
  expiryDate: z.string().exactOptional(),
});

export const personSchema: z.ZodType<Person> = z.object({
  fullName: z.string(),
  birthDate: z.string(),
  sex: code<Person['sex']>(),
  nationality: z.string(),
  document: documentSchema,
  residence: z.string().exactOptional(),
  residenceUnits: z
    .object({ province: z.string(), ward: z.string().exactOptional(), catalogue: z.string() })
    .exactOptional(),
  phone: z.string().exactOptional(),
});

const ward = z.object({ department: z.string(), bed: z.string() });

const reasons = z.array(code<VerdictReason>());

/** What a stay notice holds beside the person and what stands in the clear. */
export const stayDetailsSchema = z.object({
  reasons,
  room: z.string(),
  reason: z.string(),
  reasonText: z.string().exactOptional(),
  note: z.string().exactOptional(),
  guestClass: code<GuestClass>().exactOptional(),
  ward: ward.exactOptional(),
  carerOf: z.string().exactOptional(),
  withoutPapers: z.literal(true).exactOptional(),
});

/** A foreign stay holds the permitted stay besides. */
export const foreignStayDetailsSchema = stayDetailsSchema.extend({ permittedStayUntil: z.string() });

export const stayChangeSchema: z.ZodType<{
  readonly reasons: readonly VerdictReason[];
  readonly change: StayChangeDetails;
}> = z.object({
  reasons,
  change: z.discriminatedUnion('type', [
    z.object({ type: z.literal('extension'), plannedDeparture: z.number() }),
    z.object({ type: z.literal('early-departure'), plannedDeparture: z.number() }),
    z.object({
      type: z.literal('room-change'),
      room: z.string(),
      at: z.number(),
      ward: ward.exactOptional(),
    }),
    z.object({ type: z.literal('check-out'), at: z.number() }),
    z.object({
      type: z.literal('cancellation'),
      reason: code<CancellationReason>(),
      text: z.string().exactOptional(),
    }),
  ]),
});

const textSchema = z.object({ vi: z.string(), en: z.string() });

export const failureSchema: z.ZodType<Failure> = z.object({
  code: code<FailureCode>(),
  fields: z.array(z.object({ path: z.string(), message: textSchema })).exactOptional(),
  authorityText: z.string().exactOptional(),
  detail: z.string().exactOptional(),
});

/** The parts of each proof that no query needs. */
export const proofSchemas = {
  'signed-receipt': z.object({ jws: z.string(), keyId: z.string() }),
  'typed-count': z.object({ expected: z.number(), typed: z.number(), operatorId: z.string() }),
  'seen-in-list': z.object({ operatorId: z.string() }),
  'filed-by-hand': z.object({ way: code<ByHandWay>(), reference: z.string(), operatorId: z.string() }),
} as const;
