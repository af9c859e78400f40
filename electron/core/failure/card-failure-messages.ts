/** Readers, cards and scanners: what happened, and what to do at the counter. */
import type { BilingualText, FailureCode } from './failure.ts';
import { entry, type FailureText, text } from './failure-text.ts';

export const CARD_FAILURE_TEXTS = {
  'reader-service-stopped': entry(
    text('Máy tính chưa bật dịch vụ đọc thẻ.', 'The smart-card service of this computer is not running.'),
    text(
      'Rút đầu đọc ra rồi cắm lại. Nếu vẫn vậy, khởi động lại máy (Windows: dịch vụ "Smart Card"; Linux: pcscd).',
      'Unplug the reader and plug it in again. If that does not help, restart the computer (Windows: the "Smart Card" service; Linux: pcscd).',
    ),
  ),
  'no-reader': entry(
    text('Chưa thấy đầu đọc thẻ.', 'No card reader found.'),
    text(
      'Cắm đầu đọc vào cổng USB. Quầy sẽ tự nhận ra, không cần khởi động lại.',
      'Plug the reader into a USB port. The desk notices it by itself; no restart is needed.',
    ),
  ),
  'no-card': entry(
    text('Chưa có thẻ trên đầu đọc.', 'There is no card on the reader.'),
    text(
      'Đặt thẻ lên giữa đầu đọc và để yên.',
      'Put the card on the middle of the reader and leave it there.',
    ),
  ),
  'several-cards': entry(
    text('Có nhiều hơn một thẻ trên các đầu đọc.', 'There is more than one card on the readers.'),
    text('Chỉ để lại một thẻ rồi thử lại.', 'Leave only one card and try again.'),
  ),
  'card-removed': entry(
    text('Thẻ đã rời khỏi đầu đọc khi đang đọc.', 'The card left the reader while it was being read.'),
    text(
      'Đặt thẻ lại và giữ yên cho đến khi có ảnh.',
      'Put the card back and leave it until the photo appears.',
    ),
  ),
  'card-mute': entry(
    text('Thẻ không trả lời.', 'The card does not answer.'),
    text(
      'Lật hoặc xoay thẻ rồi đặt lại. Nếu chip hỏng, chọn "Nhập tay" và xem kỹ giấy tờ.',
      'Turn the card over and put it back. If the chip is broken, choose "Type by hand" and look at the document closely.',
    ),
  ),
  'card-in-use': entry(
    text('Một chương trình khác đang giữ đầu đọc.', 'Another program is holding the reader.'),
    text(
      'Đóng chương trình đọc thẻ khác rồi đặt thẻ lại.',
      'Close the other card program and put the card back.',
    ),
  ),
  'reader-unplugged': entry(
    text('Đầu đọc vừa bị rút ra.', 'The reader was unplugged.'),
    text('Cắm đầu đọc lại rồi đặt thẻ lên.', 'Plug the reader in again and put the card on it.'),
  ),
  'transmit-failed': entry(
    text('Đầu đọc không chuyển được lệnh tới thẻ.', 'The reader could not pass a command to the card.'),
    text(
      'Nhấc thẻ lên, đặt lại và thử lần nữa. Nếu lặp lại, đổi cổng USB hoặc đầu đọc.',
      'Lift the card, put it back and try again. If it happens again, use another USB port or reader.',
    ),
  ),
  'wrong-can': entry(
    text('Sáu số vừa nhập không đúng với thẻ này.', 'The six digits do not fit this card.'),
    text(
      'Xem lại 6 số cuối của số định danh in trên thẻ và nhập lại. Nếu là hộ chiếu, chọn "Hộ chiếu".',
      'Check the last 6 digits of the number printed on the card and type them again. For a passport, choose "Passport".',
    ),
  ),
  'wrong-mrz-key': entry(
    text(
      'Số giấy tờ, ngày sinh hoặc ngày hết hạn không đúng với chip này.',
      'The document number, birth date or expiry date does not fit this chip.',
    ),
    text(
      'So lại từng chữ và số với giấy tờ (số 0 hay chữ O, số 1 hay chữ I), hoặc quét hai dòng ở chân trang.',
      'Compare every letter and digit with the document (0 or O, 1 or I), or scan the two lines at the foot of the page.',
    ),
  ),
  'access-blocked': entry(
    text('Chip tạm thời không cho thử tiếp.', 'The chip refuses further tries for now.'),
    text(
      'Nhấc thẻ ra, đợi 10 giây, đặt lại và nhập thật kỹ.',
      'Take the card off, wait 10 seconds, put it back and type carefully.',
    ),
  ),
  'not-an-emrtd': entry(
    text(
      'Đây không phải thẻ căn cước hay hộ chiếu có chip.',
      'This is not a chip identity card or passport.',
    ),
    text(
      'Kiểm tra xem khách đưa đúng thẻ chưa; thẻ ngân hàng và thẻ xe không đọc được.',
      'Check that it is the right card; bank and parking cards cannot be read.',
    ),
  ),
  'access-not-supported': entry(
    text('Chip này cần cách mở khác với số đã nhập.', 'This chip needs a different kind of key.'),
    text(
      'Hộ chiếu: chọn "Hộ chiếu" rồi nhập số, ngày sinh và ngày hết hạn. Thẻ căn cước: quét mã QR.',
      'A passport: choose "Passport" and type its number, birth date and expiry date. An identity card: scan the QR code.',
    ),
  ),
  'secure-channel-lost': entry(
    text('Kênh bảo mật với chip bị đứt.', 'The secure channel to the chip broke.'),
    text('Nhấc thẻ lên, đặt lại và thử lần nữa.', 'Lift the card, put it back and try again.'),
  ),
  'chip-protocol-error': entry(
    text('Chip trả lời không theo chuẩn.', 'The chip answers in a way the standard does not allow.'),
    text(
      'Thử lại một lần. Nếu lặp lại, xem kỹ thẻ: có thể thẻ hỏng hoặc thẻ giả. Có thể chọn "Nhập tay".',
      'Try once more. If it happens again, look at the card closely: it may be broken or false. You can choose "Type by hand".',
    ),
  ),
  'file-unreadable': entry(
    text(
      'Chip thiếu phần thông tin bắt buộc hoặc phần đó bị hỏng.',
      'A part that must be on the chip is missing or damaged.',
    ),
    text(
      'Thử lại một lần; nếu không được, chọn "Nhập tay" và xem kỹ giấy tờ.',
      'Try once more; if it fails, choose "Type by hand" and look at the document closely.',
    ),
  ),
  cancelled: entry(
    text('Đã dừng đọc thẻ.', 'Reading was stopped.'),
    text('Đặt thẻ và nhập sáu số để đọc lại.', 'Put the card on and type the six digits to read again.'),
  ),
  'qr-unreadable': entry(
    text(
      'Mã vừa quét không phải mã QR của thẻ căn cước.',
      'What was scanned is not the QR code of an identity card.',
    ),
    text(
      'Quét lại mã QR trên thẻ, hoặc nhập 6 số cuối.',
      'Scan the QR code on the card again, or type the last 6 digits.',
    ),
  ),
  'mrz-unreadable': entry(
    text(
      'Các dòng mã ở chân trang chưa đọc đúng.',
      'The lines at the foot of the page were not read correctly.',
    ),
    text(
      'Quét lại, giữ giấy tờ phẳng. Nếu lặp lại: tắt bộ gõ tiếng Việt (Unikey), hoặc chọn "Hộ chiếu" và nhập số.',
      'Scan again and keep the document flat. If it happens again: turn off the Vietnamese keyboard (Unikey), or choose "Passport" and type the number.',
    ),
  ),
  'scan-incomplete': entry(
    text('Đầu quét dừng giữa chừng.', 'The scanner stopped in the middle.'),
    text(
      'Quét lại. Nếu lặp lại, rút đầu quét ra rồi cắm lại.',
      'Scan again. If it happens again, unplug the scanner and plug it in again.',
    ),
  ),
  'wrong-qr-key': entry(
    text(
      'Mã QR vừa quét không mở được chip trên đầu đọc.',
      'The scanned QR code does not open the chip on the reader.',
    ),
    text(
      'Xem mã QR và thẻ trên đầu đọc có phải cùng một thẻ không, rồi quét lại hoặc nhập 6 số cuối in trên thẻ đó.',
      'See that the QR code and the card on the reader are the same card; scan again, or type the last 6 digits printed on that card.',
    ),
  ),
  'wrong-key-again': entry(
    text('Chip này đã từ chối đúng số đó.', 'This chip has refused exactly this number already.'),
    text(
      'Xem lại số trên giấy tờ và nhập số khác. Muốn thử lại số cũ, nhấc thẻ ra rồi đặt lại.',
      'Look at the document and type what it says. To try the same once more, lift the card and put it back.',
    ),
  ),
  'wrong-key-repeated': entry(
    text('Chip đã từ chối ba lần trở lên.', 'The chip has refused three tries or more.'),
    text(
      'Đừng đoán tiếp. Xem có đúng thẻ của khách này không, rồi quét mã QR hoặc dòng mã thay vì gõ. Nếu vẫn không được, chọn "Nhập tay".',
      'Stop guessing. See that it is the card of this guest, and scan the QR code or the lines instead of typing. If that fails, choose "Type by hand".',
    ),
  ),
  'number-invalid': entry(
    text('Số định danh phải có đúng 12 chữ số.', 'The identification number must have exactly 12 digits.'),
    text('Nhập lại số in trên thẻ.', 'Type the number printed on the card again.'),
  ),
} as const satisfies Partial<Record<FailureCode, FailureText>>;

/** What a chip that counts (63Cx) lets the clerk know before the next try. */
export const triesLeftText = (tries: number): BilingualText =>
  tries === 0
    ? text('Chip không cho thử nữa.', 'The chip takes no more tries.')
    : text(
        `Chip chỉ còn cho thử ${tries} lần.`,
        tries === 1 ? 'The chip allows one more try only.' : `The chip allows ${tries} more tries only.`,
      );
