/** The ways to the police: what happened, and what to do about it. */
import type { FailureCode } from './failure.ts';
import { entry, type FailureText, text } from './failure-text.ts';

export const CHANNEL_FAILURE_TEXTS = {
  'endpoint-not-configured': entry(
    text(
      'Chưa nối với công an: khai báo được giữ tại quầy.',
      'No police endpoint is set up: declarations are kept at the desk.',
    ),
    text(
      'Vào Cài đặt → Kênh gửi để nhập địa chỉ và chứng thư do công an cấp.',
      'Go to Settings → Ways to the police and enter the address and certificate that the police gave you.',
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
  'endpoint-certificate-revoked': entry(
    text('Chứng thư của nơi nhận đã bị thu hồi.', "The endpoint's certificate has been revoked."),
    text(
      'Không gửi để bảo vệ dữ liệu khách. Gọi đơn vị công an quản lý trước khi làm gì khác; tờ in và điện thoại vẫn dùng được.',
      'Nothing is sent, to protect the guests. Call your police unit before anything else; the printed list and the phone still work.',
    ),
  ),
  'endpoint-revocation-list-ended': entry(
    text(
      'Danh sách chứng thư bị thu hồi của công an đã hết hạn ở máy này.',
      "This computer's list of revoked police certificates is out of date.",
    ),
    text(
      'Xin đơn vị công an danh sách mới, dán vào sau chứng thư CA trong Cài đặt → Kênh gửi. Kiểm tra cả ngày giờ của máy.',
      'Ask your police unit for a new list and put it after the CA certificate in Settings → Ways to the police. Check the date and time of this computer too.',
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
      'Chứng thư có thể đã hết hạn. Xin chứng thư mới rồi nhập trong Cài đặt → Kênh gửi.',
      'It may have expired. Ask for a new one and enter it in Settings → Ways to the police.',
    ),
  ),
  'endpoint-name-mismatch': entry(
    text(
      'Chứng thư của nơi nhận là của máy chủ khác.',
      "The endpoint's certificate belongs to another host.",
    ),
    text(
      'Không gửi để bảo vệ dữ liệu khách. So lại địa chỉ trong Cài đặt → Kênh gửi với giấy công an cấp.',
      'Nothing is sent, to protect the guests. Compare the address in Settings → Ways to the police with the paper that the police gave you.',
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
      'Nhập lại chứng thư và khóa do công an cấp trong Cài đặt → Kênh gửi.',
      'Enter the certificate and key from the police again in Settings → Ways to the police.',
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
      'Xin chứng thư mới rồi nhập trong Cài đặt → Kênh gửi; không cần khởi động lại quầy.',
      'Ask for a new one and enter it in Settings → Ways to the police; the desk need not be restarted.',
    ),
  ),
  'credentials-refused': entry(
    text(
      'Nơi nhận không chấp nhận tài khoản của cơ sở.',
      "The endpoint does not accept this facility's account.",
    ),
    text(
      'Kiểm tra tên và mật khẩu trong Cài đặt → Kênh gửi. Khai báo vẫn được giữ an toàn.',
      'Check name and password in Settings → Ways to the police. The declarations are kept safe.',
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
      'Mở danh sách khách đang lưu trú trên cổng, tìm người này rồi bấm “Đã thấy trong danh sách của cổng”.',
      'Open the list of present guests on the portal, find this person, and press “Seen in the portal’s list”.',
    ),
  ),
  'sent-not-confirmed': entry(
    text(
      'Đã gửi nhưng không nhận được trả lời; hệ thống này không cho hỏi lại.',
      'It was sent and no answer came; this way cannot be asked again.',
    ),
    text(
      'Tìm người này trong danh sách trên cổng: thấy thì bấm “Đã thấy trong danh sách của cổng”, không thấy thì bấm “Chưa tới nơi, gửi lại”.',
      'Look for this person in the list on the portal: if found press “Seen in the portal’s list”, if not press “It never came, send again”.',
    ),
  ),
  'probably-filed': entry(
    text(
      'Nơi nhận nói đã có khai báo của giấy tờ này trong thời gian đó. Rất có thể lần gửi trước đã tới.',
      'The authority says that it holds a stay of this document for that time. An earlier attempt has probably arrived.',
    ),
    text(
      'Tìm người này trong danh sách trên cổng. Nếu thấy và đúng ngày, bấm “Đã thấy trong danh sách của cổng”; nếu là lượt ở cũ chưa trả phòng, trả phòng trên cổng rồi gửi lại.',
      'Look for this person in the list on the portal. If the dates are right, press “Seen in the portal’s list”; if it is an older stay, check it out on the portal and send again.',
    ),
  ),
  'change-probably-made': entry(
    text(
      'Nơi nhận không đổi ngày đi của khách lần này. Có thể lần gửi trước đã đổi xong.',
      'The authority did not change the departure this time. An earlier attempt may have changed it already.',
    ),
    text(
      'Tìm khách này trên cổng. Nếu ngày đi đã đúng, bấm “Đã thấy trong danh sách của cổng”; nếu chưa, sửa ngày đi trên cổng rồi bấm “Đã báo bằng cách khác”.',
      'Look for this guest on the portal. If the departure is right, press “Seen in the portal’s list”; if not, change it on the portal and press “Told in another way”.',
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
  'hand-filing-not-confirmed': entry(
    text(
      'Đã lập danh sách để báo bằng tay; chưa ghi ai đã báo và cách nào.',
      'A list for filing by hand was made; nobody has noted yet that the police were told.',
    ),
    text(
      'Gọi điện hoặc mang danh sách đến công an xã, phường, hỏi tên cán bộ nhận, rồi bấm “Đã báo bằng cách khác”.',
      'Phone the commune police or bring them the list, ask who took it, and press “Told in another way”.',
    ),
  ),
  'outside-channel-window': entry(
    text(
      'Cách gửi này chỉ nhận khách đến hôm nay hoặc hôm qua.',
      'This way takes arrivals of today and yesterday only.',
    ),
    text(
      'Gọi điện hoặc mang danh sách in đến công an xã, phường; hoặc nhập tay trên cổng. Xong thì bấm “Đã báo bằng cách khác”.',
      'Phone the commune police or bring them the printed list, or type it into the portal. Then press “Told in another way”.',
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
} as const satisfies Partial<Record<FailureCode, FailureText>>;
