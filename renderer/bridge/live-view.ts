/**
 * Which state lives where. The backend pushes whole states as events and answers calls with the same states; an
 * answer that left before a newer event must not put the old state back. Pure tables and one small counter.
 */
import type { EventName, EventPayload, MethodInput, MethodName } from '../../electron/bridge/contract.ts';

type BookName = EventPayload<'books'>['changed'][number];

/** The cache key of a method's answer. */
export const keyOf = <M extends MethodName>(method: M, input?: MethodInput<M>): readonly unknown[] =>
  input === undefined ? [method] : [method, input];

/** Events that carry a whole state, and the method that asks for the same state. */
export const STATE_OF_EVENT = {
  status: 'desk.status',
  checkIn: 'checkIn.view',
  training: 'training.view',
  tour: 'tour.view',
} as const satisfies Partial<Record<EventName, MethodName>>;

/** Whether an event carries the state whole; of the other views it only says that they went stale. */
export const isPushedState = (method: MethodName): boolean =>
  Object.values<MethodName>(STATE_OF_EVENT).includes(method);

/** Methods that answer with a state other than their own, e.g. `checkIn.next` with the check-in as it is then. */
export const STATE_OF_METHOD: Partial<Record<MethodName, MethodName>> = {
  'checkIn.read': 'checkIn.view',
  'checkIn.byHand': 'checkIn.view',
  'checkIn.cancel': 'checkIn.view',
  'checkIn.next': 'checkIn.view',
  'group.start': 'group.view',
  'group.change': 'group.view',
  'group.undoLast': 'group.view',
  'group.end': 'group.view',
  'training.layCard': 'training.view',
  'training.liftCard': 'training.view',
  'training.endpoint': 'training.view',
  'tour.start': 'tour.view',
  'tour.hint': 'tour.view',
  'tour.pause': 'tour.view',
  'tour.finish': 'tour.view',
  'tour.leave': 'tour.view',
  'retention.pawns': 'retention.view',
  'lock.setCode': 'lock.view',
  'lock.start': 'lock.view',
  'lock.open': 'lock.view',
  'lock.close': 'lock.view',
  'lock.end': 'lock.view',
  'firstRun.facility': 'firstRun.view',
  'firstRun.unit': 'firstRun.view',
  'firstRun.dryRun': 'firstRun.view',
  'firstRun.readerSeen': 'firstRun.view',
  'firstRun.printed': 'firstRun.view',
  'firstRun.later': 'firstRun.view',
  'firstRun.finish': 'firstRun.view',
  'operators.save': 'operators.view',
  'operators.atDesk': 'operators.view',
  'backup.choose': 'backup.view',
  'backup.make': 'backup.view',
  'settings.facility': 'settings.view',
  'settings.defaults': 'settings.view',
  'settings.reader': 'settings.view',
  'settings.endpoint': 'settings.view',
  'settings.renewCertificate': 'settings.view',
  'settings.kbtt': 'settings.view',
  'settings.routes': 'settings.view',
  'channels.reloadCodes': 'channels.view',
  'settings.addTrust': 'settings.view',
  'settings.removeTrust': 'settings.view',
  'settings.removeTrustFrom': 'settings.view',
};

/** Views beside its own that a method makes stale: who is at the desk is shown, and may be corrected, in two places. */
export const VIEWS_OF_METHOD: Partial<Record<MethodName, readonly MethodName[]>> = {
  'operators.atDesk': ['settings.view'],
  'operators.save': ['settings.view'],
  'settings.facility': ['operators.view'],
};

/** Lists that go stale when entries change. */
export const LISTS_OF_ENTRIES = [
  'today.view',
  'outbox.list',
  'outbox.show',
  'portalFiles.list',
  'byHand.script',
  'channels.view',
  'proof.find',
  'proof.show',
  'proof.manualList',
  'stay.show',
  'camera.of',
  'policeTasks.view',
  'group.view',
  'inpatients.view',
] as const satisfies MethodName[];

const STAYS: readonly MethodName[] = [
  'today.view',
  'stay.show',
  'camera.of',
  'board.view',
  'register.list',
  'search.find',
  'group.view',
  'tenants.view',
  'tenants.residenceList',
  'inpatients.view',
  'visitors.view',
  'documents.file',
];

/** Views that go stale when what stands in a book changes. */
export const VIEWS_OF_BOOKS: Readonly<Record<BookName, readonly MethodName[]>> = {
  stays: STAYS,
  group: ['group.view'],
  tenants: ['tenants.view', 'tenants.residenceList', 'tenants.ct01', 'documents.file'],
  visitors: ['visitors.view', 'board.view'],
  'police-tasks': ['policeTasks.view', 'stay.show'],
  retention: ['retention.view', 'retention.preview'],
  rooms: ['board.view', 'group.view', 'inpatients.departments'],
};

/** Counts the events of each state or list, so that an answer can tell whether it was overtaken on its way. */
export interface EventCounter {
  readonly note: (state: MethodName) => void;
  /** A function that says whether an event of this state came since now. */
  readonly watch: (state: MethodName) => () => boolean;
}

export function createEventCounter(): EventCounter {
  const seen = new Map<MethodName, number>();
  const count = (state: MethodName) => seen.get(state) ?? 0;
  return {
    note: (state) => seen.set(state, count(state) + 1),
    watch: (state) => {
      const then = count(state);
      return () => count(state) !== then;
    },
  };
}
