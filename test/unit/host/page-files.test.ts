import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILE_TYPES, isInside, locatePageFile, readPageFile } from '../../../electron/host/page-files.ts';

let base: string;
let folder: string;

beforeAll(async () => {
  base = await mkdtemp(path.join(tmpdir(), 'page-files-'));
  folder = path.join(base, 'renderer');
  await mkdir(path.join(folder, 'assets'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), '<!doctype html>');
  await writeFile(path.join(folder, 'assets', 'index-B1_x-y.js'), 'export {};');
  await writeFile(path.join(base, 'secret.json'), '{"secret":true}');
});
afterAll(() => rm(base, { recursive: true, force: true }));

describe('what is served', () => {
  test('the start page answers for the root, as HTML', async () => {
    const page = await readPageFile(folder, '/');
    expect(page?.type).toBe('text/html; charset=utf-8');
    expect(new TextDecoder().decode(page?.bytes)).toBe('<!doctype html>');
  });

  test('a hashed asset keeps its media type', async () => {
    expect((await readPageFile(folder, '/assets/index-B1_x-y.js'))?.type).toBe(
      'text/javascript; charset=utf-8',
    );
  });

  test('a file that is not there is not there, and a folder is not a file', async () => {
    expect(await readPageFile(folder, '/assets/gone.js')).toBeUndefined();
    expect(await readPageFile(folder, '/index.html/deeper.js')).toBeUndefined();
    await mkdir(path.join(folder, 'folder.js'), { recursive: true });
    expect(await readPageFile(folder, '/folder.js')).toBeUndefined();
  });
});

describe('what is refused', () => {
  test.each([
    ['a kind of file the page has not', '/assets/tool.exe'],
    ['no extension', '/assets/README'],
    ['an extension named like an inherited property', '/a.constructor'],
    ['a hidden file', '/.env.json'],
    ['a hidden folder', '/.git/x.json'],
    ['an empty segment', '//index.html'],
    ['no leading slash', 'index.html'],
    ['an empty path', ''],
    ['a blank', '/a b.js'],
    ['a letter outside ASCII', '/đ.js'],
  ])('%s', (_what, urlPath) => expect(locatePageFile(folder, urlPath)).toBeUndefined());

  test('a link that leads out of the folder', async () => {
    await symlink(path.join(base, 'secret.json'), path.join(folder, 'linked.json'));
    expect(locatePageFile(folder, '/linked.json')).toBeDefined();
    expect(await readPageFile(folder, '/linked.json')).toBeUndefined();
  });

  test('a linked folder that leads out', async () => {
    await symlink(base, path.join(folder, 'out'));
    expect(await readPageFile(folder, '/out/secret.json')).toBeUndefined();
  });

  test('a link that stays inside is followed', async () => {
    await symlink(path.join(folder, 'index.html'), path.join(folder, 'again.html'));
    expect((await readPageFile(folder, '/again.html'))?.type).toBe('text/html; charset=utf-8');
  });
});

test('no path, however spelled, names a file outside the folder', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '/',
    '\\',
    '%2e',
    '%2f',
    '%5c',
    '%00',
    '\0',
    'C:',
    'a',
    '.js',
    '~',
    '%252e',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const located = locatePageFile(folder, `/${pieces.join('')}`);
      if (located !== undefined) expect(isInside(folder, located.file)).toBe(true);
    }),
  );
});

test('inside means strictly below, and a similar name beside is outside', () => {
  const at = (...parts: string[]) => path.resolve('/srv', ...parts);
  expect(isInside(at('page'), at('page', 'a.js'))).toBe(true);
  expect(isInside(at('page'), at('page', '..a.js'))).toBe(true);
  expect(isInside(at('page'), at('page'))).toBe(false);
  expect(isInside(at('page'), at('page-secret', 'a.js'))).toBe(false);
  expect(isInside(at('page'), at('a.js'))).toBe(false);
  expect(isInside(at('page'), at())).toBe(false);
});

test('the table of file types is closed: none of them is a type a browser guesses about', () => {
  for (const type of Object.values(FILE_TYPES)) expect(type).not.toMatch(/octet-stream|text\/plain/);
});
