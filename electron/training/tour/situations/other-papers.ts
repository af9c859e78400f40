/** Guests whose paper is not a card: a passport, a birth certificate, nothing at all. */
import { printedDate } from '../../../../native/virtual-chip/card-holder.ts';
import { passportNumberOf } from '../../../../native/virtual-chip/machine-readable-zone.ts';
import { addDays } from '../../../core/time/vietnam-time.ts';
import { LABELS, line, nameLines, POLICE_PHONE } from '../papers.ts';
import type { Situation } from '../situation.ts';
import { FILED_TWICE, RECEIPT } from './ordinary.ts';

export const PERMITTED_DAYS = 21;

export const BIRTH_CERTIFICATE = '17/2017';

export const foreignPassport = (today: string): Situation => ({
  id: 'foreign-passport',
  title: { vi: 'Khách nước ngoài với hộ chiếu', en: 'A foreign guest with a passport' },
  story: {
    vi: '19:30, một khách người Đức đưa hộ chiếu có chip và muốn ở một đêm, phòng 207. Dấu nhập cảnh ghi ngày được ở lại.',
    en: 'It is 19:30. A guest from Germany hands over a passport with a chip, for one night in room 207. The entry stamp says until when the stay is permitted.',
  },
  task: { vi: 'Khai báo tạm trú cho khách này.', en: 'Declare the stay of this guest.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '19:30',
    people: [
      {
        key: 'guest',
        seed: 41,
        document: { kind: 'passport' },
        change: (holder, day) => ({
          ...holder,
          fullName: 'Muster Erika',
          sex: 'female',
          nationality: 'Deutsch',
          issuingState: 'D',
          expiryDate: `${Number(day.slice(0, 4)) + 5}-09-04`,
        }),
      },
    ],
    endpoint: { state: 'up' },
  },
  papers: (facts) => [
    {
      title: { vi: 'Trang ảnh hộ chiếu', en: 'Photo page of the passport' },
      lines: [
        line(LABELS.number, passportNumberOf(facts.holderOf('guest'))),
        line(LABELS.birthDate, printedDate(facts.holderOf('guest').birthDate)),
        line(LABELS.validUntil, printedDate(facts.holderOf('guest').expiryDate ?? '')),
      ],
    },
    {
      title: { vi: 'Dấu nhập cảnh', en: 'Entry stamp' },
      lines: [
        line(
          { vi: 'Được tạm trú đến', en: 'Permitted to stay until' },
          printedDate(addDays(facts.today, PERMITTED_DAYS)),
        ),
      ],
    },
  ],
  goals: [
    {
      id: 'from-chip',
      text: {
        vi: 'Đọc chip hộ chiếu và khai báo tạm trú',
        en: 'Read the passport chip and declared the stay',
      },
      points: 50,
      when: { fact: 'filed', person: 'guest', as: 'foreign-stay', source: ['chip'] },
      why: {
        vi: 'Khách nước ngoài có mẫu khai riêng; quầy tự chọn theo quốc tịch đọc từ hộ chiếu.',
        en: 'Foreign guests have a declaration of their own; the desk picks it by the nationality in the passport.',
      },
      source: 'Luật 47/2014/QH13 đ.33',
    },
    {
      id: 'permitted-stay',
      text: { vi: 'Ghi đúng ngày trên dấu nhập cảnh', en: 'Entered the day from the stamp' },
      points: 30,
      when: {
        fact: 'filed',
        person: 'guest',
        permittedStayUntil: addDays(today, PERMITTED_DAYS),
      },
      why: {
        vi: 'Ngày này không có trong chip. Phải nhìn dấu hoặc thị thực, không đoán.',
        en: 'This day is not in the chip. Look at the stamp or the visa; never guess.',
      },
    },
    RECEIPT,
  ],
  mistakes: [
    FILED_TWICE,
    {
      id: 'without-papers',
      text: { vi: 'Nhận như khách không giấy tờ', en: 'Admitted as a guest without papers' },
      points: 30,
      when: { fact: 'filed', person: 'guest', withoutPapers: true },
      nextTime: {
        vi: 'Hộ chiếu là giấy tờ. Bấm F6 ở màn Nhận khách để đọc hộ chiếu.',
        en: 'A passport is a paper. Press F6 at check-in to read it.',
      },
    },
  ],
  hints: [
    {
      vi: 'Đặt hộ chiếu lên đầu đọc, rồi bấm F6 ở màn Nhận khách.',
      en: 'Lay the passport on the reader, then press F6 at check-in.',
    },
    {
      vi: 'Gõ số hộ chiếu, ngày sinh, ngày hết hạn như ghi ở trang ảnh, hoặc bấm “Quét dòng mã”.',
      en: 'Type number, date of birth and expiry as on the photo page, or press “Scan the lines”.',
    },
    {
      vi: 'Ô “Thời hạn tạm trú” lấy từ dấu nhập cảnh, ghi ở bàn luyện tập.',
      en: 'The permitted stay comes from the entry stamp, shown on the training table.',
    },
  ],
  par: { seconds: 120, keys: 60 },
});

