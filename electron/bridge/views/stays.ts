/**
 * Stays as the renderer sees them: who is in which room, the chain of records of a stay, the register, the group at the door.
 * SECURITY: design contract 6 — strict schemas, display fields only.
 */
import { z } from 'zod';
import { entryStateView, outboxActionView, personView, textView, verdictView } from '../views.ts';

/** Milliseconds since the epoch, UTC. */
export const instant = z.number().int();
/** `YYYY-MM-DD`, a day in Vietnam. */
export const localDate = z.iso.date();

export const stayKindView = z.enum(['stay-notice', 'foreign-stay']);
export const guestClassView = z.enum(['guest', 'patient', 'carer', 'tenant']);
export const stayStatusView = z.enum(['expected', 'in-house', 'departed', 'cancelled']);
export const stayChangeTypeView = z.enum([
  'extension',
  'early-departure',
  'room-change',
  'check-out',
  'cancellation',
]);

/** Where a patient lies; the room of the declaration is made of both. Codes and names of places only, never of illnesses. */
export const wardView = z.strictObject({ department: z.string().max(60), bed: z.string().max(12) });

/** What the chip does not say about where somebody lives now: codes of a dated catalogue, chosen by the clerk or by an exact table. */
export const residenceUnitsView = z.strictObject({
  province: z.string().max(9),
  ward: z.string().max(9).optional(),
});

/** One stay, as it stands after all its changes. */
export const stayRowView = z.strictObject({
  /** Id of the first record of the stay: what every method of a stay takes. */
  id: z.string(),
  kind: stayKindView,
  guestClass: guestClassView,
  fullName: z.string(),
  birthDate: z.string(),
  sex: z.enum(['male', 'female', 'unspecified']),
  nationality: z.string(),
  documentNumberMasked: z.string(),
  room: z.string(),
  ward: wardView.optional(),
  arrival: instant,
  plannedDeparture: instant,
  /** Set once the guest has checked out. */
  departedAt: instant.optional(),
  status: stayStatusView,
  /** In the room after the planned departure. */
  overstayed: z.boolean(),
  /** Roomed without papers: the police are to be told by a person. */
  withoutPapers: z.boolean(),
  reason: z.string(),
  verdictLevel: verdictView.shape.level,
  /** Of the record that is worst off in the whole chain: what the row's badge shows. */
  state: entryStateView,
  sentence: textView,
  deadline: instant,
  late: z.boolean(),
  /** Records after the first. */
  changes: z.number().int(),
});

/** One record of a stay's chain, with its proof. */
export const chainRecordView = z.strictObject({
  id: z.string(),
  what: z.enum(['stay', 'correction', ...stayChangeTypeView.options]),
  /** What it says, in one sentence, e.g. "Gia hạn đến 12/06/2026 12:00". */
  text: textView,
  filedAt: instant,
  operatorId: z.string(),
  ruleVersion: z.string(),
  /** Whether the date it is due by is the law's, or a mark that the desk sets itself. */
  deadline: instant,
  deadlineBasis: z.enum(['law', 'desk']),
  state: entryStateView,
  sentence: textView,
  late: z.boolean(),
  proof: z
    .strictObject({
      kind: z.enum(['signed-receipt', 'typed-count', 'seen-in-list', 'filed-by-hand']),
      receiptNumber: z.string(),
      registeredAt: instant,
    })
    .optional(),
  /** Of the outbox; only what is safe now. */
  actions: z.array(outboxActionView),
});

export const stayActionView = z.enum([
  'extend',
  'leave-early',
  'change-room',
  'check-out',
  'correct',
  'cancel',
  'tell-police',
  'begin-tenancy',
]);

