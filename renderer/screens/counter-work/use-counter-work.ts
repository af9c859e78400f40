/** What every trade has to say of whoever lies on the counter, and how the counter is free again afterwards. */
import { useState } from 'react';
import { type FailureView, useCheckIn } from '../../bridge/hooks.ts';
import { useBilingual } from '../../messages/use-texts.ts';
import { isForeign } from '../check-in/counter-state.ts';
import { counterStore } from '../check-in/counter-store.ts';
import { useCounterActions } from '../check-in/use-counter-actions.ts';

export interface Declared {
  readonly checkInId: string;
  readonly despiteForged?: boolean;
  readonly permittedStayUntil?: string;
  readonly earlierStay?: 'ends-now';
}

export interface CounterWorkState {
  readonly view: ReturnType<typeof useCheckIn>;
  /** The clerk has looked at a forged card and goes on. */
  readonly confirmed: boolean;
  readonly confirm: (confirmed: boolean) => void;
  /** Of a foreigner: asked, never guessed. */
  readonly permitted: string | undefined;
  readonly permit: (until: string | undefined) => void;
  readonly declared: (earlierStay?: 'ends-now') => Declared;
  /** The counter waits for the next card; this one is not read again. */
  readonly done: () => void;
}

export function useCounterWork(): CounterWorkState {
  const view = useCheckIn();
  const actions = useCounterActions();
  const [confirmed, confirm] = useState(false);
  const [permitted, permit] = useState<string>();
  return {
    view,
    confirmed,
    confirm,
    permitted,
    permit,
    declared: (earlierStay) => ({
      checkInId: view.id,
      ...(view.verdict?.level === 'forged' && confirmed && { despiteForged: true }),
      ...(isForeign(view) && permitted !== undefined && { permittedStayUntil: permitted }),
      ...(earlierStay && { earlierStay }),
    }),
    done: () => {
      const { tried, done } = counterStore.get();
      counterStore.clear({ done: view.source === 'chip' ? tried : done });
      void actions.next();
    },
  };
}

/** Errors of one refusal by the path of their field, in the language of the page. */
export function useErrorOf(failure: FailureView | undefined): (path: string) => string | undefined {
  const both = useBilingual();
  return (path) => {
    const found = failure?.fields?.find((field) => field.path === path);
    return found && both(found.message);
  };
}
