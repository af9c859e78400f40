/** What a check is called and what its outcome means, for people. A reason says more than these and goes before them. */
import type { Check, CheckName, CheckOutcome } from './verdict.ts';
import { type BilingualText, VERDICT_REASON_TEXTS } from './verdict-messages.ts';

const text = (vi: string, en: string): BilingualText => ({ vi, en });

interface CheckTexts {
  readonly title: BilingualText;
  readonly outcomes: Readonly<Record<CheckOutcome, BilingualText>>;
}

const PROOF_OF_THE_CHIP = {
  pass: text('Chip đã chứng minh nó giữ khóa riêng.', 'The chip proved that it holds its private key.'),
  fail: text(
    'Chip không chứng minh được nó giữ khóa riêng.',
    'The chip failed to prove that it holds its key.',
  ),
  'not-possible': text(
    'Chỉ làm được khi có thẻ trên đầu đọc.',
    'This can only be done with the card on a reader.',
  ),
  'not-offered': text('Chip không có khóa cho việc này.', 'The chip has no key for this.'),
} as const;

export const CHECK_TEXTS: Readonly<Record<CheckName, CheckTexts>> = {
  access: {
    title: text('Mở chip', 'Access to the chip'),
    outcomes: {
      pass: text(
        'Mở bằng giao thức mạnh nhất mà chip có.',
        'Opened by the strongest protocol that the chip has.',
      ),
      fail: text('Mở bằng giao thức yếu hơn mức chip có.', 'Opened by a weaker protocol than the chip has.'),
      'not-possible': text(
        'Không biết chip được mở bằng cách mạnh nhất hay không.',
        'Whether the strongest way was used is not known.',
      ),
      'not-offered': text('Chip không có giao thức nào.', 'The chip has no such protocol.'),
    },
  },
  'sod-signature': {
    title: text('Chữ ký trên dữ liệu chip', 'Signature over the chip data'),
    outcomes: {
      pass: text('Chữ ký đúng.', 'The signature is right.'),
      fail: text('Chữ ký sai.', 'The signature is wrong.'),
      'not-possible': text('Không có tệp chữ ký EF.SOD.', 'There is no EF.SOD with a signature.'),
      'not-offered': text('Không có tệp chữ ký EF.SOD.', 'There is no EF.SOD with a signature.'),
    },
  },
  'issuer-chain': {
    title: text('Nơi ký được tin cậy', 'The signer is trusted'),
    outcomes: {
      pass: text(
        'Chứng thư ký dẫn đến chứng thư gốc đã tin cậy.',
        'The signer leads to a trusted root certificate.',
      ),
      fail: text('Chứng thư ký không hợp lệ.', "The signer's certificate is not valid."),
      'not-possible': text(
        'Không có chữ ký để dò đến chứng thư gốc.',
        'There is no signature to follow to a root certificate.',
      ),
      'not-offered': text('Không có chữ ký.', 'There is no signature.'),
    },
  },
  'data-group-hashes': {
    title: text('Dữ liệu đúng như lúc ký', 'Data as they were signed'),
    outcomes: {
      pass: text(
        'Mọi tệp đã đọc khớp với danh sách đã ký.',
        'Every file that was read matches the signed list.',
      ),
      fail: text('Có tệp không khớp với danh sách đã ký.', 'A file does not match the signed list.'),
      'not-possible': text('Không có danh sách đã ký để so.', 'There is no signed list to compare with.'),
      'not-offered': text('Không có danh sách đã ký.', 'There is no signed list.'),
    },
  },
  'sod-country': {
    title: text('Nước ký là nước cấp', 'Signed by the issuing state'),
    outcomes: {
      pass: text(
        'Nước của chứng thư khớp với nước ghi trên giấy tờ.',
        'The state of the certificate is that of the document.',
      ),
      fail: text(
        'Nước của chứng thư khác nước ghi trên giấy tờ.',
        'The state of the certificate is another than that of the document.',
      ),
      'not-possible': text(
        'Thiếu nước cấp trong DG1 hoặc trong chứng thư.',
        'DG1 or the certificates name no state.',
      ),
      'not-offered': text('Không có chữ ký.', 'There is no signature.'),
    },
  },
  'chip-authentication': {
    title: text('Xác thực chip (CA)', 'Chip authentication'),
    outcomes: PROOF_OF_THE_CHIP,
  },
  'active-authentication': {
    title: text('Xác thực chủ động (AA)', 'Active authentication'),
    outcomes: {
      ...PROOF_OF_THE_CHIP,
      pass: text('Chip đã ký đúng thử thách của quầy.', "The chip signed the desk's challenge."),
      fail: text(
        'Chữ ký của chip trên thử thách là sai.',
        "The chip's signature over the challenge is wrong.",
      ),
    },
  },
  consistency: {
    title: text('Các thông tin khớp nhau', 'The data agree'),
    outcomes: {
      pass: text(
        'Số, ngày sinh, giới tính và các tệp khớp nhau.',
        'Number, birth date, sex and files agree.',
      ),
      fail: text('Có thông tin không khớp nhau.', 'Some of the data do not agree.'),
      'not-possible': text('Không đọc được DG1 để so.', 'DG1 cannot be read to compare.'),
      'not-offered': text('Không có gì để so.', 'There is nothing to compare.'),
    },
  },
  validity: {
    title: text('Hạn của giấy tờ', 'Validity of the document'),
    outcomes: {
      pass: text('Còn hạn vào ngày đọc.', 'Valid on the day of reading.'),
      fail: text('Đã hết hạn vào ngày đọc.', 'Expired on the day of reading.'),
      'not-possible': text('Không đọc được ngày hết hạn.', 'The date of expiry cannot be read.'),
      'not-offered': text('Giấy tờ không ghi ngày hết hạn.', 'The document states no date of expiry.'),
    },
  },
};

/** Why a check ended as it did, in both languages. Never empty. */
export const explainCheck = ({ name, outcome, reason }: Check): BilingualText =>
  reason ? VERDICT_REASON_TEXTS[reason] : CHECK_TEXTS[name].outcomes[outcome];
