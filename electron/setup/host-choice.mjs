/** Which host opens the desk: Electron, or the browser over loopback and why. */

/** Options that only the browser host knows. */
const BROWSER_ONLY = /^--(browser|no-browser|port|develop)(=|$)/;

/**
 * @param {readonly string[]} options of the command line
 * @param {() => Promise<{ file: string } | { why: string }>} findElectron
 */
export async function chooseHost(options, findElectron) {
  const asked = options.find((option) => BROWSER_ONLY.test(option));
  return asked ? { why: `${asked.split('=')[0]} asks for it` } : findElectron();
}

/** Ends of a program that its system would not run: a library or the sandbox is missing. Electron aborts by a trap. */
const TRAPS = ['SIGTRAP', 'SIGABRT', 'SIGILL', 'SIGSEGV', 'SIGBUS'];
const NOT_RUN = [126, 127];

/** Whether Electron never came up, as against a desk that ran and ended. */
export const failedToStart = ({ code, signal, error }) =>
  error !== undefined || TRAPS.includes(signal) || NOT_RUN.includes(code);
