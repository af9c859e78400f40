/** The settings of the window turned to the guest. What that window says is in `guest-display/`. */
export const vi = {
  title: 'Màn hình cho khách',
  switch: 'Cho khách xem những gì sẽ được gửi, trên màn hình thứ hai',
  open: 'Mở màn hình cho khách',
  close: 'Đóng màn hình cho khách',
  failed: 'Chưa làm được với màn hình cho khách',
  text: 'Tắt sẵn. Khách tự chọn tiếng Việt, Anh, Trung, Hàn, Nhật hoặc Nga. Nếu cửa sổ chưa nằm ở màn hình thứ hai thì kéo nó sang.',
  consent:
    'Khai báo là nghĩa vụ theo luật nên không hỏi đồng ý. Nếu cơ sở giữ bằng chứng đọc chip, khách được hỏi, và chỉ giữ khi khách đồng ý.',
};

export const en: typeof vi = {
  title: 'Guest display',
  switch: 'Show the guest what will be sent, on a second screen',
  open: 'Open the guest display',
  close: 'Close the guest display',
  failed: 'The guest display could not do that',
  text: 'Off by default. The guest chooses Vietnamese, English, Chinese, Korean, Japanese or Russian. If the window is not on the second screen yet, drag it there.',
  consent:
    'A declaration is a duty by law, so no consent is asked for it. Where the facility keeps evidence of chip reads, the guest is asked, and it is kept only if they agree.',
};
