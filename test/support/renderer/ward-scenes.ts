/** In-patients by department and bed, the counter of a clinic, and everything that is to be seen of carers. */

import { inpatients } from './book-samples.ts';
import { card, DAY, failure, HOUR, NOW, read, type Status, status, verdict } from './people.ts';
import { granted, type Scene, type SceneParts, scene } from './scene.ts';
import { STAY_ANSWERS } from './stay-samples.ts';

const clinic: Partial<Status> = {
  facility: { ...status.facility, name: 'Phòng khám Ví Dụ', kind: 'medical-facility' },
};
const nobody = granted({});
const answers = { ...STAY_ANSWERS, 'inpatients.findByCard': nobody };

const ward = (name: string, at: string, parts: SceneParts = {}): Scene =>
  scene(name, at, {
    status: { ...clinic, reader: card },
    ...parts,
    answers: { ...answers, ...parts.answers },
  });

const none = {
  ...inpatients,
  counts: { patients: 0, carers: 0, admittedToday: 0, dischargedToday: 0, notNotified: 0 },
  departments: [],
  carersOn: false,
  carers: [],
  dischargedToday: [],
};
const late = {
  ...inpatients,
  counts: { ...inpatients.counts, notNotified: 2 },
  departments: inpatients.departments.map((one) => ({
    ...one,
    patients: one.patients.map((stay) =>
      stay.state === 'registered'
        ? { ...stay, overstayed: true, plannedDeparture: NOW - HOUR }
        : { ...stay, late: true },
    ),
  })),
};

/** The n-th button of a row, whatever its language. */
const action =
  (at: number, waitFor: string): Scene['act'] =>
  async (page) => {
    await page.locator('.wards__actions button').nth(at).click();
    await page.locator(waitFor).waitFor();
  };

const fields = [
  {
    path: 'stay.ward.bed',
    message: { vi: 'Nhập số giường.', en: 'Enter the bed.' },
  },
  {
    path: 'stay.plannedDeparture',
    message: { vi: 'Ngày ra phải sau ngày vào.', en: 'The discharge must be after the admission.' },
  },
];

const submit: Scene['act'] = async (page) => {
  await page.locator('.counter-work__end button').click();
  await page.locator('.banner').first().waitFor();
};

export const WARD_SCENES: readonly Scene[] = [
  { ...ward('wards', 'wards'), tall: true },
  { ...ward('wards-late', 'wards', { answers: { 'inpatients.view': granted(late) } }), tall: true },
  { ...ward('wards-empty', 'wards', { answers: { 'inpatients.view': granted(none) } }), tall: true },
  ward('wards-no-departments', 'wards', {
    answers: {
      'inpatients.view': granted(none),
      'inpatients.departments': granted({ departments: [] }),
    },
  }),
  ward('wards-failed', 'wards', {
    answers: { 'inpatients.view': { ok: false, failure: failure('database-locked') } },
  }),
  ward('wards-departments', 'wards', {
    act: async (page) => {
      await page.locator('.counter-screen__actions button').first().click();
      await page.locator('.wards__departments').waitFor();
    },
  }),
  ward('wards-transfer', 'wards', { act: action(0, '.drawer__dialog') }),
  ward('wards-discharge', 'wards', { act: action(1, '.confirm__dialog') }),
  ward('wards-counter', 'wards/new'),
  ward('wards-admit', 'wards/new', {
    checkIn: read,
    answers: { 'inpatients.view': granted({ ...inpatients, carersOn: false, carers: [] }) },
  }),
  ward('wards-admit-fields', 'wards/new', {
    checkIn: read,
    answers: { 'inpatients.admit': { ok: false, failure: failure('fields-invalid', { fields }) } },
    act: submit,
  }),
  ward('wards-found', 'wards/new', {
    checkIn: {
      ...read,
      present: { stayId: 'stay-22', room: 'Khoa Nội / 01', arrival: NOW - HOUR, plannedDeparture: NOW + DAY },
    },
    answers: { 'inpatients.findByCard': granted({ stay: inpatients.departments[1]?.patients[0] }) },
  }),
  ward('wards-forged', 'wards/new', {
    checkIn: { ...read, verdict: verdict('forged', 'data-group-changed') },
  }),
  ward('wards-carer', 'wards/new', {
    checkIn: read,
    act: async (page) => {
      await page.locator('.choice-bar button').last().click();
      await page.locator('.counter-work__form').waitFor();
    },
  }),
];
