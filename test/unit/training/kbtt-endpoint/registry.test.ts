import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBook, readBook } from '../../../../electron/training/kbtt-endpoint/book.ts';
import { LISTS } from '../../../../electron/training/kbtt-endpoint/catalogue.ts';
import type { RawRecord } from '../../../../electron/training/kbtt-endpoint/record-rules.ts';
import { createRegistry, type Mood } from '../../../../electron/training/kbtt-endpoint/registry.ts';

const NOW = Date.parse('2026-11-21T08:00:00Z');
const mood = (change: Partial<Mood> = {}): Mood => ({
  now: NOW,
  lists: LISTS,
  roomNeeded: true,
  recordByRecord: false,
  refuseEverySecond: false,
  sayEveryPaperIsHeld: false,
  ...change,
});

const guest = (number: string, change: RawRecord = {}): RawRecord => ({
  hoTen: 'Nguyễn Văn Mẫu',
  gioiTinh: 'M',
  ngayThangNamSinhStr: '1990-04-12',
  ngayDenCsltStr: '2026-11-21 14:00:00',
  ngayDiDuKienStr: '2026-11-22 12:00:00',
  soPhong: '201',
  lyDoCuTru: 1,
  loaiGiayTo: 1,
  soGiayTo: number,
  ...change,
});
const [A, B] = ['000090000001', '000090000002'];

describe('an array of stays', () => {
  test('all are taken, or none', () => {
    const book = openBook();
    const { citizens } = createRegistry(book);
    expect(citizens([guest(A), guest(B, { soPhong: '' })], mood())).toEqual({
      ok: false,
      message: 'Bản khai báo 2: Số phòng không được để trống',
    });
    expect(book.stays()).toEqual([]);
    expect(citizens([guest(A), guest(B)], mood())).toEqual({ ok: true });
    expect(book.stays().map(({ number, record }) => [number, record.soGiayTo])).toEqual([
      [1, A],
      [2, B],
    ]);
  });

  test('or the good ones, where it is set so', () => {
    const book = openBook();
    const told = createRegistry(book).citizens(
      [guest(A), guest(B, { soPhong: '' })],
      mood({ recordByRecord: true }),
    );
    expect(told.ok).toBe(false);
    expect(book.stays().map(({ record }) => record.soGiayTo)).toEqual([A]);
  });

  test('one paper twice in an array', () => {
    expect(createRegistry(openBook()).citizens([guest(A), guest(B), guest(A)], mood())).toEqual({
      ok: false,
      message: 'Bản khai báo 3: Bị trùng giấy tờ với bản ghi 1',
    });
  });

  test('a paper that is in house, and a period that overlaps', () => {
    const { citizens } = createRegistry(openBook());
    citizens([guest(A)], mood());
    expect(citizens([guest(A)], mood())).toEqual({
      ok: false,
      message:
        "Bản khai báo 1: Loại giấy tờ 'Thẻ CCCD' và Số giấy tờ '000090000001' đang tạm trú tại CSLT và chưa checkout, Bản khai báo 1: Khách đã có khai báo tạm trú từ 2026-11-21 đến 2026-11-22 tại cơ sở lưu trú này",
    });
  });

  test('a stay that has ended frees the paper', () => {
    const { citizens } = createRegistry(openBook());
    citizens([guest(A)], mood());
    const next = guest(A, {
      ngayDenCsltStr: '2026-11-22 13:00:00',
      ngayDiDuKienStr: '2026-11-23 12:00:00',
    });
    expect(citizens([next], mood({ now: Date.parse('2026-11-22T06:30:00Z') }))).toEqual({ ok: true });
  });

  test('an empty array', () => {
    const { citizens, departures } = createRegistry(openBook());
    expect(citizens([], mood())).toMatchObject({ ok: false });
    expect(departures([], mood())).toEqual({
      ok: false,
      message: 'Danh sách đổi ngày trả phòng không được để trống',
    });
  });
});

describe('changes', () => {
  const extend = (until: string): RawRecord => ({
    loai: 'GH',
    soGiayTo: A,
    loaiGiayTo: 1,
    thoiGianStr: until,
  });

  test('a stay is extended, and not twice to the same day', () => {
    const book = openBook();
    const { citizens, departures } = createRegistry(book);
    citizens([guest(A)], mood());
    expect(departures([extend('2026-11-25 12:00:00')], mood())).toEqual({ ok: true });
    expect(book.stays()[0]).toMatchObject({ departure: '2026-11-25 12:00:00', left: false });
    expect(departures([extend('2026-11-25 12:00:00')], mood())).toEqual({
      ok: false,
      message: 'Bản ghi 1: Thời hạn tạm trú phải lớn ngày đi hiện tại',
    });
  });

  test('who has left cannot leave again', () => {
    const { citizens, departures } = createRegistry(openBook());
    citizens([guest(A)], mood());
    const leave: RawRecord = { loai: 'TS', soGiayTo: A, loaiGiayTo: 1 };
    expect(departures([leave], mood())).toEqual({ ok: true });
    expect(departures([leave], mood())).toEqual({
      ok: false,
      message: `Bản ghi 1: Số Giấy tờ ${A} với loại giấy tờ là Thẻ CCCD đang không tồn tại trong hệ thống Cslt`,
    });
  });
});

test('the book survives the endpoint, without a last line that was never synced', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kbtt-book-'));
  try {
    const path = join(folder, 'book.jsonl');
    const book = openBook(path);
    const { citizens, departures } = createRegistry(book);
    citizens([guest(A), guest(B)], mood());
    departures([{ loai: 'TS', soGiayTo: A, loaiGiayTo: 1 }], mood());
    book.close();
    writeFileSync(path, '{"event":"stay","at":"half', { flag: 'a' });
    const again = openBook(path);
    expect(again.stays()).toEqual(book.stays());
    expect(again.nextNumber()).toBe(3);
    again.close();
    expect(readBook(path).stays()).toHaveLength(2);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
