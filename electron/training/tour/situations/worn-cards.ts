/** Cards that are not as they should be, and not forged either: a dead chip, a day that has passed. */
import { LABELS, line, nameLines } from '../papers.ts';
import type { Situation } from '../situation.ts';
import { FILED_TWICE, RECEIPT } from './ordinary.ts';

export const DRIVING_LICENCE = '000123456789';

export const DAMAGED_CHIP: Situation = {
  id: 'damaged-chip',
  title: { vi: 'Chip hỏng', en: 'A dead chip' },
  story: {
    vi: '18:20, thẻ của khách bị gãy góc: đầu đọc thấy thẻ nhưng đọc không được. Mã QR trên mặt thẻ còn rõ, phòng 206 đang trống.',
    en: "It is 18:20. The guest's card is bent; the reader sees it but cannot read it. The QR code on its face is clear, and room 206 is free.",
  },
  task: { vi: 'Khai báo khách này mà không có chip.', en: 'Declare this guest without the chip.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '18:20',
    people: [
      {
        key: 'guest',
        seed: 71,
        document: { kind: 'card', faults: [{ kind: 'endless-6cxx' }] },
      },
    ],
    endpoint: { state: 'up' },
  },
  papers: () => [],
  goals: [
    {
      id: 'tried',
      text: { vi: 'Thử đọc chip trước', en: 'Tried the chip first' },
      points: 20,
      when: { fact: 'read-failed', times: 1 },
      why: {
        vi: 'Chỉ chip cho biết thẻ thật hay giả, nên luôn thử đọc một lần.',
        en: 'Only the chip tells real from forged, so it is always tried once.',
      },
    },
    {
      id: 'from-print',
      text: { vi: 'Khai báo theo mặt thẻ', en: 'Filed from the face of the card' },
      points: 60,
      when: { fact: 'filed', person: 'guest', source: ['qr', 'typed'], withoutPapers: false },
      why: {
        vi: 'Chip hỏng không làm khách thành người không giấy tờ. Khai báo ghi “chưa xác thực”.',
        en: 'A dead chip does not make a guest one without papers. The declaration says “not verified”.',
      },
    },
    RECEIPT,
  ],
  mistakes: [
    FILED_TWICE,
    {
      id: 'sent-away',
      text: { vi: 'Nhận như khách không giấy tờ', en: 'Admitted as a guest without papers' },
      points: 30,
      when: { fact: 'filed', person: 'guest', withoutPapers: true },
      nextTime: {
        vi: 'Thẻ vẫn là giấy tờ dù chip hỏng: quét QR hoặc gõ theo mặt thẻ.',
        en: 'The card is still a paper: scan the QR code or type what is printed.',
      },
    },
  ],
  hints: [
    {
      vi: 'Đặt thẻ và bấm “Quét QR”. Khi chip không trả lời, màn hình đưa ra cách khác.',
      en: 'Lay the card and press “Scan QR”. When the chip does not answer, the screen offers another way.',
    },
    {
      vi: 'Chọn điền từ thông tin đã có, xem lại họ tên với mặt thẻ, gõ phòng rồi Enter.',
      en: 'Choose to fill in from what is known, compare the name with the card, type the room and press Enter.',
    },
  ],
  par: { seconds: 120, keys: 40 },
};

export const EXPIRED_CARD: Situation = {
  id: 'expired-card',
  title: { vi: 'Thẻ đã hết hạn', en: 'A card out of date' },
  story: {
    vi: '17:45, thẻ của khách đọc được nhưng đã hết hạn. Khách có thêm bằng lái xe còn giá trị. Phòng 208 đang trống.',
    en: "It is 17:45. The guest's card can be read but has expired. The guest also has a driving licence that is valid. Room 208 is free.",
  },
  task: { vi: 'Khai báo khách này.', en: 'Declare this guest.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '17:45',
    people: [
      {
        key: 'guest',
        seed: 81,
        document: { kind: 'card' },
        moreNumbers: [DRIVING_LICENCE],
        change: (holder) => ({ ...holder, issueDate: '2016-02-01', expiryDate: '2021-02-01' }),
      },
    ],
    endpoint: { state: 'up' },
  },
  papers: ({ holderOf }) => [
    {
      title: { vi: 'Bằng lái xe', en: 'Driving licence' },
      lines: [...nameLines(holderOf('guest')), line(LABELS.number, DRIVING_LICENCE)],
    },
  ],
  goals: [
    {
      id: 'looked',
      text: { vi: 'Đọc thẻ và thấy đã hết hạn', en: 'Read the card and saw that it has expired' },
      points: 20,
      when: { fact: 'chip-read' },
      why: {
        vi: 'Quầy báo hết hạn ngay khi đọc xong chip.',
        en: 'The desk says so as soon as the chip is read.',
      },
    },
    {
      id: 'valid-paper',
      text: { vi: 'Khai báo bằng giấy tờ còn hạn', en: 'Filed with a paper that is in force' },
      points: 60,
      when: { fact: 'filed', person: 'guest', document: ['driving-licence'] },
      why: {
        vi: 'Khi thẻ hết hạn, hỏi khách giấy tờ còn hạn và khai theo giấy đó.',
        en: 'When a card has expired, ask for one that is in force and file by that.',
      },
    },
    RECEIPT,
  ],
  mistakes: [
    FILED_TWICE,
    {
      id: 'filed-expired',
      text: { vi: 'Khai báo bằng thẻ hết hạn', en: 'Filed with the card that has expired' },
      points: 10,
      when: { fact: 'filed', person: 'guest', document: ['cccd', 'can-cuoc'] },
      nextTime: {
        vi: 'Đọc dòng cảnh báo trước khi nhấn Enter. Khai báo vẫn đi, nhưng hỏi giấy tờ khác thì tốt hơn.',
        en: 'Read the warning before Enter. The declaration still goes out, but asking for another paper is better.',
      },
    },
  ],
  hints: [
    {
      vi: 'Đọc thẻ, xem dòng cảnh báo, rồi hỏi khách giấy tờ khác.',
      en: 'Read the card, see the warning, then ask for another paper.',
    },
    {
      vi: 'Bấm “Đọc giấy tờ khác”, rồi “Chưa có thẻ”, chọn loại “Giấy phép lái xe”.',
      en: 'Press the button to read another paper, then “No card yet”, and choose “Driving licence”.',
    },
  ],
  par: { seconds: 180, keys: 110 },
};
