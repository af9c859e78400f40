/** What a stay is in the eyes of the law: which declaration, by which rule, due when, and what is wrong with it. */
import type { BilingualText, FieldError } from '../failure/failure.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import { ruleInForce } from '../rules/dated-rule.ts';
import { type ForeignStayRule, foreignStayDeadline } from '../rules/foreign-stay-rule.ts';
import { type RequiredFieldPath, type StayRule, stayNoticeDeadline } from '../rules/stay-rule.ts';
import { type EpochMs, formatLocalDate, localDateOf } from '../time/vietnam-time.ts';
import { checkStay, type StayReason } from './stay-draft.ts';
import type { StayDetails } from './stay-notice.ts';

export interface StayRuleBooks {
  readonly stayRules: readonly StayRule[];
  readonly foreignStayRules: readonly ForeignStayRule[];
}

export type StayKind = 'stay-notice' | 'foreign-stay';

/**
 * Citizens and foreigners are parted by the nationality that the document says, never by a stored type of guest: a
 * Vietnamese passport is a citizen's, and a foreigner stays one whatever reader the card lay on.
 */
export const stayKindOf = (person: Pick<Person, 'nationality'>): StayKind =>
  person.nationality === 'VNM' ? 'stay-notice' : 'foreign-stay';

export interface Judged {
  readonly kind: StayKind;
  readonly ruleVersion: string;
  readonly source: string;
  readonly deadline: EpochMs;
  readonly requiredFields: readonly RequiredFieldPath[];
  /** One notice covers no more; absent where no text limits it. */
  readonly longestStayDays?: number;
}

/** The rule in force on the day of arrival, and what follows from it. */
export function judgeStay(
  person: Pick<Person, 'nationality'>,
  stay: Pick<StayDetails, 'arrival' | 'withoutPapers'>,
  books: StayRuleBooks,
  remote: boolean,
): Judged {
  const day = localDateOf(stay.arrival);
  const kind = stayKindOf(person);
  if (kind === 'stay-notice') {
    const rule = ruleInForce(books.stayRules, day);
    return {
      kind,
      ruleVersion: rule.version,
      source: rule.source,
      deadline: stayNoticeDeadline(stay.arrival, rule),
      requiredFields: stay.withoutPapers ? rule.requiredWithoutPapers : rule.requiredFields,
      longestStayDays: rule.longestStayDays,
    };
  }
  const rule = ruleInForce(books.foreignStayRules, day);
  return {
    kind,
    ruleVersion: rule.version,
    source: rule.source,
    deadline: foreignStayDeadline(stay.arrival, rule, remote),
    requiredFields: stay.withoutPapers ? rule.requiredWithoutPapers : rule.requiredFields,
  };
}

const REAL_DAY = /^\d{4}-\d{2}-\d{2}$/;

const isRealDay = (date: LocalDate): boolean =>
  REAL_DAY.test(date) && new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10) === date;

/** All errors at once: those of every stay, and those of the permitted stay. */
export function checkJudgedStay(
  person: Person,
  stay: StayDetails,
  permittedStayUntil: LocalDate | undefined,
  context: {
    readonly now: EpochMs;
    readonly judged: Judged;
    readonly reasons: readonly StayReason[];
    readonly medical?: boolean;
  },
): readonly FieldError[] {
  const { judged } = context;
  const errors = [
    ...checkStay(person, stay, {
      now: context.now,
      reasons: context.reasons,
      ...(context.medical && { medical: true }),
      rule: {
        requiredFields: judged.requiredFields,
        requiredWithoutPapers: judged.requiredFields,
        ...(judged.longestStayDays !== undefined && { longestStayDays: judged.longestStayDays }),
      },
      ...(permittedStayUntil !== undefined && { permittedStayUntil }),
    }),
  ];
  if (permittedStayUntil !== undefined && judged.kind === 'foreign-stay' && !isRealDay(permittedStayUntil)) {
    errors.push({
      path: 'permittedStayUntil',
      message: { vi: 'Thời hạn tạm trú là một ngày có thật.', en: 'The permitted stay is a real day.' },
    });
  }
  return errors;
}

export interface StayWarning {
  readonly path: string;
  readonly message: BilingualText;
}

const between = (path: string, vi: string, en: string): StayWarning => ({ path, message: { vi, en } });

/** Worth saying before filing; never a reason to refuse, because whoever stays must be declared. */
export function stayWarnings(
  stay: StayDetails,
  permittedStayUntil: LocalDate | undefined,
  judged: Judged,
): readonly StayWarning[] {
  if (judged.kind !== 'foreign-stay' || permittedStayUntil === undefined || !isRealDay(permittedStayUntil))
    return [];
  const day = formatLocalDate(permittedStayUntil);
  if (permittedStayUntil < localDateOf(stay.arrival))
    return [
      between(
        'permittedStayUntil',
        `Thời hạn tạm trú đã hết ngày ${day}. Vẫn phải khai báo; báo công an ngay.`,
        `The permitted stay ended on ${day}. It is declared all the same; tell the police at once.`,
      ),
    ];
  return permittedStayUntil < localDateOf(stay.plannedDeparture)
    ? [
        between(
          'stay.plannedDeparture',
          `Ngày đi sau thời hạn tạm trú (${day}). Hỏi khách đã gia hạn chưa.`,
          `The departure is after the permitted stay (${day}). Ask whether it was extended.`,
        ),
      ]
    : [];
}
