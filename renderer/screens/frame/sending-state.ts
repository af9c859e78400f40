/** Sending health as one light. Pure: the worst thing speaks. */
import type { DeskStatus } from '../../bridge/view-types.ts';

export type SendingState = 'trouble' | 'down' | 'waiting' | 'not-configured' | 'clear';

/** Entries that somebody must look at come first: a line that is down mends itself. */
export function sendingState(sending: DeskStatus['sending']): SendingState {
  if (sending.rejected > 0 || sending.late > 0) return 'trouble';
  if (sending.channel === 'down' || sending.channel === 'paused') return 'down';
  if (sending.channel === 'not-configured') return 'not-configured';
  return sending.waiting > 0 ? 'waiting' : 'clear';
}
