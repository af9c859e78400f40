import type { DeskStatus } from '../../bridge/view-types.ts';

/** Those of the status badge that an alarm uses. */
export type AlarmTone = 'idle' | 'warn' | 'bad';
type Level = DeskStatus['sending']['alarm']['level'];

export const ALARM_TONES: Readonly<Record<Level, AlarmTone>> = {
  calm: 'idle',
  soon: 'warn',
  urgent: 'bad',
  late: 'bad',
};

const GRAVITY: readonly AlarmTone[] = ['idle', 'warn', 'bad'];

/** The graver of the two. */
export const graverTone = (a: AlarmTone, b: AlarmTone): AlarmTone =>
  GRAVITY.indexOf(a) >= GRAVITY.indexOf(b) ? a : b;
