/** Invented guests and texts that the scenes share. Province code 000 belongs to nobody. */
import type { EventPayload, FailureView, MethodOutput } from '../../../electron/bridge/contract.ts';
import { FAILURE_TEXTS, isFailureCode } from '../../../electron/core/failure/failure-messages.ts';
import type { VerdictReason } from '../../../electron/core/identity/verdict.ts';
import {
  VERDICT_LEVEL_TEXTS,
  VERDICT_REASON_TEXTS,
} from '../../../electron/core/identity/verdict-messages.ts';
import catalogue from '../../../resources/catalogues/stay-reasons.json' with { type: 'json' };

export type CheckIn = EventPayload<'checkIn'>;
export type Person = NonNullable<CheckIn['person']>;
export type Verdict = NonNullable<CheckIn['verdict']>;
export type Status = EventPayload<'status'>;

/** A Thursday evening at 21:40 in Vietnam. */
export const NOW = Date.UTC(2026, 2, 5, 14, 40);
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** 23:00 in Vietnam on the same day. */
export const DEADLINE = Date.UTC(2026, 2, 5, 16, 0);

export const LAN: Person = {
  fullName: 'Trần Thị Ngọc Lan',
  birthDate: '1990-02-03',
  sex: 'female',
  nationality: 'VNM',
  documentKind: 'cccd',
  documentNumber: '000190000002',
  issuingState: 'VNM',
  issueDate: '2021-08-14',
  expiryDate: '2030-02-03',
  residence: 'Thôn Mẫu, Xã Thử Nghiệm, Huyện Ví Dụ, Tỉnh Ví Dụ',
  placeOfOrigin: 'Xã Thử Nghiệm, Huyện Ví Dụ, Tỉnh Ví Dụ',
};

/** As long as names get, on a card of 2024 that leaves out much. */
export const LONG: Person = {
  fullName: 'Nguyễn Trần Hoàng Phương Khánh Nguyệt Thảo Uyên',
  birthDate: '1965-11-30',
  sex: 'female',
  nationality: 'VNM',
  documentKind: 'can-cuoc',
  documentNumber: '000165000017',
  issuingState: 'VNM',
  expiryDate: 'none',
};

export const draft = {
  room: '',
  arrival: NOW,
  plannedDeparture: Date.UTC(2026, 2, 6, 5, 0),
  reason: '1',
};

export const verdict = (level: Verdict['level'], ...reasons: readonly VerdictReason[]): Verdict => ({
  level,
  ...VERDICT_LEVEL_TEXTS[level],
  reasons: reasons.map((code) => ({ code, text: VERDICT_REASON_TEXTS[code] })),
});

export function failure(code: string, more: Partial<FailureView> = {}): FailureView {
  if (!isFailureCode(code)) throw new Error(`no such failure: ${code}`);
  return { code, ...FAILURE_TEXTS[code], ...more };
}

export const status: Status = {
  mode: 'live',
  host: 'electron',
  version: '0.1.0',
  now: NOW,
  facility: {
    id: 'facility-1',
    name: 'Nhà nghỉ Ví Dụ',
    kind: 'lodging',
    address: 'Số 1 Phố Thử, Phường Ví Dụ',
  },
  operator: { id: 'operator-1', name: 'Lê Thị Mẫu' },
  reader: { state: 'empty', name: 'Đầu đọc mẫu', insertion: 1 },
  sending: {
    channel: 'up',
    endpoint: { vi: 'tiepnhan.example', en: 'tiepnhan.example' },
    waiting: 0,
    unknown: 0,
    rejected: 0,
    late: 0,
    alarm: { level: 'calm' },
    channels: [],
    nearestDeadline: DEADLINE,
  },
};

export const operators: MethodOutput<'operators.view'> = {
  operators: [
    { id: 'operator-1', name: 'Lê Thị Mẫu' },
    { id: 'operator-2', name: 'Võ Hồng Ánh' },
    { id: 'operator-3', name: 'Đỗ Văn Thử' },
  ],
  atDesk: 'operator-1',
};

export const card: Status['reader'] = { state: 'card', name: 'Đầu đọc mẫu', insertion: 2 };

export const waiting: CheckIn = { id: 'check-in-1', stage: 'waiting', portrait: false, warnings: [] };

export const read: CheckIn = {
  id: 'check-in-1',
  stage: 'read',
  portrait: true,
  person: LAN,
  source: 'chip',
  access: 'PACE-CAN',
  verdict: verdict('genuine'),
  draft,
  deadline: DEADLINE,
  warnings: [],
  milliseconds: 3480,
};

export const reasons: MethodOutput<'settings.view'>['reasons'] = catalogue.reasons.map((reason) => ({
  code: reason.code,
  label: { vi: reason.vi, en: reason.en },
  needsText: 'needsText' in reason && reason.needsText === true,
}));
