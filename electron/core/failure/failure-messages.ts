/** What a person reads for each failure: what happened, and what to do now. Vietnamese first. */
import type { BilingualText, FailureCode } from './failure.ts';

export interface FailureText {
  readonly message: BilingualText;
  readonly remedy: BilingualText;
}

const text = (vi: string, en: string): BilingualText => ({ vi, en });
const entry = (message: BilingualText, remedy: BilingualText): FailureText => ({ message, remedy });

export const FAILURE_TEXTS: Readonly<Record<FailureCode, FailureText>> = {
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
  'endpoint-not-configured': entry(
    text(
      'Chưa nối với công an: khai báo được giữ tại quầy.',
      'No police endpoint is set up: declarations are kept at the desk.',
    ),
    text(
      'Vào Cài đặt → Nối với công an để nhập địa chỉ và chứng thư do công an cấp.',
      'Go to Settings → Police endpoint and enter the address and certificate that the police gave you.',
    ),
  ),
  'endpoint-unreachable': entry(
    text('Không nối được tới nơi nhận.', 'The endpoint cannot be reached.'),
    text(
      'Không cần làm gì: khai báo được giữ an toàn và tự gửi khi có mạng. Kiểm tra mạng nếu kéo dài.',
      'Nothing to do: declarations are kept safe and go by themselves when the line is back. Check the network if it lasts.',
    ),
  ),
  'endpoint-timeout': entry(
    text('Nơi nhận không trả lời kịp.', 'The endpoint did not answer in time.'),
    text(
      'Quầy sẽ hỏi lại nơi nhận trước khi gửi lại, để không khai hai lần.',
      'The desk asks the endpoint before it sends again, so that nothing is filed twice.',
    ),
  ),
  'endpoint-certificate-refused': entry(
    text(
      'Nơi nhận đưa ra chứng thư không đúng.',
      'The endpoint shows a certificate that is not the trusted one.',
    ),
    text(
      'Không gửi để bảo vệ dữ liệu khách. Báo cho đơn vị công an quản lý và kiểm tra ngày giờ của máy.',
      'Nothing is sent, to protect the guests. Tell your police unit, and check the date and time of this computer.',
    ),
  ),
  'client-certificate-refused': entry(
    text(
      'Nơi nhận không chấp nhận chứng thư của cơ sở.',
      "The endpoint does not accept this facility's certificate.",
    ),
    text(
      'Chứng thư có thể đã hết hạn. Xin chứng thư mới rồi nhập trong Cài đặt → Nối với công an.',
      'It may have expired. Ask for a new one and enter it in Settings → Police endpoint.',
    ),
  ),
  'endpoint-name-mismatch': entry(
    text(
      'Chứng thư của nơi nhận là của máy chủ khác.',
      "The endpoint's certificate belongs to another host.",
    ),
    text(
      'Không gửi để bảo vệ dữ liệu khách. So lại địa chỉ trong Cài đặt → Nối với công an với giấy công an cấp.',
      'Nothing is sent, to protect the guests. Compare the address in Settings → Police endpoint with the paper that the police gave you.',
    ),
  ),
  'endpoint-certificate-expired': entry(
    text(
      'Chứng thư của nơi nhận đã hết hạn hoặc chưa đến ngày dùng.',
      "The endpoint's certificate has expired or is not valid yet.",
    ),
    text(
      'Không gửi để bảo vệ dữ liệu khách. Xem ngày giờ của máy; nếu đúng, báo cho đơn vị công an quản lý.',
      'Nothing is sent, to protect the guests. Look at the date of this computer; if it is right, tell your police unit.',
    ),
  ),
  'endpoint-certificate-untrusted': entry(
    text(
      'Chứng thư của nơi nhận không do cơ quan đã cài đặt cấp.',
      "The endpoint's certificate was not issued by the authority that was set up.",
    ),
    text(
      'Không gửi để bảo vệ dữ liệu khách: có thể có người đứng giữa đường truyền. Báo cho đơn vị công an; nếu họ đã đổi cơ quan cấp, xin tệp CA mới.',
      'Nothing is sent, to protect the guests: somebody may stand in between. Tell your police unit; if they changed their issuer, ask for the new CA file.',
    ),
  ),
  'client-certificate-missing': entry(
    text('Nơi nhận không thấy chứng thư của cơ sở.', 'The endpoint saw no certificate of this facility.'),
    text(
      'Nhập lại chứng thư và khóa do công an cấp trong Cài đặt → Nối với công an.',
      'Enter the certificate and key from the police again in Settings → Police endpoint.',
    ),
  ),
  'client-certificate-revoked': entry(
    text('Chứng thư của cơ sở đã bị thu hồi.', "This facility's certificate has been revoked."),
    text(
      'Gọi cho đơn vị công an quản lý để hỏi lý do và xin chứng thư mới. Khai báo vẫn được giữ an toàn.',
      'Call your police unit, ask why, and ask for a new one. The declarations are kept safe.',
    ),
  ),
  'client-certificate-expired': entry(
    text('Chứng thư của cơ sở đã hết hạn.', "This facility's certificate has expired."),
    text(
      'Xin chứng thư mới rồi nhập trong Cài đặt → Nối với công an; không cần khởi động lại quầy.',
      'Ask for a new one and enter it in Settings → Police endpoint; the desk need not be restarted.',
    ),
  ),
  'credentials-refused': entry(
    text(
      'Nơi nhận không chấp nhận tài khoản của cơ sở.',
      "The endpoint does not accept this facility's account.",
    ),
    text(
      'Kiểm tra tên và mật khẩu trong Cài đặt → Nối với công an. Khai báo vẫn được giữ an toàn.',
      'Check name and password in Settings → Police endpoint. The declarations are kept safe.',
    ),
  ),
  'endpoint-busy': entry(
    text('Nơi nhận đang quá tải.', 'The endpoint is overloaded.'),
    text('Không cần làm gì: quầy tự gửi lại sau.', 'Nothing to do: the desk sends again later by itself.'),
  ),
  'endpoint-error': entry(
    text('Nơi nhận gặp lỗi bên trong.', 'The endpoint reports an error of its own.'),
    text(
      'Không cần làm gì: quầy hỏi lại và gửi lại khi nơi nhận ổn định.',
      'Nothing to do: the desk asks and sends again when the endpoint recovers.',
    ),
  ),
  'endpoint-answer-unreadable': entry(
    text('Nơi nhận trả lời không đọc được.', 'The answer of the endpoint cannot be read.'),
    text(
      'Khai báo chưa được coi là đã nhận; quầy sẽ hỏi lại. Báo cho đơn vị công an nếu kéo dài.',
      'The declaration does not count as received; the desk will ask again. Tell your police unit if it lasts.',
    ),
  ),
  'receipt-invalid': entry(
    text(
      'Biên nhận không đúng chữ ký hoặc không khớp khai báo.',
      'The receipt has a wrong signature or does not match the declaration.',
    ),
    text(
      'Khai báo chưa được coi là đã nhận; quầy sẽ hỏi lại. Nếu kéo dài, gọi cho đơn vị công an.',
      'The declaration does not count as received; the desk will ask again. If it lasts, call your police unit.',
    ),
  ),
  'record-refused': entry(
    text('Nơi nhận từ chối khai báo này.', 'The authority refused this declaration.'),
    text('Xem lý do, sửa lại và khai báo mới.', 'See the reason, correct it and file a new declaration.'),
  ),
  'upload-not-confirmed': entry(
    text(
      'Tệp đã ghi nhưng chưa được xác nhận là đã tải lên.',
      'The file is written; its upload is not confirmed.',
    ),
    text(
      'Tải tệp lên cổng, xem cổng báo đã nhận bao nhiêu người, rồi gõ số đó vào đây.',
      'Upload the file to the portal, see how many people it shows, and type that number here.',
    ),
  ),
  'count-mismatch': entry(
    text('Số trên cổng không bằng số trong tệp.', 'The number on the portal is not the number in the file.'),
    text(
      'Chưa khai báo nào được coi là xong. Mở danh sách trên cổng, tìm người còn thiếu, rồi xác nhận từng người.',
      'None of them counts as done. Open the list on the portal, find who is missing, and confirm them one by one.',
    ),
  ),
  'awaits-reconciliation': entry(
    text('Nơi nhận đã nhận, nhưng không cấp biên nhận.', 'It was taken, and this way gives no receipt.'),
    text(
      'Mở danh sách khách đang lưu trú trên cổng, tìm người này rồi bấm “Đã thấy trong danh sách”.',
      'Open the list of present guests on the portal, find this person, and press “Seen in the list”.',
    ),
  ),
  'probably-filed': entry(
    text(
      'Nơi nhận nói đã có khai báo của giấy tờ này trong thời gian đó. Rất có thể lần gửi trước đã tới.',
      'The authority says that it holds a stay of this document for that time. An earlier attempt has probably arrived.',
    ),
    text(
      'Tìm người này trong danh sách trên cổng. Nếu thấy và đúng ngày, bấm “Đã thấy trong danh sách”; nếu là lượt ở cũ chưa trả phòng, trả phòng trên cổng rồi gửi lại.',
      'Look for this person in the list on the portal. If the dates are right, press “Seen in the list”; if it is an older stay, check it out on the portal and send again.',
    ),
  ),
  'batch-partly-refused': entry(
    text(
      'Khai báo khác trong cùng lần gửi bị từ chối; nơi nhận không nói gì về khai báo này.',
      'Another declaration of the same request was refused, and nothing was said about this one.',
    ),
    text(
      'Tìm người này trong danh sách trên cổng: thấy thì xác nhận, không thấy thì cho gửi lại.',
      'Look for this person in the list on the portal: confirm if found, let it be sent again if not.',
    ),
  ),
  'outside-channel-window': entry(
    text(
      'Cách gửi này chỉ nhận khách đến hôm nay hoặc hôm qua.',
      'This way takes arrivals of today and yesterday only.',
    ),
    text(
      'Gọi điện hoặc mang danh sách in đến công an xã, phường; hoặc nhập tay trên cổng. Xong thì bấm “Đã khai báo bằng tay”.',
      'Phone the commune police or bring them the printed list, or type it into the portal. Then press “Filed by hand”.',
    ),
  ),
  'not-for-this-channel': entry(
    text(
      'Cách gửi này không có chỗ cho một điều trong khai báo.',
      'This way has no place for something in the declaration.',
    ),
    text(
      'Xem mục được đánh dấu. Sửa nếu sai; nếu đúng, khai báo bằng cách khác hoặc bằng tay.',
      'See the marked field. Correct it if it is wrong; if it is right, file it another way or by hand.',
    ),
  ),
  'template-missing': entry(
    text('Chưa có tệp mẫu chính thức của cổng.', 'There is no official template of the portal yet.'),
    text(
      'Đăng nhập cổng, tải tệp mẫu nhập khách (tblt_vn_import.xlsx), rồi chọn tệp đó trong Cài đặt. Đừng mở nó bằng Excel.',
      'Log in to the portal, download its import template (tblt_vn_import.xlsx), and choose it in Settings. Do not open it in Excel.',
    ),
  ),
  'template-unknown': entry(
    text(
      'Tệp này không phải mẫu chính thức mà quầy biết, hoặc đã bị sửa.',
      'This is not the official template that the desk knows, or it was changed.',
    ),
    text(
      'Tải lại tệp mẫu từ cổng, không mở bằng Excel. Nếu cổng đã đổi mẫu, cần bản quầy mới; trong lúc chờ, nhập tay trên cổng.',
      'Download the template from the portal anew and do not open it in Excel. If the portal changed it, the desk needs an update; until then type the guests into the portal.',
    ),
  ),
  'written-file-differs': entry(
    text(
      'Đọc lại tệp vừa ghi thì thấy khác với khai báo, nên quầy không đưa tệp ra.',
      'Read back, the file did not say what was declared, so it is not handed out.',
    ),
    text(
      'Chưa có gì bị mất: nhập tay trên cổng và gửi nhật ký cho nơi hỗ trợ.',
      'Nothing is lost: type the guests into the portal and send the log to support.',
    ),
  ),
  'backup-unfit': entry(
    text(
      'Tệp này không phải bản sao lưu nguyên vẹn của quầy.',
      'This file is not a whole backup of this desk.',
    ),
    text(
      'Chọn bản sao lưu khác. Dữ liệu hiện tại chưa bị thay đổi gì.',
      'Choose another backup. The present data have not been touched.',
    ),
  ),
  'database-locked': entry(
    text('Dữ liệu của quầy đang được chương trình khác dùng.', "Another program is using the desk's data."),
    text('Đóng cửa sổ quầy khác rồi mở lại.', 'Close the other desk window and open this one again.'),
  ),
  'database-damaged': entry(
    text('Tệp dữ liệu của quầy bị hỏng.', "The desk's data file is damaged."),
    text(
      'Đừng xóa tệp nào. Chép thư mục dữ liệu ra ổ khác rồi gọi người hỗ trợ.',
      'Do not delete any file. Copy the data folder to another disk and call support.',
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
  'not-in-training': entry(
    text('Việc này chỉ có trong chế độ luyện tập.', 'This exists in training mode only.'),
    text('Mở quầy ở chế độ luyện tập để thử.', 'Open the desk in training mode to try it.'),
  ),
};

/** What a chip that counts (63Cx) lets the clerk know before the next try. */
export const triesLeftText = (tries: number): BilingualText =>
  tries === 0
    ? text('Chip không cho thử nữa.', 'The chip takes no more tries.')
    : text(
        `Chip chỉ còn cho thử ${tries} lần.`,
        tries === 1 ? 'The chip allows one more try only.' : `The chip allows ${tries} more tries only.`,
      );

export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(FAILURE_TEXTS, code);
