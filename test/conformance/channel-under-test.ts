/** What the conformance run asks of a channel: send these people, and say what the authority then holds of each. */
import type { Declaration, DeclarationKind } from '../../electron/core/declaration/declaration.ts';
import type { ChannelId, EntryState } from '../../electron/core/outbox/entry.ts';
import type { Channel } from '../../electron/core/ports/channel.ts';

/** Fields by name; absent ones are not in it. */
export type Fields = ReadonlyMap<string, string>;

export interface OpenChannel {
  readonly channel: Channel;
  /** From the authority's own book, by a key that `keyOf` gives too. */
  readonly arrived: () => ReadonlyMap<string, Fields>;
  close(): Promise<void>;
}

export interface ChannelUnderTest {
  readonly id: ChannelId;
  readonly kinds: readonly DeclarationKind[];
  /** What a record comes to when all is well. */
  readonly endState: EntryState;
  /** By what the authority finds a record: its id, or a document number. */
  readonly keyOf: (declaration: Declaration) => string;
  /** What must be there, written down here a second time: not by the channel's own code. */
  readonly declared: (declaration: Declaration) => Fields;
  open(folder: string, now: number): Promise<OpenChannel>;
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
