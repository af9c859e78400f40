/**
 * What the authority does with records: file, check, tell, cancel. Synchronous from the first look into the book to its
 * commit, so that two requests at once can never both register one id.
 */
import { contentSha256 } from '../../police/gateway/canonical-json.ts';
import type { Book, BookEntry, BookEvent, BookTransaction } from './book.ts';
import type { Catalogue } from './catalogue.ts';
import { changeErrors, endsStay } from './change-rules.ts';
import type { ReceiptSigner } from './receipt-signer.ts';
import type { FiledRecord } from './record-form.ts';
import { type CheckedRecord, checkRecord, type RecordError, recordError } from './record-rules.ts';

export interface FileResult {
  readonly id: string | null;
  readonly outcome: 'registered' | 'accepted' | 'rejected' | 'duplicate';
  readonly receipt?: string;
  readonly errors?: readonly RecordError[];
}

export interface DryRunResult {
  readonly id: string | null;
  readonly outcome: 'valid' | 'rejected';
  readonly errors?: readonly RecordError[];
}

export interface QueryResult {
  readonly id: string;
  readonly status: 'registered' | 'accepted' | 'rejected' | 'cancelled' | 'absent';
  readonly receipt?: string;
  readonly cancellationReceipt?: string;
  readonly correctedBy?: string;
  readonly errors?: NonNullable<BookEntry['errors']>;
}

export interface CancelResult {
  readonly id: string;
  readonly outcome: 'cancelled' | 'duplicate' | 'rejected';
  readonly receipt?: string;
  readonly errors?: readonly RecordError[];
}

/** How the authority is minded at the moment. */
export interface Mood {
  /** The clock of the authority, ISO. */
  readonly now: string;
  readonly catalogue: Catalogue;
  /** Takes records over without registering them yet. */
  readonly acceptOnly: boolean;
  /** Refuses every second record. */
  readonly refuseEverySecond: boolean;
  /** Comes only half through a batch. */
  readonly halfOnly: boolean;
  /** Refuses what it holds instead of answering with the receipt. */
  readonly refuseDuplicates: boolean;
}

export interface Registry {
  readonly file: (records: readonly unknown[], mood: Mood) => readonly FileResult[];
  readonly check: (records: readonly unknown[], mood: Mood) => readonly DryRunResult[];
  readonly query: (ids: readonly string[], mood: Mood) => readonly QueryResult[];
  readonly cancel: (
    cancellations: readonly { readonly id: string; readonly reason: string }[],
    mood: Mood,
  ) => readonly CancelResult[];
}

const MAX_ECHOED_ID = 64;

/** The id as sent, if it is one that can be repeated. */
function echoedId(record: unknown): string | null {
  const id: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, 'id') : undefined;
  return typeof id === 'string' && id.length <= MAX_ECHOED_ID && id.isWellFormed() ? id : null;
}

/** undefined when there is no canonical form: such a record cannot be one that is held. */
function hashOf(record: unknown): string | undefined {
  try {
    return contentSha256(record);
  } catch {
    return undefined;
  }
}

const isHeld = (entry: BookEntry | undefined): entry is BookEntry & Required<Pick<BookEntry, 'held'>> =>
  entry?.held !== undefined && entry.status !== 'refused';

