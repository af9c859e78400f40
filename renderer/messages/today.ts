/** Today: who is in, what is owed, what is late. */
export const vi = {
  title: 'Hôm nay',
  checkIn: 'Nhận khách',
  counts: {
    label: 'Số liệu hôm nay',
    inHouse: 'Đang ở',
    arrivals: 'Đến hôm nay',
    departures: 'Đi hôm nay',
    owed: 'Chưa có biên nhận',
    late: 'Trễ hạn',
    owedNone: 'Không nợ khai báo nào',
    lateNone: 'Không có khai báo trễ',
  },
  filter: {
    label: 'Tìm khách',
    placeholder: 'Tên, phòng hoặc 4 số cuối',
    clear: 'Xóa ô tìm',
  },
  table: 'Khách đang ở và khách đến hôm nay',
  column: {
    guest: 'Khách',
    room: 'Phòng',
    stay: 'Lưu trú',
    state: 'Khai báo',
    deadline: 'Hạn khai báo',
  },
  until: '{{from}} → {{to}}',
  empty: {
    title: 'Chưa có khách nào hôm nay',
    text: 'Đặt căn cước của khách lên đầu đọc rồi gõ 6 số cuối. Từ màn hình nào cũng làm được.',
    action: 'Nhận khách đầu tiên',
  },
  noMatch: {
    title: 'Không thấy khách nào khớp',
    text: 'Thử gõ ít chữ hơn, không cần dấu. Ở đây chỉ có khách đang ở và khách đến hôm nay.',
    action: 'Hiện tất cả',
  },
  failed: 'Không mở được danh sách khách',
  setUp: {
    missing: 'Thiết lập quầy còn thiếu: {{steps}}.',
    go: 'Làm bước này: {{step}}',
  },
};

export const en: typeof vi = {
  title: 'Today',
  checkIn: 'Check in a guest',
  counts: {
    label: 'Today in numbers',
    inHouse: 'In house',
    arrivals: 'Arrived today',
    departures: 'Leaving today',
    owed: 'No receipt yet',
    late: 'Late',
    owedNone: 'Nothing owed',
    lateNone: 'Nothing is late',
  },
  filter: {
    label: 'Find a guest',
    placeholder: 'Name, room or last 4 digits',
    clear: 'Clear the search',
  },
  table: 'Guests in house and arrived today',
  column: {
    guest: 'Guest',
    room: 'Room',
    stay: 'Stay',
    state: 'Declaration',
    deadline: 'Deadline',
  },
  until: '{{from}} → {{to}}',
  empty: {
    title: 'No guests today yet',
    text: 'Put the guest’s ID card on the reader and type its last 6 digits. It works from every screen.',
    action: 'Check in the first guest',
  },
  noMatch: {
    title: 'No guest matches',
    text: 'Try fewer letters; accents are not needed. Only guests in house and today’s arrivals are here.',
    action: 'Show all',
  },
  failed: 'The guest list could not be opened',
  setUp: {
    missing: 'Still to do in the set-up: {{steps}}.',
    go: 'Do this step: {{step}}',
  },
};
