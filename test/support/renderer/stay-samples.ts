/** What the books of stays answer in the scenes: invented guests, tenants and patients. Province code 000 belongs to nobody. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import {
  ct01,
  inpatients,
  policeTasks,
  residenceList,
  retention,
  retentionPreview,
  tenants,
  visitors,
} from './book-samples.ts';
import { DAY, DEADLINE, HOUR, LAN, LONG, NOW, verdict } from './people.ts';
import type { Answers } from './scripted-bridge.ts';
import { REGISTERED, stayRow } from './stay-rows-sample.ts';

type ChainRecord = MethodOutput<'stay.show'>['chain'][number];

const granted = <T>(value: T) => ({ ok: true, value }) as const;
const text = (vi: string, en: string) => ({ vi, en });

export const lanStay = stayRow('stay-1', LAN.fullName, { changes: 2, room: '305' });
export const foreignStay = stayRow('stay-2', 'MUSTER ERIKA', {
  kind: 'foreign-stay',
  nationality: 'D',
  birthDate: '1984-08',
  documentNumberMasked: '•••• 00T0',
  room: '207',
  state: 'ready',
  sentence: text('Đang chờ gửi, sẽ đi ngay.', 'Waiting to be sent; it goes at once.'),
});
export const paperlessStay = stayRow('stay-3', 'Võ Hồng Ánh', {
  room: '101',
  documentNumberMasked: '',
  withoutPapers: true,
  verdictLevel: 'not-verified',
  state: 'ready',
  sentence: text('Chờ báo công an bằng điện thoại.', 'The police are to be told by phone.'),
});
export const overstayed = stayRow('stay-4', 'Hoàng Quốc Long', {
  room: '102',
  sex: 'male',
  arrival: NOW - 3 * DAY,
  plannedDeparture: NOW - 9 * HOUR,
  overstayed: true,
});

const record = (id: string, what: ChainRecord['what'], words: ChainRecord['text']): ChainRecord => ({
  id,
  what,
  text: words,
  filedAt: NOW - HOUR,
  operatorId: 'operator-1',
  ruleVersion: what === 'stay' ? 'stay-notice/2021-07-01' : 'stay-change/2021-07-01',
  deadline: DEADLINE,
  deadlineBasis: what === 'stay' ? 'law' : 'desk',
  state: 'registered',
  sentence: REGISTERED,
  late: false,
  proof: { kind: 'signed-receipt', receiptNumber: '000-2026-0000001', registeredAt: NOW - HOUR + 60_000 },
  actions: [],
});

export const chain: readonly ChainRecord[] = [
  record(
    'stay-1',
    'stay',
    text('Đến 20:40 05/03, phòng 204, đến 06/03', 'Arrived 20:40 05/03, room 204, until 06/03'),
  ),
  record('change-1', 'room-change', text('Đổi sang phòng 305', 'Moved to room 305')),
  {
    ...record('change-2', 'extension', text('Gia hạn đến 12:00 08/03', 'Extended until 12:00 08/03')),
    state: 'ready',
    sentence: text('Đang chờ gửi, sẽ đi ngay.', 'Waiting to be sent; it goes at once.'),
    proof: undefined,
    actions: ['send-now', 'cancel'],
  },
];

export const guestPage: MethodOutput<'stay.show'> = {
  stay: lanStay,
  person: LAN,
  phone: '0900000001',
  verdict: verdict('genuine'),
  source: 'chip',
  latestDeparture: NOW + 29 * DAY,
  chain: [...chain],
  actions: ['extend', 'leave-early', 'change-room', 'check-out', 'correct', 'cancel'],
  earlier: [
    { id: 'stay-0', room: '101', arrival: NOW - 40 * DAY, until: NOW - 38 * DAY, status: 'departed' },
  ],
};

export const board: MethodOutput<'board.view'> = {
  counts: { rooms: 6, occupied: 4, beds: 11, guests: 4, dueOut: 1, overstayed: 1 },
  rooms: [
    {
      room: '101',
      beds: 2,
      floor: '1',
      listed: true,
      state: 'occupied',
      guests: [paperlessStay],
      visitors: 1,
    },
    { room: '102', beds: 1, floor: '1', listed: true, state: 'due-out', guests: [overstayed], visitors: 0 },
    { room: '103', beds: 2, floor: '1', listed: true, state: 'free', guests: [], visitors: 0 },
    { room: '207', beds: 2, floor: '2', listed: true, state: 'occupied', guests: [foreignStay], visitors: 0 },
    { room: '208', beds: 2, floor: '2', listed: true, state: 'free', guests: [], visitors: 0 },
    { room: '305', beds: 2, listed: false, state: 'occupied', guests: [lanStay], visitors: 0 },
  ],
};

export const register: MethodOutput<'register.list'> = {
  from: '2026-03-01',
  until: '2026-03-05',
  counts: { stays: 4, citizens: 3, foreigners: 1, notProven: 2, late: 0 },
  rows: [
    { stay: lanStay, chain: [...chain] },
    ...[foreignStay, paperlessStay, overstayed].map((stay) => ({
      stay,
      chain: [record(stay.id, 'stay', text(`Phòng ${stay.room}`, `Room ${stay.room}`))],
    })),
  ],
  more: false,
};

export const noGroup: MethodOutput<'group.view'> = { stage: 'none', members: [] };

export const group: MethodOutput<'group.view'> = {
  stage: 'open',
  id: 'group-1',
  shared: {
    name: 'Đoàn Công ty Ví Dụ',
    arrival: NOW,
    plannedDeparture: NOW + DAY,
    reason: '1',
    rooms: [
      { room: '401', beds: 2 },
      { room: '402', beds: 2 },
      { room: '403', beds: 3 },
    ],
    expected: 7,
  },
  nextRoom: '402',
  members: [
    {
      stayId: 'stay-9',
      fullName: LONG.fullName,
      nationality: 'VNM',
      room: '401',
      state: 'ready',
      late: false,
      withoutPapers: false,
    },
    {
      stayId: 'stay-8',
      fullName: LAN.fullName,
      nationality: 'VNM',
      room: '401',
      state: 'registered',
      late: false,
      withoutPapers: false,
    },
  ],
  undoable: LONG.fullName,
};

/** Every reading method, and every doing one with what it would show. */
export const STAY_ANSWERS: Answers = {
  'stay.withoutPapers': granted({ ...guestPage, stay: paperlessStay, policeTask: 'task-1' }),
  'stay.check': granted({
    kind: 'stay-notice',
    fields: [],
    warnings: [],
    deadline: DEADLINE,
    ruleVersion: 'stay-notice/2021-07-01',
    source: 'Luật Cư trú 68/2020/QH14 đ.30; NĐ 96/2016/NĐ-CP đ.44',
  }),
  'stay.show': granted(guestPage),
  'stay.extend': granted(guestPage),
  'stay.leaveEarly': granted(guestPage),
  'stay.changeRoom': granted(guestPage),
  'stay.checkOut': granted({
    ...guestPage,
    stay: { ...lanStay, status: 'departed', departedAt: NOW },
    actions: [],
  }),
  'stay.correct': granted(guestPage),
  'stay.cancel': granted({ ...guestPage, stay: { ...lanStay, status: 'cancelled' }, actions: [] }),
  'stay.residenceUnits': granted({ ...guestPage, residenceUnits: { province: '101' } }),
  'board.view': granted(board),
  'board.leftAsDeclared': granted(board),
  'board.rooms': granted(board),
  'register.list': granted(register),
  'search.find': granted({
    hits: [
      { stay: lanStay, by: 'name' },
      { stay: overstayed, by: 'room' },
    ],
  }),
  'group.view': granted(noGroup),
  'group.start': granted(group),
  'group.change': granted(group),
  'group.confirm': granted({
    group,
    filed: { id: 'stay-9', room: '401', deadline: DEADLINE, late: false },
  }),
  'group.withoutPapers': granted({
    group,
    filed: {
      id: 'stay-9',
      room: '402',
      deadline: DEADLINE,
      late: false,
      arrival: NOW,
      policeTask: 'task-1',
    },
  }),
  'group.undoLast': granted({ ...group, members: group.members.slice(1), undoable: LAN.fullName }),
  'group.end': granted(noGroup),
  'tenants.view': granted(tenants),
  'tenants.begin': granted(tenants),
  'tenants.beginFromStay': granted(tenants),
  'tenants.registered': granted(tenants),
  'tenants.renew': granted(tenants),
  'tenants.changeRoom': granted(tenants),
  'tenants.end': granted(tenants),
  'tenants.ct01': granted(ct01),
  'tenants.residenceList': granted(residenceList),
  'inpatients.view': granted(inpatients),
  'inpatients.departments': granted({ departments: ['Khoa Nội', 'Khoa Ngoại'] }),
  'inpatients.saveDepartments': granted({ departments: ['Khoa Nội', 'Khoa Ngoại'] }),
  'inpatients.admit': granted(inpatients),
  'inpatients.transfer': granted(inpatients),
  'inpatients.discharge': granted(inpatients),
  'inpatients.findByCard': granted({ stay: inpatients.departments[0]?.patients[0] }),
  'inpatients.carersSwitch': granted({ ...inpatients, carersOn: false, carers: [] }),
  'inpatients.addCarer': granted(inpatients),
  'visitors.view': granted(visitors),
  'visitors.enter': granted(visitors),
  'visitors.leave': granted({ ...visitors, inside: [] }),
  'policeTasks.view': granted(policeTasks),
  'policeTasks.open': granted(policeTasks),
  'policeTasks.told': granted({ ...policeTasks, open: [] }),
  'addresses.catalogue': granted({
    version: 'ministry-units/2026-07-26',
    source: 'tblt_vn_import.xlsx, TINH_THANH',
    sha256: '0'.repeat(64),
    fetchedAt: '2026-07-26',
    provinces: 34,
    wards: 0,
  }),
  'addresses.provinces': granted({
    units: [
      { code: '101', name: 'Hà Nội' },
      { code: '411', name: 'Huế' },
      { code: '701', name: 'TP. Hồ Chí Minh' },
    ],
  }),
  'addresses.wards': granted({ units: [] }),
  'addresses.match': granted({ printed: LAN.residence ?? '' }),
  'retention.view': granted(retention),
  'retention.preview': granted(retentionPreview),
  'retention.run': granted({
    id: 'run-2',
    at: NOW,
    operatorId: 'operator-1',
    purged: 15,
    ruleVersions: ['retention/2016-07-01'],
  }),
  'retention.evidence': granted({ evidenceKept: false }),
  'retention.pawns': granted(retention),
  'premises.view': granted({ remote: false, carersOn: true, cameraOn: false }),
  'premises.remote': granted({ remote: true, carersOn: true, cameraOn: false }),
  'premises.camera': granted({ remote: false, carersOn: true, cameraOn: true }),
  'camera.of': granted({}),
};
