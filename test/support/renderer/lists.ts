/** What the lists and the settings hold in the scenes. */
import type { EventPayload, MethodOutput } from '../../../electron/bridge/contract.ts';
import { DAY, DEADLINE, draft, failure, HOUR, LAN, NOW, reasons, status, verdict } from './people.ts';

type Entry = MethodOutput<'outbox.list'>['entries'][number];
type Guest = MethodOutput<'today.view'>['guests'][number];

const entry = (id: string, fullName: string, more: Partial<Entry>): Entry => ({
  id,
  kind: 'stay-notice',
  fullName,
  documentNumberMasked: '•••• 0002',
  room: '204',
  channel: 'gateway',
  state: 'ready',
  sentence: { vi: 'Đang chờ gửi, sẽ đi ngay.', en: 'Waiting to be sent; it goes at once.' },
  attempts: 0,
  deadline: DEADLINE,
  late: false,
  createdAt: NOW - HOUR,
  actions: ['send-now', 'cancel'],
  statements: [],
  ...more,
});

export const registered = entry('entry-1', LAN.fullName, {
  state: 'registered',
  sentence: {
    vi: 'Công an đã nhận lúc 21:41 05/03, biên nhận 000-2026-0000001.',
    en: 'Registered by the police at 21:41 05/03, receipt 000-2026-0000001.',
  },
  attempts: 1,
  receiptNumber: '000-2026-0000001',
  actions: [],
});

export const ready = entry('entry-1', LAN.fullName, {});

export const entries: readonly Entry[] = [
  entry('entry-2', 'Phạm Văn Dũng', {
    state: 'rejected',
    room: '101',
    sentence: {
      vi: 'Nơi nhận từ chối: Số giấy tờ không khớp. Sửa lại và khai báo mới.',
      en: 'Refused by the authority: Số giấy tờ không khớp. Correct it and file anew.',
    },
    failure: failure('record-refused', { authorityText: 'Số giấy tờ không khớp' }),
    attempts: 1,
    actions: ['cancel'],
  }),
  entry('entry-3', 'Võ Hồng Ánh', {
    state: 'unknown',
    room: '305',
    sentence: {
      vi: 'Đã gửi nhưng chưa rõ kết quả. Nơi nhận không trả lời kịp. Quầy đang hỏi lại nơi nhận, không gửi trùng.',
      en: 'Sent, but the outcome is not known. The endpoint did not answer in time. The desk is asking the endpoint; nothing is sent twice.',
    },
    failure: failure('endpoint-timeout'),
    attempts: 2,
    nextAttemptAt: NOW + 60_000,
    actions: ['ask-authority'],
  }),
  entry('entry-4', 'Hoàng Quốc Long', {
    room: '207',
    late: true,
    deadline: NOW - 20 * 60_000,
    attempts: 4,
    nextAttemptAt: NOW + 5 * 60_000,
    failure: failure('endpoint-unreachable'),
    sentence: {
      vi: 'Không nối được tới nơi nhận. Tự gửi lại lúc 21:45.',
      en: 'The endpoint cannot be reached. It is sent again at 21:45.',
    },
  }),
  registered,
];

const guest = (from: Entry, more: Partial<Guest> = {}): Guest => ({
  id: from.id,
  fullName: from.fullName,
  documentNumberMasked: from.documentNumberMasked,
  nationality: 'VNM',
  room: from.room,
  arrival: NOW - HOUR,
  plannedDeparture: NOW + DAY,
  verdictLevel: 'genuine',
  state: from.state,
  sentence: from.sentence,
  deadline: from.deadline,
  late: from.late,
  ...more,
});

export const today: MethodOutput<'today.view'> = {
  date: '2026-03-05',
  counts: { inHouse: 4, arrivals: 4, departures: 1, owed: 3, late: 1 },
  guests: entries.map((one, index) => guest(one, index === 1 ? { verdictLevel: 'not-verified' } : {})),
};

export const detail: MethodOutput<'outbox.show'> = {
  entry: registered,
  person: LAN,
  stay: { ...draft, room: '204' },
  verdict: verdict('genuine'),
  ruleVersion: 'stay-notice/2026-07-01',
  proof: {
    kind: 'signed-receipt',
    receiptNumber: '000-2026-0000001',
    registeredAt: NOW + 60_000,
    storedAt: NOW + 61_000,
    keyId: 'receipt-key-1',
  },
  attempts: [
    {
      at: NOW + 60_000,
      action: 'send',
      outcome: 'registered',
      sentence: { vi: 'Nơi nhận đã ghi nhận.', en: 'Registered by the endpoint.' },
      durationMs: 412,
    },
  ],
};

