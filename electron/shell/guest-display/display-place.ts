/** Where the guest's window stands: on the screen that the desk is not on, or beside it. Pure. */
import type { Display, Rectangle } from 'electron';

export type Screen = Pick<Display, 'id' | 'bounds' | 'workArea'>;

export interface DisplayPlace {
  readonly bounds: Rectangle;
  /** The whole of a screen of its own. */
  readonly fullScreen: boolean;
}

/** On one screen: narrow enough to leave the desk in sight, wide enough to read from the other side of the counter. */
export const BESIDE_WIDTH = 520;

/**
 * @param screens all that are connected, in device-independent pixels
 * @param desk the screen that holds the desk's window
 */
export function displayPlace(screens: readonly Screen[], desk: Screen): DisplayPlace {
  const other = screens.find(({ id }) => id !== desk.id);
  if (other !== undefined) return { bounds: other.bounds, fullScreen: true };
  const { x, y, width, height } = desk.workArea;
  const own = Math.min(BESIDE_WIDTH, width);
  return { bounds: { x: x + width - own, y, width: own, height }, fullScreen: false };
}
