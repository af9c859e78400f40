/** The search over everything, under one key. */
export const vi = {
  open: 'Tìm',
  title: 'Tìm trong mọi sổ',
  placeholder: 'Tên không dấu, số giấy tờ, phòng, biên nhận, ngày, biển số, IMEI…',
  hint: 'Ví dụ: “lan 305”, “0002”, “05/03”. Mũi tên để chọn, Enter để mở, Esc để đóng.',
  pending: 'Đang tìm…',
  stays: 'Lượt ở',
  pawns: 'Hợp đồng cầm đồ',
  none: {
    title: 'Không thấy gì khớp với “{{text}}”',
    text: 'Thử ít chữ hơn, bỏ dấu, hoặc bốn số cuối của giấy tờ.',
  },
  failed: 'Chưa tìm được',
  found_one: '{{count}} kết quả',
  found_other: '{{count}} kết quả',
  more: 'Còn nữa: gõ thêm để thu hẹp.',
  by: { name: 'tên', number: 'số giấy tờ', room: 'phòng', date: 'ngày', receipt: 'biên nhận' },
  room: 'Phòng {{room}}',
};

export const en: typeof vi = {
  open: 'Search',
  title: 'Search all books',
  placeholder: 'Name, document number, room, receipt, day, plate, IMEI…',
  hint: 'For example “lan 305”, “0002”, “05/03”. Arrows choose, Enter opens, Esc closes.',
  pending: 'Searching…',
  stays: 'Stays',
  pawns: 'Pawn contracts',
  none: {
    title: 'Nothing matches “{{text}}”',
    text: 'Try fewer letters, or the last four digits of the document.',
  },
  failed: 'The search failed',
  found_one: '{{count}} found',
  found_other: '{{count}} found',
  more: 'There is more: type on to narrow it down.',
  by: { name: 'name', number: 'document number', room: 'room', date: 'day', receipt: 'receipt' },
  room: 'Room {{room}}',
};
