/**
 * What counts in a situation, as data: one closed union, judged by one pure function over what really happened.
 * A person is named by the key under which the situation invents them.
 */
import type { DeclarationKind } from '../../core/declaration/declaration.ts';
import { foldName } from '../../core/identity/fold-name.ts';
import type { IdentitySource, Person } from '../../core/identity/person.ts';
import type { VerdictLevel } from '../../core/identity/verdict.ts';
import { unreachable } from '../../core/result.ts';
import type { PoliceTaskKind } from '../../core/rules/police-task-rule.ts';
import type { FiledStay, Happened } from './happened.ts';

export type Condition =
  /** A chip was read to its end, with this verdict when one is named. */
  | { readonly fact: 'chip-read'; readonly verdict?: VerdictLevel }
  /** A read failed at least so often. */
  | { readonly fact: 'read-failed'; readonly times: number }
  /** A stay of this person was filed and not withdrawn; with each trait that is named. */
  | ({ readonly fact: 'filed'; readonly person: string } & FiledTraits)
  /** Every practice person of the situation has such a stay. */
  | ({ readonly fact: 'everybody-filed' } & FiledTraits)
  /** More than one stay of the same person, none of them withdrawn and none a correction of the other. */
  | { readonly fact: 'filed-twice' }
  /** Somebody by this name was filed under another number than the one on the papers. */
  | { readonly fact: 'filed-under-another-number'; readonly person: string }
  /** The authority's signed receipt lies there for everything that was filed. */
  | { readonly fact: 'all-receipted' }
  /** Everything that was filed was told by hand before its deadline, and it is written down to whom. */
  | { readonly fact: 'all-told-by-hand' }
  /** The police task was opened; with `told`: and somebody wrote down who took the call. */
  | { readonly fact: 'police-task'; readonly kinds: readonly PoliceTaskKind[]; readonly told?: true }
  /** A task of these kinds was open when the first stay was filed. */
  | { readonly fact: 'police-task-first'; readonly kinds: readonly PoliceTaskKind[] }
  /** A report of suspicion; with `named`: that says who stood at the counter. */
  | { readonly fact: 'suspicion'; readonly named?: true }
  | { readonly fact: 'pawned' }
  /** The stay that this person had from the start has ended. */
  | { readonly fact: 'earlier-stay-ended'; readonly person: string }
  /** The refused record of the start was replaced by a correction that is receipted. */
  | { readonly fact: 'refused-corrected' }
  | { readonly fact: 'all'; readonly of: readonly Condition[] }
  | { readonly fact: 'any'; readonly of: readonly Condition[] }
  | { readonly fact: 'not'; readonly of: Condition };

export interface FiledTraits {
  readonly as?: DeclarationKind;
  readonly source?: readonly IdentitySource[];
  readonly verdict?: VerdictLevel;
  readonly document?: readonly Person['document']['kind'][];
  /** Not after its deadline. */
  readonly inTime?: true;
  /** Roomed without any paper. */
  readonly withoutPapers?: boolean;
  readonly permittedStayUntil?: string;
  /** The note names this practice person. */
  readonly noteNames?: string;
  readonly room?: string;
}

/** A practice person as the judge needs to know them. */
export interface KnownPerson {
  readonly key: string;
  readonly fullName: string;
  /** Every number that stands on the person's papers. */
  readonly numbers: readonly string[];
}

const lives = ({ entry }: FiledStay): boolean => entry.state !== 'cancelled';

const isOf = ({ declaration: { person } }: FiledStay, known: KnownPerson): boolean =>
  person.document.number === ''
    ? foldName(person.fullName) === foldName(known.fullName)
    : known.numbers.includes(person.document.number);

function hasTraits({ declaration }: FiledStay, traits: FiledTraits, people: readonly KnownPerson[]): boolean {
  const { stay, person } = declaration;
  const named = people.find(({ key }) => key === traits.noteNames);
  const permitted = declaration.kind === 'foreign-stay' ? declaration.permittedStayUntil : undefined;
  return (
    (traits.as === undefined || declaration.kind === traits.as) &&
    (traits.source === undefined || traits.source.includes(declaration.source)) &&
    (traits.verdict === undefined || declaration.verdict.level === traits.verdict) &&
    (traits.document === undefined || traits.document.includes(person.document.kind)) &&
    (traits.inTime === undefined || declaration.createdAt <= declaration.deadline) &&
    (traits.withoutPapers === undefined || (stay.withoutPapers === true) === traits.withoutPapers) &&
    (traits.permittedStayUntil === undefined || permitted === traits.permittedStayUntil) &&
    (traits.noteNames === undefined ||
      (named !== undefined && foldName(stay.note ?? '').includes(foldName(named.fullName)))) &&
    (traits.room === undefined || stay.room === traits.room)
  );
}

