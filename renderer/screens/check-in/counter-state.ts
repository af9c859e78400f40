/**
 * What the clerk has typed for the guest on the counter. The backend owns the check-in itself (`CheckInView`);
 * this is only the page's half, kept while other screens are looked at. Pure.
 */
import type {
  EventPayload,
  FailureView,
  MethodInput,
  MethodOutput,
} from '../../../electron/bridge/contract.ts';

export type CheckIn = MethodOutput<'checkIn.view'>;
export type Access = MethodInput<'checkIn.read'>;
export type StayDraft = MethodInput<'stay.file'>['stay'];
export type TypedPerson = MethodInput<'checkIn.byHand'>;
export type TypedPassport = MethodInput<'checkIn.passportKey'>;
export type Scan = MethodOutput<'checkIn.scanned'>;
export type ScanEvent = EventPayload<'scan'>;
/** One whose name is only what they say; the permitted stay is asked all the same, and may stay unknown. */
export type WithoutPapers = Required<Omit<MethodInput<'stay.withoutPapers'>, 'permittedStayUntil'>> & {
  readonly permittedStayUntil?: string | undefined;
};
type ReaderState = MethodOutput<'desk.status'>['reader']['state'];

export interface Filed {
  readonly id: string;
  readonly checkInId: string;
  readonly fullName: string;
  readonly room: string;
  readonly deadline: number;
  readonly late: boolean;
  /** Nobody's machine takes a guest without papers: a person tells the police, and this is the task. */
  readonly police?: { readonly task: string; readonly arrival: number };
}

export interface CounterState {
  readonly digits: string;
  /** Complete, and read as soon as a card lies there. */
  readonly pending?: Access;
  /** What the last read was tried with, for one more try. */
  readonly last?: Access;
  /** What a scanner or the passport form gave for this guest; the person in it fills the by-hand form if there is no chip. */
  readonly scan?: Scan;
  /** The passport form; kept after the read, so that one wrong letter can be corrected. */
  readonly passport?: TypedPassport;
  /** The passport form is on screen. */
  readonly passportOpen: boolean;
  /** The form of the check-in with this id; edits only. */
  readonly stay?: { readonly checkInId: string; readonly draft: StayDraft };
  /** Of a foreign guest, as it is typed: the last day of the permitted stay of the check-in with this id. Never prefilled. */
  readonly permitted?: { readonly checkInId: string; readonly until: string | undefined };
  /** The form of the group at the door is on screen. */
  readonly groupOpen: boolean;
  /** The form of a guest without papers is on screen. */
  readonly withoutPapers?: WithoutPapers;
  readonly byHand?: TypedPerson;
  /** As the backend has it; differs from `byHand` while the clerk corrects. */
  readonly byHandKnown?: TypedPerson;
  readonly problem?: FailureView;
  readonly filed?: Filed;
  /** The last one of a group who was filed, until the next is read. */
  readonly grouped?: { readonly fullName: string; readonly room: string };
  /** A call is under way. */
  readonly busy: boolean;
  /** The insertion that the last read was started on. */
  readonly tried: number;
  /** The insertion whose guest is filed: this card is not read for the next one. */
  readonly done: number;
  /** Esc was pressed once on a guest who is not filed. */
  readonly leaving: boolean;
  readonly forgedConfirmed: boolean;
  /** Something was scanned or typed for another guest while this one is not filed. */
  readonly finishFirst: boolean;
}

export const EMPTY_COUNTER: CounterState = {
  digits: '',
  passportOpen: false,
  groupOpen: false,
  busy: false,
  tried: -1,
  done: -1,
  leaving: false,
  forgedConfirmed: false,
  finishFirst: false,
};

export const EMPTY_PERSON: TypedPerson = {
  fullName: '',
  birthDate: '',
  sex: 'unspecified',
  nationality: 'VNM',
  documentKind: 'cccd',
  documentNumber: '',
  residence: '',
};

/** A guest without papers before anything was said. */
export const NOBODY: Omit<WithoutPapers, 'stay'> = {
  fullName: '',
  birthDate: '',
  sex: 'unspecified',
  nationality: 'VNM',
};

export const EMPTY_PASSPORT: TypedPassport = { zone: '', documentNumber: '', birthDate: '', expiryDate: '' };

export const DIGITS = 6;

