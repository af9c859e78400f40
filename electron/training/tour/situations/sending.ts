/** When the declaration does not simply go through: no connection, a refusal, a guest in two rooms. */
import { line, policeOnly } from '../papers.ts';
import type { Situation } from '../situation.ts';
import { FILED_TWICE, RECEIPT } from './ordinary.ts';

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
      vi: 'Mở Hàng đợi gửi (F3) và bấm “Báo bằng tay”: ở đó có lời đọc qua điện thoại cho công an.',
      en: 'Open the outbox (F3) and press “Tell by hand”: it holds the words to read on the phone.',
    },
    {
      vi: 'Cũng ở đó, ghi ai đã nhận và số vào sổ trong sổ tay. Hoặc mở từng khai báo và chọn “Đã báo bằng cách khác”.',
      en: 'There too, note who took it with the number from the notebook; or open each entry and state that it was told another way.',
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
        vi: 'Mở cả lượt ở và bấm “Sửa khai báo”: khai báo mới tự nêu tên bản cũ.',
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
      vi: 'Ở đó bấm “Mở cả lượt ở”, rồi “Sửa khai báo”, và chọn lý do Du lịch.',
      en: 'From there press “Open the whole stay”, then “Correct”, and choose tourism as the reason.',
    },
  ],
  par: { seconds: 150, keys: 60 },
};
