/**
 * What the renderer sees of pawns, watch lists and reports of suspicion.
 * SECURITY: strict like all views (design contract 6).
 */
import { z } from 'zod';
import { fieldErrorView, personView, textView, verdictView } from '../views.ts';

const instant = z.number().int();
const sum = z.number().int();
const date = z.string().max(10);

export const identifierField = z.enum([
  'serial',
  'imei',
  'plate',
  'frame-number',
  'engine-number',
  'certificate-number',
]);

const rate = z.strictObject({ per: z.enum(['day', 'month']), perMillion: sum });

export const pawnStatus = z.enum(['running', 'sale-noticed', 'on-hold', 'seized', 'redeemed', 'liquidated']);

/** Rule data of today that the form needs. */
export const pawnSetupView = z.strictObject({
  today: date,
  ruleVersion: z.string(),
  capPerMillionAYear: sum,
  saleNoticeDays: z.number().int(),
  /** The earliest day of a sale that is announced today. */
  earliestSale: date,
  categories: z.array(
    z.strictObject({
      code: z.string(),
      label: textView,
      identifiers: z.array(z.strictObject({ field: identifierField, required: z.boolean(), hint: textView })),
      papersRequired: z.boolean(),
      papers: z.array(z.strictObject({ code: z.string(), label: textView })),
    }),
  ),
  declarations: z.strictObject({ on: z.boolean(), dueHours: z.number().int(), note: textView }),
});

export const pawnDraftInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        category: z.string().max(40),
        description: z.string().max(400),
        identifiers: z.partialRecord(identifierField, z.string().max(60)),
        papers: z.array(z.string().max(40)).max(5),
        storage: z.string().max(80),
      }),
    )
    .max(30),
  ownership: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('pledger') }),
    z.strictObject({
      kind: z.literal('other'),
      ownerName: z.string().max(200),
      ownerDocumentNumber: z.string().max(20),
      authorisation: z.string().max(200),
    }),
  ]),
  principal: sum,
  rate,
  dueDate: date,
  noticeAddress: z.string().max(400),
  phone: z.string().max(30).optional(),
  note: z.string().max(600).optional(),
  identityCopyKept: z.boolean(),
});

const scheduleRow = z.strictObject({
  date,
  days: z.number().int(),
  interest: sum,
  interestSoFar: sum,
  toRedeem: sum,
});

/** The draft weighed as it is typed: nothing is stored. */
export const pawnQuoteView = z.strictObject({
  fields: z.array(fieldErrorView),
  stops: z.array(z.strictObject({ code: z.string(), path: z.string(), message: textView })),
  /** Percent a year, e.g. `18` or `20.002`; absent while no rate is typed. */
  percentAYear: z.number().optional(),
  schedule: z.array(scheduleRow),
});

export const pawnAttention = z.enum(['late', 'due-today', 'due-soon', 'sale-day', 'held', 'none']);

export const pawnRowView = z.strictObject({
  id: z.string(),
  number: z.string(),
  fullName: z.string(),
  documentNumberMasked: z.string(),
  items: textView,
  status: pawnStatus,
  dueDate: date,
  /** Days until it is due; negative: days late. */
  daysLeft: z.number().int(),
  attention: pawnAttention,
  principal: sum,
  /** Today; 0 once it has ended. */
  toRedeem: sum,
});

export const pawnListView = z.strictObject({
  today: date,
  counts: z.strictObject({
    running: z.number().int(),
    late: z.number().int(),
    dueSoon: z.number().int(),
    held: z.number().int(),
  }),
  rows: z.array(pawnRowView),
});

const parts = z.strictObject({
  lateInterest: sum,
  overdueInterest: sum,
  termInterest: sum,
  principal: sum,
});

const police = z.strictObject({
  agency: z.string().max(200),
  officer: z.string().max(100),
  badge: z.string().max(40).optional(),
  caseNumber: z.string().max(60),
});

const noticeWay = z.enum(['in-person', 'letter', 'phone-message']);

