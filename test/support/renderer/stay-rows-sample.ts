/** One stay as a row, for the scenes. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { DAY, DEADLINE, HOUR, NOW } from './people.ts';

type Stay = MethodOutput<'stay.show'>['stay'];

const text = (vi: string, en: string) => ({ vi, en });

export const REGISTERED = text(
  'Công an đã nhận lúc 21:41 05/03, biên nhận 000-2026-0000001.',
  'Registered by the police at 21:41 05/03, receipt 000-2026-0000001.',
);

export const stayRow = (id: string, fullName: string, more: Partial<Stay> = {}): Stay => ({
  id,
  kind: 'stay-notice',
  guestClass: 'guest',
  fullName,
  birthDate: '1990-02-03',
  sex: 'female',
  nationality: 'VNM',
  documentNumberMasked: '•••• 0002',
  room: '204',
  arrival: NOW - HOUR,
  plannedDeparture: NOW + DAY,
  status: 'in-house',
  overstayed: false,
  withoutPapers: false,
  reason: '1',
  verdictLevel: 'genuine',
  state: 'registered',
  sentence: REGISTERED,
  deadline: DEADLINE,
  late: false,
  changes: 0,
  ...more,
});