/** Live stays that no other live stay corrects. */
function heads(happened: Happened): readonly FiledStay[] {
  const living = happened.stays.filter(lives);
  const corrected = new Set(living.map(({ declaration }) => declaration.corrects));
  return living.filter(({ declaration }) => !corrected.has(declaration.id));
}

const told = ({ entry }: FiledStay): boolean =>
  entry.proof?.kind === 'filed-by-hand' && entry.proof.registeredAt <= entry.deadline;

/** Whether it holds now. */
export function holds(condition: Condition, happened: Happened, people: readonly KnownPerson[]): boolean {
  const judge = (one: Condition): boolean => holds(one, happened, people);
  const filed = heads(happened);
  const personOf = (key: string): KnownPerson => {
    const known = people.find((one) => one.key === key);
    if (!known) throw new Error(`no practice person ${key}`);
    return known;
  };
  const hasFiled = (known: KnownPerson, traits: FiledTraits): boolean =>
    filed.some((one) => isOf(one, known) && hasTraits(one, traits, people));

  switch (condition.fact) {
    case 'chip-read':
      return happened.audit.some(
        ({ type, data }) =>
          type === 'card-read-completed' &&
          (condition.verdict === undefined || data.verdict === condition.verdict),
      );
    case 'read-failed':
      return happened.audit.filter(({ type }) => type === 'card-read-failed').length >= condition.times;
    case 'filed':
      return hasFiled(personOf(condition.person), condition);
    case 'everybody-filed':
      return people.every((known) => hasFiled(known, condition));
    case 'filed-twice':
      return people.some((known) => filed.filter((one) => isOf(one, known)).length > 1);
    case 'filed-under-another-number': {
      const known = personOf(condition.person);
      return filed.some(
        ({ declaration: { person } }) =>
          foldName(person.fullName) === foldName(known.fullName) &&
          person.document.number !== '' &&
          !known.numbers.includes(person.document.number),
      );
    }
    case 'all-receipted':
      return filed.length > 0 && filed.every(({ entry }) => entry.proof?.kind === 'signed-receipt');
    case 'all-told-by-hand':
      return filed.length > 0 && filed.every(told);
    case 'police-task':
      return happened.tasks.some(
        (task) => condition.kinds.includes(task.kind) && (!condition.told || task.told !== undefined),
      );
    case 'police-task-first': {
      const [first] = happened.stays;
      return happened.tasks.some(
        ({ kind, openedAt }) =>
          condition.kinds.includes(kind) && (first === undefined || openedAt <= first.declaration.createdAt),
      );
    }
    case 'suspicion':
      return happened.suspicions.some(({ person }) => !condition.named || person !== undefined);
    case 'pawned':
      return happened.pawns.length > 0;
    case 'earlier-stay-ended': {
      const known = personOf(condition.person);
      const begun = new Set(happened.stays.map(({ declaration }) => declaration.id));
      return happened.pictures.some(
        ({ stayId, head, status }) =>
          !begun.has(stayId) && known.numbers.includes(head.person.document.number) && status === 'departed',
      );
    }
    case 'refused-corrected': {
      // Once it is corrected, the clerk may clear the refused one away.
      const refused = new Set(
        happened.entries
          .filter(({ state }) => state === 'rejected' || state === 'cancelled')
          .map(({ id }) => id),
      );
      return happened.stays.some(
        ({ declaration, entry }) =>
          declaration.corrects !== undefined &&
          refused.has(declaration.corrects) &&
          entry.state === 'registered',
      );
    }
    case 'all':
      return condition.of.every(judge);
    case 'any':
      return condition.of.some(judge);
    case 'not':
      return !judge(condition.of);
    default:
      return unreachable(condition, 'condition');
  }
}
