/** Problem details (RFC 9457) as the protocol words them. */
import type { RecordError } from './record-rules.ts';

export type ProblemCode =
  | 'malformed-request'
  | 'not-authenticated'
  | 'token-needed'
  | 'token-refused'
  | 'signature-needed'
  | 'signature-refused'
  | 'not-allowed'
  | 'certificate-revoked'
  | 'not-found'
  | 'method-not-allowed'
  | 'batch-too-large'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'internal-error'
  | 'unavailable';

interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  'malformed-request': { status: 400, title: 'The request is not of the form that this operation asks for.' },
  'not-authenticated': { status: 401, title: 'The client is not authenticated.' },
  'token-needed': { status: 401, title: 'An access token is needed.' },
  'token-refused': { status: 401, title: 'The access token has ended or is not one of ours.' },
  'signature-needed': { status: 401, title: 'The request must be signed.' },
  'signature-refused': { status: 401, title: 'The signature is not one of this client on this request.' },
  'not-allowed': { status: 403, title: 'This client may not use the gateway.' },
  'certificate-revoked': { status: 403, title: "The client's certificate has been revoked." },
  'not-found': { status: 404, title: 'There is no such path.' },
  'method-not-allowed': { status: 405, title: 'This path does not know this method.' },
  'batch-too-large': { status: 413, title: 'The batch is too large.' },
  'body-too-large': { status: 413, title: 'The body is too large.' },
  'unsupported-media-type': { status: 415, title: 'The body must be application/json.' },
  'too-many-requests': { status: 429, title: 'Too many requests.' },
  'internal-error': { status: 500, title: 'The gateway failed.' },
  unavailable: { status: 503, title: 'The gateway is not available.' },
};

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly errors?: readonly RecordError[];
  readonly maxBatch?: number;
}

export const problem = (code: ProblemCode, more: Pick<Problem, 'errors' | 'maxBatch'> = {}): Problem => ({
  type: `urn:open-gateway:problem:${code}`,
  ...PROBLEMS[code],
  code,
  ...more,
});

/** Thrown inside a handler to answer with a problem. */
export class Refusal extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(told: Problem, retryAfterSeconds?: number) {
    super(told.code);
    this.problem = told;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
