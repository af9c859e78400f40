/** How near a deadline is, as tone and span. Pure. */
export interface DeadlineState {
  readonly tone: 'idle' | 'warn' | 'bad';
  readonly over: boolean;
  /** Milliseconds left, or past it. */
  readonly span: number;
}

/** From here on the clerk should see it coming. */
export const SOON_MS = 60 * 60_000;

export function deadlineState(deadline: number, now: number): DeadlineState {
  const left = deadline - now;
  if (left < 0) return { tone: 'bad', over: true, span: -left };
  return { tone: left <= SOON_MS ? 'warn' : 'idle', over: false, span: left };
}
