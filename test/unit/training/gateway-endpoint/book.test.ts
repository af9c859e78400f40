import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Book,
  type BookEvent,
  BookUnavailable,
  openBook,
  readBook,
} from '../../../../electron/training/gateway-endpoint/book.ts';

const at = '2026-11-21T07:05:00.000Z';
const accepted = (id: string, more: { readonly corrects?: string } = {}): BookEvent => ({
  event: 'accepted',
  at,
  id,
  contentSha256: 'ab',
  facilityId: 'F',
  record: { id, name: 'Nguyễn Văn Mẫu' },
  ...more,
});
const registered = (id: string, receiptNumber: string): BookEvent => ({
  event: 'registered',
  at,
  id,
  receiptNumber,
  receipt: `jws of ${id}`,
  late: false,
});
const write = (book: Book, ...events: readonly BookEvent[]) => {
  const page = book.begin();
  for (const event of events) page.add(event);
  page.commit();
};

let directory: string;
let path: string;
const open: Book[] = [];
const opened = (): Book => {
  const book = openBook(path);
  open.push(book);
  return book;
};
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'book-'));
  path = join(directory, 'book.jsonl');
});
afterEach(() => {
  for (const book of open.splice(0)) book.close();
  rmSync(directory, { recursive: true, force: true });
});

describe('the book', () => {
  test('holds what was committed, and nothing before', () => {
    const book = openBook();
    const page = book.begin();
    page.add(accepted('a'));
    page.add(registered('a', '1'));
    expect(page.find('a')?.status).toBe('registered');
    expect(book.find('a')).toBeUndefined();
    page.commit();
    expect(book.find('a')).toMatchObject({ status: 'registered', receiptNumber: '1', repeats: 0 });
    expect(book.counts()).toEqual({
      registered: 1,
      accepted: 0,
      refused: 0,
      cancelled: 0,
      repeats: 0,
      conflicts: 0,
    });
  });

  test('is the same after it was closed and opened, numbers included', () => {
    const book = opened();
    write(book, accepted('a'), registered('a', '1'));
    write(book, { event: 'repeated', at, id: 'a' }, { event: 'conflicting', at, id: 'a' });
    write(book, {
      event: 'refused',
      at,
      id: 'b',
      errors: [{ path: 'x', code: 'format', message: { vi: 'v', en: 'e' } }],
    });
    write(book, accepted('c', { corrects: 'a' }));
    write(book, { event: 'cancelled', at, id: 'a', receipt: 'jws', reason: 'other' });
    const before = book.entries();
    book.close();
    const again = opened();
    expect(again.entries()).toEqual(before);
    expect(again.find('a')).toMatchObject({
      status: 'cancelled',
      correctedBy: 'c',
      repeats: 1,
      conflicts: 1,
    });
    expect(again.begin().nextNumber()).toBe(3);
    expect(readBook(path).entries()).toEqual(before);
    expect(readBook(path).receipts()).toEqual([{ id: 'a', receiptNumber: '1', receipt: 'jws of a' }]);
  });

  test('a correction of another facility marks nothing', () => {
    const book = openBook();
    write(book, accepted('a'));
    write(book, { ...accepted('b', { corrects: 'a' }), facilityId: 'G' } as BookEvent);
    expect(book.find('a')).not.toHaveProperty('correctedBy');
  });

  test('a refused record that comes again in order loses its errors', () => {
    const book = openBook();
    write(book, {
      event: 'refused',
      at,
      id: 'a',
      errors: [{ path: 'x', code: 'format', message: { vi: 'v', en: 'e' } }],
    });
    write(book, accepted('a'), registered('a', '1'));
    expect(book.find('a')).toMatchObject({ status: 'registered' });
    expect(book.find('a')).not.toHaveProperty('errors');
  });

  test('killed while it wrote: the line without an end does not count, and writing goes on after the last whole one', () => {
    write(opened(), accepted('a'), registered('a', '1'));
    appendFileSync(path, JSON.stringify(accepted('b')).slice(0, 40));
    const book = opened();
    expect(book.find('b')).toBeUndefined();
    write(book, accepted('b'), registered('b', '2'));
    expect(readBook(path).find('b')?.status).toBe('registered');
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toHaveLength(4);
  });

  test('a damaged line in the middle is told, not skipped', () => {
    write(opened(), accepted('a'));
    appendFileSync(path, 'garbage\n');
    expect(() => openBook(path)).toThrow();
  });

  test('a book that cannot be written keeps nothing of the page', () => {
    const book = opened();
    write(book, accepted('a'));
    book.close();
    const page = book.begin();
    page.add(accepted('b'));
    expect(() => page.commit()).toThrow(BookUnavailable);
    expect(book.find('b')).toBeUndefined();
  });

  test.skipIf(process.platform === 'win32')('is unhealthy when its file is gone or cut', () => {
    const book = opened();
    write(book, accepted('a'));
    book.check();
    const { size, mode } = statSync(path);
    expect(mode & 0o777).toBe(0o600);
    truncateSync(path, size - 1);
    expect(() => book.check()).toThrow(BookUnavailable);
    unlinkSync(path);
    expect(() => book.check()).toThrow(BookUnavailable);
  });
});
