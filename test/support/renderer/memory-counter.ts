/** The counter over a memory backend, for tests of what a clerk can do there. */
import type { MethodName } from '../../../electron/bridge/contract.ts';
import { createCounterActions } from '../../../renderer/screens/check-in/counter-actions.ts';
import {
  type CheckIn,
  type Reader,
  type Scan,
  stageOf,
} from '../../../renderer/screens/check-in/counter-state.ts';
import { createCounterStore } from '../../../renderer/screens/check-in/counter-store.ts';
import { DAY, failure, NOW, read, waiting } from './people.ts';
import { group, guestPage, paperlessStay } from './stay-samples.ts';

export const QR_SCAN: Scan = { access: { kind: 'qr', line: '000190000002||' } };
export const FRESH_STAY = { room: '', arrival: NOW, plannedDeparture: NOW + DAY, reason: '1' };

/** A counter with a memory backend: `checkIn.read` reads at once, `checkIn.next` clears. */
export function counter(
  options: {
    view?: CheckIn;
    reader?: Reader;
    refuses?: Partial<Record<MethodName, string>>;
    scanned?: Scan;
    group?: boolean;
  } = {},
) {
  let view = options.view ?? waiting;
  let reader: Reader = options.reader ?? { state: 'card', insertion: 1 };
  let ids = 1;
  const calls: { method: MethodName; input: unknown }[] = [];
  const store = createCounterStore();
  const answer = (method: MethodName, input: unknown): unknown => {
    calls.push({ method, input });
    const code = options.refuses?.[method];
    if (code !== undefined) return { ok: false, failure: failure(code) };
    const id = `check-in-${++ids}`;
    if (method === 'checkIn.read') view = { ...read, id };
    if (method === 'checkIn.next') view = { ...waiting, id };
    if (method === 'checkIn.byHand')
      view = { ...read, id, stage: 'by-hand', source: 'typed', portrait: false };
    if (method === 'checkIn.scanned' || method === 'checkIn.passportKey')
      return { ok: true, value: options.scanned ?? QR_SCAN };
    if (method === 'group.confirm') {
      view = { ...waiting, id };
      return { ok: true, value: { group, filed: { id: 'stay-9', room: '401', deadline: 1, late: false } } };
    }
    if (method === 'group.withoutPapers')
      return {
        ok: true,
        value: {
          group,
          filed: { id: 'stay-9', room: '401', deadline: 1, late: false, arrival: NOW, policeTask: 'task-1' },
        },
      };
    if (method === 'stay.withoutPapers')
      return { ok: true, value: { ...guestPage, stay: paperlessStay, policeTask: 'task-1' } };
    if (method === 'stay.file') return { ok: true, value: { id: 'entry-1', deadline: 1, late: false } };
    return { ok: true, value: view };
  };
  const actions = createCounterActions({
    call: async (method, input) => answer(method, input) as never,
    store,
    view: () => view,
    reader: () => reader,
    open: () => {},
    inGroup: () => options.group === true,
    freshStay: () => FRESH_STAY,
  });
  return {
    actions,
    store,
    calls,
    methods: () => calls.map(({ method }) => method),
    stage: () => stageOf(view, store.get()),
    lay: (next: Reader) => {
      reader = next;
    },
  };
}
