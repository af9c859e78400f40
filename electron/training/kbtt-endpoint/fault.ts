/** Ways to fail on purpose, as data: a test or the training table sets one, and the endpoint behaves like it until told otherwise. */
import { z } from 'zod';

export const operation = z.enum([
  'login',
  'refresh',
  'revoke',
  'citizens',
  'foreigners',
  'departures',
  'catalogue',
]);
export type Operation = z.infer<typeof operation>;

const everywhere: readonly Operation[] = operation.options;
const filing: readonly Operation[] = ['citizens', 'foreigners', 'departures'];

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
  /** The token has ended, whatever `Exp` said: 401 until somebody logs in anew. */
  z.object({ kind: z.literal('token-expired'), ...scope }),
  /** Said by the body of an answer with status 200. */
  z.object({ kind: z.literal('token-expired-in-body'), ...scope }),
  /** No token is good enough. */
  z.object({ kind: z.literal('401'), ...scope }),
  /** The first half of the array is recorded, then the log-in ends. */
  z.object({ kind: z.literal('401-mid-batch'), ...scope }),
  z.object({ kind: z.literal('403'), ...scope }),
  z.object({ kind: z.literal('429'), retryAfterSeconds: z.number().int().min(0).default(2), ...scope }),
  z.object({ kind: z.literal('500'), ...spoiled }),
  z.object({ kind: z.literal('503'), retryAfterSeconds: z.number().int().min(0).default(2), ...scope }),
  z.object({ kind: z.literal('html-page'), ...spoiled }),
  z.object({ kind: z.literal('empty-reply'), ...spoiled }),
  z.object({ kind: z.literal('truncated-json'), ...spoiled }),
  /** Every second record is refused, the others are taken, and only the refused ones are named. */
  z.object({ kind: z.literal('partial-acceptance'), ...scope }),
  /** Says of every record that its paper is in house already. */
  z.object({ kind: z.literal('duplicate-refusal'), ...scope }),
  /** Refuses with words that name no record and no field. */
  z.object({ kind: z.literal('unexplained-refusal'), ...scope }),
  /** Success is said; nothing is recorded. */
  z.object({ kind: z.literal('success-with-0-recorded'), ...scope }),
  /** The account may not declare. */
  z.object({ kind: z.literal('right-missing'), ...scope }),
  z.object({ kind: z.literal('wrong-password'), ...scope }),
  /** The endpoint's clock is off: its window of today and yesterday, and the end of its tokens. */
  z.object({
    kind: z.literal('clock-skew'),
    offsetMs: z
      .number()
      .int()
      .default(3 * 86_400_000),
    ...scope,
  }),
  /** Other codes hold: the reason `4` is gone, and the kinds of residence have a fourth. */
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
  slow: filing,
  'drop-before-commit': filing,
  'drop-after-commit': filing,
  'drop-mid-answer': filing,
  'token-expired': filing,
  'token-expired-in-body': filing,
  '401': filing,
  '401-mid-batch': filing,
  '403': filing,
  '429': filing,
  '500': filing,
  '503': filing,
  'html-page': filing,
  'empty-reply': filing,
  'truncated-json': filing,
  'partial-acceptance': filing,
  'duplicate-refusal': filing,
  'unexplained-refusal': filing,
  'success-with-0-recorded': filing,
  'right-missing': ['login', 'refresh'],
  'wrong-password': ['login', 'refresh'],
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
