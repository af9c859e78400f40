/** Which screens a locked desk still shows. What it does is decided by the backend; this only spares a screen of refusals. Pure. */
import type { DeskStatus } from '../../bridge/view-types.ts';
import type { Screen } from '../../router.ts';

type Access = 'check-in' | 'counter' | 'manager';

/** Everything else is the counter's. */
const SCREEN_ACCESS: Partial<Readonly<Record<Screen, Access>>> = {
  'check-in': 'check-in',
  lock: 'check-in',
  settings: 'manager',
  start: 'manager',
};

export function isShown(screen: Screen, lock: DeskStatus['lock']): boolean {
  if (lock?.state !== 'locked') return true;
  const access = SCREEN_ACCESS[screen] ?? 'counter';
  return access === 'check-in' || (access === 'counter' && lock.role === 'counter');
}
