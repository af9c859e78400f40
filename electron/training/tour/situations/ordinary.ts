/** The common evening: a guest with a card, many guests with cards, six digits that do not fit. */
import { line, noPapers } from '../papers.ts';
import type { Goal, Mistake, Situation } from '../situation.ts';

const STAY_LAW = 'Luật Cư trú đ.30; NĐ 96/2016/NĐ-CP đ.44';

export const RECEIPT: Goal = {
  id: 'receipt',
  text: { vi: 'Chờ đến khi có biên nhận của công an', en: 'Waited until the police receipt was there' },
  points: 20,
  when: { fact: 'all-receipted' },
  why: {
    vi: 'Chỉ biên nhận mới chứng minh là đã khai báo. Màu xanh trên màn hình nghĩa là đã có biên nhận.',
    en: 'Only the receipt proves that the guest was declared. Green on the screen means that it is there.',
  },
};

export const FILED_TWICE: Mistake = {
  id: 'filed-twice',
  text: { vi: 'Một khách được khai báo hai lần', en: 'One guest was filed twice' },
  points: 20,
  when: { fact: 'filed-twice' },
  nextTime: {
    vi: 'Đã khai báo thì quầy tự gửi đến khi có biên nhận. Xem ở Hàng đợi gửi thay vì khai lại.',
    en: 'Once filed, the desk keeps sending by itself until there is a receipt. Look in the outbox; do not file again.',
  },
};

const TYPED_INSTEAD: Mistake = {
  id: 'typed-instead',
  text: { vi: 'Gõ tay dù chip đọc được', en: 'Typed by hand although the chip could be read' },
  points: 30,
  when: { fact: 'filed', person: 'guest', source: ['typed', 'qr', 'mrz'] },
  nextTime: {
    vi: 'Đặt thẻ lên đầu đọc rồi gõ sáu số: nhanh hơn, không sai chữ, và biết thẻ thật hay giả.',
    en: 'Lay the card on the reader and type the six digits: it is quicker, spells nothing wrong, and tells real from forged.',
  },
};

export const ORDINARY_GUEST: Situation = {
  id: 'ordinary-guest',
  title: { vi: 'Một khách với thẻ căn cước', en: 'One guest with an identity card' },
  story: {
    vi: 'Một khách đến lúc 20:15, đưa thẻ căn cước và muốn ở một đêm. Phòng 201 đang trống.',
    en: 'A guest comes at 20:15, hands over the identity card and wants to stay one night. Room 201 is free.',
  },
  task: {
    vi: 'Khai báo khách này cho công an.',
    en: 'Declare this guest to the police.',
  },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '20:15',
    people: [{ key: 'guest', seed: 11, document: { kind: 'card' } }],
    endpoint: { state: 'up' },
  },
  papers: noPapers,
  goals: [
    {
      id: 'from-chip',
      text: { vi: 'Khai báo bằng dữ liệu đọc từ chip', en: 'Filed with the data read from the chip' },
      points: 80,
      when: { fact: 'filed', person: 'guest', source: ['chip'], inTime: true },
      why: {
        vi: 'Khách đến trước 23:00 phải được khai báo trước 23:00. Dữ liệu của chip không sai chữ nào.',
        en: 'Guests who come before 23:00 are declared before 23:00. The data of the chip have no typing errors.',
      },
      source: STAY_LAW,
    },
    RECEIPT,
  ],
  mistakes: [TYPED_INSTEAD, FILED_TWICE],
  hints: [
    {
      vi: 'Ở bàn luyện tập dưới cùng, bấm vào tên khách để đặt thẻ lên đầu đọc.',
      en: 'On the training table at the bottom, press the name of the guest to lay the card on the reader.',
    },
    {
      vi: 'Gõ sáu số ghi cạnh tên khách. Không cần bấm vào ô nào trước.',
      en: 'Type the six digits that stand beside the name. No field needs to be pressed first.',
    },
    {
      vi: 'Gõ 201 rồi nhấn Enter, và chờ dòng “Công an đã nhận”.',
      en: 'Type 201, press Enter, and wait for “Registered by the police”.',
    },
  ],
  par: { seconds: 60, keys: 25 },
};

