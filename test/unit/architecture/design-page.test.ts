/** No folder of the house is missing from docs/design.md §2. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const PROJECT = path.join(import.meta.dirname, '../../..');
const page = readFileSync(path.join(PROJECT, 'docs/design.md'), 'utf8');

/** Rows of two cells whose first is a room in code quotes: the room, and the folders that begin its parts. */
const listed = new Map(
  [...page.matchAll(/^\| `([a-z0-9/-]+)` +\| (`.*`.*) \|$/gm)].map(([, room = '', parts = '']) => [
    room,
    parts.split('; ').flatMap((part) => /^`([a-z0-9-]+)`/.exec(part)?.[1] ?? []),
  ]),
);

const foldersOf = (room: string): readonly string[] =>
  readdirSync(path.join(PROJECT, room), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

/** Every room of the first table, and `renderer/screens`, which is a room of rooms. */
const rooms = [
  ...page.matchAll(/^\| `((?:electron|native)\/[a-z0-9-]+|renderer|db|resources)` +\| [^`|]/gm),
].map(([, room = '']) => room);

test('the rooms of the page are there to be listed', () => {
  expect(rooms.length).toBeGreaterThan(15);
  expect(listed.size).toBeGreaterThan(10);
});

test.each(['electron', 'native'])('every folder of %s is a room of the page', (place) => {
  const named = rooms.filter((room) => room.startsWith(`${place}/`)).map((room) => path.basename(room));
  expect(named.toSorted()).toEqual([...foldersOf(place)].sort());
});

test.each([...new Set([...rooms, 'renderer/screens'])])('every folder of %s is named on the page', (room) => {
  const named = listed.get(room) ?? [];
  expect(foldersOf(room).filter((folder) => !named.includes(folder))).toEqual([]);
});