export const settings: MethodOutput<'settings.view'> = {
  facility: status.facility,
  operator: status.operator,
  defaults: { reason: '1', nights: 1, checkoutTime: '12:00' },
  reader: {
    preferred: 'Đầu đọc mẫu',
    available: ['Đầu đọc mẫu'],
    checks: [{ name: 'Đầu đọc mẫu', interface: 'contactless', lengths: 'unknown' }],
  },
  endpoint: {
    configured: true,
    host: 'tiepnhan.example',
    certificateValidUntil: NOW + 200 * DAY,
    facilityCode: 'VD-0001',
  },
  channels: [
    { id: 'gateway', name: { vi: 'Cổng kết nối công an', en: 'Police gateway' }, configured: true },
    { id: 'kbtt', name: { vi: 'API khai báo của Bộ', en: "Ministry's API" }, configured: false },
    { id: 'portal-files', name: { vi: 'Tệp tải lên cổng', en: 'File for the portal' }, configured: false },
    { id: 'paper', name: { vi: 'Giấy và điện thoại', en: 'Paper and telephone' }, configured: false },
  ],
  routes: [],
  trustAnchors: [
    {
      id: 'anchor-1',
      subject: 'CSCA Vi Du',
      country: 'VN',
      validFrom: NOW - 900 * DAY,
      validUntil: NOW + 3000 * DAY,
      sha256: '5f'.repeat(32),
      addedAt: NOW - 30 * DAY,
      origin: 'vi-du.cer',
      expiry: 'valid',
      needsSuccessor: false,
    },
  ],
  revocationLists: [],
  reasons,
};

export const doctor: MethodOutput<'doctor.run'> = {
  checks: [
    {
      name: 'reader',
      status: 'ok',
      title: { vi: 'Đầu đọc thẻ', en: 'Card reader' },
      finding: { vi: 'Đầu đọc sẵn sàng.', en: 'The reader is ready.' },
    },
    {
      name: 'trust',
      status: 'warning',
      title: { vi: 'Chứng thư gốc', en: 'Root certificates' },
      finding: { vi: 'Chưa có chứng thư gốc.', en: 'There is no root certificate.' },
      remedy: { vi: 'Thêm chứng thư trong Cài đặt.', en: 'Add one in Settings.' },
      action: { kind: 'open', tab: 'trust' },
    },
  ],
};

const person = (
  id: string,
  fullName: string,
  number: string,
  lesson: EventPayload<'training'>['people'][number]['lesson'],
  note: { vi: string; en: string },
) => ({
  id,
  fullName,
  number,
  can: number.slice(-6),
  qr: `${number}||${fullName}|03021990|Nữ|Xã Thử Nghiệm, Tỉnh Ví Dụ|14082021`,
  lesson,
  note,
});

const genuine = {
  vi: 'Thẻ thật: đọc và khai báo như thường.',
  en: 'A genuine card: read and file as usual.',
};

export const training: EventPayload<'training'> = {
  people: [
    person('person-1', LAN.fullName, LAN.documentNumber, 'genuine', genuine),
    person('person-2', 'Đặng Mỹ Linh', '000190357244', 'genuine', genuine),
    person('person-3', 'Nguyễn Hữu Phúc', '000090161800', 'genuine', genuine),
    person('person-4', 'Trần Thu Lan', '000194973861', 'forged', {
      vi: 'Ảnh trong chip đã bị thay: xem kết luận và cách xử lý.',
      en: 'The photo in the chip was replaced: see the verdict and what to do.',
    }),
    person('person-5', 'Đỗ Thị Linh', '000188458104', 'cloned', {
      vi: 'Bản sao chip: dữ liệu đúng nhưng chip không chứng minh được mình là bản gốc.',
      en: 'A copied chip: the data are right, but the chip cannot prove that it is the original.',
    }),
    person('person-6', 'Phạm Phương Ánh', '000171920926', 'expired', {
      vi: 'Thẻ thật nhưng đã hết hạn: hỏi khách giấy tờ còn hạn.',
      en: 'A genuine card that has expired: ask for a valid one.',
    }),
  ],
  cardOnReader: 'person-1',
  endpointUp: true,
};
