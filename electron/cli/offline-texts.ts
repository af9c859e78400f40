/** What a check over files says where the counter's sentence asks for the card: nobody at a terminal has it. */

import { explainCheck } from '../core/identity/check-messages.ts';
import type { Check, VerdictLevel, VerdictReason } from '../core/identity/verdict.ts';
import { type BilingualText, VERDICT_LEVEL_TEXTS } from '../core/identity/verdict-messages.ts';

const REASON_TEXTS: Readonly<Partial<Record<VerdictReason, BilingualText>>> = {
  'sod-signature-invalid': {
    vi: 'Chữ ký của cơ quan cấp trong EF.SOD không đúng.',
    en: "The issuer's signature in EF.SOD is wrong.",
  },
  'sod-missing': {
    vi: 'Không có EF.SOD nên không kiểm tra được gì. Hãy thêm tệp này nếu còn.',
    en: 'There is no EF.SOD, so nothing could be checked. Add the file if you have it.',
  },
  'sod-unreadable': {
    vi: 'EF.SOD bị hỏng hoặc thuộc kiểu chưa hỗ trợ. Hãy so tệp với bản gốc.',
    en: 'EF.SOD is damaged or of a kind that is not known. Compare the file with its original.',
  },
  'data-group-changed': {
    vi: 'Có tệp khác với bản mà cơ quan cấp đã ký.',
    en: 'A file differs from what the issuer signed.',
  },
  'data-group-not-in-sod': {
    vi: 'Có tệp mà cơ quan cấp không ký.',
    en: 'There is a file that the issuer did not sign.',
  },
  'data-group-announced-unsigned': {
    vi: 'EF.COM ghi một nhóm dữ liệu mà cơ quan cấp không ký.',
    en: 'EF.COM lists a data group that the issuer did not sign.',
  },
  'data-group-missing': {
    vi: 'Thiếu tệp đã được ký. Hãy thêm tệp này nếu còn.',
    en: 'A signed file is missing. Add it if you have it.',
  },
  'chip-authentication-failed': {
    vi: 'Khi đọc, chip không chứng minh được mình là bản gốc; có thể là bản sao.',
    en: 'When it was read, the chip could not prove that it is the original; it may be a copy.',
  },
  'active-authentication-failed': {
    vi: 'Câu trả lời đã ghi của chip là sai; có thể là bản sao.',
    en: 'The recorded answer of the chip is wrong; it may be a copy.',
  },
  'chip-authentication-not-completed': {
    vi: 'Tệp không cho biết chip là bản gốc; việc này chỉ làm được khi có thẻ.',
    en: 'Files cannot show that the chip is the original; that takes the card.',
  },
  'active-authentication-not-completed': {
    vi: 'Không có câu hỏi đáp với chip trong tệp, nên chưa loại trừ được bản sao.',
    en: 'The files hold no question and answer of the chip, so a copy cannot be ruled out.',
  },
  'issuer-unknown': {
    vi: 'Chưa có chứng thư gốc của cơ quan cấp. Hãy chỉ ra bằng --trust.',
    en: "The issuer's root certificate is not there. Name it with --trust.",
  },
  'pace-downgraded-to-bac': {
    vi: 'Khi đọc, chip được mở bằng cách cũ (BAC) dù có hỗ trợ cách mới (PACE).',
    en: 'When it was read, the chip was opened the old way (BAC) although it supports the new one (PACE).',
  },
  'pace-offer-weakened': {
    vi: 'Khi đọc, chip được mở bằng cách yếu hơn mức mạnh nhất đã được ký.',
    en: 'When it was read, the chip was opened in a weaker way than the strongest that was signed for it.',
  },
  'qr-differs-from-chip': {
    vi: 'Khi đọc, mã QR đã quét không khớp với chip.',
    en: 'When it was read, the QR code that was scanned did not agree with the chip.',
  },
};

/** Never empty. */
export const explainOffline = (check: Check): BilingualText =>
  (check.reason && REASON_TEXTS[check.reason]) ?? explainCheck(check);

const LEVEL_TEXTS: Readonly<Record<VerdictLevel, BilingualText>> = {
  genuine: {
    vi: 'Dữ liệu do cơ quan nhà nước ký, chưa bị sửa, và chip đã chứng minh là bản gốc.',
    en: 'The data were signed by the state and have not been changed, and the chip proved to be the original.',
  },
  'intact-untrusted': {
    vi: 'Dữ liệu còn nguyên vẹn, nhưng chưa đủ cơ sở để kết luận là bản gốc.',
    en: 'The data are intact, but there is not enough proof that they come from the original.',
  },
  'not-verified': {
    vi: 'Các tệp này không đủ để xác thực giấy tờ.',
    en: 'These files are not enough to verify the document.',
  },
  forged: {
    vi: 'Các tệp không qua được kiểm tra: dữ liệu có thể đã bị sửa, hoặc chip là bản sao.',
    en: 'The files did not pass: the data may have been changed, or the chip be a copy.',
  },
};

/** Title of the level, and what it means for files. */
export const levelOffline = (level: VerdictLevel) => ({
  title: VERDICT_LEVEL_TEXTS[level].title,
  advice: LEVEL_TEXTS[level],
});
