/**
 * The names preload lets through. Written out, so that the preload stays one small file without the schemas; the
 * compiler holds both lists to the contract, name by name.
 */
import type { EventName, MethodName } from '../bridge/contract.ts';

const methodTable = {
  'desk.status': true,
  'checkIn.view': true,
  'checkIn.read': true,
  'checkIn.byHand': true,
  'checkIn.cancel': true,
  'checkIn.next': true,
  'checkIn.scanned': true,
  'checkIn.passportKey': true,
  'checkIn.portrait': true,
  'stay.file': true,
  'today.view': true,
  'outbox.list': true,
  'outbox.show': true,
  'outbox.act': true,
  'settings.view': true,
  'settings.facility': true,
  'settings.defaults': true,
  'settings.reader': true,
  'settings.endpoint': true,
  'settings.addTrust': true,
  'settings.removeTrust': true,
  'doctor.run': true,
  'training.view': true,
  'training.layCard': true,
  'training.liftCard': true,
  'training.endpoint': true,
} as const satisfies Record<MethodName, true>;

const eventTable = {
  status: true,
  checkIn: true,
  outbox: true,
  training: true,
  scan: true,
} as const satisfies Record<EventName, true>;

export const exposedMethods: ReadonlySet<unknown> = new Set(Object.keys(methodTable));
export const exposedEvents: ReadonlySet<unknown> = new Set(Object.keys(eventTable));
