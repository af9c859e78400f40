/** Whoever lies on the counter, taken into a ward, a lease or the book of visitors. */
export const vi = {
  who: 'Người trên quầy',
  clear: 'Bỏ, đón người khác',
  forged: 'Tôi đã xem thẻ và vẫn ghi nhận.',
  failed: 'Chưa ghi được',
  fix: 'Còn {{count}} ô cần sửa',
  typeMissing: 'Nhập tay phần còn thiếu',
  endEarlier: 'Kết thúc lượt trước rồi ghi',
  openEarlier: 'Mở lượt ở trước',
  phone: 'Điện thoại (không bắt buộc)',
  saving: 'Đang ghi…',
};

export const en: typeof vi = {
  who: 'The person on the counter',
  clear: 'Clear, take somebody else',
  forged: 'I have looked at the card and go on all the same.',
  failed: 'Not saved',
  fix: 'Fields to correct: {{count}}',
  typeMissing: 'Type what is missing',
  endEarlier: 'End the earlier stay and save',
  openEarlier: 'Open the earlier stay',
  phone: 'Phone (optional)',
  saving: 'Saving…',
};
