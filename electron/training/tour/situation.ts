/** A situation of the guided tour, as data: the story, the world it needs, what counts, and what is said afterwards. */
import type { CardHolder } from '../../../native/virtual-chip/card-holder.ts';
import type { ChipFault } from '../../../native/virtual-chip/faults/chip-fault.ts';
import type { FacilityKind } from '../../core/declaration/facility.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { WatchEntry } from '../../core/pawn/watch-list.ts';
import type { FaultInput } from '../gateway-endpoint/fault.ts';
import type { Condition } from './condition.ts';

export const SITUATION_IDS = [
  'ordinary-guest',
  'forged-card',
  'endpoint-down',
  'bus-of-thirty',
  'foreign-passport',
  'child',
  'without-papers',
  'damaged-chip',
  'expired-card',
  'in-house-already',
  'stolen-phone',
  'wrong-digits',
  'one-refused',
] as const;
export type SituationId = (typeof SITUATION_IDS)[number];

/** What somebody holds out over the counter, as the dock shows it. */
export interface Paper {
  readonly title: BilingualText;
  readonly lines: readonly { readonly label: BilingualText; readonly value: string }[];
}

export interface PracticePerson {
  /** Names the person within the situation. */
  readonly key: string;
  /** Seed of `inventPerson`: the same person every time. */
  readonly seed: number;
  readonly change?: (holder: CardHolder, today: string) => CardHolder;
  /** Absent: this person has nothing to put on the reader. */
  readonly document?: {
    readonly kind: 'card' | 'passport';
    readonly faults?: readonly ChipFault[];
    /** The six digits on the face cannot be read: the dock does not show them. */
    readonly digitsWorn?: true;
  };
  /** Numbers of further papers. */
  readonly moreNumbers?: readonly string[];
}

/** What the world looks like when the clerk sits down. */
export interface Setting {
  /** Vietnam's time on the wall, `HH:MM`; the day is today. */
  readonly clock: string;
  readonly people: readonly PracticePerson[];
  /** More of the same: so many further guests with ordinary cards. */
  readonly crowd?: { readonly full: number; readonly short: number };
  readonly endpoint: { readonly state: 'up' | 'down'; readonly fault?: FaultInput };
  /** In the house since yesterday evening, declared and receipted. */
  readonly staying?: { readonly person: string; readonly room: string };
  /** Filed before the clerk came, by an earlier shift. */
  readonly filedBefore?: readonly {
    readonly person: string;
    readonly room: string;
    readonly reason: string;
  }[];
  readonly watchList?: readonly WatchEntry[];
}

/** One thing that is right to do. The points of all goals of a situation come to 100. */
export interface Goal {
  readonly id: string;
  readonly text: BilingualText;
  readonly points: number;
  readonly when: Condition;
  /** Why it matters, in one plain sentence. */
  readonly why: BilingualText;
  /** The text of law it rests on, where it rests on one. */
  readonly source?: string;
}

/** One thing that is better not done; said kindly, with what to do next time. */
export interface Mistake {
  readonly id: string;
  readonly text: BilingualText;
  readonly points: number;
  readonly when: Condition;
  readonly nextTime: BilingualText;
  readonly source?: string;
}

export interface Situation {
  readonly id: SituationId;
  readonly title: BilingualText;
  /** One or two plain sentences: what stands before the counter. */
  readonly story: BilingualText;
  /** What is to be reached, in one sentence that gives nothing away. */
  readonly task: BilingualText;
  /** Which trades meet it. The first shapes the world when the desk's own is none of them. */
  readonly trades: readonly FacilityKind[];
  /** Screen to begin at, as in the address. */
  readonly begins: 'check-in' | 'pawn' | 'outbox';
  readonly setting: Setting;
  readonly papers: (facts: PaperFacts) => readonly Paper[];
  readonly goals: readonly Goal[];
  readonly mistakes: readonly Mistake[];
  /** Asked for one after the other; each costs points. */
  readonly hints: readonly BilingualText[];
  /** What a practised clerk needs; twice as much costs a little. */
  readonly par: { readonly seconds: number; readonly keys: number };
}

/** What papers are printed with. */
export interface PaperFacts {
  readonly holderOf: (key: string) => CardHolder;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}
