/** Khóa quầy: what a counter may do while nobody of the management is there. Pure: the clock is an argument. */
import type { EpochMs } from '../time/vietnam-time.ts';

/** What whoever stands at a locked counter is there for. `check-in` sees no list of the people in the house. */
export const LOCK_ROLES = ['counter', 'check-in'] as const;
export type LockRole = (typeof LOCK_ROLES)[number];

/** The least that is needed for something: every role, the counter's, or the manager. */
export type Access = 'check-in' | 'counter' | 'manager';

export type KioskLock =
  | { readonly state: 'off' }
  | { readonly state: 'locked'; readonly role: LockRole }
  /** The manager's code was given; it locks again by itself. */
  | { readonly state: 'open'; readonly role: LockRole; readonly until: EpochMs };

/** A manager who is called away leaves no open desk behind for longer than this. */
export const OPEN_FOR_MS = 15 * 60_000;

/** The lock as it is now: what was opened locks again when its time is over. A clock that was set back does not prolong it. */
export function lockAt(lock: KioskLock, now: EpochMs): KioskLock {
  if (lock.state !== 'open') return lock;
  const left = lock.until - now;
  return left > 0 && left <= OPEN_FOR_MS ? lock : { state: 'locked', role: lock.role };
}

const ALLOWED: Readonly<Record<LockRole, readonly Access[]>> = {
  counter: ['check-in', 'counter'],
  'check-in': ['check-in'],
};

/** Whether the desk does what needs `access` now. */
export const allows = (lock: KioskLock, access: Access): boolean =>
  lock.state !== 'locked' || ALLOWED[lock.role].includes(access);
