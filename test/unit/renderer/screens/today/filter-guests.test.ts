import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterGuests } from '../../../../../renderer/screens/today/filter-guests.ts';

const row = (fullName: string, room: string, number: string) => ({
  fullName,
  room,
  documentNumberMasked: `•••• ${number}`,
});
const ANH = row('Đặng Thị Ánh', '201', '0001');
const HUNG = row('Nguyễn Văn Hùng', 'A12', '7788');
const ROWS = [ANH, HUNG];

describe('the filter box', () => {
  test.each([
    ['', ROWS],
    ['   ', ROWS],
    ['dang', [ANH]],
    ['ĐẶNG', [ANH]],
    ['anh', [ANH]],
    ['thi dang', [ANH]],
    ['nguyen hung', [HUNG]],
    ['201', [ANH]],
    ['a12', [HUNG]],
    ['7788', [HUNG]],
    ['hung 201', []],
    ['zzz', []],
  ])('“%s”', (typed, found) => expect(filterGuests(ROWS, typed)).toEqual(found));

  test('letters composed or apart find the same', () => {
    expect(filterGuests(ROWS, 'Ánh'.normalize('NFD'))).toEqual([ANH]);
  });

  test('whatever is typed, the order stays and nothing is invented', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const found = filterGuests(ROWS, typed);
        expect(found).toEqual(ROWS.filter((one) => found.includes(one)));
      }),
    );
  });
});
