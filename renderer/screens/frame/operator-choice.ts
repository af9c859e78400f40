/** What the item of the operator offers. Pure. */
import type { FailureView, Operators } from '../../bridge/view-types.ts';

export interface Operator {
  readonly id: string;
  readonly name: string;
}

export type OperatorChoice =
  /** The lock does not let this desk change the operator: the name stands there and opens nothing. */
  | { readonly state: 'fixed' }
  | { readonly state: 'opening' }
  | { readonly state: 'failed'; readonly failure: FailureView }
  /** There is nobody to change to. */
  | { readonly state: 'alone' }
  | { readonly state: 'several'; readonly operators: readonly Operator[] };

export type OfferedChoice = Exclude<OperatorChoice, { readonly state: 'fixed' }>;

/**
 * @param atDesk as the status has it, which is never older than the list
 */
export function operatorChoice(
  list: { readonly data: Operators | undefined; readonly failure: FailureView | undefined },
  atDesk: Operator,
): OperatorChoice {
  const { data, failure } = list;
  if (failure?.code === 'manager-code-needed') return { state: 'fixed' };
  if (data === undefined) return failure === undefined ? { state: 'opening' } : { state: 'failed', failure };
  const others = data.operators.filter(({ id }) => id !== atDesk.id);
  if (others.length === 0) return { state: 'alone' };
  // In the order of the list, so that a name is always found at the same place.
  const operators = data.operators.map((one) => (one.id === atDesk.id ? atDesk : one));
  return {
    state: 'several',
    operators: operators.length === others.length ? [atDesk, ...operators] : operators,
  };
}
