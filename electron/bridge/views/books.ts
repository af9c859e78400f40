/**
 * Tenants, in-patients, visitors, the tasks "inform the police", addresses and retention, as the renderer sees them.
 * SECURITY: design contract 6 — strict schemas, display fields only. No field of a patient can hold a diagnosis.
 */
import { z } from 'zod';
import { textView } from '../views.ts';
import { instant, localDate, stayRowView, wardView } from './stays.ts';

export const tenancyView = z.strictObject({
  id: z.string(),
  /** The stay notice that covers the first days, when one was filed. */
  stayId: z.string().optional(),
  fullName: z.string(),
  birthDate: z.string(),
  sex: z.enum(['male', 'female', 'unspecified']),
  documentNumber: z.string(),
  nationality: z.string(),
  room: z.string(),
  begins: localDate,
  /** Last day of the lease. */
  ends: localDate,
  /** Days of the term, both ends included. */
  days: z.number().int(),
  /** `needed`: 30 days or more and no temporary residence recorded; `not-needed`: shorter. */
  registration: z.enum(['not-needed', 'needed', 'registered', 'expires-soon', 'expired', 'ended']),
  registeredUntil: localDate.optional(),
  /** Days until the registration (or, without one, the lease) ends; negative once it has. */
  expiresInDays: z.number().int(),
  endedOn: localDate.optional(),
});

/** Tờ khai CT01 as data, prefilled from what is known; what is not known is absent and listed as missing. */
export const ct01View = z.strictObject({
  tenancyId: z.string(),
  formVersion: z.string(),
  /** Law and annex that the form belongs to. */
  source: z.string(),
  /** False while no source confirms the numbered layout: the screen says so. */
  layoutConfirmed: z.boolean(),
  fields: z.array(
    z.strictObject({
      path: z.string(),
      label: textView,
      value: z.string(),
      /** Left empty, because nothing known says it. */
      missing: z.boolean(),
    }),
  ),
});

export const tenantsView = z.strictObject({
  today: localDate,
  counts: z.strictObject({
    tenants: z.number().int(),
    needed: z.number().int(),
    expiring: z.number().int(),
    expired: z.number().int(),
  }),
  /** Days before the end from which a registration may be renewed (law) and is shown as expiring. */
  renewalDays: z.number().int(),
  tenancies: z.array(tenancyView),
});

/** TT 116/2026 đ.12 khoản 2: the list that dormitories, worker housing and the like may file. */
export const residenceListView = z.strictObject({
  source: z.string(),
  rows: z.array(
    z.strictObject({
      ordinal: z.number().int(),
      tenancyId: z.string(),
      fullName: z.string(),
      birthDate: z.string(),
      sex: z.enum(['male', 'female', 'unspecified']),
      documentNumber: z.string(),
      room: z.string(),
      begins: localDate,
      ends: localDate,
    }),
  ),
});

export const inpatientsView = z.strictObject({
  date: localDate,
  counts: z.strictObject({
    patients: z.number().int(),
    carers: z.number().int(),
    admittedToday: z.number().int(),
    dischargedToday: z.number().int(),
    /** In-patients whose notice has no proof yet. */
    notNotified: z.number().int(),
  }),
  departments: z.array(
    z.strictObject({
      department: z.string(),
      /** By bed. */
      patients: z.array(stayRowView),
    }),
  ),
  carersOn: z.boolean(),
  /** `patientStayId` when the carer was entered with a patient. */
  carers: z.array(z.strictObject({ stay: stayRowView, patientStayId: z.string().optional() })),
  dischargedToday: z.array(stayRowView),
});

export const departmentsInput = z.strictObject({
  departments: z.array(z.string().trim().min(1).max(60)).max(100),
});

export const visitorRowView = z.strictObject({
  id: z.string(),
  fullName: z.string(),
  documentNumberMasked: z.string(),
  room: z.string(),
  /** The stay that is visited, when it was chosen. */
  visitsStayId: z.string().optional(),
  visitsName: z.string().optional(),
  enteredAt: instant,
  leftAt: instant.optional(),
  /** The document was given back (NĐ 96/2016 đ.44: when the visitor leaves). */
  documentReturned: z.boolean(),
});

export const visitorsView = z.strictObject({
  /** Still in the house, longest first. */
  inside: z.array(visitorRowView),
  /** Left on the chosen day, latest first. */
  left: z.array(visitorRowView),
});

export const policeTaskKind = z.enum([
  'guest-without-papers',
  'foreigner-without-passport',
  'doubtful-papers',
  'weapon-without-licence',
  'suspicion',
  'other',
]);

export const byHandWayView = z.enum(['phone', 'portal', 'in-person', 'mailbox']);

export const policeTaskView = z.strictObject({
  id: z.string(),
  kind: policeTaskKind,
  title: textView,
  /** What to say, where to look it up, and by which law. */
  advice: textView,
  source: z.string(),
  stayId: z.string().optional(),
  fullName: z.string().optional(),
  room: z.string().optional(),
  note: z.string().optional(),
  openedAt: instant,
  openedBy: z.string(),
  /** Minutes since it was opened, while nobody has told the police. */
  waitingMinutes: z.number().int().optional(),
  told: z
    .strictObject({
      /** Name or duty number of the officer. */
      who: z.string(),
      way: byHandWayView,
      at: instant,
      by: z.string(),
      words: z.string().optional(),
    })
    .optional(),
});

export const policeTasksView = z.strictObject({
  open: z.array(policeTaskView),
  /** Told, latest first, at most 100. */
  told: z.array(policeTaskView),
});

export const unitView = z.strictObject({ code: z.string(), name: z.string() });

export const addressCatalogueView = z.strictObject({
  version: z.string(),
  source: z.string(),
  /** SHA-256 of the list, hex. */
  sha256: z.string(),
  fetchedAt: localDate,
  provinces: z.number().int(),
  wards: z.number().int(),
});

/** What an exact, versioned table says about a printed address; nothing where the table has no such line. */
export const addressMatchView = z.strictObject({
  printed: z.string(),
  province: unitView.optional(),
  ward: unitView.optional(),
  /** Version of the table that said so. */
  table: z.string().optional(),
});

export const retentionClass = z.enum([
  'lodging-stays',
  'patients',
  'tenancies',
  'visitors',
  'police-tasks',
  'pawns',
  'suspicions',
  'evidence',
  'camera-pictures',
]);

export const retentionRuleView = z.strictObject({
  class: retentionClass,
  /** One of the two is set. */
  keepMonths: z.number().int().optional(),
  keepDays: z.number().int().optional(),
  /** The facility may set its own months between these. */
  choice: z.strictObject({ least: z.number().int(), most: z.number().int() }).optional(),
  /** Whether the figure is the law's, or the desk's own. */
  basis: z.enum(['law', 'desk']),
  source: z.string(),
  version: z.string(),
  kept: z.number().int(),
});

export const retentionPreviewView = z.strictObject({
  /** Give it to `retention.run`; it stands for exactly these records. */
  id: z.string(),
  at: instant,
  classes: z.array(
    z.strictObject({
      class: retentionClass,
      /** Ended before this instant. */
      before: instant,
      records: z.number().int(),
      oldest: instant.optional(),
    }),
  ),
  /** Old enough, and kept all the same. */
  spared: z.strictObject({ unsent: z.number().int(), held: z.number().int() }),
  total: z.number().int(),
});

export const retentionRunView = z.strictObject({
  id: z.string(),
  at: instant,
  operatorId: z.string(),
  purged: z.number().int(),
  ruleVersions: z.array(z.string()),
});

export { wardView };
