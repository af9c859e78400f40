/** Everything a clerk can do at the counter, whatever key, button or scanner it came from. */
import type { DeskClient } from '../../bridge/desk-client.ts';
import { createCounterFiling, type FilingOptions } from './counter-filing.ts';
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
  NOBODY,
  type Reader,
  type Scan,
  type ScanEvent,
  type Stage,
  type StayDraft,
  stageOf,
  type TypedPassport,
  type TypedPerson,
  type WithoutPapers,
} from './counter-state.ts';
import type { CounterStore } from './counter-store.ts';

/** Forms that take whatever is typed. */
const TYPED_IN: readonly Stage[] = ['by-hand-entry', 'passport-entry', 'without-papers', 'group-entry'];

export interface CounterDependencies {
  readonly call: DeskClient['call'];
  readonly store: CounterStore;
  /** The newest states, outside of React's rhythm. */
  readonly view: () => CheckIn;
  readonly reader: () => Reader;
  /** Brings the check-in screen up. */
  readonly open: () => void;
  /** A group is at the door. */
  readonly inGroup: () => boolean;
  /** The stay of one who has just come in, as the facility prefills it; for a guest whom no document fills it for. */
  readonly freshStay: () => StayDraft;
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
  /** With what the chip did give, a scanner or the passport form; else from the start. */
  openByHand(read?: CheckIn['person']): void;
  /** A child or a grown-up with a paper but no card. */
  openPaper(documentKind: TypedPerson['documentKind']): void;
  openWithoutPapers(): void;
  editWithoutPapers(change: Partial<WithoutPapers>): void;
  /** What the group at the door shares: to start one, or to change it. */
  openGroup(): void;
  closeGroup(): void;
  /** The last one of the group was taken back, or the group is over. */
  forgetGrouped(): void;
  /** The last of the group is filed no more: nothing on screen says so any longer, nor asks to tell the police. */
  takenBack(): void;
  freshStay(): StayDraft;
  editPerson(change: Partial<TypedPerson>): void;
  submitPerson(): Promise<boolean>;
  editStay(change: Partial<StayDraft>): void;
  /** The last day of a foreign guest's permitted stay; undefined while no whole day is typed. */
  editPermitted(until: string | undefined): void;
  confirmForged(confirmed: boolean): void;
  file(options?: FilingOptions): Promise<void>;
  fileWithoutPapers(): Promise<void>;
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
    const { byHand, byHandKnown, stay, permitted } = store.get();
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
      ...(permitted && { permitted: { ...permitted, checkInId: reply.value.id } }),
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
    if (at === 'reading' || at === 'group-entry') return;
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

  const filing = createCounterFiling({
    call,
    store,
    view,
    inGroup: dependencies.inGroup,
    busily,
    submitPerson,
  });

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
        // In a group the room is dealt: these digits are the next card's, and this guest comes first.
        if (dependencies.inGroup()) return store.set({ finishFirst: true });
        if (draft?.room !== '') return;
        this.editStay({ room: digit });
        strayDigitIn = view().id;
        return;
      }
      if (TYPED_IN.includes(at)) return;
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
      const { scan, passport } = store.get();
      const typed = passport && passport.documentNumber !== '' ? typedFromPassport(passport) : EMPTY_PERSON;
      store.clear({
        byHand: read ? typedFrom(read) : (scan?.person ?? typed),
        ...(scan && { scan }),
      });
    },
    openPaper(documentKind) {
      if (!isUnfiled(stage())) store.clear({ byHand: { ...EMPTY_PERSON, documentKind } });
    },
    openWithoutPapers() {
      if (isUnfiled(stage())) return;
      store.clear({ withoutPapers: { ...NOBODY, stay: dependencies.freshStay() } });
    },
    editWithoutPapers(change) {
      const { withoutPapers } = store.get();
      if (withoutPapers) store.set({ withoutPapers: { ...withoutPapers, ...change }, leaving: false });
    },
    editPerson(change) {
      const { byHand } = store.get();
      // What a person changed is no longer what was scanned.
      if (byHand) store.set({ byHand: { ...byHand, ...change, scanned: undefined }, leaving: false });
    },
    submitPerson,
    openGroup() {
      if (!isUnfiled(stage()) && stage() !== 'reading') store.clear({ groupOpen: true });
    },
    closeGroup() {
      store.clear();
    },
    forgetGrouped() {
      store.set({ grouped: undefined });
    },
    takenBack() {
      store.set({ grouped: undefined, filed: undefined });
    },
    freshStay: dependencies.freshStay,
    editStay(change) {
      const at = view();
      const draft = draftOf(at, store.get());
      if (draft) store.set({ stay: { checkInId: at.id, draft: { ...draft, ...change } }, leaving: false });
    },
    editPermitted(until) {
      store.set({ permitted: { checkInId: view().id, until }, leaving: false });
    },
    confirmForged(forgedConfirmed) {
      store.set({ forgedConfirmed });
    },
    ...filing,
    next,
    back() {
      const { leaving, byHand, withoutPapers } = store.get();
      switch (stage()) {
        case 'reading':
          return void call('checkIn.cancel', {});
        case 'waiting':
        case 'group-entry':
          return store.clear();
        case 'passport-entry':
          return store.set({ passportOpen: false, problem: undefined });
        case 'failed':
        case 'filed':
          return void next();
        case 'by-hand-entry':
          if (byHand === EMPTY_PERSON || byHand?.scanned || leaving) return store.clear();
          return store.set({ leaving: true });
        case 'without-papers':
          return leaving || withoutPapers?.fullName.trim() === ''
            ? store.clear()
            : store.set({ leaving: true });
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

/** What was typed to open a chip that could not be read is not typed again. */
const typedFromPassport = ({ documentNumber, birthDate }: TypedPassport): TypedPerson => ({
  ...EMPTY_PERSON,
  documentKind: 'passport',
  documentNumber,
  birthDate,
  nationality: '',
});

const typedFrom = (person: NonNullable<CheckIn['person']>): TypedPerson => ({
  fullName: person.fullName,
  birthDate: person.birthDate,
  sex: person.sex,
  nationality: person.nationality,
  documentKind: person.documentKind,
  documentNumber: person.documentNumber,
  residence: person.residence ?? '',
});
