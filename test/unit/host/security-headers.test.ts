import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  PRESSABLE_STYLE_HASH,
  SECURITY_HEADERS,
  withSecurityHeaders,
} from '../../../electron/host/security-headers.ts';

const directives = new Map(
  CONTENT_SECURITY_POLICY.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ');
    return [name, sources] as const;
  }),
);

test('everything that is not named is forbidden', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
});

test('scripts come from files of ours only', () => {
  // WebAssembly may be compiled, for portraits in JPEG 2000; text may not become code.
  expect(directives.get('script-src')).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  expect(CONTENT_SECURITY_POLICY.replace("'wasm-unsafe-eval'", '')).not.toMatch(/unsafe|\*|https?:|wss?:/);
});

test('the page talks to its own host only and cannot be framed, rebased or posted away', () => {
  expect(directives.get('connect-src')).toEqual(["'self'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(directives.get(name)).toEqual(["'none'"]);
});

test('directive names are written as the standard has them, each once', () => {
  expect(directives.size).toBe(CONTENT_SECURITY_POLICY.split('; ').length);
  for (const name of directives.keys()) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test('the one inline style allowed is the one that the installed React Aria inserts', () => {
  const entry = createRequire(import.meta.url).resolve('react-aria');
  const packageFolder = entry.slice(0, entry.lastIndexOf(`react-aria${path.sep}`) + 'react-aria'.length);
  const source = readFileSync(path.join(packageFolder, 'dist/private/interactions/usePress.mjs'), 'utf8');
  const template = /style\.textContent = `\n(@layer \{[^`]*\})\s*`\.trim\(\)/.exec(source)?.[1];
  const attribute = /PRESSABLE_ATTRIBUTE = '([a-z-]+)'/.exec(source)?.[1] ?? '';
  const inserted = (template ?? '').replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute);
  expect(`sha256-${createHash('sha256').update(inserted).digest('base64')}`).toBe(PRESSABLE_STYLE_HASH);
});

test('a policy set earlier, in whatever letters, does not survive', () => {
  const headers = withSecurityHeaders({
    'content-security-policy': 'default-src *',
    'Content-Type': 'text/html',
  });
  expect(headers).toEqual({ 'Content-Type': 'text/html', ...SECURITY_HEADERS });
});

test('the other headers', () => {
  expect(SECURITY_HEADERS['X-Content-Type-Options']).toBe('nosniff');
  expect(SECURITY_HEADERS['Referrer-Policy']).toBe('no-referrer');
  expect(SECURITY_HEADERS['Cross-Origin-Opener-Policy']).toBe('same-origin');
  expect(SECURITY_HEADERS['Cross-Origin-Resource-Policy']).toBe('same-origin');
  // A locked desk in a browser takes the whole screen, and a facility may want pictures of guests; nothing else of the browser is the page's.
  const features = (SECURITY_HEADERS['Permissions-Policy'] ?? '').split(', ');
  const ours = ['camera=(self)', 'fullscreen=(self)'];
  expect(features).toEqual(expect.arrayContaining(ours));
  for (const feature of features.filter((one) => !ours.includes(one)))
    expect(feature).toMatch(/^[a-z-]+=\(\)$/);
});
