/** What a person reads for each failure: what happened, and what to do now. Vietnamese first. */
import { CARD_FAILURE_TEXTS } from './card-failure-messages.ts';
import { CHANNEL_FAILURE_TEXTS } from './channel-failure-messages.ts';
import type { FailureCode } from './failure.ts';
import { entry, type FailureText, text } from './failure-text.ts';

export type { FailureText } from './failure-text.ts';

export const FAILURE_TEXTS: Readonly<Record<FailureCode, FailureText>> = {
  ...CARD_FAILURE_TEXTS,
  ...CHANNEL_FAILURE_TEXTS,
  'fields-invalid': entry(
    text('Còn ô chưa đúng.', 'Some fields need attention.'),
    text('Sửa các ô được đánh dấu rồi nhấn Enter.', 'Correct the marked fields and press Enter.'),
  ),
  'nothing-read': entry(
    text('Chưa có người để khai báo.', 'There is nobody to declare yet.'),
    text('Đọc thẻ hoặc nhập tay trước.', 'Read a card or type the person in first.'),
  ),
  'forged-not-confirmed': entry(
    text('Chip có dấu hiệu giả mạo.', 'The chip shows signs of forgery.'),
    text(
      'Báo công an trước. Nếu vẫn phải khai báo khách này, hãy xác nhận rõ ràng một lần nữa.',
      'Tell the police first. If this guest must be declared all the same, confirm it once more explicitly.',
    ),
  ),
  'already-filed': entry(
    text('Lượt này đã được khai báo.', 'This check-in is filed already.'),
    text('Nhấn N để đón khách tiếp theo.', 'Press N for the next guest.'),
  ),
  'stay-overlaps': entry(
    text(
      'Khách này đang có một lượt ở khác trùng thời gian.',
      'This guest has another stay at the same time.',
    ),
    text(
      'Mở lượt ở trước để trả phòng hoặc gia hạn, hay chọn "Kết thúc lượt trước" rồi khai báo lại.',
      'Open the earlier stay to check out or extend it, or choose "End the earlier stay" and file again.',
    ),
  ),
  'pawn-stopped': entry(
    text('Không lập được hợp đồng cầm đồ này.', 'This pawn contract cannot be made.'),
    text(
      'Xem từng lý do và căn cứ bên dưới. Nếu thấy nghi vấn, báo công an (F10).',
      'See each reason and its legal source below. If something is suspicious, tell the police (F10).',
    ),
  ),
  'pawn-action-refused': entry(
    text('Chưa làm được việc này với hợp đồng.', 'This cannot be done with the contract.'),
    text(
      'Xem lý do ghi ở từng ô, sửa rồi làm lại.',
      'See the reason at each field, correct it and try again.',
    ),
  ),
  'pawn-moved-on': entry(
    text('Hợp đồng vừa thay đổi ở quầy khác.', 'The contract has just changed at another desk.'),
    text('Xem lại số liệu mới trên màn hình rồi làm lại.', 'Look at the new figures and try again.'),
  ),
  'watch-list-unreadable': entry(
    text(
      'Không nhận được danh sách này; danh sách cũ vẫn giữ nguyên.',
      'This list was not taken; the earlier one is unchanged.',
    ),
    text(
      'Xem lỗi từng dòng bên dưới, sửa tệp rồi nhập lại.',
      'See the errors line by line, mend the file and import it again.',
    ),
  ),
  'stay-ended': entry(
    text('Lượt ở này đã trả phòng hoặc đã hủy.', 'This stay has ended or was cancelled.'),
    text('Nếu khách ở lại, làm một lượt khai báo mới.', 'If the guest stays again, file a new stay.'),
  ),
  'no-group': entry(
    text('Chưa mở đoàn nào.', 'No group is being checked in.'),
    text('Chọn "Đoàn khách" để bắt đầu.', 'Choose "Group" to begin.'),
  ),
  'preview-outdated': entry(
    text(
      'Danh sách xóa đã cũ, chưa xóa gì.',
      'The list of what to remove is out of date; nothing was removed.',
    ),
    text('Xem lại danh sách rồi xác nhận.', 'Look at the list again, then confirm.'),
  ),
  'record-not-found': entry(
    text('Không tìm thấy khai báo này.', 'This declaration was not found.'),
    text('Tải lại danh sách.', 'Reload the list.'),
  ),
  'certificate-not-found': entry(
    text(
      'Không có chứng thư hay tệp nào như vậy trong danh sách tin cậy.',
      'No such certificate or file is in the list of trust.',
    ),
    text(
      'Xem lại danh sách trong Cài đặt → Chứng thư tin cậy, hoặc bằng lệnh kiosk trust list.',
      'Look at the list in Settings → Trusted certificates, or with kiosk trust list.',
    ),
  ),
  'action-not-allowed': entry(
    text(
      'Lúc này không làm được việc đó với khai báo này.',
      'That cannot be done with this declaration now.',
    ),
    text('Xem trạng thái mới nhất trong hàng đợi.', 'Look at its latest state in the outbox.'),
  ),
  'database-locked': entry(
    text('Dữ liệu của quầy đang được chương trình khác dùng.', "Another program is using the desk's data."),
    text('Đóng cửa sổ quầy khác rồi mở lại.', 'Close the other desk window and open this one again.'),
  ),
  'database-damaged': entry(
    text('Tệp dữ liệu của quầy bị hỏng.', "The desk's data file is damaged."),
    text(
      'Đừng xóa tệp nào. Chép thư mục dữ liệu ra ổ khác, rồi khôi phục bản sao lưu (kiosk backup restore) hoặc gọi người hỗ trợ.',
      'Do not delete any file. Copy the data folder to another disk, then restore a backup (kiosk backup restore) or call support.',
    ),
  ),
  'disk-full': entry(
    text('Ổ đĩa đã đầy: chưa lưu được.', 'The disk is full: this could not be saved.'),
    text('Xóa bớt tệp không cần rồi nhấn Enter lần nữa.', 'Free some space and press Enter again.'),
  ),
  'database-unavailable': entry(
    text('Không mở được dữ liệu của quầy.', "The desk's data cannot be opened."),
    text(
      'Kiểm tra quyền truy cập thư mục dữ liệu và ổ đĩa, rồi mở lại quầy.',
      'Check the permissions of the data folder and the disk, then open the desk again.',
    ),
  ),
  'database-too-new': entry(
    text(
      'Dữ liệu này do phiên bản mới hơn của quầy tạo ra.',
      'This data was written by a newer version of the desk.',
    ),
    text(
      'Cài phiên bản mới nhất rồi mở lại. Dữ liệu vẫn nguyên vẹn.',
      'Install the latest version and open it again. The data are untouched.',
    ),
  ),
  'database-key-wrong': entry(
    text('Khóa mở dữ liệu không đúng.', 'The key does not open this data.'),
    text(
      'Dùng đúng tài khoản Windows hoặc đúng tệp khóa, mật khẩu của quầy này. Dữ liệu vẫn nguyên vẹn.',
      'Use the Windows account, key file or passphrase that belongs to this desk. The data are untouched.',
    ),
  ),
  'database-key-unavailable': entry(
    text('Không lấy được khóa mở dữ liệu.', 'The key to the data is not available.'),
    text(
      'Kiểm tra tệp khóa của quầy, hoặc đăng nhập lại tài khoản của máy rồi mở quầy.',
      "Check the desk's key file, or sign in to the computer again and open the desk.",
    ),
  ),
  'settings-invalid': entry(
    text('Phần cài đặt chưa đúng.', 'The settings are not right.'),
    text('Xem lại các ô được đánh dấu.', 'Check the marked fields.'),
  ),
  'certificate-unreadable': entry(
    text('Không đọc được chứng thư trong tệp này.', 'No certificate could be read from this file.'),
    text(
      'Chọn tệp .cer, .crt, .der, .pem, .ml, .ldif hoặc .crl do cơ quan cấp.',
      'Choose the .cer, .crt, .der, .pem, .ml, .ldif or .crl file that the authority gave you.',
    ),
  ),
  'evidence-unreadable': entry(
    text(
      'Đây không phải tệp bằng chứng chip hay thư mục chứa các tệp của chip.',
      "This is neither a chip evidence file nor a folder with a chip's files.",
    ),
    text(
      'Chọn tệp do "kiosk card read --evidence" ghi, hoặc thư mục có EF_SOD.bin, EF_DG1.bin…',
      'Choose the file that "kiosk card read --evidence" wrote, or a folder with EF_SOD.bin, EF_DG1.bin…',
    ),
  ),
  'camera-off': entry(
    text('Cơ sở không dùng ảnh chụp khách.', 'This facility takes no pictures of guests.'),
    text(
      'Cứ nhận khách như thường. Quản lý bật được trong Cài đặt, phần Cơ sở.',
      'Check the guest in as usual. The manager can switch it on in Settings, Facility.',
    ),
  ),
  'camera-not-agreed': entry(
    text(
      'Khách chưa đồng ý chụp ảnh nên không giữ ảnh nào.',
      'The guest has not agreed, so no picture is kept.',
    ),
    text(
      'Hỏi khách trước. Khách không đồng ý thì nhận khách như thường, không cần ảnh.',
      'Ask the guest first. Whoever does not agree is checked in as usual, without a picture.',
    ),
  ),
  'camera-picture-unfit': entry(
    text('Ảnh vừa chụp không dùng được nên không được giữ.', 'This picture is not usable and was not kept.'),
    text('Chụp lại, hoặc nhận khách không cần ảnh.', 'Take it again, or check the guest in without one.'),
  ),
  'manager-code-needed': entry(
    text('Quầy đang khóa: việc này cần quản lý.', 'The desk is locked: this is for the manager.'),
    text(
      'Nhấn “Mở khóa” ở đầu màn hình rồi nhập mã quản lý. Nhận khách và gửi khai báo vẫn làm như thường.',
      'Press “Unlock” at the top of the screen and enter the manager’s code. Check-in and sending go on as usual.',
    ),
  ),
  'manager-code-wrong': entry(
    text('Mã quản lý không đúng.', 'The manager’s code is not right.'),
    text(
      'Xem phím Caps Lock và bộ gõ tiếng Việt rồi gõ lại. Sau ba lần sai, mỗi lần phải chờ lâu hơn.',
      'Check Caps Lock and the Vietnamese input method, then type it again. After three wrong codes each try has to wait longer.',
    ),
  ),
  'manager-code-wait': entry(
    text('Vừa nhập sai nhiều lần: chưa nhận mã ngay được.', 'Several codes were wrong: none is taken yet.'),
    text(
      'Chờ hết giờ đếm ngược, lâu nhất 15 phút. Nếu quên mã, người giữ khóa của quầy đặt lại được ngay trên máy này.',
      'Wait for the countdown, 15 minutes at most. A forgotten code can be reset at this machine by whoever keeps the key of the desk.',
    ),
  ),
  'manager-code-missing': entry(
    text('Chưa có mã quản lý.', 'There is no manager’s code yet.'),
    text(
      'Đặt mã trước khi khóa: không có mã thì không ai mở lại được.',
      'Set a code before locking: without one nobody could open it again.',
    ),
  ),
  'not-in-training': entry(
    text('Việc này chỉ có trong chế độ luyện tập.', 'This exists in training mode only.'),
    text('Mở quầy ở chế độ luyện tập để thử.', 'Open the desk in training mode to try it.'),
  ),
  'guest-display-off': entry(
    text('Màn hình cho khách đang tắt.', 'The guest display is switched off.'),
    text('Bật trong Cài đặt rồi mở lại.', 'Switch it on in Settings and open it again.'),
  ),
  'training-world-not-opened': entry(
    text('Chưa mở được tình huống luyện tập.', 'The practice situation could not be opened.'),
    text(
      'Đóng bớt chương trình khác rồi thử lại. Nếu vẫn không được, khởi động lại quầy.',
      'Close other programs and try again. If it fails once more, start the desk anew.',
    ),
  ),
};

export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(FAILURE_TEXTS, code);
