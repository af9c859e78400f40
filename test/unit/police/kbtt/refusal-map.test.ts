import { describe, expect, test } from 'vitest';
import { judge, meaningOf } from '../../../../electron/police/kbtt/refusal-map.ts';

describe('sentences of the guide (v1.4 §5.6, §6.6, §14.6) and of published answers', () => {
  test.each([
    ['Ngày đi dự kiến phải lớn hoặc bằng ngày hôm qua', 'field', 'stay.plannedDeparture'],
    ['Ngày đi dự kiến phải lớn hoặc bằng ngày đến Cslt', 'field', 'stay.plannedDeparture'],
    ['Ngày đến Cslt phải là ngày hiện tại hoặc hôm qua', 'outside-window', 'stay.arrival'],
    ['Số hộ chiếu đang tạm trú tại CSLT và chưa checkout', 'held-already', undefined],
    [
      "Loại giấy tờ 'Thẻ CCCD' và Số giấy tờ '000090000001' đang tạm trú tại CSLT và chưa checkout",
      'held-already',
      undefined,
    ],
    ['Đã tồn tại khai báo trùng thời gian tại CSLT', 'held-already', undefined],
    [
      'Khách đã có khai báo tạm trú từ 2026-11-20 đến 2026-11-21 tại cơ sở lưu trú này.',
      'held-already',
      undefined,
    ],
    ['Thời hạn tạm trú phải lớn hoặc bằng hôm nay', 'field', 'permittedStayUntil'],
    ['Thẻ CCCD phải gồm đúng 12 chữ số', 'field', 'person.document.number'],
    ['Bị trùng giấy tờ với bản ghi 1', 'field', 'person.document.number'],
    ['Loại giấy tờ phải có giá trị từ 1 đến 8', 'field', 'person.document.kind'],
    ['Ngày gia hạn không được vượt quá 30 ngày kể từ ngày đến CSLT', 'field', 'change.plannedDeparture'],
    ['Thời hạn tạm trú phải lớn ngày đi hiện tại', 'field', 'change.plannedDeparture'],
    [
      'Số Giấy tờ 1 với loại giấy tờ là Thẻ CCCD đang không tồn tại trong hệ thống Cslt',
      'field',
      'person.document.number',
    ],
    ['Một câu mà không ai biết', 'not-understood', undefined],
  ])('%s', (sentence, meaning, path) => {
    expect(meaningOf(sentence)).toMatchObject({ meaning, ...(path === undefined ? {} : { path }) });
  });
});

test('a stay that is held already counts for more than what else is said', () => {
  expect(
    judge(['Số phòng không được để trống', 'Số hộ chiếu đang tạm trú tại CSLT và chưa checkout']),
  ).toEqual({
    kind: 'held',
    failure: {
      code: 'probably-filed',
      authorityText: 'Số phòng không được để trống\nSố hộ chiếu đang tạm trú tại CSLT và chưa checkout',
    },
  });
});

test('the authority’s own sentence stands at the field that it is about', () => {
  expect(judge(['Số phòng không được để trống'])).toEqual({
    kind: 'refused',
    failure: {
      code: 'record-refused',
      authorityText: 'Số phòng không được để trống',
      fields: [
        {
          path: 'stay.room',
          message: { vi: 'Số phòng không được để trống', en: 'Số phòng không được để trống' },
        },
      ],
    },
  });
});

test.each([
  'Thời hạn tạm trú phải lớn ngày đi hiện tại',
  'Số Giấy tờ 1 với loại giấy tờ là Thẻ CCCD đang không tồn tại trong hệ thống Cslt',
])('“%s” answers a change that was made before, too', (sentence) => {
  expect(judge([sentence])).toMatchObject({
    kind: 'refused',
    failure: { code: 'record-refused' },
    ifRepeated: { code: 'change-probably-made', authorityText: sentence },
  });
});

test('no other refusal is doubted because it came twice', () => {
  expect(judge(['Ngày gia hạn không được vượt quá 30 ngày kể từ ngày đến CSLT'])).not.toHaveProperty(
    'ifRepeated',
  );
});

test('words that nobody has seen before are shown as they came', () => {
  expect(judge(['Mã lỗi XK-77'])).toEqual({
    kind: 'refused',
    failure: { code: 'record-refused', authorityText: 'Mã lỗi XK-77' },
  });
});
