/** Answers of the methods in `bridge/methods/kiosk-lock.ts`. */
import type { Handlers } from '../../bridge/dispatch.ts';
import type { kioskLockMethods } from '../../bridge/methods/kiosk-lock.ts';
import type { Failure } from '../../core/failure/failure.ts';
import type { Result } from '../../core/result.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { KioskLockDesk } from './kiosk-lock-desk.ts';

const reply = <T>(result: Result<T, Failure>) => (result.ok ? granted(result.value) : refused(result.error));

export const createKioskLockHandlers = (
  lock: KioskLockDesk,
): Pick<Handlers, keyof typeof kioskLockMethods> => ({
  'lock.view': async () => granted(await lock.view()),
  'lock.setCode': async ({ code, current }) => reply(await lock.setCode(code, current)),
  'lock.start': async ({ role }) => reply(await lock.start(role)),
  'lock.open': async ({ code }) => reply(await lock.open(code)),
  'lock.close': async () => granted(await lock.close()),
  'lock.end': async () => granted(await lock.end()),
});
