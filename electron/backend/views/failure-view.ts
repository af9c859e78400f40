/** A failure as people see it: the code with its sentence and its remedy. */
import type { FailureView, Reply } from '../../bridge/contract.ts';
import { triesLeftText } from '../../core/failure/card-failure-messages.ts';
import type { Failure, FailureCode } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';

export const failureViewOf = (failure: Failure): FailureView => ({
  code: failure.code,
  message: FAILURE_TEXTS[failure.code].message,
  remedy: remedyOf(failure),
  ...(failure.fields && { fields: failure.fields.map(({ path, message }) => ({ path, message })) }),
  ...(failure.authorityText !== undefined && { authorityText: failure.authorityText }),
});

/** A chip that counts says how many tries are left; the clerk has to know before the next one. */
function remedyOf({ code, triesLeft }: Failure): FailureView['remedy'] {
  const { remedy } = FAILURE_TEXTS[code];
  if (triesLeft === undefined) return remedy;
  const left = triesLeftText(triesLeft);
  return { vi: `${left.vi} ${remedy.vi}`, en: `${left.en} ${remedy.en}` };
}

export const refused = (failure: Failure | FailureCode): Reply<never> => ({
  ok: false,
  failure: failureViewOf(typeof failure === 'string' ? { code: failure } : failure),
});

export const granted = <T>(value: T): Reply<T> => ({ ok: true, value });
