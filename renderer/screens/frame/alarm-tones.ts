import type { DeskStatus } from '../../bridge/view-types.ts';
import type { Tone } from '../../components/status-badge.tsx';

type Level = DeskStatus['sending']['alarm']['level'];

export const ALARM_TONES: Readonly<Record<Level, Tone>> = {
  calm: 'idle',
  soon: 'warn',
  urgent: 'bad',
  late: 'bad',
};

const GRAVITY: readonly Tone[] = ['idle', 'warn', 'bad'];

/** The graver of the two. */
export const graverTone = (a: Tone, b: Tone): Tone => (GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b);
