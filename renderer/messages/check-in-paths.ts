/** Texts of the check-in beyond the ordinary citizen: foreign guests, no papers, papers without a card, doubts, two rooms at once. */

export const vi = {
  // what will be declared
  declares: 'Sẽ khai báo',
  kind: {
    'stay-notice': 'Thông báo lưu trú',
    'foreign-stay': 'Khai báo tạm trú người nước ngoài',
  },
  // permitted stay
  permitted: 'Thời hạn tạm trú',
  permittedHelp:
    'Ngày cuối được phép ở Việt Nam, theo thị thực, thẻ tạm trú hoặc miễn thị thực. Không phải ngày hết hạn hộ chiếu.',
  permittedOptional: 'Thời hạn tạm trú, nếu khách biết',
  // birth date as the document has it
  monthOnly: '{{date}} (giấy tờ không ghi ngày)',
  yearOnly: '{{date}} (giấy tờ chỉ ghi năm)',
  // face
  sameFace: 'Nhấn Enter là xác nhận: khách đúng là người trong ảnh.',
  otherFace: 'Không giống ảnh',
  adultHelp: 'Trẻ em: ghi họ tên người lớn đi cùng',
  // doubts
  doubtForged: 'Báo công an về giấy tờ này',
  doubtTitle: 'Đã ghi việc báo công an',
  doubtPending: 'Đang ghi…',
  doubtFace: 'Khách không giống ảnh trong chip',
  doubtChip: 'Chip có dấu hiệu giả mạo',
  toTasks: 'Mở danh sách báo công an',
  // expired
  expiredTitle: 'Giấy tờ đã hết hạn từ {{date}}',
  expiredText: 'Hỏi khách giấy tờ còn hạn. Không có thì vẫn khai báo bằng giấy tờ này: ai ở cũng phải khai.',
  otherPaper: 'Đọc giấy tờ khác',
  // already in house
  presentTitle: 'Khách này đang có lượt ở tại phòng {{room}}',
  presentText: 'Từ {{from}} đến {{until}}. Một người không ở hai phòng cùng lúc.',
  presentLater: 'Lượt đó bắt đầu sau lượt này, nên mở ra để hủy hoặc sửa trước.',
  endEarlier: 'Kết thúc lượt trước và khai báo',
  openEarlier: 'Mở lượt ở trước',
  // other ways
  paper: 'Chưa có thẻ',
  paperWhy: 'Trẻ em, hoặc khách có giấy khai sinh, thông báo số định danh',
  noPapers: 'Không có giấy tờ',
  noPapersWhy: 'Vẫn nhận khách; công an được báo ngay',
  brokenChip: 'Chip hỏng? Trả thẻ cho khách rồi nhập tay theo mặt thẻ.',
  // without papers
  noneTitle: 'Khách không có giấy tờ',
  noneText: 'Ghi những gì khách nói. Điều chưa biết thì để trống, không đoán.',
  noneName: 'Họ tên khách nói',
  noneBirth: 'Ngày sinh khách nói (không bắt buộc)',
  noneBirthHelp: 'ngày/tháng/năm, hoặc chỉ năm',
  noneFile: 'Nhận khách và báo công an',
  // tell the police
  tellTitle: 'Đã nhận khách. Báo công an ngay',
  tellSay: 'Nói với công an',
  tellName: 'Họ tên khách nói',
  tellDone: 'Ghi ai đã nhận tin',
};

export const en: typeof vi = {
  declares: 'To be declared',
  kind: {
    'stay-notice': 'Stay notice of a citizen',
    'foreign-stay': 'Stay of a foreign guest',
  },
  permitted: 'Permitted stay until',
  permittedHelp:
    'The last day the guest may be in Vietnam, by visa, residence card or exemption. Not the expiry of the passport.',
  permittedOptional: 'Permitted stay until, if known',
  monthOnly: '{{date}} (the document names no day)',
  yearOnly: '{{date}} (the document names the year only)',
  sameFace: 'Enter confirms that the guest is the person in the photo.',
  otherFace: 'Not this person',
  adultHelp: 'A child: name the accompanying adult',
  doubtForged: 'Tell the police about this document',
  doubtTitle: 'Noted: the police are to be told',
  doubtPending: 'Saving…',
  doubtFace: 'The guest does not look like the photo in the chip',
  doubtChip: 'The chip shows signs of forgery',
  toTasks: 'Open the police tasks',
  expiredTitle: 'The document expired on {{date}}',
  expiredText:
    'Ask for a valid one. Without one the guest is declared with this: whoever stays must be declared.',
  otherPaper: 'Read another document',
  presentTitle: 'This guest has a stay in room {{room}}',
  presentText: 'From {{from}} until {{until}}. One person is not in two rooms at once.',
  presentLater: 'That stay begins after this one: open it and cancel or correct it first.',
  endEarlier: 'End the earlier stay and file',
  openEarlier: 'Open the earlier stay',
  paper: 'No card yet',
  paperWhy: 'A child, or a guest with a birth certificate or a notice of the personal number',
  noPapers: 'No papers at all',
  noPapersWhy: 'The guest is admitted; the police are told at once',
  brokenChip: 'A broken chip? Give the card back and type what is printed on it.',
  noneTitle: 'Guest without papers',
  noneText: 'Write down what the guest says. What is not known stays empty: never guess.',
  noneName: 'Full name as told',
  noneBirth: 'Date of birth as told (optional)',
  noneBirthHelp: 'day/month/year, or the year alone',
  noneFile: 'Admit and tell the police',
  tellTitle: 'Admitted. Tell the police now',
  tellSay: 'What to say',
  tellName: 'Name as told',
  tellDone: 'Record who took the call',
};