/** Everything about one stay and its guest. */
export const guestPageView = z.strictObject({
  stay: stayRowView,
  person: personView,
  phone: z.string().optional(),
  residenceUnits: residenceUnitsView.optional(),
  permittedStayUntil: localDate.optional(),
  reasonText: z.string().optional(),
  note: z.string().optional(),
  verdict: verdictView,
  source: z.enum(['chip', 'qr', 'mrz', 'typed']),
  /** Latest planned departure that one notice may name; later needs temporary residence (CT01). */
  latestDeparture: instant,
  /** Earliest first. */
  chain: z.array(chainRecordView),
  /** What the screen may offer now. */
  actions: z.array(stayActionView),
  /** Other stays of the same document, latest first, at most 20. */
  earlier: z.array(
    z.strictObject({
      id: z.string(),
      room: z.string(),
      arrival: instant,
      until: instant,
      status: stayStatusView,
    }),
  ),
  /** Id of the open task "inform the police", when there is one. */
  policeTask: z.string().optional(),
  /** Id of the tenancy that this stay belongs to. */
  tenancy: z.string().optional(),
});

/** What the earlier stay of the same person is, when a new one overlaps it. */
export const overlapView = z.strictObject({
  stayId: z.string(),
  room: z.string(),
  arrival: instant,
  plannedDeparture: instant,
});

export const roomView = z.strictObject({
  room: z.string().min(1).max(60),
  beds: z.number().int().min(1).max(200),
  /** Floor or house, as the facility groups its rooms. */
  floor: z.string().max(40).optional(),
});

export const boardView = z.strictObject({
  counts: z.strictObject({
    rooms: z.number().int(),
    occupied: z.number().int(),
    beds: z.number().int(),
    guests: z.number().int(),
    dueOut: z.number().int(),
    overstayed: z.number().int(),
  }),
  rooms: z.array(
    z.strictObject({
      room: z.string(),
      beds: z.number().int(),
      floor: z.string().optional(),
      /** False for a room that guests are in but that nobody has listed. */
      listed: z.boolean(),
      /** `over-full`: more people than beds. */
      state: z.enum(['free', 'occupied', 'due-out', 'over-full']),
      guests: z.array(stayRowView),
      visitors: z.number().int(),
    }),
  ),
});

export const registerView = z.strictObject({
  from: localDate,
  until: localDate,
  counts: z.strictObject({
    stays: z.number().int(),
    citizens: z.number().int(),
    foreigners: z.number().int(),
    notProven: z.number().int(),
    late: z.number().int(),
  }),
  rows: z.array(z.strictObject({ stay: stayRowView, chain: z.array(chainRecordView) })),
  /** More stays than were asked for: give the last row's arrival and id as `after`. */
  more: z.boolean(),
});

/** What a guest without papers says of themselves; what is not known stays out. */
export const withoutPapersView = z.strictObject({
  fullName: z.string().max(100),
  birthDate: z.string().max(10).optional(),
  sex: z.enum(['male', 'female', 'unspecified']),
  nationality: z.string().max(3),
  permittedStayUntil: localDate.optional(),
});

export const groupMemberView = z.strictObject({
  stayId: z.string(),
  fullName: z.string(),
  nationality: z.string(),
  room: z.string(),
  state: entryStateView,
  late: z.boolean(),
  /** Nobody's machine takes it: a person tells the police. */
  withoutPapers: z.boolean(),
});

export const groupSharedView = z.strictObject({
  name: z.string().max(100),
  arrival: instant,
  plannedDeparture: instant,
  reason: z.string().max(4),
  reasonText: z.string().max(200).optional(),
  /** Shared permitted stay of foreign guests, when the whole group has one; each guest's own may be given on confirm. */
  permittedStayUntil: localDate.optional(),
  /** Dealt out in this order, bed after bed. */
  rooms: z
    .array(z.strictObject({ room: z.string().max(60), beds: z.number().int().min(1).max(50) }))
    .max(300),
  /** People expected, for the progress on screen. */
  expected: z.number().int().min(1).max(1000).optional(),
});

export const groupView = z.strictObject({
  /** `none`: no group at the door. */
  stage: z.enum(['none', 'open']),
  id: z.string().optional(),
  shared: groupSharedView.optional(),
  /** Where the next guest goes; absent when every bed is dealt out. */
  nextRoom: z.string().optional(),
  /** Latest first. */
  members: z.array(groupMemberView),
  /** Full name of the one that `group.undoLast` would take back. */
  undoable: z.string().optional(),
});

export const searchHitView = z.strictObject({
  stay: stayRowView,
  /** Why it was found, for the highlight. */
  by: z.enum(['name', 'number', 'room', 'date', 'receipt']),
});
