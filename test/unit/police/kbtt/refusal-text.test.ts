import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRefusal } from '../../../../electron/police/kbtt/refusal-text.ts';

const placed = (message: string) => Object.fromEntries(readRefusal(message).byPlace);

describe('a refusal taken apart', () => {
  test('several sentences about one record, as the guide shows them', () => {
    const message =
      'Bản khai báo 1: Ngày đi dự kiến phải lớn hoặc bằng ngày hôm qua,\n\nBản khai báo 1: Số hộ chiếu đang tạm trú tại CSLT và chưa checkout';
    expect(placed(message)).toEqual({
      1: [
        'Ngày đi dự kiến phải lớn hoặc bằng ngày hôm qua',
        'Số hộ chiếu đang tạm trú tại CSLT và chưa checkout',
      ],
    });
    expect(readRefusal(message).general).toBe('');
  });

  test('commas and quotation within a sentence stay', () => {
    const message =
      "Bản khai báo 2: Giấy phép lái xe chỉ được chứa chữ và số, tối đa 20 ký tự, Bản khai báo 12: Loại giấy tờ 'Thẻ CCCD' và Số giấy tờ '000090000001' đang tạm trú tại CSLT và chưa checkout.";
    expect(placed(message)).toEqual({
      2: ['Giấy phép lái xe chỉ được chứa chữ và số, tối đa 20 ký tự'],
      12: ["Loại giấy tờ 'Thẻ CCCD' và Số giấy tờ '000090000001' đang tạm trú tại CSLT và chưa checkout."],
    });
  });

  test('changes are counted as "Bản ghi", and a place that is only mentioned is none', () => {
    expect(placed('Bản ghi 2: Bị trùng giấy tờ với bản ghi 1, Bản ghi 3: Loại phải là GH hoặc TS')).toEqual({
      2: ['Bị trùng giấy tờ với bản ghi 1'],
      3: ['Loại phải là GH hoặc TS'],
    });
  });

  test('letters that come in parts are read all the same', () => {
    expect(placed('Bản khai báo 1: Số phòng không được để trống'.normalize('NFD'))).toEqual({
      1: ['Số phòng không được để trống'],
    });
  });

  test('what names no record is kept', () => {
    expect(readRefusal('Cơ sở đã bị khóa; Bản khai báo 1: x')).toEqual({
      byPlace: new Map([[1, ['x']]]),
      general: 'Cơ sở đã bị khóa',
    });
    expect(readRefusal('Cơ sở đã bị khóa')).toEqual({ byPlace: new Map(), general: 'Cơ sở đã bị khóa' });
    expect(readRefusal('')).toEqual({ byPlace: new Map(), general: '' });
  });

  test('whatever is said, no word is lost', () => {
    const word = fc
      .stringMatching(/^[a-zà-ỹ]{1,8}( [a-zà-ỹ]{1,8}){0,3}$/u)
      .map((text) => text.normalize('NFC'))
      // The range holds other signs as well, one of which is a semicolon in its composed form.
      .filter((text) => /^[\p{L} ]+$/u.test(text));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), word), { maxLength: 8 }),
        (sentences) => {
          const message = sentences.map(([place, text]) => `Bản khai báo ${place}: ${text}`).join(', ');
          const read = [...readRefusal(message).byPlace].flatMap(([place, texts]) =>
            texts.map((text) => `${place} ${text}`),
          );
          expect(read.sort()).toEqual(sentences.map(([place, text]) => `${place} ${text}`).sort());
        },
      ),
    );
  });
});