/** `12` digits are the whole number, of which the last six open the chip; anything else keeps at most six. */
export const digitsOf = (typed: string): string => {
  const digits = typed.replace(/\D/g, '');
  return digits.length === 12 ? digits.slice(-DIGITS) : digits.slice(0, DIGITS);
};

/** Where the counter stands; one of these is on screen. */
export type Stage =
  | 'waiting'
  | 'reading'
  | 'failed'
  | 'passport-entry'
  | 'by-hand-entry'
  | 'without-papers'
  | 'group-entry'
  | 'guest'
  | 'filed';

/** What was filed of this check-in: by this page, or before it was loaded. */
export function filedOf(view: CheckIn, counter: CounterState): Filed | undefined {
  if (counter.filed?.checkInId === view.id) return counter.filed;
  return view.filed && { ...view.filed, checkInId: view.id, fullName: view.person?.fullName ?? '' };
}

export function stageOf(view: CheckIn, counter: CounterState): Stage {
  if (filedOf(view, counter) !== undefined) return 'filed';
  if (counter.byHand !== undefined && view.stage !== 'by-hand') return 'by-hand-entry';
  const nobody = view.stage === 'waiting' || view.stage === 'failed';
  if (counter.withoutPapers !== undefined && nobody) return 'without-papers';
  if (counter.groupOpen && nobody) return 'group-entry';
  if (counter.passportOpen && nobody) return 'passport-entry';
  switch (view.stage) {
    case 'waiting':
      return 'waiting';
    case 'reading':
      return 'reading';
    case 'failed':
      return view.failure?.code === 'cancelled' ? 'waiting' : 'failed';
    case 'read':
    case 'by-hand':
      return 'guest';
  }
}

/** A guest is on the counter and not filed: digits and scans for another one must not push this one out. */
export const isUnfiled = (stage: Stage): boolean =>
  stage === 'guest' || stage === 'by-hand-entry' || stage === 'without-papers';

export const draftOf = (view: CheckIn, counter: CounterState): StayDraft | undefined => {
  if (view.draft === undefined) return undefined;
  return counter.stay?.checkInId === view.id ? counter.stay.draft : view.draft;
};

/** `YYYY-MM-DD`, once the clerk has typed a whole day for this guest. */
export const permittedOf = (view: CheckIn, counter: CounterState): string | undefined =>
  counter.permitted?.checkInId === view.id ? counter.permitted.until : undefined;

/** The law asks for the permitted stay of this guest. */
export const isForeign = (view: CheckIn): boolean => view.declares === 'foreign-stay';

/** Leaving this guest loses nothing that was typed: the chip is read again in seconds. */
export const leavesNothing = (view: CheckIn, counter: CounterState): boolean =>
  view.source === 'chip' &&
  ((counter.stay?.checkInId !== view.id && permittedOf(view, counter) === undefined) ||
    // Not filing a forged card is the advice; only a filing that was confirmed is asked about.
    (view.verdict?.level === 'forged' && !counter.forgedConfirmed));

/** Codes where the same digits are right and only the card has to come back. */
const CARD_TO_COME_BACK: readonly string[] = ['card-removed', 'card-mute', 'no-card', 'several-cards'];

export const waitsForCard = (view: CheckIn): boolean =>
  view.stage === 'failed' && view.failure !== undefined && CARD_TO_COME_BACK.includes(view.failure.code);

export interface Reader {
  readonly state: ReaderState;
  readonly insertion: number;
}

/** A card of a guest who is not filed yet lies there. */
export const hasNewCard = (counter: CounterState, reader: Reader): boolean =>
  reader.state === 'card' && reader.insertion !== counter.done;

/** What is read now without another key: digits that waited for their card, or a card that came back. */
export function accessToStart(view: CheckIn, counter: CounterState, reader: Reader): Access | undefined {
  if (counter.busy || !hasNewCard(counter, reader)) return undefined;
  const stage = stageOf(view, counter);
  if (counter.pending !== undefined && (stage === 'waiting' || stage === 'failed')) return counter.pending;
  if (counter.last !== undefined && waitsForCard(view) && reader.insertion !== counter.tried)
    return counter.last;
  return undefined;
}

/** Errors of the form by path; the empty map when the last filing had none. */
export const fieldErrorsOf = (
  counter: CounterState,
): ReadonlyMap<string, { readonly vi: string; readonly en: string }> =>
  new Map((counter.problem?.fields ?? []).map(({ path, message }) => [path, message]));
