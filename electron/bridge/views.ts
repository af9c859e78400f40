/**
 * What the renderer may see: display fields only. No keys, SQL, raw APDUs or file paths ever pass here.
 * SECURITY: design contract 6 — the schemas are strict, so a field that is not named cannot leak through.
 */
import { z } from 'zod';
import { kioskLockStatus } from './views/kiosk-lock.ts';
import { trustViews } from './views/trust.ts';

export const textView = z.strictObject({ vi: z.string(), en: z.string() });

export const fieldErrorView = z.strictObject({ path: z.string(), message: textView });

/** A failure as people see it: what happened and what to do. */
export const failureView = z.strictObject({
  code: z.string(),
  message: textView,
  remedy: textView,
  fields: z.array(fieldErrorView).optional(),
  authorityText: z.string().optional(),
});

/** Milliseconds since the epoch, UTC. */
const instant = z.number().int();

export const entryStateView = z.enum([
  'draft',
  'ready',
  'sending',
  'unknown',
  'accepted',
  'registered',
  'rejected',
  'paused',
  'cancelled',
]);

export const readerView = z.strictObject({
  state: z.enum(['service-stopped', 'no-reader', 'empty', 'card', 'mute', 'in-use', 'several-cards']),
  /** Reader in use, when there is one. */
  name: z.string().optional(),
  /** Changes whenever a card is put on; 0 before the first. */
  insertion: z.number().int(),
});

export const alarmView = z.strictObject({
  level: z.enum(['calm', 'soon', 'urgent', 'late']),
  /** By when something must be done. */
  actBy: instant.optional(),
  /** After this a channel takes the earliest waiting record no more. */
  closesAt: instant.optional(),
});

export const channelIdView = z.enum(['gateway', 'kbtt', 'portal-files', 'paper']);
export const channelStateView = z.enum(['not-configured', 'up', 'down', 'paused', 'checking']);

/** One way to an authority: those that are set up, and those that still owe something. */
export const channelStatusView = z.strictObject({
  id: channelIdView,
  name: textView,
  state: channelStateView,
  failure: failureView.optional(),
  waiting: z.number().int(),
  late: z.number().int(),
  alarm: alarmView,
  /** Only within the last 30 days: when the authority stops letting us in with this certificate. */
  credentialsEnd: instant.optional(),
});

export const sendingView = z.strictObject({
  channel: channelStateView,
  /** Host name of the endpoint, or "Đầu nhận luyện tập". */
  endpoint: textView,
  failure: failureView.optional(),
  /** Filed and not yet proven. */
  waiting: z.number().int(),
  unknown: z.number().int(),
  rejected: z.number().int(),
  late: z.number().int(),
  oldestUnsent: instant.optional(),
  nearestDeadline: instant.optional(),
  /** When the desk will try again by itself. */
  nextAttemptAt: instant.optional(),
  /** The gravest of all channels. */
  alarm: alarmView,
  channels: z.array(channelStatusView),
});

export const facilityKind = z.enum(['lodging', 'boarding-house', 'medical-facility', 'pawnshop']);

export const facilityView = z.strictObject({
  id: z.string(),
  name: z.string().max(200),
  /** The trade that shapes the check-in. */
  kind: facilityKind,
  /** One desk may serve several trades: a guesthouse with a pawn counter. */
  moreTrades: z.array(facilityKind).max(3).optional(),
  address: z.string().max(300),
});

/** Everything that is always on screen. Pushed whole on every change. */
export const deskStatusView = z.strictObject({
  mode: z.enum(['training', 'live']),
  host: z.enum(['electron', 'loopback']),
  version: z.string(),
  /** The desk's clock, so that the renderer never trusts its own. */
  now: instant,
  facility: facilityView,
  operator: z.strictObject({ id: z.string(), name: z.string() }),
  reader: readerView,
  sending: sendingView,
  /** Absent while the kiosk lock is off. */
  lock: kioskLockStatus.optional(),
});

export const verdictView = z.strictObject({
  level: z.enum(['genuine', 'intact-untrusted', 'not-verified', 'forged']),
  title: textView,
  /** What the clerk should do now. */
  advice: textView,
  reasons: z.array(z.strictObject({ code: z.string(), text: textView })),
});

export const personView = z.strictObject({
  fullName: z.string(),
  birthDate: z.string(),
  sex: z.enum(['male', 'female', 'unspecified']),
  nationality: z.string(),
  documentKind: z.enum([
    'cccd',
    'can-cuoc',
    'cmnd',
    'passport',
    'birth-certificate',
    'identification-number-notice',
    'driving-licence',
    'health-insurance-card',
    'other',
  ]),
  documentNumber: z.string(),
  issuingState: z.string(),
  issueDate: z.string().optional(),
  expiryDate: z.string().optional(),
  residence: z.string().optional(),
  placeOfOrigin: z.string().optional(),
  placeOfBirth: z.string().optional(),
  /** The name in another script, as the chip of a passport may have it. */
  nationalName: z.string().optional(),
});

