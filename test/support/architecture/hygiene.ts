/** Habits of the house that a program can check in one file: what is wrong with it, one sentence each. */
import { homedir } from 'node:os';
import path from 'node:path';
import { isNode, parseSource, type TreeNode, walk } from './syntax-tree.ts';

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
const TEST_WORDS: ReadonlySet<unknown> = new Set(['test', 'it', 'describe', 'suite']);

const below = (folder: string): RegExp =>
  new RegExp(`(?<![\\w./\\\\-])${folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}[/\\\\]`);

/** Places of this machine; the root folder is no sign of one. */
const MACHINE_PLACES = [PROJECT, homedir()].filter((folder) => folder.length > 1).map(below);

/**
 * A test that is written and does not run: `only` parks the others, `todo` and a `skip` with a body park this one.
 * A `skip` with nothing but a title reports what could not run here, and why; that is wanted.
 */
function parksTest({ type, callee, arguments: values }: TreeNode): boolean {
  if (type !== 'CallExpression' || !isNode(callee) || callee.type !== 'MemberExpression') return false;
  const { object, property } = callee;
  if (!isNode(object) || !TEST_WORDS.has(object.name) || !isNode(property)) return false;
  const { name } = property;
  return (
    name === 'only' || name === 'todo' || (name === 'skip' && Array.isArray(values) && values.length > 1)
  );
}

/** Whether some node of the source is `wanted`. Comments and texts do not count. */
function contains(program: unknown, wanted: (node: TreeNode) => boolean): boolean {
  let found = false;
  walk(program, (node) => {
    found ||= wanted(node);
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
  const program = parseSource(file, text);
  const lines = text.trimEnd().split('\n').length;
  fault(lines > MAX_LINES, `has ${lines} lines, more than ${MAX_LINES}`);
  fault(OPEN_WORDS.test(text), 'leaves work open in a comment');
  fault(SILENCED.test(text), 'silences the compiler');
  fault(
    contains(program, ({ type }) => type === 'TSAnyKeyword'),
    'uses the type any',
  );
  fault(contains(program, parksTest), 'parks a test');
  return faults;
}
