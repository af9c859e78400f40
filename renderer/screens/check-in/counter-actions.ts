/** Everything a clerk can do at the counter, whatever key, button or scanner it came from. */
import type { DeskClient } from '../../bridge/desk-client.ts';
import {
  type Access,
  type CheckIn,
  DIGITS,
  digitsOf,
  draftOf,
  EMPTY_PERSON,
  hasNewCard,
  isUnfiled,
  leavesNothing,
  type Reader,
  type StayDraft,
  stageOf,
  type TypedPerson,
} from './counter-state.ts';
import type { CounterStore } from './counter-store.ts';

export interface CounterDependencies {
  readonly call: DeskClient['call'];
  readonly store: CounterStore;
  /** The newest states, outside of React's rhythm. */
  readonly view: () => CheckIn;
  readonly reader: () => Reader;
  /** Brings the check-in screen up. */
  readonly open: () => void;
}

export interface CounterActions {
  /** A digit typed outside a text field, on any screen. */
  typeDigit(digit: string): void;
  setDigits(typed: string): void;
  /** The clerk has stopped typing: six digits start the read. */
  takeDigits(): void;
  scan(line: string): void;
  /** Reads now, or as soon as a card lies there. */
  start(access: Access): Promise<void>;
  retry(): Promise<void>;
  cancel(): Promise<void>;
  /** From the start, or with what the chip did give. */
  openByHand(read?: CheckIn['person']): void;
  editPerson(change: Partial<TypedPerson>): void;
  submitPerson(): Promise<boolean>;
  editStay(change: Partial<StayDraft>): void;
  confirmForged(confirmed: boolean): void;
  file(): Promise<void>;
  next(): Promise<void>;
  /** Esc: one careful step back. */
  back(): void;
  stay(): void;
}

export function createCounterActions(dependencies: CounterDependencies): CounterActions {
  const { call, store, view, reader } = dependencies;
  const stage = () => stageOf(view(), store.get());

  /** One call at a time; what it refuses is shown where the clerk is looking. */
  async function busily<T>(work: () => Promise<T>): Promise<T> {
    store.set({ busy: true, problem: undefined, leaving: false, finishFirst: false });
    try {
      return await work();
    } finally {
      store.set({ busy: false });
    }
  }

  async function start(access: Access): Promise<void> {
    const now = reader();
    if (!hasNewCard(store.get(), now)) {
      store.set({ pending: access, digits: '' });
      if (stage() === 'filed' || stage() === 'guest') await call('checkIn.next', {});
      return;
    }
    store.clear({ last: access, tried: now.insertion });
    await busily(async () => {
      const reply = await call('checkIn.read', access);
      if (!reply.ok) store.set({ problem: reply.failure });
    });
  }

  /** Sends the typed person when it differs from what the backend has. True when they agree now. */
  async function submitPerson(): Promise<boolean> {
    const { byHand, byHandKnown, stay } = store.get();
    if (byHand === undefined || byHand === byHandKnown) return true;
    const reply = await busily(() => call('checkIn.byHand', byHand));
    if (!reply.ok) {
      store.set({ problem: reply.failure });
      return false;
    }
    store.set({
      byHandKnown: byHand,
      // A correction is a new check-in for the backend; what was typed about the stay comes along.
      ...(stay && { stay: { checkInId: reply.value.id, draft: stay.draft } }),
    });
    return true;
  }

  async function file(): Promise<void> {
    if (store.get().busy || stage() !== 'guest') return;
    if (view().verdict?.level === 'forged' && !store.get().forgedConfirmed) return;
    if (!(await submitPerson())) return;
    const at = view();
    const draft = draftOf(at, store.get());
    if (draft === undefined) return;
    const reply = await busily(() =>
      call('stay.file', {
        checkInId: at.id,
        stay: draft,
        ...(at.verdict?.level === 'forged' && { despiteForged: true }),
      }),
    );
    if (!reply.ok) {
      store.set({ problem: reply.failure });
      return;
    }
    store.clear({
      done: at.source === 'chip' ? store.get().tried : store.get().done,
      filed: {
        ...reply.value,
        checkInId: at.id,
        fullName: at.person?.fullName ?? '',
        room: draft.room,
      },
    });
  }

  async function next(): Promise<void> {
    const { filed } = store.get();
    // The confirmation stays on screen until the new guest is there.
    store.clear(filed && { filed });
    await busily(() => call('checkIn.next', {}));
    store.set({ filed: undefined });
  }

  return {
    typeDigit(digit) {
      dependencies.open();
      const at = stage();
      if (at === 'reading') return;
      if (at === 'guest') {
        const draft = draftOf(view(), store.get());
        if (draft?.room === '') this.editStay({ room: digit });
        return;
      }
      if (at === 'by-hand-entry') return;
      store.set({ digits: digitsOf(store.get().digits + digit), leaving: false });
      if (at === 'filed' && !store.get().busy) {
        const { digits } = store.get();
        void next();
        store.set({ digits });
      }
    },
    setDigits(typed) {
      store.set({ digits: digitsOf(typed), problem: undefined });
    },
    takeDigits() {
      const { digits } = store.get();
      if (digits.length === DIGITS && stage() !== 'reading') void start({ kind: 'can', can: digits });
    },
    scan(line) {
      dependencies.open();
      store.set({ digits: '' });
      const at = stage();
      if (at === 'reading') return;
      if (isUnfiled(at) && !store.get().leaving) store.set({ finishFirst: true });
      else void start({ kind: 'qr', line });
    },
    start,
    async retry() {
      const { last } = store.get();
      if (last !== undefined) await start(last);
    },
    async cancel() {
      await call('checkIn.cancel', {});
    },
    openByHand(read) {
      store.clear({ byHand: read ? typedFrom(read) : EMPTY_PERSON });
    },
    editPerson(change) {
      const { byHand } = store.get();
      if (byHand) store.set({ byHand: { ...byHand, ...change }, leaving: false });
    },
    submitPerson,
    editStay(change) {
      const at = view();
      const draft = draftOf(at, store.get());
      if (draft) store.set({ stay: { checkInId: at.id, draft: { ...draft, ...change } }, leaving: false });
    },
    confirmForged(forgedConfirmed) {
      store.set({ forgedConfirmed });
    },
    file,
    next,
    back() {
      const { leaving, byHand } = store.get();
      switch (stage()) {
        case 'reading':
          return void call('checkIn.cancel', {});
        case 'waiting':
          return store.clear();
        case 'failed':
        case 'filed':
          return void next();
        case 'by-hand-entry':
          if (byHand === EMPTY_PERSON || leaving) return store.clear();
          return store.set({ leaving: true });
        case 'guest':
          return leaving || leavesNothing(view(), store.get()) ? void next() : store.set({ leaving: true });
      }
    },
    stay() {
      store.set({ leaving: false, finishFirst: false });
    },
  };
}

const typedFrom = (person: NonNullable<CheckIn['person']>): TypedPerson => ({
  fullName: person.fullName,
  birthDate: person.birthDate,
  sex: person.sex,
  nationality: person.nationality,
  documentKind: person.documentKind,
  documentNumber: person.documentNumber,
  residence: person.residence ?? '',
});
