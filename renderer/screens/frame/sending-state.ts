/** Sending health as one light. Pure: the worst thing speaks. */
import type { DeskStatus, FailureView } from '../../bridge/view-types.ts';

export type SendingState = 'store' | 'trouble' | 'down' | 'waiting' | 'not-configured' | 'clear';

type Sending = DeskStatus['sending'];

/** Failures of the desk's own store that stop sending: said by their names, for they are no lost connection. */
const OF_THE_STORE: ReadonlySet<string> = new Set(['disk-full', 'database-locked', 'database-damaged']);

/** Why the desk itself can keep nothing; undefined while only the line or the authority is the trouble. */
export const storeFailure = ({ channel, failure }: Sending): FailureView | undefined =>
  channel !== 'up' && failure !== undefined && OF_THE_STORE.has(failure.code) ? failure : undefined;

/**
 * A desk that can keep nothing comes first: nobody may go on filing into it. Then entries that somebody must look at: a
 * line that is down mends itself.
 */
export function sendingState(sending: Sending): SendingState {
  if (storeFailure(sending)) return 'store';
  if (sending.rejected > 0 || sending.late > 0) return 'trouble';
  if (sending.channel === 'down' || sending.channel === 'paused') return 'down';
  if (sending.channel === 'not-configured') return 'not-configured';
  return sending.waiting > 0 ? 'waiting' : 'clear';
}
