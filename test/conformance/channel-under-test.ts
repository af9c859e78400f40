/** What the conformance run asks of a channel: send these people, and say what the authority then holds of each. */

import type { Dispatcher } from '../../electron/backend/sending/dispatcher.ts';
import type { Declaration, DeclarationKind } from '../../electron/core/declaration/declaration.ts';
import type { ChannelId, EntryState } from '../../electron/core/outbox/entry.ts';
import type { Channel } from '../../electron/core/ports/channel.ts';
import type { Database } from '../../electron/core/ports/stores.ts';

/** Fields by name; absent ones are not in it. */
export type Fields = ReadonlyMap<string, string>;

export interface OpenChannel {
  readonly channel: Channel;
  /** From the authority's own book, or from what it is handed, by a key that `keyOf` gives too. */
  readonly arrived: () => ReadonlyMap<string, Fields>;
  /** Where nothing goes out by itself: what the people at the desk do, until everything is proven. */
  readonly byHand?: (
    desk: { readonly database: Database; readonly dispatcher: Dispatcher },
    carried: readonly Declaration[],
  ) => Promise<void>;
  /** What was harmed besides the fields, e.g. a part of a template. */
  readonly damage?: () => readonly string[];
  close(): Promise<void>;
}

export interface ChannelUnderTest {
  readonly id: ChannelId;
  readonly kinds: readonly DeclarationKind[];
  /** What a record comes to when all is well. */
  readonly endState: EntryState;
  /** By what the authority finds a record: its id, or a document number. */
  readonly keyOf: (declaration: Declaration) => string;
  /** The invented person with more than all of them have, e.g. codes that a clerk chose. */
  readonly dressed?: (declaration: Declaration, ordinal: number) => Declaration;
  /** What must be there, written down here a second time: not by the channel's own code. */
  readonly declared: (declaration: Declaration, all: readonly Declaration[]) => Fields;
  open(folder: string, now: number, database: Database): Promise<OpenChannel>;
}

/** JSON as fields by their paths. */
export function fieldsOf(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? new Map() : new Map([[path, String(value)]]);
  return new Map(
    Object.entries(value).flatMap(([name, inner]) => [
      ...fieldsOf(inner, path === '' ? name : `${path}.${name}`),
    ]),
  );
}
