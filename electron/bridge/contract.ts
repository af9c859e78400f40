/**
 * The one contract between renderer and backend: method → schema → result, and events. The methods stand in `methods/`, a file for each
 * matter.
 * Both hosts (Electron's IPC and the loopback server) carry exactly this and nothing else.
 */
import { z } from 'zod';
import { backupMethods } from './methods/backup.ts';
import { cameraMethods } from './methods/camera.ts';
import { channelMethods } from './methods/channels.ts';
import { checkInMethods, scanView } from './methods/check-in.ts';
import { deskMethods } from './methods/desk.ts';
import { documentMethods } from './methods/documents.ts';
import { firstRunMethods } from './methods/first-run.ts';
import { groupMethods } from './methods/group.ts';
import { guestDisplayMethods } from './methods/guest-display.ts';
import { inpatientMethods, visitorMethods } from './methods/inpatients.ts';
import { insightMethods } from './methods/insight.ts';
import { kioskLockMethods } from './methods/kiosk-lock.ts';
import { outboxMethods } from './methods/outbox.ts';
import { pawnMethods } from './methods/pawn.ts';
import { addressMethods, policeTaskMethods, premisesMethods, retentionMethods } from './methods/premises.ts';
import { proofMethods } from './methods/proof.ts';
import { settingsMethods } from './methods/settings.ts';
import { stayMethods } from './methods/stays.ts';
import { supportMethods } from './methods/support.ts';
import { tenantMethods } from './methods/tenants.ts';
import { tourMethods } from './methods/tour.ts';
import { trainingMethods } from './methods/training.ts';
import { tourView } from './views/tour.ts';
import { checkInView, deskStatusView, failureView, trainingView } from './views.ts';

/** What the event `books` names. */
export const bookName = z.enum([
  'stays',
  'group',
  'tenants',
  'visitors',
  'police-tasks',
  'retention',
  'rooms',
]);

export const methods = {
  ...deskMethods,
  ...checkInMethods,
  ...cameraMethods,
  ...stayMethods,
  ...groupMethods,
  ...tenantMethods,
  ...inpatientMethods,
  ...visitorMethods,
  ...policeTaskMethods,
  ...addressMethods,
  ...retentionMethods,
  ...premisesMethods,
  ...documentMethods,
  ...pawnMethods,
  ...outboxMethods,
  ...channelMethods,
  ...proofMethods,
  ...insightMethods,
  ...settingsMethods,
  ...backupMethods,
  ...supportMethods,
  ...kioskLockMethods,
  ...guestDisplayMethods,
  ...firstRunMethods,
  ...trainingMethods,
  ...tourMethods,
} as const;

export const events = {
  status: deskStatusView,
  checkIn: checkInView,
  /** Entries changed; lists that show them should be fetched again. */
  outbox: z.strictObject({ ids: z.array(z.string()) }),
  /** What stands in the books changed: stays, tenancies, visitors, tasks, retention. Screens that show it fetch again. */
  books: z.strictObject({ changed: z.array(bookName) }),
  training: trainingView,
  tour: tourView,
  /** A scanner on HID read something, or could not. Of the moment: who does not listen then has missed it. */
  scan: z.discriminatedUnion('kind', [
    scanView.extend({ kind: z.literal('read') }),
    z.strictObject({ kind: z.literal('failed'), failure: failureView }),
  ]),
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
