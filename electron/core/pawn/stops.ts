/**
 * What stands in the way of a contract, whatever the clerk wishes: each stop names its legal source. Pure: what the
 * watch lists say comes in as hits.
 */
import type { BilingualText } from '../failure/failure.ts';
import { foldName } from '../identity/fold-name.ts';
import type { LocalDate, Person } from '../identity/person.ts';
import type { Verdict } from '../identity/verdict.ts';
import { formatLocalDate } from '../time/vietnam-time.ts';
import type { DraftItem } from './contract.ts';
import { categoryOf, type PawnDraft } from './pawn-draft.ts';
import { type ItemRule, type PawnRules, type StopCode, stopMessage } from './pawn-rule.ts';
import { yearly } from './rate.ts';
import type { WatchHit, WatchMatter } from './watch-list.ts';

export interface PawnStop {
  readonly code: StopCode;
  /** Path of the field that it is about. */
  readonly path: string;
  readonly message: BilingualText;
}

/** A hit and the field of the form that it was found for. */
export interface FoundHit {
  readonly path: string;
  readonly hit: WatchHit;
}

const MATTERS: Readonly<Record<WatchMatter, BilingualText>> = {
  'stolen-item': { vi: 'tài sản bị mất trộm', en: 'stolen item' },
  'lost-document': { vi: 'giấy tờ báo mất', en: 'document reported lost' },
  'wanted-person': { vi: 'người đang bị truy tìm', en: 'person looked for' },
};

/** The day on which somebody comes of age; of a partly known birth date the last possible one. */
export function comesOfAge(birthDate: string, years: number): LocalDate {
  const year = Number(birthDate.slice(0, 4)) + years;
  const [, month = '12', day = '31'] = birthDate.split('-');
  const last = new Date(Date.UTC(year, Number(month), 0)).getUTCDate();
  return `${year}-${month}-${String(Math.min(Number(day), last)).padStart(2, '0')}`;
}

/** The stop of a pledge that the law bars, by its category or by what the description calls it. */
function barred(item: DraftItem, rule: ItemRule): StopCode | undefined {
  const category = categoryOf(rule, item.category);
  if (category?.prohibited !== undefined) return category.prohibited;
  const said = ` ${foldName(item.description)} `;
  return rule.prohibitedWords.find(({ words }) => words.some((word) => said.includes(` ${word} `)))?.stop;
}

/** A whole percent a year as people read it: `365 000` on each million is `36,5`. */
const percent = (perMillion: number): string => String(perMillion / 10_000);

export interface StopContext {
  readonly person: Person;
  readonly verdict: Verdict;
  readonly draft: PawnDraft;
  readonly rules: PawnRules;
  readonly today: LocalDate;
  readonly hits: readonly FoundHit[];
}

/** Every stop at once. None: the law as the rule data know it has nothing against this contract. */
export function stopsOf({ person, verdict, draft, rules, today, hits }: StopContext): readonly PawnStop[] {
  const { pawn, items } = rules;
  const stops: PawnStop[] = [];
  const stop = (code: StopCode, path: string, more?: BilingualText) =>
    stops.push({ code, path, message: stopMessage(pawn, code, more) });

  if (verdict.level === 'forged') stop('document-forged', 'person.document');
  const { kind, expiryDate } = person.document;
  if (!pawn.acceptedDocuments.includes(kind)) stop('document-not-accepted', 'person.document.kind');
  if (expiryDate !== undefined && expiryDate !== 'none' && expiryDate < today) {
    const day = formatLocalDate(expiryDate);
    stop('document-expired', 'person.document.expiryDate', { vi: `Hạn: ${day}.`, en: `Valid until ${day}.` });
  }
  if (/^\d{4}/.test(person.birthDate) && comesOfAge(person.birthDate, pawn.minimumAgeYears) > today) {
    stop('pledger-under-age', 'person.birthDate');
  }
  for (const [index, item] of draft.items.entries()) {
    const path = `items.${index}`;
    const forbidden = barred(item, items);
    if (forbidden !== undefined) {
      stop(forbidden, `${path}.category`);
      continue;
    }
    const papers = categoryOf(items, item.category)?.papers;
    if (papers?.required && !papers.kinds.every(({ code }) => item.papers.includes(code))) {
      const missing = papers.kinds.filter(({ code }) => !item.papers.includes(code));
      stop('ownership-papers-missing', `${path}.papers`, {
        vi: `Còn thiếu: ${missing.map(({ vi }) => vi).join('; ')}.`,
        en: `Missing: ${missing.map(({ en }) => en).join('; ')}.`,
      });
    }
  }
  if (draft.ownership.kind === 'other' && draft.ownership.authorisation.trim() === '') {
    stop('authorisation-missing', 'ownership.authorisation');
  }
  const asked = yearly(draft.rate);
  if (asked > pawn.interest.capPerMillionAYear) {
    stop('rate-above-cap', 'rate', {
      vi: `Mức này là ${percent(asked).replace('.', ',')}%/năm.`,
      en: `This one is ${percent(asked)} % a year.`,
    });
  }
  for (const { path, hit } of hits) {
    const { entry, source } = hit;
    const matter = MATTERS[entry.matter];
    const day = formatLocalDate(source.dated);
    const note = entry.note ? ` (${entry.note})` : '';
    stop('watch-list-hit', path, {
      vi: `${entry.value}: ${matter.vi}${note}. Nguồn: ${source.origin}, ngày ${day}.`,
      en: `${entry.value}: ${matter.en}${note}. Source: ${source.origin}, of ${day}.`,
    });
  }
  return stops;
}
