/** The kiosk lock as the page sees it. No code and nothing made of one is ever in here. */
import { z } from 'zod';

const instant = z.number().int();

export const lockRole = z.enum(['counter', 'check-in']);

/** Absent from the status while the lock is off. */
export const kioskLockStatus = z.strictObject({
  state: z.enum(['locked', 'open']),
  role: lockRole,
  /** Of an open one: when it locks again by itself. */
  until: instant.optional(),
});

export const kioskLockView = z.strictObject({
  lock: kioskLockStatus.optional(),
  /** When the manager's code was set; absent: there is none. */
  codeSetAt: instant.optional(),
  /** When the code was taken away outside of this window, and none was set since. */
  codeResetAt: instant.optional(),
  /** After wrong codes: no code is taken before. */
  waitUntil: instant.optional(),
});
