/**
 * The authority's own book of stays: what it has taken, in the order in which it came. In memory, and line by line in a file
 * when one is given, so that an endpoint that is killed and started again still knows what it holds. Synced before a reply.
 */
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';

const bookEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('stay'),
    at: z.string(),
    number: z.number().int(),
    guest: z.enum(['citizen', 'foreigner']),
    /** Exactly as it came. */
    record: z.record(z.string(), z.unknown()),
  }),
  z.object({
    event: z.literal('departure'),
    at: z.string(),
    /** Of the stay. */
    number: z.number().int(),
    type: z.enum(['TS', 'GH']),
    /** The new departure, `YYYY-MM-DD HH:mm:ss`. */
    departure: z.string(),
    record: z.record(z.string(), z.unknown()),
  }),
]);
export type BookEvent = z.infer<typeof bookEvent>;

export interface Stay {
  readonly number: number;
  readonly guest: 'citizen' | 'foreigner';
  readonly record: Readonly<Record<string, unknown>>;
  /** As it stands after changes. */
  readonly departure: string;
  /** Left before the planned day. */
  readonly left: boolean;
  readonly changes: readonly Readonly<Record<string, unknown>>[];
}

export interface ReadableBook {
  readonly stays: () => readonly Stay[];
}

function apply(stays: Stay[], event: BookEvent): void {
  if (event.event === 'stay') {
    const { number, guest, record } = event;
    stays.push({
      number,
      guest,
      record,
      departure: String(record.ngayDiDuKienStr),
      left: false,
      changes: [],
    });
    return;
  }
  const index = stays.findIndex(({ number }) => number === event.number);
  const stay = stays[index];
  if (!stay) throw new Error(`the book has no stay ${event.number}`);
  stays[index] = {
    ...stay,
    departure: event.departure,
    left: event.type === 'TS',
    changes: [...stay.changes, event.record],
  };
}

/** Whole lines of a book file. A last line without its end was never synced, so never answered: it does not count. */
function readLines(path: string): { readonly events: readonly BookEvent[]; readonly bytes: number } {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return { events: lines.map((line) => bookEvent.parse(JSON.parse(line))), bytes: end };
}

/** The book of an endpoint that runs elsewhere or has ended. Throws when a whole line is unreadable. */
export function readBook(path: string): ReadableBook {
  const stays: Stay[] = [];
  for (const event of readLines(path).events) apply(stays, event);
  return { stays: () => stays };
}

export interface Book extends ReadableBook {
  /** All of them become durable, or it throws and none counts. */
  readonly add: (events: readonly BookEvent[]) => void;
  readonly nextNumber: () => number;
  readonly close: () => void;
}

/** @param path the file that keeps it; absent: in memory only */
export function openBook(path?: string): Book {
  const stays: Stay[] = [];
  let file: number | undefined;
  let size = 0;
  if (path !== undefined) {
    // SECURITY: the book holds what guests told; its owner alone reads it.
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    const { events, bytes } = readLines(path);
    for (const event of events) apply(stays, event);
    file = openSync(path, 'r+', 0o600);
    ftruncateSync(file, bytes);
    size = bytes;
  }
  return {
    stays: () => stays,
    nextNumber: () => stays.length + 1,
    add(events) {
      if (file !== undefined && events.length > 0) {
        const lines = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''), 'utf8');
        for (let done = 0; done < lines.length; ) {
          done += writeSync(file, lines, done, lines.length - done, size + done);
        }
        fsyncSync(file);
        size += lines.length;
      }
      for (const event of events) apply(stays, event);
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}