export const CHILD: Situation = {
  id: 'child',
  title: { vi: 'Cha và con nhỏ', en: 'A father and his child' },
  story: {
    vi: '20:40, một người cha có thẻ căn cước đi cùng con gái chín tuổi. Cháu chưa có thẻ, cha đưa giấy khai sinh. Hai cha con ở phòng 204.',
    en: 'It is 20:40. A father with an identity card comes with his daughter of nine. She has no card yet; he shows her birth certificate. Both stay in room 204.',
  },
  task: { vi: 'Khai báo cả hai cha con.', en: 'Declare both of them.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '20:40',
    people: [
      {
        key: 'father',
        seed: 52,
        document: { kind: 'card' },
        change: (holder) => ({ ...holder, sex: 'male' }),
      },
      {
        key: 'child',
        seed: 53,
        moreNumbers: [BIRTH_CERTIFICATE],
        change: (holder, day) => ({
          ...holder,
          fullName: 'Phạm Thị Mẫu Nhi',
          sex: 'female',
          birthDate: `${Number(day.slice(0, 4)) - 9}-01-17`,
        }),
      },
    ],
    endpoint: { state: 'up' },
  },
  papers: ({ holderOf }) => [
    {
      title: { vi: 'Giấy khai sinh', en: 'Birth certificate' },
      lines: [...nameLines(holderOf('child')), line(LABELS.number, BIRTH_CERTIFICATE)],
    },
  ],
  goals: [
    {
      id: 'father',
      text: { vi: 'Khai báo người cha bằng chip', en: 'Filed the father from the chip' },
      points: 20,
      when: { fact: 'filed', person: 'father', source: ['chip'] },
      why: { vi: 'Chip đọc được thì không gõ tay.', en: 'What the chip can say is not typed.' },
    },
    {
      id: 'child',
      text: {
        vi: 'Khai báo cháu bằng giấy khai sinh',
        en: 'Filed the child with the birth certificate',
      },
      points: 40,
      when: {
        fact: 'filed',
        person: 'child',
        document: ['birth-certificate', 'identification-number-notice'],
        withoutPapers: false,
      },
      why: {
        vi: 'Trẻ em ở lại cũng phải được khai báo. Giấy khai sinh là giấy tờ hợp lệ của trẻ.',
        en: 'Children who stay are declared as well. The birth certificate is a paper that counts.',
      },
      source: 'Luật Cư trú đ.30',
    },
    {
      id: 'adult-noted',
      text: {
        vi: 'Ghi tên người cha vào ô Ghi chú của cháu',
        en: "Wrote the father's name in the child's note",
      },
      points: 20,
      when: { fact: 'filed', person: 'child', noteNames: 'father' },
      why: {
        vi: 'Biết người lớn nào chịu trách nhiệm giúp bảo vệ trẻ em đi lạc hoặc bị dụ dỗ.',
        en: 'Knowing which adult answers for a child protects children who are lost or led away.',
      },
    },
    RECEIPT,
  ],
  mistakes: [
    FILED_TWICE,
    {
      id: 'child-without-papers',
      text: { vi: 'Nhận cháu như khách không giấy tờ', en: 'Admitted the child as one without papers' },
      points: 20,
      when: { fact: 'filed', person: 'child', withoutPapers: true },
      nextTime: {
        vi: 'Giấy khai sinh và thông báo số định danh là giấy tờ: bấm “Chưa có thẻ”.',
        en: 'A birth certificate or a notice of the number is a paper: press “No card yet”.',
      },
    },
  ],
  hints: [
    { vi: 'Bắt đầu với thẻ của người cha.', en: "Begin with the father's card." },
    {
      vi: 'Với cháu: ở màn Nhận khách bấm “Chưa có thẻ”, rồi chép theo giấy ở bàn luyện tập.',
      en: 'For the child: at check-in press “No card yet” and copy what the paper on the training table says.',
    },
    {
      vi: 'Mở ô Ghi chú và gõ họ tên người cha.',
      en: "Open the note and type the father's full name.",
    },
  ],
  par: { seconds: 240, keys: 160 },
};

