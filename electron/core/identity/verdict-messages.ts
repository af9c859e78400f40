/**
 * What the clerk reads beside a verdict: what was found, in plain words, and what to do about it.
 * No accusation of the guest: a wrong card is a matter for the police, not for the counter.
 */
import type { VerdictLevel, VerdictReason } from './verdict.ts';

export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

export interface VerdictLevelText {
  /** A word or two for the badge. */
  readonly title: BilingualText;
  /** What it means and what to do. */
  readonly advice: BilingualText;
}

export const VERDICT_LEVEL_TEXTS: Readonly<Record<VerdictLevel, VerdictLevelText>> = {
  genuine: {
    title: { vi: 'Giấy tờ thật', en: 'Genuine' },
    advice: {
      vi: 'Chip là bản gốc, dữ liệu do cơ quan nhà nước ký và chưa bị sửa. Hãy so ảnh trên màn hình với khách.',
      en: 'The chip is the original; its data were signed by the state and have not been changed. Compare the photo with the guest.',
    },
  },
  'intact-untrusted': {
    title: { vi: 'Nguyên vẹn, chưa xác nhận nguồn', en: 'Intact, not fully proven' },
    advice: {
      vi: 'Dữ liệu trong chip còn nguyên vẹn, nhưng chưa đủ cơ sở để kết luận giấy tờ là bản gốc. Vẫn khai báo được; hãy xem kỹ mặt thẻ và so ảnh với khách.',
      en: 'The data in the chip are intact, but there is not enough proof that the document is the original. You can still file; look closely at the card and compare the photo with the guest.',
    },
  },
  'not-verified': {
    title: { vi: 'Chưa xác thực', en: 'Not verified' },
    advice: {
      vi: 'Thông tin chưa được chip chứng thực. Vẫn khai báo được; hãy kiểm tra giấy tờ bằng mắt và đọc lại chip nếu có thể.',
      en: 'The details were not confirmed by the chip. You can still file; check the document by eye and read the chip again if you can.',
    },
  },
  forged: {
    title: { vi: 'Dấu hiệu giả mạo', en: 'Signs of forgery' },
    advice: {
      vi: 'Chip không qua được kiểm tra: dữ liệu có thể đã bị sửa hoặc thẻ bị sao chép. Hãy đọc lại một lần; nếu kết quả không đổi, bình tĩnh báo Công an xã, phường và không tranh cãi với khách.',
      en: 'The chip did not pass its checks: its data may have been changed, or the card copied. Read it once more; if the result is the same, calmly tell the commune police and do not argue with the guest.',
    },
  },
};