export const BUS_OF_THIRTY: Situation = {
  id: 'bus-of-thirty',
  title: { vi: 'Một xe ba mươi khách', en: 'A bus of thirty' },
  story: {
    vi: '21:30, một xe khách đậu trước cửa. Ba mươi người, ai cũng có thẻ căn cước, đi du lịch và ở một đêm.',
    en: 'It is 21:30 and a bus stands at the door. Thirty people, each with an identity card, tourists for one night.',
  },
  task: { vi: 'Khai báo cả đoàn trước 23:00.', en: 'Declare the whole group before 23:00.' },
  trades: ['lodging'],
  begins: 'check-in',
  setting: {
    clock: '21:30',
    people: [],
    crowd: { full: 30, short: 6 },
    endpoint: { state: 'up' },
  },
  papers: noPapers,
  goals: [
    {
      id: 'everybody',
      text: { vi: 'Khai báo đủ mọi người, ai cũng bằng chip', en: 'Filed everybody, each from the chip' },
      points: 80,
      when: { fact: 'everybody-filed', source: ['chip'], inTime: true },
      why: {
        vi: 'Mỗi người ở lại là một thông báo, dù đi theo đoàn.',
        en: 'Each person who stays is one notice, in a group as well.',
      },
      source: STAY_LAW,
    },
    RECEIPT,
  ],
  mistakes: [FILED_TWICE],
  hints: [
    {
      vi: 'Ở màn Nhận khách, nhấn Ctrl+G: giờ đến, lý do và ngày đi của cả đoàn chỉ điền một lần.',
      en: 'At check-in press Ctrl+G: arrival, reason and departure of the group are filled in once.',
    },
    {
      vi: 'Điền phòng và số giường trên một dòng, ví dụ 101x3, 102x3, 103x3. Quầy tự chia phòng.',
      en: 'Fill in rooms and beds in one line, e.g. 101x3, 102x3, 103x3. The desk deals the rooms out.',
    },
    {
      vi: 'Bấm “Thẻ tiếp theo” ở bàn luyện tập, gõ sáu số, Enter; rồi người kế tiếp.',
      en: 'Press “Next card” on the training table, type the six digits, Enter; then the next person.',
    },
  ],
  par: { seconds: 900, keys: 420 },
};

export const WRONG_DIGITS: Situation = {
  id: 'wrong-digits',
  title: { vi: 'Sáu số không đúng', en: 'The six digits do not fit' },
  story: {
    vi: 'Sáu số ở góc thẻ bị mờ. Khách đọc theo trí nhớ: “123456”. Phòng 202 đang trống.',
    en: 'The six digits in the corner of the card are worn. The guest says from memory: “123456”. Room 202 is free.',
  },
  task: { vi: 'Khai báo khách này bằng chip.', en: 'Declare this guest from the chip.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '19:10',
    people: [{ key: 'guest', seed: 29, document: { kind: 'card', digitsWorn: true } }],
    endpoint: { state: 'up' },
  },
  papers: ({ holderOf }) => [
    {
      title: { vi: 'Trên mặt thẻ', en: 'On the face of the card' },
      lines: [
        line({ vi: 'Số định danh', en: 'Identification number' }, holderOf('guest').number),
        line({ vi: 'Khách đọc', en: 'The guest says' }, '123456'),
      ],
    },
  ],
  goals: [
    {
      id: 'from-chip',
      text: { vi: 'Vẫn đọc được chip và khai báo', en: 'Read the chip all the same, and filed' },
      points: 80,
      when: { fact: 'filed', person: 'guest', source: ['chip'] },
      why: {
        vi: 'Sáu số cần gõ là sáu số cuối của số định danh in trên thẻ; mã QR cũng có số ấy.',
        en: 'The six digits are the last six of the number printed on the card; the QR code holds them too.',
      },
    },
    RECEIPT,
  ],
  mistakes: [
    TYPED_INSTEAD,
    {
      id: 'guessed',
      text: { vi: 'Thử sai nhiều lần', en: 'Tried wrong digits several times' },
      points: 15,
      when: { fact: 'read-failed', times: 3 },
      nextTime: {
        vi: 'Sau lần sai đầu tiên, nhìn lại mặt thẻ hoặc quét QR. Có chip khóa lại nếu thử sai quá nhiều.',
        en: 'After the first refusal look at the card or scan the QR code. Some chips lock after too many wrong tries.',
      },
    },
  ],
  hints: [
    {
      vi: 'Màn hình chỉ chỗ in sáu số. Chúng cũng là sáu số cuối của một số dài hơn trên thẻ.',
      en: 'The screen shows where the digits are printed. They also end a longer number on the card.',
    },
    {
      vi: 'Bấm “Quét QR” ở bàn luyện tập: mã QR có đủ số.',
      en: 'Press “Scan QR” on the training table: the code holds the whole number.',
    },
  ],
  par: { seconds: 90, keys: 40 },
};
