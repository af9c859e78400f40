/** What the police must be told: a forged card, a stolen phone. */
import { line, POLICE_PHONE, policeOnly } from '../papers.ts';
import type { Situation } from '../situation.ts';

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
      vi: 'Mở “Báo công an”, bấm “Đã báo xong”, gõ tên người nhận tin trong sổ tay.',
      en: 'Open “Police”, press “It is told”, and type the name from the notebook.',
    },
  ],
  par: { seconds: 150, keys: 60 },
};

export const STOLEN_PHONE: Situation = {
  id: 'stolen-phone',
  // The title gives nothing away: what the phone is, the watch list says.
  title: { vi: 'Chiếc điện thoại giá rẻ', en: 'A cheap phone offered for pawn' },
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
      vi: 'Mở “Báo công an”, bấm “Đã báo xong” và ghi ai nhận tin.',
      en: 'Open “Police”, press “It is told” and write down who took the call.',
    },
  ],
  par: { seconds: 180, keys: 120 },
};
