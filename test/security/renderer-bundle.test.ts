/** What the page is really made of: nothing of Node or Electron, and nothing that its content policy would stop. */
import { builtinModules } from 'node:module';
import { beforeAll, expect, test } from 'vitest';
import { locatePageFile } from '../../electron/host/page-files.ts';
import { type BuiltRenderer, buildRenderer } from '../support/renderer-build.ts';

let page: BuiltRenderer;
let code: string;
beforeAll(async () => {
  page = await buildRenderer();
  code = page.scripts.map((script) => script.code).join('\n');
}, 120_000);

test('no module of Node or Electron is in it, nor left to be imported', () => {
  const modules = page.scripts.flatMap(({ moduleIds }) => moduleIds);
  expect(modules.length).toBeGreaterThan(50);
  const foreign = new Set([...builtinModules, 'electron']);
  for (const { imports, dynamicImports } of page.scripts)
    for (const name of [...imports, ...dynamicImports])
      expect(foreign).not.toContain(name.replace(/^node:/, ''));
  expect(code).not.toMatch(/\b(?:from|import|require)\s*\(?\s*["'`](?:node:|electron["'`/])/);
  expect(code).not.toContain('__vite-browser-external');
});

test('of the trusted side only the bridge is in it', () => {
  const rooms = page.scripts
    .flatMap(({ moduleIds }) => moduleIds)
    .map((id) => /\/(electron\/[a-z]+|native|db|test)\//.exec(id.replaceAll('\\', '/'))?.[1])
    .filter((room) => room !== undefined);
  expect([...new Set(rooms)].filter((room) => room !== 'electron/bridge')).toEqual([]);
});

test('the HTML has no script, style or handler of its own, which the policy would stop', () => {
  expect(page.html).toMatch(/<script[^>]* src="/);
  expect(page.html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>/);
  expect(page.html).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
});

test('no element is named like the bridge: a browser would give the page that element as window.desk', () => {
  expect(page.html).not.toMatch(/\b(?:id|name)="desk"/);
});

test('nothing is fetched from elsewhere', () => {
  for (const text of [page.html, page.styles]) {
    expect(text).not.toMatch(/(?:src|href)\s*=\s*["'](?:https?:)?\/\//);
    expect(text).not.toMatch(/url\(\s*["']?(?:https?:)?\/\//);
    expect(text).not.toMatch(/@import/);
  }
  expect(page.styles).not.toMatch(/url\(\s*["']?data:(?!image\/)/);
});

test('every file of it is one that both hosts serve', () => {
  for (const fileName of page.fileNames)
    expect(locatePageFile('/page', `/${fileName}`), fileName).toBeDefined();
});
