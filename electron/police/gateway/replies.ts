/**
 * Answers of a gateway as far as we use them. Members that we do not know are ignored (the protocol may add some);
 * what we use must be right. Results are parsed one by one, so that one strange result does not spoil its mates.
 */
import { z } from 'zod';

const instant = z.string().refine((text) => /Z$/.test(text) && !Number.isNaN(Date.parse(text)));
const text = z.object({ vi: z.string().min(1), en: z.string().min(1) });

export const resultsReply = z.object({ results: z.array(z.unknown()) });

/** Enough to know which record a result is about. */
export const resultWithId = z.object({ id: z.string() });

export const fieldErrorReply = z.object({ path: z.string(), code: z.string(), message: text });

/** Errors are for people to read: what does not fit the schema is kept as it came and never makes a refusal unreadable. */
const errors = z.array(z.unknown()).optional().catch(undefined);

export const fileResult = z.object({
  id: z.string(),
  outcome: z.enum(['registered', 'accepted', 'rejected', 'duplicate']),
  receipt: z.string().optional(),
  errors,
});

export const dryRunResult = z.object({ id: z.string(), outcome: z.enum(['valid', 'rejected']), errors });

export const queryResult = z.object({
  id: z.string(),
  status: z.enum(['registered', 'accepted', 'rejected', 'cancelled', 'absent']),
  receipt: z.string().optional(),
  errors,
});

export const cancelResult = z.object({
  id: z.string(),
  outcome: z.enum(['cancelled', 'duplicate', 'rejected']),
  receipt: z.string().optional(),
  errors,
});

export const healthReply = z.object({
  status: z.literal('ok'),
  protocol: z.string().regex(/^1\.\d+$/),
  serverTime: instant,
  maxBatch: z.number().int().min(1),
  catalogueVersion: z.string().min(1),
});

const code = z.object({ code: z.string().min(1), name: text });

export const catalogueReply = z.looseObject({
  version: z.string().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  validFrom: z.iso.date(),
  validTo: z.iso.date().nullable(),
  reasons: z.array(code.extend({ needsText: z.boolean() })).min(1),
  documentKinds: z.array(code).min(1),
  nationalities: z.array(code).min(1),
});
export type GatewayCatalogue = z.infer<typeof catalogueReply>;

export const keysReply = z.object({ keys: z.array(z.looseObject({ kid: z.string().min(1) })).min(1) });

export const problemReply = z.object({
  code: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
  detail: z.string().optional().catch(undefined),
  maxBatch: z.number().int().min(1).optional().catch(undefined),
});
export type ProblemReply = z.infer<typeof problemReply>;

export const receiptPayload = z.object({
  iss: z.string().min(1),
  receiptNumber: z.string().min(1).max(64),
  recordId: z.string(),
  contentSha256: z.string().regex(/^[0-9a-f]{64}$/),
  facilityId: z.string(),
  registeredAt: instant,
  late: z.boolean(),
});
export type ReceiptPayload = z.infer<typeof receiptPayload>;

export const cancellationPayload = z.object({
  iss: z.string().min(1),
  receiptNumber: z.string().min(1).max(64),
  recordId: z.string(),
  facilityId: z.string(),
  cancelledAt: instant,
  reason: z.string(),
});
export type CancellationPayload = z.infer<typeof cancellationPayload>;
