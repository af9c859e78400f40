/** Habits of the house that a program can check in one file: what is wrong with it, one sentence each. */
import { homedir } from 'node:os';
import path from 'node:path';
import { parseSource, walk } from './syntax-tree.ts';

/** A folder of this machine, as a text that must not appear in a file. */
const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const MAX_LINES = 400;
const CODE = /\.(?:[cm]?ts|tsx|mjs)$/;

// Spelled in parts, so that this file passes its own check.
const OPEN_WORDS = new RegExp(
  `\\b(?:${['TO', 'FIX', 'X'].map((part, i) => part + ['DO', 'ME', 'XX'][i]).join('|')})\\b`,
);
const SILENCED = new RegExp(`@ts-(?:${['ignore', 'nocheck', 'expect-error'].join('|')})`);
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*(?:\\n)?\s*[A-Za-z0-9+/=\s\\]{48,}/;
const SOMEBODYS_HOME =
  /(?<![\w.-])(?:\/home\/|\/Users\/|[A-Z]:\\{1,2}Users\\{1,2})(?!\.\.\.)[a-z][\w.-]*[/\\]/;
const PARKED_TEST = /\b(?:test|it|describe)(?:\.concurrent)?\.(?:skip|only|todo)\b/;

const below = (folder: string): RegExp =>
  new RegExp(`(?<![\\w./\\\\-])${folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[/\\\\]`);

/** Places of this machine; the root folder is no sign of one. */
const MACHINE_PLACES = [PROJECT, homedir()].filter((folder) => folder.length > 1).map(below);

/** True when the source uses the type `any` somewhere. Comments and texts do not count. */
function usesAny(file: string, source: string): boolean {
  let found = false;
  walk(parseSource(file, source), ({ type }) => {
    found ||= type === 'TSAnyKeyword';
  });
  return found;
}

/** Everything that is wrong with one text file. */
export function faultsOf(file: string, text: string): readonly string[] {
  const faults: string[] = [];
  const fault = (found: boolean, what: string) => {
    if (found) faults.push(`${file}: ${what}`);
  };
  fault(PRIVATE_KEY.test(text), 'holds a private key');
  fault(
    MACHINE_PLACES.some((place) => place.test(text)),
    'names a folder of this machine',
  );
  fault(SOMEBODYS_HOME.test(text), 'names somebody’s home folder');
  if (!CODE.test(file)) return faults;
  const lines = text.trimEnd().split('\n').length;
  fault(lines > MAX_LINES, `has ${lines} lines, more than ${MAX_LINES}`);
  fault(OPEN_WORDS.test(text), 'leaves work open in a comment');
  fault(SILENCED.test(text), 'silences the compiler');
  fault(usesAny(file, text), 'uses the type any');
  fault(file.startsWith('test/') && PARKED_TEST.test(text), 'parks a test');
  return faults;
}