export function createRegistry(
  book: Book,
  signer: ReceiptSigner,
  facilities: ReadonlySet<string> | undefined,
): Registry {
  const receiptNumber = (page: BookTransaction, at: string): string =>
    `000-${at.slice(0, 4)}-${String(page.nextNumber()).padStart(7, '0')}`;

  function register(page: BookTransaction, id: string, at: string): string {
    const entry = page.find(id);
    if (!isHeld(entry)) throw new Error(`nothing is held under ${id}`);
    const { held } = entry;
    const number = receiptNumber(page, at);
    const deadline: unknown = Reflect.get(Object(held.record), 'deadline');
    const late = typeof deadline === 'string' && Date.parse(held.at) > Date.parse(deadline);
    const receipt = signer.receipt({
      receiptNumber: number,
      recordId: id,
      contentSha256: held.contentSha256,
      facilityId: held.facilityId,
      registeredAt: held.at,
      late,
    });
    page.add({ event: 'registered', at, id, receiptNumber: number, receipt, late });
    return receipt;
  }

  /** What the book says before the data are looked at; undefined: nothing stands in the way of judging them. */
  function judgedByBook(page: BookTransaction, record: unknown, mood: Mood): FileResult | undefined {
    const id = echoedId(record);
    const entry = id === null ? undefined : page.find(id);
    if (id === null || !isHeld(entry)) return undefined;
    const rejected = (error: RecordError): FileResult => ({ id, outcome: 'rejected', errors: [error] });
    if (entry.status === 'cancelled') return rejected(recordError('id', 'record-cancelled'));
    if (entry.held.contentSha256 !== hashOf(record)) {
      page.add({ event: 'conflicting', at: mood.now, id });
      return rejected(recordError('id', 'id-conflict'));
    }
    page.add({ event: 'repeated', at: mood.now, id });
    if (mood.refuseDuplicates) return rejected(recordError('id', 'already-registered'));
    return { id, outcome: 'duplicate', ...(entry.receipt === undefined ? {} : { receipt: entry.receipt }) };
  }

  function take(page: BookTransaction, record: FiledRecord, raw: unknown, mood: Mood): FileResult {
    const { id, facilityId, corrects } = record;
    const held: BookEvent = {
      event: 'accepted',
      at: mood.now,
      id,
      contentSha256: contentSha256(raw),
      facilityId,
      ...(corrects === undefined ? {} : { corrects }),
      ...(record.kind === 'stay-change' && endsStay(record) ? { ends: record.concerns } : {}),
      record: raw,
    };
    page.add(held);
    if (mood.acceptOnly) return { id, outcome: 'accepted' };
    return { id, outcome: 'registered', receipt: register(page, id, mood.now) };
  }

  /** The record by itself, and what the book says against it. */
  function judged(page: BookTransaction, raw: unknown, mood: Mood): CheckedRecord {
    const checked = checkRecord(raw, mood.catalogue, facilities);
    if (!checked.ok || checked.record.kind !== 'stay-change') return checked;
    const errors = changeErrors(checked.record, page.find);
    return errors.length === 0 ? checked : { ok: false, errors };
  }

  function fileOne(page: BookTransaction, raw: unknown, index: number, mood: Mood): FileResult {
    const known = judgedByBook(page, raw, mood);
    if (known) return known;
    const checked = judged(page, raw, mood);
    const refusedByMood = mood.refuseEverySecond && index % 2 === 1;
    if (checked.ok && !refusedByMood) return take(page, checked.record, raw, mood);
    const errors = checked.ok ? [recordError('', 'refused-by-authority')] : [...checked.errors];
    const id = echoedId(raw);
    // A refusal is remembered only under an id that can be asked about.
    if (id !== null && !errors.some(({ path }) => path === 'id')) {
      page.add({ event: 'refused', at: mood.now, id, errors });
    }
    return { id, outcome: 'rejected', errors };
  }

  function queryOne(page: BookTransaction, id: string, mood: Mood): QueryResult {
    const found = page.find(id);
    if (found?.status === 'accepted' && !mood.acceptOnly) register(page, id, mood.now);
    const entry = page.find(id);
    if (!entry) return { id, status: 'absent' };
    if (entry.held && facilities && !facilities.has(entry.held.facilityId)) return { id, status: 'absent' };
    const { receipt, cancellationReceipt, correctedBy, errors } = entry;
    const corrected = correctedBy === undefined ? {} : { correctedBy };
    const receipted = receipt === undefined ? {} : { receipt };
    switch (entry.status) {
      case 'registered':
        return { id, status: 'registered', ...receipted, ...corrected };
      case 'accepted':
        return { id, status: 'accepted', ...corrected };
      case 'cancelled':
        return {
          id,
          status: 'cancelled',
          ...receipted,
          ...(cancellationReceipt === undefined ? {} : { cancellationReceipt }),
          ...corrected,
        };
      case 'refused':
        return { id, status: 'rejected', ...(errors === undefined ? {} : { errors }) };
    }
  }

  function cancelOne(page: BookTransaction, id: string, reason: string, mood: Mood): CancelResult {
    const entry = page.find(id);
    if (!isHeld(entry)) return { id, outcome: 'rejected', errors: [recordError('id', 'record-absent')] };
    if (entry.status === 'cancelled' && entry.cancellationReceipt !== undefined) {
      return { id, outcome: 'duplicate', receipt: entry.cancellationReceipt };
    }
    const receipt = signer.cancellation({
      receiptNumber: receiptNumber(page, mood.now),
      recordId: id,
      facilityId: entry.held.facilityId,
      cancelledAt: mood.now,
      reason,
    });
    page.add({ event: 'cancelled', at: mood.now, id, receipt, reason });
    return { id, outcome: 'cancelled', receipt };
  }

  const committed = <T>(work: (page: BookTransaction) => T): T => {
    const page = book.begin();
    const result = work(page);
    page.commit();
    return result;
  };

  return {
    file: (records, mood) =>
      committed((page) => records.map((raw, index) => fileOne(page, raw, index, mood))),

    check(records, mood) {
      // The same judgement on a page that is thrown away.
      const page = book.begin();
      return records.map((raw, index) => {
        const { id, outcome, errors } = fileOne(page, raw, index, mood);
        return outcome === 'rejected' && errors ? { id, outcome, errors } : { id, outcome: 'valid' };
      });
    },

    query: (ids, mood) => committed((page) => ids.map((id) => queryOne(page, id, mood))),

    cancel: (cancellations, mood) =>
      committed((page) => cancellations.map(({ id, reason }) => cancelOne(page, id, reason, mood))),
  };
}
