/** What the books of tenants, patients, visitors, tasks and retention answer in the scenes. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { DAY, HOUR, LAN, LONG, NOW } from './people.ts';
import { stayRow } from './stay-rows-sample.ts';

type Stay = MethodOutput<'stay.show'>['stay'];
type Tenancy = MethodOutput<'tenants.view'>['tenancies'][number];

const text = (vi: string, en: string) => ({ vi, en });

const tenancy = (id: string, fullName: string, more: Partial<Tenancy> = {}): Tenancy => ({
  id,
  stayId: `stay-of-${id}`,
  fullName,
  birthDate: '1999-09-09',
  sex: 'male',
  documentNumber: '000099000031',
  nationality: 'VNM',
  room: 'A3',
  begins: '2026-01-01',
  ends: '2026-12-31',
  days: 365,
  registration: 'registered',
  registeredUntil: '2027-01-01',
  expiresInDays: 302,
  ...more,
});

export const tenants: MethodOutput<'tenants.view'> = {
  today: '2026-03-05',
  counts: { tenants: 4, needed: 1, expiring: 1, expired: 1 },
  renewalDays: 15,
  tenancies: [
    tenancy('tenancy-1', 'Lý Văn Hạn', {
      room: 'A1',
      registration: 'expired',
      registeredUntil: '2026-03-01',
      expiresInDays: -4,
    }),
    tenancy('tenancy-2', 'Đặng Thị Sắp', {
      room: 'A2',
      sex: 'female',
      registration: 'expires-soon',
      registeredUntil: '2026-03-15',
      expiresInDays: 10,
    }),
    tenancy('tenancy-3', 'Bùi Văn Mới', {
      room: 'B1',
      registration: 'needed',
      registeredUntil: undefined,
      begins: '2026-03-01',
      ends: '2026-08-31',
      days: 184,
      expiresInDays: 179,
    }),
    tenancy('tenancy-4', 'Phan Thị Yên', { sex: 'female' }),
  ],
};

const field = (path: string, vi: string, en: string, value: string) => ({
  path,
  label: text(vi, en),
  value,
  missing: value === '',
});

export const ct01: MethodOutput<'tenants.ct01'> = {
  tenancyId: 'tenancy-3',
  formVersion: 'CT01 (TT 116/2026/TT-BCA)',
  source: 'Luật Cư trú đ.27, đ.28 (Luật 118/2025/QH15); TT 116/2026/TT-BCA',
  layoutConfirmed: false,
  fields: [
    field('authority', 'Kính gửi', 'To', ''),
    field('person.fullName', 'Họ, chữ đệm và tên', 'Full name', 'BÙI VĂN MỚI'),
    field('person.birthDate', 'Ngày, tháng, năm sinh', 'Date of birth', '09/09/1999'),
    field('person.sex', 'Giới tính', 'Sex', 'Nam'),
    field('person.document.number', 'Số định danh cá nhân', 'Identification number', '000099000031'),
    field('phone', 'Số điện thoại', 'Phone', ''),
    field('email', 'Email', 'E-mail', ''),
    field('request', 'Nội dung đề nghị', 'Request', 'Đăng ký tạm trú từ 01/03/2026 đến 31/08/2026, phòng B1'),
  ],
};

export const residenceList: MethodOutput<'tenants.residenceList'> = {
  source: 'TT 116/2026/TT-BCA đ.12 khoản 2',
  rows: [
    {
      ordinal: 1,
      tenancyId: 'tenancy-3',
      fullName: 'Bùi Văn Mới',
      birthDate: '1999-09-09',
      sex: 'male',
      documentNumber: '000099000031',
      room: 'B1',
      begins: '2026-03-01',
      ends: '2026-08-31',
    },
  ],
};

const patient = (id: string, fullName: string, department: string, bed: string): Stay =>
  stayRow(id, fullName, {
    guestClass: 'patient',
    reason: '18',
    room: `${department} / ${bed}`,
    ward: { department, bed },
  });

export const inpatients: MethodOutput<'inpatients.view'> = {
  date: '2026-03-05',
  counts: { patients: 3, carers: 1, admittedToday: 3, dischargedToday: 1, notNotified: 1 },
  departments: [
    {
      department: 'Khoa Ngoại',
      patients: [patient('stay-21', 'Trịnh Văn Giường', 'Khoa Ngoại', '05')],
    },
    {
      department: 'Khoa Nội',
      patients: [
        patient('stay-22', LAN.fullName, 'Khoa Nội', '01'),
        {
          ...patient('stay-23', LONG.fullName, 'Khoa Nội', '02'),
          state: 'ready',
          sentence: text('Đang chờ gửi, sẽ đi ngay.', 'Waiting to be sent; it goes at once.'),
        },
      ],
    },
  ],
  carersOn: true,
  carers: [
    {
      stay: stayRow('stay-24', 'Trịnh Thị Chăm', {
        guestClass: 'carer',
        reason: '6',
        room: 'Khoa Ngoại / 05',
      }),
      patientStayId: 'stay-21',
    },
  ],
  dischargedToday: [
    {
      ...patient('stay-25', 'Cao Văn Khỏe', 'Khoa Nội', '03'),
      status: 'departed',
      departedAt: NOW - 4 * HOUR,
    },
  ],
};

export const visitors: MethodOutput<'visitors.view'> = {
  inside: [
    {
      id: 'visitor-1',
      fullName: 'Ngô Văn Thăm',
      documentNumberMasked: '•••• 0044',
      room: '101',
      visitsStayId: 'stay-3',
      visitsName: 'Võ Hồng Ánh',
      enteredAt: NOW - 30 * 60_000,
      documentReturned: false,
    },
  ],
  left: [
    {
      id: 'visitor-2',
      fullName: 'Hồ Thị Ghé',
      documentNumberMasked: '•••• 0045',
      room: '207',
      enteredAt: NOW - 5 * HOUR,
      leftAt: NOW - 4 * HOUR,
      documentReturned: true,
    },
  ],
};

export const policeTasks: MethodOutput<'policeTasks.view'> = {
  open: [
    {
      id: 'task-1',
      kind: 'guest-without-papers',
      title: text('Khách không có giấy tờ', 'Guest without papers'),
      advice: text(
        'Gọi công an xã, phường ngay sau khi xếp phòng.',
        'Phone the commune police right after giving the room.',
      ),
      source: 'NĐ 96/2016/NĐ-CP đ.44',
      stayId: 'stay-3',
      fullName: 'Võ Hồng Ánh',
      room: '101',
      openedAt: NOW - 12 * 60_000,
      openedBy: 'operator-1',
      waitingMinutes: 12,
    },
  ],
  told: [
    {
      id: 'task-2',
      kind: 'suspicion',
      title: text('Nghi có vi phạm', 'Sign of an offence'),
      advice: text('Báo công an xã, phường điều đã thấy.', 'Tell the commune police what was seen.'),
      source: 'NĐ 96/2016/NĐ-CP đ.25',
      room: '208',
      openedAt: NOW - 26 * HOUR,
      openedBy: 'operator-1',
      told: { who: 'Trực ban Phường Ví Dụ', way: 'phone', at: NOW - 25 * HOUR, by: 'operator-1' },
    },
  ],
};

export const retention: MethodOutput<'retention.view'> = {
  rules: [
    {
      class: 'lodging-stays',
      keepMonths: 36,
      basis: 'law',
      source: 'NĐ 96/2016/NĐ-CP đ.44: dữ liệu khách ít nhất 36 tháng',
      version: 'retention/2016-07-01',
      kept: 1204,
    },
    {
      class: 'visitors',
      keepMonths: 36,
      basis: 'law',
      source: 'NĐ 96/2016/NĐ-CP đ.44: dữ liệu người đến thăm ít nhất 36 tháng',
      version: 'retention/2016-07-01',
      kept: 88,
    },
    {
      class: 'pawns',
      keepMonths: 120,
      choice: { least: 36, most: 240 },
      basis: 'desk',
      source:
        'Không văn bản nào nêu thời hạn giữ hợp đồng cầm đồ; quy định về thuế và thời hiệu có thể cần lâu hơn. Cơ sở tự chọn',
      version: 'retention/2016-07-01',
      kept: 41,
    },
    {
      class: 'evidence',
      keepDays: 30,
      basis: 'desk',
      source: 'Luật 91/2025/QH15 đ.3 khoản 3',
      version: 'retention/2016-07-01',
      kept: 0,
    },
  ],
  evidenceKept: false,
  runs: [
    {
      id: 'run-1',
      at: NOW - 30 * DAY,
      operatorId: 'operator-1',
      purged: 17,
      ruleVersions: ['retention/2016-07-01'],
    },
  ],
};

export const retentionPreview: MethodOutput<'retention.preview'> = {
  id: 'preview-1',
  at: NOW,
  classes: [
    { class: 'lodging-stays', before: NOW - 1096 * DAY, records: 12, oldest: NOW - 1200 * DAY },
    { class: 'visitors', before: NOW - 1096 * DAY, records: 3, oldest: NOW - 1180 * DAY },
  ],
  spared: { unsent: 1, held: 2 },
  total: 15,
};
