/** The IPC channels of the second window. They are its own: none of the desk's is among them. */

export const DISPLAY_CHANNELS = {
  /** Window → main, answered: one of the display's methods, input. */
  call: 'guest-display:call',
  /** Window → main: the window listens now; send it the present view and every change. */
  listen: 'guest-display:listen',
  /** Main → window: the view. */
  view: 'guest-display:view',
} as const;
