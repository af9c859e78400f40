/**
 * The one contract between renderer and backend: method → schema → result, and events.
 * Both hosts (Electron's IPC and the loopback server) carry exactly this and nothing else.
 */
import { z } from 'zod';
import {
  checkInView,
  deskStatusView,
  doctorCheckView,
  facilityKind,
  type failureView,
  outboxActionView,
  outboxDetailView,
  outboxEntryView,
  settingsView,
  stayDraftView,
  todayView,
  trainingView,
} from './views.ts';

const nothing = z.strictObject({});
const byId = z.strictObject({ id: z.string().max(64) });

/** The key a clerk can give: six digits, the whole number, or a scanned QR line. */
export const accessInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('can'), can: z.string().regex(/^\d{6}$/) }),
  z.strictObject({ kind: z.literal('number'), number: z.string().regex(/^\d{12}$/) }),
  z.strictObject({ kind: z.literal('qr'), line: z.string().max(2000) }),
  z.strictObject({
    kind: z.literal('mrz'),
    documentNumber: z.string().max(20),
    birthDate: z.string().regex(/^\d{6}$/),
    expiryDate: z.string().regex(/^\d{6}$/),
  }),
]);

/** Typed from a paper when the chip cannot be read; always `not-verified`. */
export const byHandInput = z.strictObject({
  fullName: z.string().max(100),
  birthDate: z.string().max(10),
  sex: z.enum(['male', 'female', 'unspecified']),
  nationality: z.string().max(3),
  documentKind: z.string().max(40),
  documentNumber: z.string().max(20),
  residence: z.string().max(300).optional(),
});

export const methods = {
  'desk.status': { input: nothing, output: deskStatusView },

  'checkIn.view': { input: nothing, output: checkInView },
  /** Starts reading the card that lies there; returns at once, progress comes by the `checkIn` event. */
  'checkIn.read': { input: accessInput, output: checkInView },
  'checkIn.byHand': { input: byHandInput, output: checkInView },
  'checkIn.cancel': { input: nothing, output: checkInView },
  /** Clears the counter for the next guest. */
  'checkIn.next': { input: nothing, output: checkInView },
  'checkIn.portrait': {
    input: byId,
    output: z.strictObject({ mime: z.enum(['image/jpeg', 'image/jp2']), base64: z.string() }),
  },

  /** Files the declaration of the check-in on the counter. All field errors come at once as `fields-invalid`. */
  'stay.file': {
    input: z.strictObject({
      checkInId: z.string().max(64),
      stay: stayDraftView,
      /** The clerk has seen the `forged` verdict and files all the same; without it such a filing is refused. */
      despiteForged: z.boolean().optional(),
    }),
    output: z.strictObject({ id: z.string(), deadline: z.number().int(), late: z.boolean() }),
  },

  'today.view': { input: nothing, output: todayView },

  'outbox.list': {
    input: z.strictObject({ show: z.enum(['open', 'problems', 'all']) }),
    output: z.strictObject({ entries: z.array(outboxEntryView) }),
  },
  'outbox.show': { input: byId, output: outboxDetailView },
  'outbox.act': {
    input: z.strictObject({ id: z.string().max(64), action: outboxActionView }),
    output: outboxEntryView,
  },

  'settings.view': { input: nothing, output: settingsView },
  'settings.facility': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(200),
      kind: facilityKind,
      address: z.string().trim().max(300),
      operatorName: z.string().trim().min(1).max(100),
    }),
    output: settingsView,
  },
  'settings.defaults': { input: settingsView.shape.defaults, output: settingsView },
  'settings.reader': { input: z.strictObject({ preferred: z.string().max(200) }), output: settingsView },
  /** PEM texts and the authority's JWKS go in; they never come out again. */
  'settings.endpoint': {
    input: z.strictObject({
      url: z.url().max(300),
      /** As the authority wrote it: letters, digits, dot, underscore, hyphen. */
      facilityCode: z
        .string()
        .trim()
        .regex(/^[A-Za-z0-9._-]{1,64}$/),
      caPem: z.string().max(100_000),
      certificatePem: z.string().max(100_000),
      keyPem: z.string().max(100_000),
      receiptKeys: z.string().max(100_000),
    }),
    output: settingsView,
  },
  'settings.addTrust': {
    input: z.strictObject({ name: z.string().max(200), base64: z.string().max(5_000_000) }),
    output: settingsView,
  },
  'settings.removeTrust': { input: byId, output: settingsView },

  'doctor.run': { input: nothing, output: z.strictObject({ checks: z.array(doctorCheckView) }) },

  'training.view': { input: nothing, output: trainingView },
  'training.layCard': { input: byId, output: trainingView },
  'training.liftCard': { input: nothing, output: trainingView },
  'training.endpoint': { input: z.strictObject({ up: z.boolean() }), output: trainingView },
} as const;

export const events = {
  status: deskStatusView,
  checkIn: checkInView,
  /** Entries changed; lists that show them should be fetched again. */
  outbox: z.strictObject({ ids: z.array(z.string()) }),
  training: trainingView,
} as const;

export type MethodName = keyof typeof methods;
export type MethodInput<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
export type MethodOutput<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
export type EventName = keyof typeof events;
export type EventPayload<E extends EventName> = z.output<(typeof events)[E]>;

export type FailureView = z.output<typeof failureView>;
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: FailureView };

export const methodNames = Object.keys(methods) as readonly MethodName[];
export const eventNames = Object.keys(events) as readonly EventName[];

export const isMethodName = (name: unknown): name is MethodName =>
  typeof name === 'string' && Object.hasOwn(methods, name);
export const isEventName = (name: unknown): name is EventName =>
  typeof name === 'string' && Object.hasOwn(events, name);

/** What preload puts on `window.desk`, and what the loopback client imitates. */
export interface DeskBridge {
  call<M extends MethodName>(method: M, input: MethodInput<M>): Promise<Reply<MethodOutput<M>>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
}
