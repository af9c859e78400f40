/** The window that is turned to the guest, in each of its languages and stages. */
import { DISPLAY_LANGUAGES, type GuestDisplayView } from '../../../electron/bridge/guest-display.ts';
import { DAY, LAN, NOW } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

const facility = { name: 'Nhà nghỉ Ví Dụ', address: 'Số 1 Phố Thử, Phường Ví Dụ' };
const still: GuestDisplayView = { facility, language: 'vi', training: false, stage: 'idle' };

const guest: NonNullable<GuestDisplayView['guest']> = {
  id: 'check-in-1',
  declares: 'foreign-stay',
  fields: [
    { name: 'fullName', value: 'MUSTER ERIKA' },
    { name: 'birthDate', value: '1984-08-12' },
    { name: 'sex', value: 'female' },
    { name: 'nationality', value: 'D' },
    { name: 'documentKind', value: 'passport' },
    { name: 'documentNumber', value: 'C01X00T00' },
    { name: 'expiryDate', value: '2031-09-04' },
    { name: 'room', value: '207' },
    { name: 'arrival', value: new Date(NOW).toISOString() },
    { name: 'plannedDeparture', value: new Date(NOW + DAY).toISOString() },
    { name: 'reason', value: '1' },
    { name: 'permittedStayUntil', value: '2026-03-25' },
  ],
  reason: { vi: 'Du lịch', en: 'Tourism' },
  policeUnit: 'Công an phường Ví Dụ',
  legalBasis: 'Luật 47/2014/QH13 đ.33; TT 53/2016/TT-BCA đ.3',
  kept: { months: 36, basis: 'law' },
  consent: { days: 30, textVersion: 'chip-evidence/2026-11-25-2' },
};

const citizen: NonNullable<GuestDisplayView['guest']> = {
  id: 'check-in-2',
  declares: 'stay-notice',
  fields: [
    { name: 'fullName', value: LAN.fullName },
    { name: 'documentNumber', value: LAN.documentNumber },
    { name: 'room', value: '204' },
  ],
  legalBasis: 'Luật Cư trú 2020 đ.30',
  kept: { months: 36, basis: 'law' },
};

const shows = (name: string, view: GuestDisplayView): Scene => {
  const made = scene(`guest-display-${name}`, 'guest-display');
  return { ...made, script: { ...made.script, guestDisplay: view }, tall: true };
};

export const GUEST_DISPLAY_SCENES: readonly Scene[] = [
  shows('idle', still),
  shows('reading', { ...still, stage: 'reading' }),
  ...DISPLAY_LANGUAGES.map((language) => shows(language, { ...still, stage: 'guest', language, guest })),
  shows('citizen-training', { ...still, training: true, stage: 'guest', guest: citizen }),
  shows('answered', {
    ...still,
    stage: 'guest',
    language: 'en',
    guest: { ...guest, consent: { days: 30, textVersion: 'chip-evidence/2026-11-25-2', answer: 'given' } },
  }),
  shows('filed', { ...still, stage: 'filed', language: 'ko' }),
  scene('waiting-guest-display', 'check-in', {
    answers: {
      'guestDisplay.setting': granted({ on: true, open: false }),
      'guestDisplay.open': granted({}),
    },
  }),
  // On the desk's side, where the host holds the window: it can be closed from there.
  {
    ...scene('settings-guest-display-open', 'settings/facility', {
      answers: {
        'guestDisplay.setting': granted({ on: true, open: true }),
        'guestDisplay.open': granted({}),
        'guestDisplay.close': granted({ on: true, open: false }),
      },
    }),
    tall: true,
  },
];
