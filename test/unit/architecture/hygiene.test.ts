/** The house is swept: each file of the project, and a proof that the broom finds what it is for. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultsOf } from '../../support/architecture/hygiene.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..', '..');
const TEXT =
  /\.(?:[cm]?[jt]sx?|json|ya?ml|md|html|css|svg|sh|txt|pem|xml)$|(?:^|\/)(?:\.gitignore|run|LICENSE)$/;
/** Made by tools. */
const GENERATED = new Set(['package-lock.json', 'THIRD-PARTY-LICENSES.md']);
/** What a copy without its history leaves out. */
const LEFT_OUT = new Set(['node_modules', 'dist', 'out', 'data', 'test-results', '.git']);

/** The files under version control; in a copy without it, those that lie there. */
function projectFiles(): readonly string[] {
  if (existsSync(path.join(PROJECT, '.git')))
    return execFileSync('git', ['ls-files', '-z'], { cwd: PROJECT, encoding: 'utf8' }).split('\0');
  return readdirSync(PROJECT, { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(path.join(PROJECT, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            path.posix.join(entry.name, name.split(path.sep).join('/')),
          )
        : [entry.name],
    );
}

test('every file of the project', () => {
  const files = projectFiles().filter(
    (file) =>
      TEXT.test(file) &&
      !GENERATED.has(file) &&
      existsSync(path.join(PROJECT, file)) &&
      statSync(path.join(PROJECT, file)).isFile(),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(files.flatMap((file) => faultsOf(file, readFileSync(path.join(PROJECT, file), 'utf8')))).toEqual([]);
});

describe('is found', () => {
  const key = ['-----BEGIN PRIVATE', 'KEY-----'].join(' ');
  test.each([
    ['the type any', 'db/a.ts', 'export const a: any = 1;'],
    ['any in a list', 'db/a.ts', 'export type A = readonly Record<string, any>[];'],
    ['a cast to any', 'db/a.ts', 'export const a = (1 as any).b;'],
    ['a silenced line', 'db/a.ts', `// ${'@ts'}-ignore\nexport const a = 1;`],
    ['a silenced file', 'db/a.ts', `// ${'@ts'}-nocheck\nexport const a = 1;`],
    ['open work', 'db/a.ts', `// ${'TO'}DO: later\nexport const a = 1;`],
    ['a private key', 'test/fixtures/a.pem', `${key}\n${'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC'.repeat(3)}`],
    [
      'a private key in a text',
      'test/a.ts',
      `const a = '${key}\\n${'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49'.repeat(3)}';`,
    ],
    ['a folder of this machine', 'docs/a.md', `See ${PROJECT}/db/a.ts`],
    ['a file in the home of this machine', 'docs/a.md', `See ${path.join(homedir(), 'notes.txt')}`],
    ['somebody’s home', 'docs/a.md', `See ${['', 'home', 'lan', 'desk'].join('/')}`],
    ['somebody’s home on Windows', 'docs/a.md', `See ${['C:', 'Users', 'lan', 'desk'].join('\\')}`],
    ['a long file', 'db/a.ts', 'export {};\n'.repeat(401)],
    [
      'a parked test',
      'test/unit/a.test.ts',
      `import { test } from 'vitest';\ntest.${'skip'}('a', () => {});`,
    ],
  ])('%s', (_what, file, text) => expect(faultsOf(file, text)).toHaveLength(1));
});

describe('is let pass', () => {
  test.each([
    ['the word any', 'db/a.ts', "// any of them\nexport const any = 'any';"],
    ['unknown', 'db/a.ts', 'export const a: unknown = 1;'],
    [
      'the beginning of a key, to be cut out of a log',
      'db/a.ts',
      `export const a = /-----BEGIN ${'PRIVATE'} KEY-----/;`,
    ],
    ['a long document', 'docs/a.md', 'line\n'.repeat(1000)],
    ['a report of what could not run', 'test/a.test.ts', "test.skip('not run: no reader');"],
    [
      'a test that says when it cannot run',
      'test/a.test.ts',
      "test.skipIf(process.platform === 'win32')('a', () => {});",
    ],
    ['a route that only contains the name', 'db/a.ts', "export const a = 'https://example.com/home/lan/';"],
  ])('%s', (_what, file, text) => expect(faultsOf(file, text)).toEqual([]));
});
