/** Filing whoever is on the counter: a stay of its own, one of the group at the door, or a guest without papers. */
import type { MethodInput } from '../../../electron/bridge/contract.ts';
import type { DeskClient } from '../../bridge/desk-client.ts';
import {
  type CheckIn,
  type CounterState,
  draftOf,
  isForeign,
  permittedOf,
  stageOf,
  type WithoutPapers,
} from './counter-state.ts';
import type { CounterStore } from './counter-store.ts';

export interface FilingParts {
  readonly call: DeskClient['call'];
  readonly store: CounterStore;
  readonly view: () => CheckIn;
  /** A group is at the door: whoever is read belongs to it. */
  readonly inGroup: () => boolean;
  /** One call at a time; what it refuses is shown where the clerk is looking. */
  readonly busily: <T>(work: () => Promise<T>) => Promise<T>;
  /** True when the backend has the person as typed. */
  readonly submitPerson: () => Promise<boolean>;
}

export interface FilingOptions {
  /** The same person's earlier stay ends when this one begins. */
  readonly earlierStay?: 'ends-now';
}

export interface CounterFiling {
  file(options?: FilingOptions): Promise<void>;
  fileWithoutPapers(): Promise<void>;
}

export function createCounterFiling(parts: FilingParts): CounterFiling {
  const { call, store, view, busily } = parts;

  /** What both ways of filing say beside the stay. */
  function declared(at: CheckIn, { earlierStay }: FilingOptions) {
    const permittedStayUntil = isForeign(at) ? permittedOf(at, store.get()) : undefined;
    return {
      checkInId: at.id,
      ...(at.verdict?.level === 'forged' && { despiteForged: true }),
      ...(permittedStayUntil !== undefined && { permittedStayUntil }),
      ...(earlierStay && { earlierStay }),
    };
  }

  /** The next card is read at once; this one is not read for another guest. */
  function clearAfter(at: CheckIn, more: Partial<CounterState>): void {
    const { tried, done, last } = store.get();
    store.clear({ done: at.source === 'chip' ? tried : done, ...(last && { last }), ...more });
  }

  async function fileAlone(at: CheckIn, options: FilingOptions): Promise<void> {
    const draft = draftOf(at, store.get());
    if (draft === undefined) return;
    const reply = await busily(() => call('stay.file', { ...declared(at, options), stay: draft }));
    if (!reply.ok) return store.set({ problem: reply.failure });
    clearAfter(at, {
      filed: { ...reply.value, checkInId: at.id, fullName: at.person?.fullName ?? '', room: draft.room },
    });
  }

  /** The counter waits for the next card at once: the running list is the confirmation. */
  async function fileInGroup(at: CheckIn, options: FilingOptions): Promise<void> {
    const room = draftOf(at, store.get())?.room.trim();
    const reply = await busily(() =>
      call('group.confirm', { ...declared(at, options), ...(room && { room }) }),
    );
    if (!reply.ok) return store.set({ problem: reply.failure });
    clearAfter(at, {
      grouped: { fullName: at.person?.fullName ?? '', room: reply.value.filed.room },
    });
  }

  async function unknownAlone(told: WithoutPapers): Promise<void> {
    const reply = await busily(() => call('stay.withoutPapers', { ...saidOf(told), stay: told.stay }));
    if (!reply.ok) return store.set({ problem: reply.failure });
    const { stay, policeTask } = reply.value;
    const { id, fullName, room, deadline, late, arrival } = stay;
    store.clear({
      filed: {
        id,
        fullName,
        room,
        deadline,
        late,
        checkInId: view().id,
        ...(policeTask !== undefined && { police: { task: policeTask, arrival } }),
      },
    });
  }

  /** The police come before the next card: the list runs on beside it. */
  async function unknownInGroup(told: WithoutPapers): Promise<void> {
    const room = told.stay.room.trim();
    const reply = await busily(() => call('group.withoutPapers', { ...saidOf(told), ...(room && { room }) }));
    if (!reply.ok) return store.set({ problem: reply.failure });
    const { policeTask: task, arrival, ...filed } = reply.value.filed;
    const fullName = told.fullName.trim();
    store.clear({ filed: { ...filed, fullName, checkInId: view().id, police: { task, arrival } } });
  }

  return {
    async file(options = {}) {
      if (store.get().busy || stageOf(view(), store.get()) !== 'guest') return;
      if (view().verdict?.level === 'forged' && !store.get().forgedConfirmed) return;
      if (!(await parts.submitPerson())) return;
      await (parts.inGroup() ? fileInGroup(view(), options) : fileAlone(view(), options));
    },

    async fileWithoutPapers() {
      const { withoutPapers, busy } = store.get();
      if (withoutPapers === undefined || busy) return;
      await (parts.inGroup() ? unknownInGroup(withoutPapers) : unknownAlone(withoutPapers));
    },
  };
}

/** What was not said is not sent. */
function saidOf(told: WithoutPapers): Omit<MethodInput<'stay.withoutPapers'>, 'stay'> {
  const { fullName, birthDate, sex, permittedStayUntil, nationality } = told;
  const foreign = nationality !== '' && nationality !== 'VNM';
  return {
    fullName,
    sex,
    nationality,
    ...(birthDate.trim() !== '' && { birthDate }),
    ...(foreign && permittedStayUntil !== undefined && { permittedStayUntil }),
  };
}
