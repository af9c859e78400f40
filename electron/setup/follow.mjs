/** Runs the program that the user asked for as if it were this one: same terminal, same signals, same exit code. */
import { spawn } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const ORPHAN_CHECK_MS = 500;

/**
 * @returns {Promise<{ code: number | null, signal: string | null, error?: Error }>} how it ended; `error` when it
 *   could not even start
 */
export function follow(file, parameters, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, parameters, { stdio: 'inherit', ...options });
    // The terminal sends Ctrl+C to both; what was ended by `kill` alone is passed on.
    const passOn = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, passOn);
    // npm runs scripts in a shell that dies of a signal without passing it on: a new parent means that nobody waits.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), ORPHAN_CHECK_MS);
    const done = (end) => {
      clearInterval(watch);
      for (const signal of SIGNALS) process.off(signal, passOn);
      resolve(end);
    };
    child.once('error', (error) => done({ code: null, signal: null, error }));
    child.once('exit', (code, signal) => done({ code, signal }));
  });
}

/** The exit code to end with; being asked to end is no failure. */
export const exitCodeOf = ({ code, signal }) => code ?? (SIGNALS.includes(signal) ? 0 : 1);
