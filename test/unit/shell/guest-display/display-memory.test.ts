import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { displayMemory } from '../../../../electron/shell/guest-display/display-memory.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'display-memory-'));
  file = path.join(folder, 'electron', 'guest-display.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('nothing kept is not open', async () => {
  expect(await displayMemory(file).wasOpen()).toBe(false);
});

test('the next start knows the last word, also of two that came at once', async () => {
  const memory = displayMemory(file);
  await Promise.all([memory.keep(false), memory.keep(true)]);
  expect(await displayMemory(file).wasOpen()).toBe(true);
  await memory.keep(false);
  expect(await displayMemory(file).wasOpen()).toBe(false);
  expect(await readdir(path.dirname(file))).toEqual(['guest-display.json']);
});

test.each(['', '{', '{"open":"yes"}', '{"open":true,"more":1}', '[]'])('%s is not open', async (text) => {
  const plain = path.join(folder, 'kept.json');
  await writeFile(plain, text);
  expect(await displayMemory(plain).wasOpen()).toBe(false);
});

test('a place that cannot be written is told, and the next word is tried anew', async () => {
  await writeFile(path.join(folder, 'electron'), 'a file where the folder should be');
  const memory = displayMemory(file);
  await expect(memory.keep(true)).rejects.toThrow();
  await rm(path.join(folder, 'electron'));
  await memory.keep(true);
  expect(await memory.wasOpen()).toBe(true);
});