/** The stay as the form edits it; instants are the desk's, dates on screen are Vietnam's. */
export const stayDraftView = z.strictObject({
  room: z.string().max(60),
  arrival: instant,
  plannedDeparture: instant,
  reason: z.string().max(4),
  reasonText: z.string().max(200).optional(),
  phone: z.string().max(20).optional(),
  note: z.string().max(500).optional(),
});

export const readPhaseView = z.enum([
  'connect',
  'card-access',
  'access',
  'text',
  'chip-authentication',
  'portrait',
  'active-authentication',
  'resume',
  'verification',
]);

/** The one check-in that is on the counter now. The backend owns it; the renderer shows it. */
export const checkInView = z.strictObject({
  /** Changes with every new guest. */
  id: z.string(),
  stage: z.enum(['waiting', 'reading', 'read', 'failed', 'by-hand']),
  phase: readPhaseView.optional(),
  file: z.strictObject({ name: z.string(), bytes: z.number().int(), total: z.number().int() }).optional(),
  /** From the `text` event on, before the portrait is there. */
  person: personView.optional(),
  source: z.enum(['chip', 'qr', 'mrz', 'typed']).optional(),
  /** True once `checkIn.portrait` has something to give. */
  portrait: z.boolean(),
  verdict: verdictView.optional(),
  access: z.enum(['PACE-CAN', 'PACE-MRZ', 'BAC']).optional(),
  failure: failureView.optional(),
  /** The card is unlike those that are known: `checkIn.structureReport` has something for the maintainers. */
  structureReport: z.boolean().optional(),
  /** Prefilled; present from the `text` event on. */
  draft: stayDraftView.optional(),
  deadline: instant.optional(),
  /** What the law asks for this guest, by the nationality read from the document. With `person`. */
  declares: z.enum(['stay-notice', 'foreign-stay']).optional(),
  /** Paths that must be filled, e.g. `stay.room`, `permittedStayUntil`. With `person`. */
  requiredFields: z.array(z.string()).optional(),
  /** This person is in the house now. */
  present: z
    .strictObject({ stayId: z.string(), room: z.string(), arrival: instant, plannedDeparture: instant })
    .optional(),
  /** Set once this check-in is filed, so that a page that was reloaded, or a second one, shows it. */
  filed: z
    .strictObject({ id: z.string(), room: z.string(), deadline: instant, late: z.boolean() })
    .optional(),
  /** Things worth saying before filing (expired, under age). Never block. */
  warnings: z.array(textView),
  milliseconds: z.number().optional(),
});

export const outboxActionView = z.enum(['send-now', 'ask-authority', 'cancel']);

/** What an operator may state about a record that no receipt can prove. */
export const statementView = z.enum(['typed-count', 'seen-in-list', 'filed-by-hand', 'disown']);

export const outboxEntryView = z.strictObject({
  id: z.string(),
  kind: z.enum(['stay-notice', 'foreign-stay', 'stay-change', 'pawn-contract', 'suspicion-report']),
  fullName: z.string(),
  /** Last four digits only, e.g. `•••• 0001`. */
  documentNumberMasked: z.string(),
  room: z.string(),
  channel: channelIdView,
  state: entryStateView,
  /** Why it is in this state and what happens next, in one sentence. */
  sentence: textView,
  failure: failureView.optional(),
  attempts: z.number().int(),
  nextAttemptAt: instant.optional(),
  deadline: instant,
  late: z.boolean(),
  createdAt: instant,
  receiptNumber: z.string().optional(),
  /** Only what is safe now. */
  actions: z.array(outboxActionView),
  /** Only what means something now. */
  statements: z.array(statementView),
});

export const outboxDetailView = z.strictObject({
  entry: outboxEntryView,
  person: personView,
  /** Absent on a record that changes a stay. */
  stay: stayDraftView.optional(),
  verdict: verdictView,
  ruleVersion: z.string(),
  /** Other ways that could take it instead, while nothing of it can have arrived; absent: none. */
  moveTo: z.array(channelIdView).optional(),
  /** Ways that are set up and have no place for it as it stands, and what would have to be mended; absent: none. */
  passedOver: z.array(z.strictObject({ channel: channelIdView, reasons: z.array(textView) })).optional(),
  proof: z
    .strictObject({
      receiptNumber: z.string(),
      registeredAt: instant,
      storedAt: instant,
      kind: z.enum(['signed-receipt', 'typed-count', 'seen-in-list', 'filed-by-hand']),
      /** Of a signed receipt. */
      keyId: z.string().optional(),
      /** Of a proof that a person vouches for. */
      operatorId: z.string().optional(),
    })
    .optional(),
  attempts: z.array(
    z.strictObject({
      at: instant,
      action: z.enum(['send', 'query', 'cancel', 'confirm', 'disown']),
      outcome: entryStateView,
      sentence: textView,
      durationMs: z.number(),
    }),
  ),
});

