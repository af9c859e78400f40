/** The directions of design.md §2 as a table, and the judge of one import. */
import { COMPUTED, type Import, packageOf } from './imports.ts';

export interface RoomRule {
  /** Folder of the room, from the project. */
  readonly room: string;
  /** Folders and files outside the room that it may import. */
  readonly may: readonly string[];
  /** Those of which it may import types only: nothing of them is left at run time. */
  readonly typesOf?: readonly string[];
  /** A room without `node:` runs anywhere and does nothing to the world by itself. */
  readonly node: 'all' | 'none' | readonly string[];
  /** Left out: any package (those with effects are held by the one-importer test). */
  readonly packages?: readonly string[];
}

const CORE = 'electron/core';
const PORT_TYPES = ['native/pcsc/transceiver.ts', 'native/pcsc/card-reader-port.ts'];
const HOST_ROOMS = ['electron/host', 'electron/backend', 'electron/bridge', CORE, 'db/sealing'];

export const RULES: readonly RoomRule[] = [
  { room: 'renderer', may: ['electron/bridge'], node: 'none' },
  { room: CORE, may: [], node: 'none', packages: ['zod', '@noble/hashes'] },
  { room: 'electron/bridge', may: [], typesOf: [CORE], node: 'none', packages: ['zod'] },
  { room: 'electron/police', may: [CORE], node: 'all' },
  { room: 'db', may: [CORE], node: 'all' },
  { room: 'electron/print', may: [CORE], node: 'all' },
  { room: 'native/iso7816', may: [CORE], node: 'none' },
  { room: 'native/pcsc', may: [CORE, 'native/iso7816'], node: 'all' },
  { room: 'native/hid', may: [CORE, 'native/iso7816'], node: 'all' },
  // The card and its reader come from the same standard and from two hands: neither may lean on the other.
  { room: 'native/emrtd', may: [CORE, 'native/iso7816'], typesOf: PORT_TYPES, node: 'none' },
  {
    room: 'native/virtual-chip',
    may: [CORE, 'native/iso7816'],
    typesOf: PORT_TYPES,
    node: ['node:net'], // the card side of vpcd
  },
  {
    room: 'electron/training',
    may: [CORE, 'electron/police', 'electron/backend', 'native/virtual-chip', 'resources'],
    typesOf: ['electron/bridge'],
    node: 'all',
  },
  {
    room: 'electron/backend',
    // Training is opened by the composition root alone, and only in training mode.
    may: [
      CORE,
      'electron/bridge',
      'electron/police',
      'electron/print',
      'electron/training',
      'native',
      'db',
      'resources',
      'package.json',
    ],
    node: 'all',
  },
  { room: 'electron/host', may: [CORE, 'electron/bridge'], typesOf: ['electron/backend'], node: 'all' },
  { room: 'electron/shell', may: HOST_ROOMS, node: 'all' },
  { room: 'electron/loopback', may: HOST_ROOMS, node: 'all' },
  {
    room: 'electron/cli',
    may: [...HOST_ROOMS, 'electron/training', 'electron/police', 'native', 'db', 'resources', 'package.json'],
    node: 'all',
  },
  // Runs before anything is installed, on whatever Node there is.
  { room: 'electron/setup', may: [], node: 'all', packages: [] },
];

const isBelow = (file: string, place: string): boolean => file === place || file.startsWith(`${place}/`);

/** The rule of the room that a file lives in; undefined for a file of no room. */
export const ruleOf = (file: string, rules: readonly RoomRule[] = RULES): RoomRule | undefined =>
  rules.find(({ room }) => isBelow(file, room));

/** What is wrong with an import, in one sentence; undefined when nothing is. */
export function violation(one: Import, rules: readonly RoomRule[] = RULES): string | undefined {
  const rule = ruleOf(one.from, rules);
  const what = `${one.from} imports ${one.specifier}`;
  if (rule === undefined) return `${one.from} lies in no room of design.md §2`;
  if (one.to === COMPUTED) return `${one.from} imports a computed name, which no rule can hold`;
  if (one.specifier.startsWith('/')) return `${what}: an absolute path`;
  if (one.specifier.startsWith('node:')) {
    const allowed = rule.node === 'all' || (rule.node !== 'none' && rule.node.includes(one.specifier));
    return allowed || one.typeOnly ? undefined : `${what}: ${rule.room} does without it`;
  }
  const name = packageOf(one.specifier);
  if (name !== undefined)
    return rule.packages === undefined || rule.packages.includes(name)
      ? undefined
      : `${what}: not a package of ${rule.room}`;
  const places = [rule.room, ...rule.may, ...(one.typeOnly ? (rule.typesOf ?? []) : [])];
  return places.some((place) => isBelow(one.to, place)) ? undefined : `${what}: against the directions`;
}
