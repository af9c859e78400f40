/** When something is wrong: a forged card, an endpoint that is down, a refusal, a guest in two rooms, a stolen phone. */
import { line, POLICE_PHONE, policeOnly } from '../papers.ts';
import type { Situation } from '../situation.ts';
import { FILED_TWICE, RECEIPT } from './ordinary.ts';

export const STOLEN_IMEI = '490154203237518';
const DOUBT = ['doubtful-papers', 'suspicion'] as const;

export const FORGED_CARD: Situation = {
  id: 'forged-card',
  title: { vi: 'Một tấm thẻ lạ', en: 'An odd card' },
  story: {
    vi: '21:15, một người đưa thẻ căn cước trông bình thường và giục làm nhanh.',
    en: 'It is 21:15. Somebody hands over an identity card that looks ordinary, and is in a hurry.',
  },
  task: {
    vi: 'Xem thẻ này nói gì, và làm điều đúng.',
    en: 'See what the card says, and do what is right.',
  },
  trades: ['lodging', 'boarding-house', 'medical-facility', 'pawnshop'],
  begins: 'check-in',
  setting: {
    clock: '21:15',
    people: [{ key: 'guest', seed: 91, document: { kind: 'card', faults: [{ kind: 'tampered-dg2' }] } }],
    endpoint: { state: 'up' },
  },
  papers: policeOnly,
  goals: [
    {
      id: 'seen',
      text: { vi: 'Đọc chip và thấy dấu hiệu giả mạo', en: 'Read the chip and saw the signs of forgery' },
      points: 30,
      when: { fact: 'chip-read', verdict: 'forged' },
      why: {
        vi: 'Mắt không thấy được ảnh trong chip đã bị thay. Chữ ký của nhà nước thì thấy.',
        en: 'No eye sees that the photo in the chip was replaced. The signature of the state does.',
      },
    },
    {
      id: 'told',
      text: { vi: 'Mở việc báo công an', en: 'Opened the call to the police' },
      points: 40,
      when: {
        fact: 'any',
        of: [{ fact: 'police-task', kinds: DOUBT }, { fact: 'suspicion' }],
      },
      why: {
        vi: 'Nghi ngờ thì báo công an kịp thời. Đừng tranh cãi và đừng giữ giấy tờ của khách.',
        en: 'Doubt is told to the police promptly. Do not argue, and do not keep the papers.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.25',
    },
    {
      id: 'written-down',
      text: { vi: 'Ghi ai nhận tin', en: 'Wrote down who took the call' },
      points: 30,
      when: { fact: 'police-task', kinds: DOUBT, told: true },
      why: {
        vi: 'Ghi lại tên người nhận tin để sau này chứng minh được.',
        en: 'The name of who took the call proves it later.',
      },
    },
  ],
  mistakes: [
    {
      id: 'filed-around',
      text: { vi: 'Gõ tay để bỏ qua kết luận của chip', en: 'Typed by hand, past what the chip had said' },
      points: 50,
      when: { fact: 'filed', person: 'guest', source: ['typed', 'qr', 'mrz'] },
      nextTime: {
        vi: 'Chip đã nói thẻ không thật. Gõ tay làm mất dấu vết đó: hãy báo công an.',
        en: 'The chip has said that the card is not real. Typing hides that: tell the police instead.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.25',
    },
    {
      id: 'filed-first',
      text: {
        vi: 'Khai báo như thường, trước khi báo công an',
        en: 'Filed as if nothing were wrong, before telling the police',
      },
      points: 40,
      when: {
        fact: 'all',
        of: [
          { fact: 'filed', person: 'guest', source: ['chip'] },
          { fact: 'not', of: { fact: 'police-task-first', kinds: DOUBT } },
        ],
      },
      nextTime: {
        vi: 'Báo công an trước. Họ cho biết có nhận người này hay không.',
        en: 'Tell the police first. They say whether this person is to be taken in.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.25',
    },
    {
      id: 'lent',
      text: { vi: 'Lập hợp đồng với thẻ này', en: 'Made a contract on this card' },
      points: 50,
      when: { fact: 'pawned' },
      nextTime: {
        vi: 'Không cho vay khi giấy tờ đáng ngờ.',
        en: 'Do not lend on doubtful papers.',
      },
    },
  ],
  hints: [
    {
      vi: 'Đặt thẻ, gõ sáu số, chờ đọc xong và xem kết luận bên ảnh.',
      en: 'Lay the card, type the six digits, wait for the end and look at the verdict beside the photo.',
    },
    {
      vi: 'Dưới kết luận có nút báo công an. F10 cũng mở được từ mọi màn hình.',
      en: 'Below the verdict there is a button to tell the police. F10 opens a report from any screen.',
    },
    {
      vi: 'Mở “Việc báo công an”, bấm ghi đã báo, gõ tên người nhận tin trong sổ tay.',
      en: 'Open the calls to the police, press that it was told, and type the name from the notebook.',
    },
  ],
  par: { seconds: 150, keys: 60 },
};

export const ENDPOINT_DOWN: Situation = {
  id: 'endpoint-down',
  title: { vi: 'Mất kết nối lúc 22:50', en: 'No connection at 22:50' },
  story: {
    vi: '22:50, hai khách cùng đến thì nơi nhận của công an không trả lời. Còn mười phút nữa là 23:00. Phòng 301 và 302 đang trống.',
    en: 'It is 22:50. Two guests arrive, and the police endpoint does not answer. At 23:00 the time is up. Rooms 301 and 302 are free.',
  },
  task: {
    vi: 'Làm sao để cả hai khách được báo trước 23:00.',
    en: 'See to it that both guests are declared before 23:00.',
  },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '22:50',
    people: [
      { key: 'first', seed: 101, document: { kind: 'card' } },
      { key: 'second', seed: 102, document: { kind: 'card' } },
    ],
    endpoint: { state: 'down' },
  },
  papers: policeOnly,
  goals: [
    {
      id: 'both-filed',
      text: { vi: 'Vẫn khai báo cả hai ở quầy', en: 'Filed both at the desk all the same' },
      points: 50,
      when: { fact: 'everybody-filed', inTime: true },
      why: {
        vi: 'Khai báo được giữ an toàn ở quầy và ghi giờ, dù mạng đứt.',
        en: 'The desk keeps the declaration safe, with its time, though the network is down.',
      },
      source: 'Luật Cư trú đ.30; NĐ 96/2016/NĐ-CP đ.44',
    },
    {
      id: 'told-by-hand',
      text: {
        vi: 'Báo bằng điện thoại trước 23:00 và ghi lại',
        en: 'Told by phone before 23:00, and wrote it down',
      },
      points: 50,
      when: { fact: 'all', of: [{ fact: 'everybody-filed' }, { fact: 'all-told-by-hand' }] },
      why: {
        vi: 'Khi mạng hỏng, điện thoại vẫn kịp. Ghi ai nhận tin và số vào sổ để có bằng chứng.',
        en: 'When the network fails the phone still works. Who took it and the number in the duty book are the proof.',
      },
    },
  ],
  mistakes: [FILED_TWICE],
  hints: [
    {
      vi: 'Khai báo cả hai như thường. Thanh trên cùng cho biết còn nợ bao nhiêu và hạn lúc nào.',
      en: 'File both as usual. The bar at the top says how many are owed and until when.',
    },
    {
      vi: 'Mở Hàng đợi gửi (F3): ở đó có lời đọc qua điện thoại cho công an.',
      en: 'Open the outbox (F3): it holds the words to read to the police on the phone.',
    },
    {
      vi: 'Mở từng khai báo, ghi “đã báo bằng điện thoại” với số vào sổ trong sổ tay.',
      en: 'Open each entry, state that it was told by phone, with the number from the notebook.',
    },
  ],
  par: { seconds: 240, keys: 90 },
};

export const IN_HOUSE_ALREADY: Situation = {
  id: 'in-house-already',
  title: { vi: 'Khách đã ở trong nhà', en: 'In the house already' },
  story: {
    vi: '18:05, một khách đang ở phòng 203 từ hôm qua xin đổi sang lượt mới ở phòng 305, thêm một đêm. Không ai làm thủ tục trả phòng cũ.',
    en: 'It is 18:05. A guest who has been in room 203 since yesterday starts a new stay in room 305 for one more night. Nobody checked the old room out.',
  },
  task: {
    vi: 'Khai báo lượt mới mà khách không ở hai phòng cùng lúc.',
    en: 'Declare the new stay, so that nobody is in two rooms at once.',
  },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '18:05',
    people: [{ key: 'guest', seed: 111, document: { kind: 'card' } }],
    endpoint: { state: 'up' },
    staying: { person: 'guest', room: '203' },
  },
  papers: () => [],
  goals: [
    {
      id: 'earlier-ended',
      text: { vi: 'Kết thúc lượt cũ ở phòng 203', en: 'Ended the earlier stay in room 203' },
      points: 40,
      when: { fact: 'earlier-stay-ended', person: 'guest' },
      why: {
        vi: 'Một người không thể ở hai phòng: sổ và công an phải khớp với sự thật.',
        en: 'Nobody is in two rooms: the book and the police must show what is so.',
      },
    },
    {
      id: 'new-filed',
      text: { vi: 'Khai báo lượt mới ở phòng 305', en: 'Filed the new stay in room 305' },
      points: 40,
      when: { fact: 'filed', person: 'guest', room: '305' },
      why: { vi: 'Lượt ở mới là khai báo mới.', en: 'A new stay is a new declaration.' },
      source: 'NĐ 96/2016/NĐ-CP đ.44',
    },
    RECEIPT,
  ],
  mistakes: [
    {
      id: 'another-number',
      text: {
        vi: 'Gõ số khác để quầy không nhận ra khách',
        en: 'Typed another number so that the desk would not know the guest',
      },
      points: 40,
      when: { fact: 'filed-under-another-number', person: 'guest' },
      nextTime: {
        vi: 'Khi quầy nói khách đang ở, hãy kết thúc lượt trước: chỉ một phím.',
        en: 'When the desk says that the guest is in the house, end the earlier stay: one key.',
      },
    },
  ],
  hints: [
    {
      vi: 'Đọc thẻ, gõ 305, Enter. Quầy sẽ nói khách đang ở phòng nào.',
      en: 'Read the card, type 305, Enter. The desk says in which room the guest is.',
    },
    {
      vi: 'Nhấn Enter ở nút “Kết thúc lượt trước và khai báo”.',
      en: 'Press Enter on the button that ends the earlier stay and files.',
    },
  ],
  par: { seconds: 90, keys: 30 },
};

export const STOLEN_PHONE: Situation = {
  id: 'stolen-phone',
  title: { vi: 'Điện thoại mất trộm mang cầm', en: 'A stolen phone offered for pawn' },
  story: {
    vi: '16:30, một người muốn cầm một chiếc điện thoại gần như mới, giá rẻ, lấy tiền ngay.',
    en: 'It is 16:30. Somebody wants to pawn a phone that is nearly new, cheaply and at once.',
  },
  task: {
    vi: 'Kiểm tra chiếc điện thoại và làm điều đúng.',
    en: 'Check the phone, and do what is right.',
  },
  trades: ['pawnshop'],
  begins: 'pawn',
  setting: {
    clock: '16:30',
    people: [{ key: 'guest', seed: 121, document: { kind: 'card' } }],
    endpoint: { state: 'up' },
    watchList: [
      { matter: 'stolen-item', field: 'imei', value: STOLEN_IMEI, note: 'Điện thoại mẫu, báo mất' },
    ],
  },
  papers: () => [
    {
      title: { vi: 'Chiếc điện thoại', en: 'The phone' },
      lines: [
        line({ vi: 'Mô tả', en: 'Description' }, 'Điện thoại Mẫu 5, màu đen'),
        line({ vi: 'IMEI (bấm *#06#)', en: 'IMEI (dial *#06#)' }, STOLEN_IMEI),
        line({ vi: 'Muốn vay', en: 'Wants to borrow' }, '2.000.000 đồng'),
      ],
    },
    POLICE_PHONE,
  ],
  goals: [
    {
      id: 'identified',
      text: { vi: 'Đọc thẻ của người mang cầm', en: 'Read the card of who brought it' },
      points: 20,
      when: { fact: 'chip-read' },
      why: {
        vi: 'Công an cần biết ai đã mang đồ đến.',
        en: 'The police need to know who brought it.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.29',
    },
    {
      id: 'reported',
      text: { vi: 'Báo nghi vấn, kèm tên người mang cầm', en: 'Reported the suspicion, with who brought it' },
      points: 50,
      when: { fact: 'suspicion', named: true },
      why: {
        vi: 'Tài sản có trong danh sách bị mất: không nhận cầm, báo công an kịp thời.',
        en: 'The item stands in the list of stolen goods: it is not taken, and the police are told promptly.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.25',
    },
    {
      id: 'written-down',
      text: { vi: 'Ghi ai nhận tin', en: 'Wrote down who took the call' },
      points: 30,
      when: { fact: 'police-task', kinds: ['suspicion', 'other'], told: true },
      why: {
        vi: 'Ghi lại tên người nhận tin để sau này chứng minh được.',
        en: 'The name of who took the call proves it later.',
      },
    },
  ],
  mistakes: [
    {
      id: 'lent',
      text: { vi: 'Cho vay trên chiếc điện thoại này', en: 'Lent on this phone' },
      points: 60,
      when: { fact: 'pawned' },
      nextTime: {
        vi: 'Luôn gõ đúng IMEI của máy. Quầy so với danh sách và chặn lại.',
        en: 'Always type the real IMEI. The desk compares it with the list and stops the contract.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.25, 29',
    },
  ],
  hints: [
    {
      vi: 'Đọc thẻ ở màn Cầm đồ, rồi gõ IMEI của máy: quầy so với danh sách truy tìm.',
      en: 'Read the card at the pawn desk, then type the IMEI: the desk compares it with the watch list.',
    },
    {
      vi: 'Nhấn F10 để báo nghi vấn khi người đó còn ở quầy: tên người đó đi kèm.',
      en: 'Press F10 to report while the person is at the counter: the name goes along.',
    },
    {
      vi: 'Mở “Việc báo công an” và ghi ai nhận tin.',
      en: 'Open the calls to the police and write down who took the call.',
    },
  ],
  par: { seconds: 180, keys: 120 },
};

export const ONE_REFUSED: Situation = {
  id: 'one-refused',
  title: { vi: 'Một khai báo bị từ chối', en: 'One declaration refused' },
  story: {
    vi: '19:50, ca trước khai ba khách. Hai người có biên nhận, một người bị từ chối: lý do ở lại không còn trong danh mục của công an.',
    en: 'It is 19:50. The last shift filed three guests. Two have receipts, one was refused: its reason of stay is no longer in the catalogue of the police.',
  },
  task: { vi: 'Sửa khai báo bị từ chối.', en: 'Put the refused declaration right.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'outbox',
  setting: {
    clock: '19:50',
    people: [
      { key: 'first', seed: 131 },
      { key: 'refused', seed: 132 },
      { key: 'third', seed: 133 },
    ],
    endpoint: { state: 'up', fault: { kind: 'changed-catalogue' } },
    filedBefore: [
      { person: 'first', room: '101', reason: '1' },
      { person: 'refused', room: '102', reason: '4' },
      { person: 'third', room: '103', reason: '1' },
    ],
  },
  papers: ({ holderOf }) => [
    {
      title: { vi: 'Hỏi lại khách', en: 'Asked again' },
      lines: [
        line({ vi: 'Khách ở phòng 102', en: 'The guest of room 102' }, holderOf('refused').fullName),
        line({ vi: 'Nói', en: 'Says' }, 'Đi du lịch'),
      ],
    },
  ],
  goals: [
    {
      id: 'corrected',
      text: { vi: 'Sửa và có biên nhận', en: 'Corrected it, and the receipt is there' },
      points: 100,
      when: { fact: 'refused-corrected' },
      why: {
        vi: 'Bị từ chối nghĩa là chưa khai báo. Bản sửa nêu tên bản cũ, nên không thành hai khách.',
        en: 'Refused means not declared. The correction names the old record, so nobody is counted twice.',
      },
    },
  ],
  mistakes: [
    {
      id: 'filed-anew',
      text: { vi: 'Khai một lượt mới thay vì sửa', en: 'Filed a new stay instead of a correction' },
      points: 20,
      when: { fact: 'filed-twice' },
      nextTime: {
        vi: 'Mở trang của khách và bấm Sửa: khai báo mới tự nêu tên bản cũ.',
        en: "Open the guest's page and press correct: the new record names the old one by itself.",
      },
    },
  ],
  hints: [
    {
      vi: 'Ở Hàng đợi gửi, mở dòng bị từ chối và đọc lý do.',
      en: 'In the outbox open the refused line and read why.',
    },
    {
      vi: 'Mở trang của khách ở phòng 102, bấm Sửa, chọn lý do du lịch.',
      en: 'Open the page of the guest in room 102, press correct, and choose tourism as the reason.',
    },
  ],
  par: { seconds: 150, keys: 60 },
};
