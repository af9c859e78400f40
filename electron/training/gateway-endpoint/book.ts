/**
 * The authority's own book: what it holds under each id. In memory, and line by line in a file when one is given, so that
 * an endpoint that is killed and started again still knows what it has receipted. The file is synced before a reply.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { z } from 'zod';

const text = { vi: z.string(), en: z.string() };
const errors = z.array(z.object({ path: z.string(), code: z.string(), message: z.object(text) }));

const bookEvent = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('accepted'),
    at: z.string(),
    id: z.string(),
    contentSha256: z.string(),
    facilityId: z.string(),
    corrects: z.string().optional(),
    /** The stay that this record ends. */
    ends: z.string().optional(),
    record: z.unknown(),
  }),
  z.object({
    event: z.literal('registered'),
    at: z.string(),
    id: z.string(),
    receiptNumber: z.string(),
    receipt: z.string(),
    late: z.boolean(),
  }),
  z.object({ event: z.literal('refused'), at: z.string(), id: z.string(), errors }),
  /** The same record came once more. */
  z.object({ event: z.literal('repeated'), at: z.string(), id: z.string() }),
  /** Another record came under an id that is held. */
  z.object({ event: z.literal('conflicting'), at: z.string(), id: z.string() }),
  z.object({
    event: z.literal('cancelled'),
    at: z.string(),
    id: z.string(),
    receipt: z.string(),
    reason: z.string(),
  }),
]);
export type BookEvent = z.infer<typeof bookEvent>;

export type EntryStatus = 'accepted' | 'registered' | 'cancelled' | 'refused';

export interface BookEntry {
  readonly id: string;
  readonly status: EntryStatus;
  /** When it was taken over, and what it says; absent for a refused record. */
  readonly held?: {
    readonly at: string;
    readonly contentSha256: string;
    readonly facilityId: string;
    readonly record: unknown;
  };
  readonly receiptNumber?: string;
  readonly receipt?: string;
  readonly late?: boolean;
  readonly cancellationReceipt?: string;
  readonly correctedBy?: string;
  /** The change that ended this stay. */
  readonly endedBy?: string;
  readonly errors?: z.infer<typeof errors>;
  /** How often the same record came again after it was held. */
  readonly repeats: number;
  /** How often another record came under its id. */
  readonly conflicts: number;
}

export interface BookCounts {
  readonly registered: number;
  readonly accepted: number;
  readonly refused: number;
  readonly cancelled: number;
  /** Records that came again after they were held. */
  readonly repeats: number;
  readonly conflicts: number;
}

/** What can be asked of a book from outside. */
export interface ReadableBook {
  readonly entries: () => readonly BookEntry[];
  readonly find: (id: string) => BookEntry | undefined;
  /** Every receipt of a registration that was given, also of records that were cancelled later. */
  readonly receipts: () => readonly {
    readonly id: string;
    readonly receiptNumber: string;
    readonly receipt: string;
  }[];
  readonly counts: () => BookCounts;
}

type Pages = Map<string, BookEntry>;

const blank = (id: string): BookEntry => ({ id, status: 'refused', repeats: 0, conflicts: 0 });

/** The entry after an event. Pure: memory, file and staged pages all go through here. */
function apply(pages: Pages, find: (id: string) => BookEntry | undefined, event: BookEvent): void {
  const entry = find(event.id) ?? blank(event.id);
  switch (event.event) {
    case 'accepted': {
      const { at, contentSha256, facilityId, record } = event;
      const { errors: _, ...kept } = entry;
      pages.set(event.id, { ...kept, status: 'accepted', held: { at, contentSha256, facilityId, record } });
      const old = event.corrects === undefined ? undefined : find(event.corrects);
      if (old?.held?.facilityId === facilityId) pages.set(old.id, { ...old, correctedBy: event.id });
      const ended = event.ends === undefined ? undefined : find(event.ends);
      if (ended?.held?.facilityId === facilityId) pages.set(ended.id, { ...ended, endedBy: event.id });
      return;
    }
    case 'registered': {
      const { receiptNumber, receipt, late } = event;
      pages.set(event.id, { ...entry, status: 'registered', receiptNumber, receipt, late });
      return;
    }
    case 'refused':
      pages.set(event.id, { ...entry, status: 'refused', errors: event.errors });
      return;
    case 'repeated':
      pages.set(event.id, { ...entry, repeats: entry.repeats + 1 });
      return;
    case 'conflicting':
      pages.set(event.id, { ...entry, conflicts: entry.conflicts + 1 });
      return;
    case 'cancelled':
      pages.set(event.id, { ...entry, status: 'cancelled', cancellationReceipt: event.receipt });
      return;
  }
}

