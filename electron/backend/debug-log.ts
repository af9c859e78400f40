/** The debug log: for whoever mends the desk. Redacted: no names, no numbers, no keys; errors without their data. */

export interface DebugLog {
  info(what: string, data?: Readonly<Record<string, unknown>>): void;
  warn(what: string, data?: Readonly<Record<string, unknown>>): void;
  error(what: string, error: unknown): void;
}

/** SECURITY: long digit runs, MRZ lines and PEM blocks never reach a log, whoever puts them into a message. */
export function redact(text: string): string {
  return text
    .replace(/-----BEGIN [^-]+-----[\s\S]*?-----END [^-]+-----/g, '[pem]')
    .replace(/[A-Z0-9<]{28,}/g, '[mrz]')
    .replace(/\d{6,}/g, '[number]')
    .replace(/[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/g, '[jws]');
}

const textOf = (error: unknown): string => {
  if (error instanceof Error) return `${error.name}: ${error.message}\n${error.stack ?? ''}`;
  return typeof error === 'object' && error !== null && 'code' in error
    ? `failure ${String(error.code)}`
    : String(error);
};

/**
 * @param write one line of text; standard error unless given
 * @param least what is worth a line: `warn` for whoever uses the desk, `info` for whoever mends it
 */
export function createDebugLog(
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  now: () => number = Date.now,
  least: 'info' | 'warn' = 'warn',
): DebugLog {
  const line = (level: string, what: string, rest: string) =>
    write(redactLine(`${new Date(now()).toISOString()} ${level} ${what}`, rest));
  return {
    info: (what, data) => {
      if (least === 'info') line('info', what, data ? JSON.stringify(data) : '');
    },
    warn: (what, data) => line('warn', what, data ? JSON.stringify(data) : ''),
    error: (what, error) => line('error', what, textOf(error)),
  };
}

/** The head holds our own words and the time, so only what follows is redacted. */
const redactLine = (head: string, rest: string): string => (rest === '' ? head : `${head} ${redact(rest)}`);
