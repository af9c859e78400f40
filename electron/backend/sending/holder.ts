/** Who holds a lease: one name per process, from which a later process can tell whether it still lives. */

/** `host/pid/random`; the random part keeps a re-used process id apart. */
export const holderName = (host: string, pid: number, random: string): string => `${host}/${pid}/${random}`;

/**
 * Whether the process behind a lease may still be at work. A holder on another machine counts as alive until its
 * lease ends; on this machine the process id decides, and a re-used id only delays, never doubles.
 */
export function holderMayLive(holder: string, own: string, processLives: (pid: number) => boolean): boolean {
  if (holder === own) return true;
  const [host, pid] = holder.split('/');
  const [ownHost] = own.split('/');
  return host !== ownHost || processLives(Number(pid));
}

/** Signal 0 only asks; EPERM means that the process exists under another user. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
