import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listing, shippedPackages } from '../../../electron/setup/third-party-licences.mjs';

const PROJECT = path.join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(path.join(PROJECT, file), 'utf8');

/** Licences that let a closed or open program be passed on with its notice. */
const PERMISSIVE =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|MIT-0|Unlicense|BlueOak-1\.0\.0|CC0-1\.0|Python-2\.0|X11|Zlib)$/;

/** Packages that name no licence in their description; its text, which is in the list, was read. */
const READ_IN_TEXT: Readonly<Record<string, string>> = { 'png-js': 'MIT License' };

describe('the list of third-party licences', () => {
  const packages = shippedPackages(JSON.parse(read('package-lock.json')));

  test('names every package that is shipped, in the version of the lock file (else: npm run licences)', () => {
    const listed = read('THIRD-PARTY-LICENSES.md')
      .split('\n')
      .filter((line) => /^\| (?!package|---)/.test(line));
    expect(listed).toEqual(
      packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    );
  });

  test('holds no licence that would bind our users', () => {
    const parts = packages.flatMap(({ name, licence }) =>
      licence
        .replace(/[()]/g, '')
        .split(/ (?:AND|OR|\/) /)
        .map((one) => ({ name, one })),
    );
    expect(parts.filter(({ name, one }) => !PERMISSIVE.test(one) && !(name in READ_IN_TEXT))).toEqual([]);
    for (const [name, title] of Object.entries(READ_IN_TEXT))
      expect(read(`node_modules/${name}/LICENSE`).trim().startsWith(title), name).toBe(true);
  });

  test('leaves out what is for development, and joins equal texts', () => {
    const found = shippedPackages({
      packages: {
        '': {},
        'node_modules/a': { version: '1.0.0', license: 'MIT' },
        'node_modules/b': { version: '2.0.0', license: 'MIT', dev: true },
        'node_modules/a/node_modules/@c/d': { version: '3.0.0' },
      },
    });
    expect(found.map(({ name }) => name)).toEqual(['@c/d', 'a']);
    const text = listing(found, () => ['Permission is granted']);
    expect(text).toContain('### @c/d 3.0.0 (see text), a 1.0.0 (MIT)');
    expect(text.match(/Permission is granted/g)).toHaveLength(1);
  });
});
