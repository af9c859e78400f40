/** Ways to fail on purpose, as data: a test or the training dock sets one, and the endpoint behaves like it until told otherwise. */
import { z } from 'zod';

export const operation = z.enum([
  'file',
  'dry-run',
  'query',
  'cancel',
  'catalogue',
  'health',
  'keys',
  'watch-lists',
]);
export type Operation = z.infer<typeof operation>;

/** Where a fault strikes when it does not say so itself. */
const everywhere: readonly Operation[] = operation.options;
const filing: readonly Operation[] = ['file'];
const receipts: readonly Operation[] = ['file', 'query'];

const scope = {
  /** Operations that it strikes; each kind has its own default. */
  operations: z.array(operation).optional(),
  /** After so many strikes it is over. */
  times: z.number().int().min(1).optional(),
};

/** The work is done and the answer spoiled, unless `recorded` is false. The worst case is the default. */
const spoiled = { ...scope, recorded: z.boolean().default(true) };

export const fault = z.discriminatedUnion('kind', [
  /** Works, and answers late. */
  z.object({ kind: z.literal('slow'), delayMs: z.number().int().min(0).default(5_000), ...scope }),
  z.object({ kind: z.literal('drop-before-commit'), ...scope }),
  z.object({ kind: z.literal('drop-after-commit'), ...scope }),
  /** The connection ends within the body of the answer. */
  z.object({ kind: z.literal('drop-mid-answer'), ...spoiled }),
  z.object({ kind: z.literal('401'), ...scope }),
  /** The first half of the batch is recorded, then the desk's login ends. */
  z.object({ kind: z.literal('401-mid-batch'), ...scope }),
  z.object({ kind: z.literal('403'), ...scope }),
  /** The desk's certificate is on the authority's list of revoked ones. */
  z.object({ kind: z.literal('revoked-client-certificate'), ...scope }),
  /** All access tokens end before their time. */
  z.object({ kind: z.literal('ended-token'), ...scope }),
  z.object({ kind: z.literal('429'), retryAfterSeconds: z.number().int().min(0).default(2), ...scope }),
  z.object({ kind: z.literal('500'), ...spoiled }),
  z.object({ kind: z.literal('503'), retryAfterSeconds: z.number().int().min(0).default(2), ...scope }),
  z.object({ kind: z.literal('html-page'), ...spoiled }),
  z.object({ kind: z.literal('empty-reply'), ...spoiled }),
  z.object({ kind: z.literal('truncated-json'), ...spoiled }),
  /** Every second record is refused, the others are registered. */
  z.object({ kind: z.literal('partial'), ...scope }),
  /** All is recorded, and the answer leaves out every second result. */
  z.object({ kind: z.literal('missing-results'), ...scope }),
  /** The answer holds one more result, about a record that nobody sent. */
  z.object({ kind: z.literal('stranger-result'), ...scope }),
  /** Not idempotent: what is held already is refused instead of answered with its receipt. */
  z.object({ kind: z.literal('duplicate-refusal'), ...scope }),
  /** 200 with an empty list of results; nothing is recorded. */
  z.object({ kind: z.literal('success-with-0-recorded'), ...scope }),
  /** Records are taken and stay `accepted` until the fault is gone; then they are registered. */
  z.object({ kind: z.literal('accept-only'), ...scope }),
  z.object({ kind: z.literal('wrong-receipt-signature'), ...scope }),
  /** The signature is good, and the receipt is about other content. */
  z.object({ kind: z.literal('wrong-receipt-content'), ...scope }),
  /** The endpoint's clock is off. */
  z.object({
    kind: z.literal('clock-skew'),
    offsetMs: z
      .number()
      .int()
      .default(6 * 3_600_000),
    ...scope,
  }),
  /** Another catalogue holds: another version, without the reason `4`. */
  z.object({ kind: z.literal('changed-catalogue'), ...scope }),
  // The endpoint's own certificate; open connections are ended.
  z.object({ kind: z.literal('expired-certificate') }),
  z.object({ kind: z.literal('not-yet-valid-certificate') }),
  z.object({ kind: z.literal('self-signed-certificate') }),
  z.object({ kind: z.literal('wrong-host-certificate') }),
  z.object({ kind: z.literal('unknown-ca-certificate') }),
]);

/** As the endpoint uses it, defaults filled in. */
export type Fault = z.output<typeof fault>;
/** As it is written: what has a default may be left out. */
export type FaultInput = z.input<typeof fault>;
export type FaultKind = Fault['kind'];

export const FAULT_KINDS: readonly FaultKind[] = fault.options.map(({ shape }) => shape.kind.value);

const DEFAULT_OPERATIONS: Readonly<Record<FaultKind, readonly Operation[]>> = {
  slow: everywhere,
  'drop-before-commit': filing,
  'drop-after-commit': filing,
  'drop-mid-answer': filing,
  '401': everywhere,
  '401-mid-batch': filing,
  '403': everywhere,
  'revoked-client-certificate': everywhere,
  'ended-token': everywhere,
  '429': everywhere,
  '500': everywhere,
  '503': everywhere,
  'html-page': everywhere,
  'empty-reply': everywhere,
  'truncated-json': everywhere,
  partial: filing,
  'missing-results': filing,
  'stranger-result': filing,
  'duplicate-refusal': filing,
  'success-with-0-recorded': filing,
  'accept-only': receipts,
  'wrong-receipt-signature': receipts,
  'wrong-receipt-content': receipts,
  'clock-skew': everywhere,
  'changed-catalogue': everywhere,
  'expired-certificate': [],
  'not-yet-valid-certificate': [],
  'self-signed-certificate': [],
  'wrong-host-certificate': [],
  'unknown-ca-certificate': [],
};

export const strikes = (fault: Fault, at: Operation): boolean =>
  (('operations' in fault ? fault.operations : undefined) ?? DEFAULT_OPERATIONS[fault.kind]).includes(at);