/** What a clerk does to a contract. */
export const pawnActionInput = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('part-pay'), amount: sum }),
  z.strictObject({ type: z.literal('renew'), amount: sum, dueDate: date, rate }),
  z.strictObject({ type: z.literal('take-item'), itemId: z.string().max(10), amount: sum }),
  z.strictObject({ type: z.literal('redeem') }),
  z.strictObject({ type: z.literal('overdue-notice'), way: noticeWay }),
  z.strictObject({
    type: z.literal('sale-notice'),
    way: noticeWay,
    reason: z.string().max(300),
    saleDate: date,
    place: z.string().max(200),
  }),
  z.strictObject({ type: z.literal('liquidate'), proceeds: sum, costs: sum, buyer: z.string().max(200) }),
  z.strictObject({ type: z.literal('hold'), police }),
  z.strictObject({ type: z.literal('seize'), police, itemIds: z.array(z.string().max(10)).max(30) }),
  z.strictObject({ type: z.literal('release'), police }),
]);

export const pawnActionType = z.enum([
  'part-pay',
  'renew',
  'take-item',
  'redeem',
  'overdue-notice',
  'sale-notice',
  'liquidate',
  'hold',
  'seize',
  'release',
]);

export const pawnContractView = z.strictObject({
  id: z.string(),
  number: z.string(),
  /** Of the last event; an action names it, so that it is never done to another state than was seen. */
  sequence: z.number().int(),
  status: pawnStatus,
  attention: pawnAttention,
  person: personView,
  verdict: verdictView,
  noticeAddress: z.string(),
  phone: z.string().optional(),
  note: z.string().optional(),
  owner: z
    .strictObject({ name: z.string(), documentNumber: z.string(), authorisation: z.string() })
    .optional(),
  items: z.array(
    z.strictObject({
      id: z.string(),
      category: textView,
      description: z.string(),
      identifiers: z.array(z.strictObject({ field: identifierField, value: z.string() })),
      papers: z.array(textView),
      storage: z.string(),
      place: z.enum(['kept', 'taken-back', 'seized', 'sold']),
    }),
  ),
  principal: sum,
  rate,
  percentAYear: z.number(),
  openedAt: instant,
  dueDate: date,
  daysLeft: z.number().int(),
  owed: parts.extend({ total: sum }),
  paid: sum,
  schedule: z.array(scheduleRow),
  police: police.optional(),
  sale: z.strictObject({ givenOn: date, saleDate: date, place: z.string() }).optional(),
  ledger: z.array(
    z.strictObject({
      sequence: z.number().int(),
      at: instant,
      operatorId: z.string(),
      type: z.enum([
        'opened',
        'part-paid',
        'renewed',
        'item-taken',
        'redeemed',
        'overdue-notice',
        'sale-notice',
        'liquidated',
        'hold',
        'seizure',
        'release',
      ]),
      /** One sentence; sums are in `amount` and `parts`. */
      words: textView,
      amount: sum.optional(),
      parts: parts.optional(),
    }),
  ),
  photos: z.array(z.strictObject({ id: z.string(), itemId: z.string().optional(), takenAt: instant })),
  /** What may be done today. */
  actions: z.array(pawnActionType),
  ruleVersion: z.string(),
});

export const watchListsView = z.strictObject({
  lists: z.array(
    z.strictObject({
      id: z.string(),
      origin: z.string(),
      dated: date,
      sha256: z.string(),
      via: z.enum(['file', 'gateway']),
      importedAt: instant,
      count: z.number().int(),
    }),
  ),
  /** The police endpoint of this desk hands out lists. */
  gateway: z.boolean(),
});

export const watchHitsView = z.strictObject({
  hits: z.array(
    z.strictObject({
      matter: z.enum(['stolen-item', 'lost-document', 'wanted-person']),
      field: z.string(),
      value: z.string(),
      note: z.string().optional(),
      origin: z.string(),
      dated: date,
    }),
  ),
});

export const suspicionReason = z.enum([
  'watch-list-hit',
  'identity-doubtful',
  'origin-doubtful',
  'papers-doubtful',
  'behaviour',
  'other',
]);

export const suspicionView = z.strictObject({
  id: z.string(),
  at: instant,
  reason: suspicionReason,
  text: z.string().optional(),
  fullName: z.string().optional(),
  contractNumber: z.string().optional(),
  /** In the outbox on its way to the police; otherwise it is told by phone. */
  sent: z.boolean(),
});

export const suspicionsView = z.strictObject({
  reports: z.array(suspicionView),
  /** Whether a report about a known person goes out by itself. */
  sends: z.boolean(),
  source: z.string(),
});