export const VERDICT_REASON_TEXTS: Readonly<Record<VerdictReason, BilingualText>> = {
  'sod-signature-invalid': {
    vi: 'Chữ ký của cơ quan cấp trên dữ liệu chip không đúng. Hãy đọc lại; nếu vẫn vậy, báo Công an xã, phường.',
    en: "The issuer's signature on the chip data is wrong. Read it again; if it stays so, tell the commune police.",
  },
  'data-group-changed': {
    vi: 'Dữ liệu trong chip khác với bản cơ quan cấp đã ký. Hãy đọc lại; nếu vẫn vậy, báo Công an xã, phường.',
    en: 'Data in the chip differ from what the issuer signed. Read it again; if it stays so, tell the commune police.',
  },
  'data-group-not-in-sod': {
    vi: 'Chip có thêm dữ liệu mà cơ quan cấp không ký. Hãy đọc lại; nếu vẫn vậy, báo Công an xã, phường.',
    en: 'The chip holds data that the issuer did not sign. Read it again; if it stays so, tell the commune police.',
  },
  'issuer-invalid': {
    vi: 'Chứng thư ký giấy tờ này không phải do cơ quan cấp phát hành. Hãy báo Công an xã, phường.',
    en: 'The certificate that signed this document does not come from the issuing authority. Tell the commune police.',
  },
  'issuer-revoked': {
    vi: 'Cơ quan cấp đã thu hồi chứng thư ký giấy tờ này nên không xác thực được nữa. Vẫn khai báo được; hãy xem kỹ mặt thẻ và hỏi Công an xã, phường nếu nghi ngờ.',
    en: 'The issuer withdrew the certificate that signed this document, so it can no longer be verified. You can still file; look closely at the card, and ask the commune police if in doubt.',
  },
  'country-mismatch': {
    vi: 'Nước ký dữ liệu khác với nước ghi trên giấy tờ. Hãy báo Công an xã, phường.',
    en: 'The country that signed the data is not the one printed on the document. Tell the commune police.',
  },
  'chip-authentication-failed': {
    vi: 'Chip không chứng minh được mình là bản gốc; có thể là bản sao. Giữ yên thẻ và đọc lại; nếu vẫn vậy, báo Công an xã, phường.',
    en: 'The chip could not prove that it is the original; it may be a copy. Hold the card still and read again; if it stays so, tell the commune police.',
  },
  'active-authentication-failed': {
    vi: 'Chip trả lời sai câu hỏi kiểm tra; có thể là bản sao. Giữ yên thẻ và đọc lại; nếu vẫn vậy, báo Công an xã, phường.',
    en: 'The chip answered the test question wrongly; it may be a copy. Hold the card still and read again; if it stays so, tell the commune police.',
  },
  'text-differs-from-mrz': {
    vi: 'Hai phần thông tin trong chip không khớp nhau; thường là sơ suất của nơi cấp. Hãy so từng mục với mặt thẻ, khai theo mặt thẻ và nhắc khách đi đính chính.',
    en: 'Two parts of the data in the chip do not agree; usually a slip of the issuer. Compare each with the card, file what the card says, and remind the guest to have it corrected.',
  },
  'typed-by-hand': {
    vi: 'Thông tin do nhân viên nhập tay. Hãy so lại từng mục với giấy tờ, hoặc đặt thẻ lên đầu đọc.',
    en: 'The details were typed by hand. Compare each with the document, or put the card on the reader.',
  },
  'scanned-only': {
    vi: 'Chỉ quét mã in trên thẻ; mã này ai cũng in lại được. Nếu có đầu đọc, hãy đọc chip.',
    en: 'Only the printed code was scanned, and anyone can print one. If there is a reader, read the chip.',
  },
  'sod-missing': {
    vi: 'Chip không có chữ ký của cơ quan cấp nên không kiểm tra được. Hãy đọc lại, và xem kỹ mặt thẻ.',
    en: 'The chip holds no signature of the issuer, so nothing could be checked. Read it again, and look closely at the card.',
  },
  'sod-unreadable': {
    vi: 'Không đọc được chữ ký của cơ quan cấp (hỏng hoặc kiểu chưa hỗ trợ). Hãy đọc lại; nếu vẫn vậy, xem kỹ mặt thẻ.',
    en: "The issuer's signature could not be read (damaged, or of a kind we do not know). Read it again; if it stays so, look closely at the card.",
  },
  'data-group-announced-unsigned': {
    vi: 'Chip ghi là có thêm dữ liệu mà cơ quan cấp không ký. Hãy đọc lại; nếu vẫn vậy, xem kỹ mặt thẻ và hỏi Công an xã, phường nếu nghi ngờ.',
    en: 'The chip says that it holds data which the issuer did not sign. Read it again; if it stays so, look closely at the card, and ask the commune police if in doubt.',
  },
  'data-group-withheld': {
    vi: 'Chip không đưa ra một phần thông tin đã được ký, như địa chỉ. Phần đã đọc vẫn đúng; hãy đọc lại, hoặc điền phần còn thiếu theo mặt thẻ.',
    en: 'The chip did not give a part of the signed details, such as the address. What was read is right; read it again, or fill in the rest from the card.',
  },
  'common-data-unusable': {
    vi: 'Mục lục của chip (EF.COM) bị thiếu hoặc hỏng, nên đã đọc theo danh sách mà cơ quan cấp ký. Thông tin đã đọc vẫn đúng; hãy xem thêm mặt thẻ.',
    en: "The chip's table of contents (EF.COM) is missing or damaged, so the list that the issuer signed was used. What was read is right; look at the card as well.",
  },
  'data-group-missing': {
    vi: 'Chip thiếu một phần dữ liệu đã được ký. Giữ yên thẻ và đọc lại; nếu vẫn vậy, xem kỹ mặt thẻ.',
    en: 'The chip lacks a part of the signed data. Hold the card still and read again; if it stays so, look closely at the card.',
  },
  'chip-authentication-not-completed': {
    vi: 'Chưa làm xong bước xác thực chip nên chưa loại trừ được bản sao. Giữ yên thẻ và đọc lại.',
    en: 'The chip check was not completed, so a copy cannot be ruled out. Hold the card still and read again.',
  },
  'active-authentication-not-completed': {
    vi: 'Chưa làm xong bước hỏi đáp với chip nên chưa loại trừ được bản sao. Giữ yên thẻ và đọc lại.',
    en: 'The test question to the chip was not completed, so a copy cannot be ruled out. Hold the card still and read again.',
  },
  'qr-differs-from-chip': {
    vi: 'Mã QR vừa quét không khớp với chip. Hãy kiểm tra có quét nhầm thẻ của khách khác không, rồi quét lại.',
    en: 'The QR code that was scanned does not agree with the chip. Check that it was not the card of another guest, and scan again.',
  },
  'issuer-unknown': {
    vi: 'Máy này chưa có chứng thư gốc của cơ quan cấp nên chưa xác nhận được nguồn gốc. Người quản trị có thể thêm chứng thư trong phần Cài đặt.',
    en: "This desk does not have the issuer's root certificate, so the origin could not be confirmed. The administrator can add it under Settings.",
  },
  'chip-not-authenticated': {
    vi: 'Loại chip này không có hoặc không hoàn tất cách chống sao chép. Hãy so kỹ ảnh và mặt thẻ với khách.',
    en: 'This chip offers no protection against copying, or did not complete it. Compare photo and card with the guest carefully.',
  },
  'pace-downgraded-to-bac': {
    vi: 'Chip được mở bằng cách cũ (BAC) dù có hỗ trợ cách mới (PACE). Hãy kiểm tra lại số thẻ đã nhập và đọc lại.',
    en: 'The chip was opened the old way (BAC) although it supports the new one (PACE). Check the number that was typed and read again.',
  },
  'pace-offer-weakened': {
    vi: 'Chip được mở bằng cách yếu hơn mức mạnh nhất mà nó đã được ký nhận. Hãy đặt thẻ sát đầu đọc, bỏ vật lạ ở giữa và đọc lại.',
    en: 'The chip was opened in a weaker way than the strongest that was signed for it. Lay the card close on the reader with nothing between them and read again.',
  },
  'issuer-expired': {
    vi: 'Chứng thư của cơ quan cấp nằm ngoài thời hạn. Hãy kiểm tra ngày giờ của máy tính; nếu đúng, giấy tờ được ký từ lâu, hãy xem hạn của giấy tờ.',
    en: "The issuer's certificate is outside its period. Check the date of this computer; if it is right, the document was signed long ago: look at its expiry date.",
  },
  'check-digit-wrong': {
    vi: 'Số kiểm tra trong dòng mã máy đọc (MRZ) không đúng. Hãy so số giấy tờ và các ngày với mặt thẻ, rồi khai theo mặt thẻ.',
    en: 'A check digit of the machine readable lines (MRZ) is wrong. Compare the number and the dates with the card, and file what the card says.',
  },
  'number-province-unknown': {
    vi: 'Ba số đầu của số định danh không phải mã tỉnh, thành mà phần mềm này biết. Hãy so lại từng chữ số với mặt thẻ.',
    en: 'The first three digits of the identification number are no province code that this program knows. Compare the number with the card digit by digit.',
  },
  'number-inconsistent': {
    vi: 'Số định danh không khớp với năm sinh hoặc giới tính. Hãy so lại từng chữ số với mặt thẻ.',
    en: 'The identification number does not fit the year of birth or the sex. Compare it with the card digit by digit.',
  },
  'document-expired': {
    vi: 'Giấy tờ đã hết hạn. Vẫn phải khai báo lưu trú; hãy nhắc khách đi đổi giấy tờ.',
    en: 'The document has expired. The stay must still be declared; remind the guest to renew it.',
  },
};
