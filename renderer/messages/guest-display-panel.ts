/** The settings of the window turned to the guest. What that window says is in `guest-display/`. */
export const vi = {
  title: 'Màn hình cho khách',
  switch: 'Cho khách xem những gì sẽ được gửi, trên màn hình thứ hai',
  open: 'Mở màn hình cho khách',
  failed: 'Chưa làm được với màn hình cho khách',
  text: 'Tắt sẵn. Khách tự chọn tiếng Việt, Anh, Trung, Hàn, Nhật hoặc Nga. Mở xong, kéo cửa sổ sang màn hình thứ hai.',
  consent:
    'Khai báo là nghĩa vụ theo luật nên không hỏi đồng ý. Nếu cơ sở giữ bằng chứng đọc chip, khách được hỏi, và chỉ giữ khi khách đồng ý.',
};

export const en: typeof vi = {
  title: 'Guest display',
  switch: 'Show the guest what will be sent, on a second screen',
  open: 'Open the guest display',
  failed: 'The guest display could not do that',
  text: 'Off by default. The guest chooses Vietnamese, English, Chinese, Korean, Japanese or Russian. Once it is open, drag the window to the second screen.',
  consent:
    'A declaration is a duty by law, so no consent is asked for it. Where the facility keeps evidence of chip reads, the guest is asked, and it is kept only if they agree.',
};
