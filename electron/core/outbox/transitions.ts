/**
 * The life of an outbox entry as one table: from where, by what, to where, and who may cause it.
 * Whatever is not in the table cannot happen. Nothing leads out of `registered` or `cancelled`.
 */
import type { EntryState } from './entry.ts';

export type EntryEvent =
  | 'file' // the operator files it
  | 'claim' // the dispatcher takes it under a lease
  | 'receipt' // verified proof came
  | 'confirm' // the operator proves it: typed count, seen in the list, filed by hand
  | 'disown' // the operator says that the authority never got it
  | 'accept' // taken without proof
  | 'refuse' // the authority refuses the record
  | 'not-sent' // nothing can have arrived
  | 'no-answer' // bytes left, no readable answer
  | 'pause' // the channel cannot work until a person mends it
  | 'resume'
  | 'absent' // asked, and the authority never got it
  | 'restore' // found in a backup: what was done after it was made is not known
  | 'abandon' // found in `sending` after a crash or an ended lease
  | 'cancel';

export type Cause = 'operator' | 'dispatcher' | 'authority' | 'recovery';

export interface Transition {
  readonly from: EntryState;
  readonly event: EntryEvent;
  readonly to: EntryState;
  readonly by: Cause;
}

export const TRANSITIONS: readonly Transition[] = [
  { from: 'draft', event: 'file', to: 'ready', by: 'operator' },
  { from: 'draft', event: 'cancel', to: 'cancelled', by: 'operator' },
  { from: 'ready', event: 'claim', to: 'sending', by: 'dispatcher' },
  { from: 'ready', event: 'cancel', to: 'cancelled', by: 'operator' },
  { from: 'sending', event: 'receipt', to: 'registered', by: 'authority' },
  { from: 'sending', event: 'accept', to: 'accepted', by: 'authority' },
  { from: 'sending', event: 'refuse', to: 'rejected', by: 'authority' },
  { from: 'sending', event: 'not-sent', to: 'ready', by: 'dispatcher' },
  { from: 'sending', event: 'no-answer', to: 'unknown', by: 'dispatcher' },
  { from: 'sending', event: 'pause', to: 'paused', by: 'dispatcher' },
  { from: 'sending', event: 'abandon', to: 'unknown', by: 'recovery' },
  { from: 'ready', event: 'restore', to: 'unknown', by: 'recovery' },
  { from: 'sending', event: 'restore', to: 'unknown', by: 'recovery' },
  { from: 'paused', event: 'restore', to: 'unknown', by: 'recovery' },
  { from: 'unknown', event: 'receipt', to: 'registered', by: 'authority' },
  { from: 'unknown', event: 'accept', to: 'accepted', by: 'authority' },
  { from: 'unknown', event: 'refuse', to: 'rejected', by: 'authority' },
  { from: 'unknown', event: 'absent', to: 'ready', by: 'authority' },
  { from: 'accepted', event: 'receipt', to: 'registered', by: 'authority' },
  { from: 'accepted', event: 'refuse', to: 'rejected', by: 'authority' },
  { from: 'accepted', event: 'absent', to: 'ready', by: 'authority' },
  { from: 'ready', event: 'confirm', to: 'registered', by: 'operator' },
  { from: 'unknown', event: 'confirm', to: 'registered', by: 'operator' },
  { from: 'unknown', event: 'disown', to: 'ready', by: 'operator' },
  { from: 'accepted', event: 'confirm', to: 'registered', by: 'operator' },
  { from: 'accepted', event: 'disown', to: 'ready', by: 'operator' },
  { from: 'paused', event: 'confirm', to: 'registered', by: 'operator' },
  { from: 'rejected', event: 'confirm', to: 'registered', by: 'operator' },
  { from: 'paused', event: 'resume', to: 'ready', by: 'operator' },
  { from: 'paused', event: 'cancel', to: 'cancelled', by: 'operator' },
  { from: 'rejected', event: 'cancel', to: 'cancelled', by: 'operator' },
];

/** States from which nothing leads on. */
export const FINAL_STATES: readonly EntryState[] = ['registered', 'cancelled'];

/** States in which the desk still owes the authority something. */
export const OPEN_STATES: readonly EntryState[] = ['ready', 'sending', 'unknown', 'accepted', 'paused'];

/** The state that follows, or undefined when the table does not allow the event there. */
export const nextState = (from: EntryState, event: EntryEvent): EntryState | undefined =>
  TRANSITIONS.find((transition) => transition.from === from && transition.event === event)?.to;
