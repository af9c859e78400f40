/** What a camera is doing, and what a browser's refusal means for the clerk. */

export type CameraState = 'off' | 'starting' | 'live' | 'refused' | 'none' | 'busy';

/** By the names of Media Capture and Streams §10.2. */
const TROUBLES: Readonly<Record<string, CameraState>> = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
};

/** Whatever is not known by name is a camera that does not answer. */
export const troubleOf = (error: unknown): CameraState =>
  TROUBLES[error instanceof Error ? error.name : ''] ?? 'busy';