export const guestRowView = z.strictObject({
  id: z.string(),
  fullName: z.string(),
  documentNumberMasked: z.string(),
  nationality: z.string(),
  room: z.string(),
  arrival: instant,
  plannedDeparture: instant,
  verdictLevel: verdictView.shape.level,
  state: entryStateView,
  sentence: textView,
  deadline: instant,
  late: z.boolean(),
});

export const todayView = z.strictObject({
  date: z.string(),
  counts: z.strictObject({
    inHouse: z.number().int(),
    arrivals: z.number().int(),
    departures: z.number().int(),
    /** Filed today or earlier and not yet proven. */
    owed: z.number().int(),
    late: z.number().int(),
  }),
  /** In house now or arrived today; owed and late ones first, then the latest arrival. */
  guests: z.array(guestRowView),
});

export const reasonView = z.strictObject({ code: z.string(), label: textView, needsText: z.boolean() });

export const endpointView = z.strictObject({
  configured: z.boolean(),
  host: z.string().optional(),
  certificateValidUntil: instant.optional(),
  facilityCode: z.string().optional(),
});

/** Which channels take a kind of declaration of a kind of facility, first choice first. */
export const routeView = z.strictObject({
  facility: z.enum([...facilityKind.options, 'any']),
  declaration: z.enum([...outboxEntryView.shape.kind.options, 'any']),
  channels: z.array(channelIdView).min(1).max(4),
});

/** What is known of one reader. */
export const readerCheckView = z.strictObject({
  name: z.string(),
  interface: z.enum(['contactless', 'contact', 'dual', 'unknown']),
  /** Whether commands of extended length reach a card: shown by a read, else as the maker's descriptor says. */
  lengths: z.enum(['short', 'extended', 'unknown']),
  /** One of the readers that are known by name, and the month of that knowledge. */
  model: z.string().optional(),
  asOf: z.string().optional(),
  lastRead: z
    .strictObject({
      at: instant,
      apdus: z.number().int(),
      milliseconds: z.number(),
      /** Octets of the longest answer. */
      largestResponse: z.number().int(),
    })
    .optional(),
  /** What short commands cost in that read. */
  cost: z.strictObject({ apdus: z.number().int(), milliseconds: z.number() }).optional(),
});

export const settingsView = z.strictObject({
  facility: facilityView,
  operator: z.strictObject({ id: z.string(), name: z.string() }),
  /** Prefill of the form. */
  defaults: z.strictObject({
    reason: z.string(),
    nights: z.number().int().min(0).max(30),
    checkoutTime: z.string().regex(/^\d\d:\d\d$/),
  }),
  reader: z.strictObject({
    preferred: z.string().optional(),
    available: z.array(z.string()),
    checks: z.array(readerCheckView),
  }),
  endpoint: endpointView,
  /** Every way to an authority, and whether this desk is set up for it. */
  channels: z.array(z.strictObject({ id: channelIdView, name: textView, configured: z.boolean() })),
  /** The Ministry's API, as far as it may be shown. */
  kbtt: z.strictObject({ host: z.string(), maxBatch: z.number().int() }).optional(),
  /** The portal's template that was confirmed. */
  portalTemplate: z
    .strictObject({
      name: z.string(),
      sha256: z.string(),
      confirmedAt: z.number(),
      /** Where the guests are written, and into how many columns: no other file is taken. */
      sheet: z.string(),
      columns: z.number().int(),
    })
    .optional(),
  routes: z.array(routeView),
  ...trustViews,
  reasons: z.array(reasonView),
});

export const trainingPersonView = z.strictObject({
  id: z.string(),
  fullName: z.string(),
  number: z.string(),
  /** The six digits to type; empty where none can be read. */
  can: z.string(),
  qr: z.string(),
  /** What this card teaches; in a situation of the tour it is only a guest's. */
  lesson: z.enum(['genuine', 'forged', 'cloned', 'expired', 'guest', 'guest-with-passport']),
  note: textView,
});

export const trainingView = z.strictObject({
  people: z.array(trainingPersonView),
  /** Id of the person whose card lies on the simulated reader. */
  cardOnReader: z.string().optional(),
  endpointUp: z.boolean(),
});