export const WITHOUT_PAPERS: Situation = {
  id: 'without-papers',
  title: { vi: 'Khách không có giấy tờ', en: 'A guest without papers' },
  story: {
    vi: '21:00, một khách bị mất ví trên xe, không còn giấy tờ nào. Khách nói tên và ngày sinh. Phòng 105 đang trống.',
    en: 'It is 21:00. A guest lost the wallet on the coach and has no papers left, and says name and date of birth. Room 105 is free.',
  },
  task: { vi: 'Nhận khách đúng cách.', en: 'Take this guest in, the right way.' },
  trades: ['lodging', 'boarding-house'],
  begins: 'check-in',
  setting: {
    clock: '21:00',
    people: [{ key: 'guest', seed: 61 }],
    endpoint: { state: 'up' },
  },
  papers: ({ holderOf }) => [{ title: LABELS.says, lines: nameLines(holderOf('guest')) }, POLICE_PHONE],
  goals: [
    {
      id: 'admitted',
      text: {
        vi: 'Nhận khách theo lời khai, không bịa số',
        en: 'Took the guest in by their word, inventing no number',
      },
      points: 50,
      when: { fact: 'filed', person: 'guest', withoutPapers: true },
      why: {
        vi: 'Khách không giấy tờ vẫn được nhận, nhưng phải báo công an ngay.',
        en: 'A guest without papers may be taken in, but the police must be told at once.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.44',
    },
    {
      id: 'told',
      text: {
        vi: 'Gọi công an và ghi ai nhận tin',
        en: 'Phoned the police and wrote down who took the call',
      },
      points: 50,
      when: { fact: 'police-task', kinds: ['guest-without-papers'], told: true },
      why: {
        vi: 'Lời ghi này là bằng chứng rằng cơ sở đã báo.',
        en: 'This line is the proof that the house has told them.',
      },
      source: 'NĐ 96/2016/NĐ-CP đ.44',
    },
  ],
  mistakes: [
    {
      id: 'invented-number',
      text: {
        vi: 'Gõ một số giấy tờ mà khách không có',
        en: 'Typed a document number that the guest does not have',
      },
      points: 40,
      when: {
        fact: 'any',
        of: [
          { fact: 'filed-under-another-number', person: 'guest' },
          { fact: 'filed', person: 'guest', withoutPapers: false },
        ],
      },
      nextTime: {
        vi: 'Đừng bịa số để qua ô trống. Bấm “Không có giấy tờ”: quầy không hỏi số.',
        en: 'Never invent a number to fill a box. Press “No papers at all”: the desk then asks for none.',
      },
    },
  ],
  hints: [
    {
      vi: 'Ở màn Nhận khách có nút “Không có giấy tờ”.',
      en: 'At check-in there is a button “No papers at all”.',
    },
    {
      vi: 'Sau khi nhận khách, mở “Báo công an”, bấm “Đã báo xong” và ghi ai đã nhận tin.',
      en: 'Once the guest is in, open “Police”, press “It is told” and write down who took the call.',
    },
  ],
  par: { seconds: 150, keys: 90 },
};
