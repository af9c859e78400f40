/**
 * The last lines of the debug log, kept in memory for the support bundle. Kept is what is known to be harmless, because nobody
 * knows what a message of an error repeats: our own words, codes, small numbers, and where in the program it happened.
 */
import { type DebugLog, redact } from '../debug-log.ts';

export interface KeptLine {
  readonly at: string;
  readonly level: 'info' | 'warn' | 'error';
  /** Our own words. */
  readonly what: string;
  readonly data?: Readonly<Record<string, string | number | boolean>>;
  /** Of an error: `function file:line`, without the folders, which may be named after a person. */
  readonly where?: readonly string[];
}

export interface LogTail extends DebugLog {
  /** Oldest first. */
  lines(): readonly KeptLine[];
}

const KEPT_LINES = 300;
const KEPT_FRAMES = 12;
const LARGEST_NUMBER = 1_000_000;

/** Members whose texts are codes or paths of a protocol. */
const HARMLESS: ReadonlySet<string> = new Set(['code', 'event', 'failure', 'path', 'progress', 'effect']);
const CODE = /^[A-Za-z0-9/_.-]{1,80}$/;
const FRAME = /^\s*at (?:(?:async )?([\w.<>$ ]+) \()?(?:.*[/\\])?([\w.-]+\.[cm]?[jt]s):(\d+):\d+\)?$/;

function harmless(name: string, value: unknown): string | number | boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return Math.abs(value) < LARGEST_NUMBER ? Math.round(value) : 'large number';
    case 'string':
      return HARMLESS.has(name) && CODE.test(value) ? redact(value) : `${value.length} characters`;
    default:
      return Array.isArray(value) ? `${value.length} items` : typeof value;
  }
}

const dataOf = (data: Readonly<Record<string, unknown>>): KeptLine['data'] =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, harmless(name, value)]));

const isWord = (value: unknown): value is string => typeof value === 'string' && /^[\w-]{1,60}$/.test(value);

/** Kind and code of an error and the places it came from; never its message. */
function errorOf(error: unknown): Pick<KeptLine, 'data' | 'where'> {
  if (typeof error !== 'object' || error === null) return { data: { kind: typeof error } };
  const code: KeptLine['data'] = 'code' in error && isWord(error.code) ? { code: redact(error.code) } : {};
  if (!(error instanceof Error)) return { data: { kind: 'object', ...code } };
  const kind = isWord(error.name) ? error.name : 'Error';
  const head = `${error.name}: ${error.message}`;
  // A message may have lines that look like places: without knowing where it ends, no place is taken.
  const places = error.stack?.startsWith(head) ? error.stack.slice(head.length).split('\n') : [];
  const where = places.flatMap((line) => {
    const [, name = '', file, at] = FRAME.exec(line) ?? [];
    return file === undefined ? [] : [`${name} ${file}:${at}`.trim()];
  });
  return { data: { kind, ...code }, where: where.slice(0, KEPT_FRAMES) };
}

/** Passes everything on to `log`, and keeps the last lines. */
export function keepTail(log: DebugLog, now: () => number): LogTail {
  const lines: KeptLine[] = [];
  const keep = (level: KeptLine['level'], what: string, more: Pick<KeptLine, 'data' | 'where'>) => {
    lines.push({ at: new Date(now()).toISOString(), level, what, ...more });
    if (lines.length > KEPT_LINES) lines.shift();
  };
  return {
    info(what, data) {
      keep('info', what, data ? { data: dataOf(data) } : {});
      log.info(what, data);
    },
    warn(what, data) {
      keep('warn', what, data ? { data: dataOf(data) } : {});
      log.warn(what, data);
    },
    error(what, error) {
      keep('error', what, errorOf(error));
      log.error(what, error);
    },
    lines: () => [...lines],
  };
}
