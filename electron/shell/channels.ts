/** The three IPC channels between preload and main. Nothing else crosses. */

export const CHANNELS = {
  /** Page → main, answered: method, input. */
  call: 'desk:call',
  /** Page → main: the page listens now; send it the present state and every change. */
  listen: 'desk:listen',
  /** Main → page: event name, payload. */
  event: 'desk:event',
} as const;
