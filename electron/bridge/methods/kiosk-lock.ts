/** The kiosk lock and the manager's code. Codes go in; nothing of them comes out. */
import { z } from 'zod';
import { kioskLockView, lockRole } from '../views/kiosk-lock.ts';
import { nothing } from './inputs.ts';

const code = z.string().max(200);

export const kioskLockMethods = {
  'lock.view': { input: nothing, output: kioskLockView },
  /** The first code, or another in its place, for which the present one is needed. */
  'lock.setCode': { input: z.strictObject({ code, current: code.optional() }), output: kioskLockView },
  /** Locks the desk for a role. Without a manager's code nobody could open it again, so it is refused. */
  'lock.start': { input: z.strictObject({ role: lockRole }), output: kioskLockView },
  /** For a while. */
  'lock.open': { input: z.strictObject({ code }), output: kioskLockView },
  /** Locks an opened one before its time. */
  'lock.close': { input: nothing, output: kioskLockView },
  /** For good. */
  'lock.end': { input: nothing, output: kioskLockView },
} as const;
