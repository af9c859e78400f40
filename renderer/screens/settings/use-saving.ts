/** Saves one form of the settings: news when it went well, errors beside their fields when it did not. */
import { useCallback } from 'react';
import type { FieldError, FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import type { MethodInput, MethodName } from '../../../electron/bridge/contract.ts';
import { type FailureView, useCall } from '../../bridge/hooks.ts';
import { useAnnouncer } from '../../components/toaster.tsx';
import { useBilingual, useTexts } from '../../messages/use-texts.ts';

/** Marks an error whose message comes from the desk and is for people. */
const FROM_DESK = 'desk';

export interface Saving<M extends MethodName> {
  /** True when it was saved. */
  readonly save: (input: MethodInput<M>) => Promise<boolean>;
  readonly pending: boolean;
  /** What is wrong beyond single fields. */
  readonly failure: FailureView | undefined;
}

export function useSaving<M extends MethodName, V extends FieldValues>(
  method: M,
  form?: UseFormReturn<V>,
): Saving<M> {
  const say = useTexts('settings');
  const both = useBilingual();
  const { toast } = useAnnouncer();
  const { call, pending, failure } = useCall(method);
  const save = useCallback(
    async (input: MethodInput<M>) => {
      const reply = await call(input);
      if (reply.ok) {
        toast({ tone: 'good', title: say('saved') });
        return true;
      }
      for (const { path, message } of reply.failure.fields ?? [])
        form?.setError(path as FieldPath<V>, { type: FROM_DESK, message: both(message) });
      focusFirstWrong();
      return false;
    },
    [call, toast, say, both, form],
  );
  return { save, pending, failure };
}

/** A long form may show its first error out of sight. */
const focusFirstWrong = (): void => {
  // After React has shown the errors.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('.settings-form [aria-invalid="true"]')?.focus(),
  );
};

/** A field's error in words: the desk's own, or what a schema finds. */
export function useFieldError(): (error: FieldError | undefined) => string | undefined {
  const say = useTexts('settings');
  return (error) => {
    if (error === undefined) return undefined;
    if (error.type === FROM_DESK) return error.message;
    return say(error.type === 'too_small' ? 'required' : 'invalid');
  };
}
