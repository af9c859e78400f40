/** A failure as people see it: the code with its sentence and its remedy. */
import type { FailureView, Reply } from '../../bridge/contract.ts';
import type { Failure, FailureCode } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';

export const failureViewOf = (failure: Failure): FailureView => ({
  code: failure.code,
  ...FAILURE_TEXTS[failure.code],
  ...(failure.fields && { fields: failure.fields.map(({ path, message }) => ({ path, message })) }),
  ...(failure.authorityText !== undefined && { authorityText: failure.authorityText }),
});

export const refused = (failure: Failure | FailureCode): Reply<never> => ({
  ok: false,
  failure: failureViewOf(typeof failure === 'string' ? { code: failure } : failure),
});

export const granted = <T>(value: T): Reply<T> => ({ ok: true, value });
