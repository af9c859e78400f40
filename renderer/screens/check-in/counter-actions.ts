/** Everything a clerk can do at the counter, whatever key, button or scanner it came from. */
import type { DeskClient } from '../../bridge/desk-client.ts';
import {
  type Access,
  type CheckIn,
  type CounterState,
  DIGITS,
  digitsOf,
  draftOf,
  EMPTY_PASSPORT,
  EMPTY_PERSON,
  hasNewCard,
  isUnfiled,
  leavesNothing,
  type Reader,
  type Scan,
  type ScanEvent,
  type StayDraft,
  stageOf,
  type TypedPassport,
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
  /** A scanner typed this as a keyboard; the backend says what it is. */
  scanTyped(text: string): Promise<void>;
  /** A scanner on HID reports. */
  takeScan(scan: ScanEvent): void;
  openPassport(): void;
  editPassport(change: Partial<TypedPassport>): void;
  /** Checks the passport form, and reads with its key. */
  submitPassport(): Promise<void>;
  /** Reads now, or as soon as a card lies there. */
  start(access: Access): Promise<void>;
  retry(): Promise<void>;
  cancel(): Promise<void>;
  /** With what the chip did give, or a scanner; else from the start. */
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
    const { scan, passport } = store.get();
    const kept = { ...(scan?.access === access && { scan }), ...(passport && { passport }) };
    if (!hasNewCard(store.get(), now)) {
      store.set({ pending: access, digits: '', passportOpen: false, problem: undefined });
      if (stage() === 'filed' || stage() === 'guest') await call('checkIn.next', {});
      return;
    }
    store.clear({ last: access, tried: now.insertion, ...kept });
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

  /** The check-in whose room got a digit from outside its field, which may be the head of a scan. */
  let strayDigitIn: string | undefined;

  function takeBackStray(): void {
    const at = view();
    const draft = draftOf(at, store.get());
    if (strayDigitIn === at.id && draft !== undefined && /^\d$/.test(draft.room)) {
      store.set({ stay: { checkInId: at.id, draft: { ...draft, room: '' } } });
    }
    strayDigitIn = undefined;
  }

  /** A scan goes to the guest who is being received; one who is not filed is not pushed out by it. */
  function takeScan(scan: Scan): void {
    const at = stage();
    if (at === 'reading') return;
    const { byHand, leaving, last } = store.get();
    // A scanner on a stand reads a card that still lies under it again and again.
    if ((at === 'guest' || at === 'filed') && isSameAccess(scan.access, last)) return;
    if (at === 'by-hand-entry' && byHand === EMPTY_PERSON && scan.person) {
      store.set({ byHand: scan.person, scan, problem: undefined });
    } else if (isUnfiled(at) && !leaving) {
      store.set({ finishFirst: true });
    } else {
      store.set({ scan });
      void start(scan.access);
    }
  }

  /** What could not be read is said where the clerk is looking, unless a chip is being read just now. */
  function scanFailed(problem: CounterState['problem']): void {
    if (stage() !== 'reading') store.set({ problem });
  }

  async function submitPassport(): Promise<void> {
    const { passport, busy } = store.get();
    if (passport === undefined || busy) return;
    const reply = await busily(() => call('checkIn.passportKey', passport));
    if (!reply.ok) {
      store.set({ problem: reply.failure });
      return;
    }
    store.set({ scan: reply.value });
    await start(reply.value.access);
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
      ...lastOf(store.get()),
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
        if (draft?.room !== '') return;
        this.editStay({ room: digit });
        strayDigitIn = view().id;
        return;
      }
      if (at === 'by-hand-entry' || at === 'passport-entry') return;
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
    async scanTyped(text) {
      dependencies.open();
      store.set({ digits: '' });
      takeBackStray();
      const reply = await call('checkIn.scanned', { text });
      if (reply.ok) takeScan(reply.value);
      else scanFailed(reply.failure);
    },
    takeScan(event) {
      dependencies.open();
      store.set({ digits: '' });
      if (event.kind === 'failed') return scanFailed(event.failure);
      const { kind: _, ...scan } = event;
      takeScan(scan);
    },
    openPassport() {
      if (isUnfiled(stage())) return;
      store.set({ passport: store.get().passport ?? EMPTY_PASSPORT, passportOpen: true, problem: undefined });
    },
    editPassport(change) {
      const { passport = EMPTY_PASSPORT } = store.get();
      store.set({ passport: { ...passport, ...change } });
    },
    submitPassport,
    start,
    async retry() {
      const { last } = store.get();
      if (last !== undefined) await start(last);
    },
    async cancel() {
      await call('checkIn.cancel', {});
    },
    openByHand(read) {
      const { scan } = store.get();
      store.clear({
        byHand: read ? typedFrom(read) : (scan?.person ?? EMPTY_PERSON),
        ...(scan && { scan }),
      });
    },
    editPerson(change) {
      const { byHand } = store.get();
      // What a person changed is no longer what was scanned.
      if (byHand) store.set({ byHand: { ...byHand, ...change, scanned: undefined }, leaving: false });
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
        case 'passport-entry':
          return store.set({ passportOpen: false, problem: undefined });
        case 'failed':
        case 'filed':
          return void next();
        case 'by-hand-entry':
          if (byHand === EMPTY_PERSON || byHand?.scanned || leaving) return store.clear();
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

const isSameAccess = (one: Access, other: Access | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const lastOf = ({ last }: CounterState): Pick<CounterState, 'last'> => (last ? { last } : {});

const typedFrom = (person: NonNullable<CheckIn['person']>): TypedPerson => ({
  fullName: person.fullName,
  birthDate: person.birthDate,
  sex: person.sex,
  nationality: person.nationality,
  documentKind: person.documentKind,
  documentNumber: person.documentNumber,
  residence: person.residence ?? '',
});