function readable(pages: Pages): ReadableBook {
  const entries = () => [...pages.values()];
  return {
    entries,
    find: (id) => pages.get(id),
    receipts: () =>
      entries().flatMap(({ id, receiptNumber, receipt }) =>
        receiptNumber === undefined || receipt === undefined ? [] : [{ id, receiptNumber, receipt }],
      ),
    counts: () => {
      const having = (status: EntryStatus) => entries().filter((entry) => entry.status === status).length;
      return {
        registered: having('registered'),
        accepted: having('accepted'),
        refused: having('refused'),
        cancelled: having('cancelled'),
        repeats: entries().reduce((sum, { repeats }) => sum + repeats, 0),
        conflicts: entries().reduce((sum, { conflicts }) => sum + conflicts, 0),
      };
    },
  };
}

/** Whole lines of a book file. A last line without its end was never synced, so never answered: it does not count. */
function readLines(path: string): { readonly events: readonly BookEvent[]; readonly bytes: number } {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(0x0a) + 1;
  const lines = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  return { events: lines.map((line) => bookEvent.parse(JSON.parse(line))), bytes: end };
}

/** The book of an endpoint that runs elsewhere or has ended, from its file. Throws when a whole line is unreadable. */
export function readBook(path: string): ReadableBook {
  const pages: Pages = new Map();
  for (const event of readLines(path).events) apply(pages, (id) => pages.get(id), event);
  return readable(pages);
}

export class BookUnavailable extends Error {}

/** A batch in the making: later records see earlier ones; nothing counts before `commit`. */
export interface BookTransaction {
  readonly find: (id: string) => BookEntry | undefined;
  readonly add: (event: BookEvent) => void;
  /** The number of the next receipt, counted from 1. */
  readonly nextNumber: () => number;
  /** Throws `BookUnavailable` when it could not be made durable; then nothing of it counts. */
  readonly commit: () => void;
}

export interface Book extends ReadableBook {
  readonly begin: () => BookTransaction;
  /** Throws `BookUnavailable` when the file is gone or cannot be synced. */
  readonly check: () => void;
  readonly close: () => void;
}

interface BookFile {
  readonly append: (text: string) => void;
  readonly check: () => void;
  readonly close: () => void;
}

function openFile(path: string, bytes: number): BookFile {
  // SECURITY: the book holds what guests told; its owner alone reads it.
  const file = openSync(path, 'r+', 0o600);
  ftruncateSync(file, bytes);
  let size = bytes;
  let open = true;
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (cause) {
      throw new BookUnavailable('the book cannot be written', { cause });
    }
  };
  return {
    append: (text) =>
      guarded(() => {
        const line = Buffer.from(text, 'utf8');
        try {
          for (let done = 0; done < line.length; )
            done += writeSync(file, line, done, line.length - done, size + done);
          fsyncSync(file);
        } catch (cause) {
          ftruncateSync(file, size);
          throw cause;
        }
        size += line.length;
      }),
    check: () =>
      guarded(() => {
        if (fstatSync(file).size !== size || !existsSync(path))
          throw new Error('the book was changed from outside');
        fsyncSync(file);
      }),
    close: () => {
      if (open) closeSync(file);
      open = false;
    },
  };
}

/** @param path the file that keeps it; absent: in memory only */
export function openBook(path?: string): Book {
  const pages: Pages = new Map();
  let numbers = 0;
  let file: BookFile | undefined;
  const counts = (event: BookEvent) => event.event === 'registered' || event.event === 'cancelled';
  if (path !== undefined) {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    const { events, bytes } = readLines(path);
    for (const event of events) apply(pages, (id) => pages.get(id), event);
    numbers = events.filter(counts).length;
    file = openFile(path, bytes);
  }
  return {
    ...readable(pages),

    begin() {
      const staged: Pages = new Map();
      const events: BookEvent[] = [];
      const find = (id: string) => staged.get(id) ?? pages.get(id);
      return {
        find,
        add: (event) => {
          events.push(event);
          apply(staged, find, event);
        },
        nextNumber: () => numbers + events.filter(counts).length + 1,
        commit: () => {
          if (events.length === 0) return;
          file?.append(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
          for (const [id, entry] of staged) pages.set(id, entry);
          numbers += events.filter(counts).length;
        },
      };
    },

    check: () => file?.check(),
    close: () => file?.close(),
  };
}
