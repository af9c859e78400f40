/** What the law says about pawning, as read from `resources/rules/pawn*.json`. */
import { z } from 'zod';
import type { BilingualText } from '../failure/failure.ts';
import { IDENTIFIER_FIELDS, identifierRule, WATCHED_FIELDS } from './identifier.ts';

export const STOP_CODES = [
  'identity-paper-pledged',
  'residence-paper-pledged',
  'travel-document-pledged',
  'rate-above-cap',
  'ownership-papers-missing',
  'authorisation-missing',
  'pledger-under-age',
  'document-expired',
  'document-not-accepted',
  'document-forged',
  'watch-list-hit',
] as const;
export type StopCode = (typeof STOP_CODES)[number];

/** `read`: the text was read. `secondary`: from what others write about it. `reading`: our own understanding. */
export const CERTAINTIES = ['read', 'secondary', 'reading'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

const words = z.object({ vi: z.string().min(1), en: z.string().min(1) });
const dated = { version: z.string(), effectiveFrom: z.iso.date(), source: z.string() };

const stopText = words.extend({ source: words, certainty: z.enum(CERTAINTIES) });

const pawnRule = z.object({
  ...dated,
  interest: z.object({
    /** Đồng on each million đồng a year: 200 000 is 20 %. */
    capPerMillionAYear: z.number().int().positive(),
    /** Percent of the agreed rate on principal that is overdue. */
    overduePrincipalPercent: z.number().int().min(100),
    /** On interest of the term that was not paid when it was due. */
    lateInterestPerMillionAYear: z.number().int().nonnegative(),
    source: z.string(),
    paymentOrder: z.string(),
  }),
  saleNotice: z.object({ days: z.number().int().positive(), source: words }),
  minimumAgeYears: z.number().int().positive(),
  acceptedDocuments: z.array(z.string()).min(1),
  suspicionReport: z.object({ withinMinutes: z.number().int().positive(), source: z.string() }),
  declaration: words.extend({ nationalRule: z.boolean() }),
  stops: z.record(z.enum(STOP_CODES), stopText),
});
export type PawnRule = z.infer<typeof pawnRule>;
export const pawnRuleFile = z.object({ rules: z.array(pawnRule).min(1) });

const category = words.extend({
  code: z.string(),
  identifiers: z.array(z.object({ field: z.enum(IDENTIFIER_FIELDS), required: z.boolean() })),
  papers: z.object({ required: z.boolean(), kinds: z.array(words.extend({ code: z.string() })) }),
  /** May never be a pledge; the stop that says why. */
  prohibited: z.enum(STOP_CODES).optional(),
});
export type ItemCategory = z.infer<typeof category>;

const itemRule = z.object({
  ...dated,
  certainty: z.enum(CERTAINTIES),
  identifiers: z.partialRecord(z.enum([...IDENTIFIER_FIELDS, ...WATCHED_FIELDS]), identifierRule),
  categories: z.array(category).min(1),
  /** Phrases, folded, that name what may never be a pledge. */
  prohibitedWords: z.array(z.object({ stop: z.enum(STOP_CODES), words: z.array(z.string()) })),
});
export type ItemRule = z.infer<typeof itemRule>;
export const itemRuleFile = z.object({ rules: z.array(itemRule).min(1) });

/** The rules in force on one day, as a contract is judged by them. */
export interface PawnRules {
  readonly pawn: PawnRule;
  readonly items: ItemRule;
}

const BASIS: Readonly<Record<Certainty, BilingualText>> = {
  read: { vi: 'Căn cứ', en: 'Legal source' },
  secondary: { vi: 'Căn cứ (theo nguồn dẫn lại)', en: 'Legal source (as others cite it)' },
  reading: { vi: 'Theo cách hiểu của phần mềm về', en: 'By our own reading of' },
};

/** Why a contract cannot be made: what, and by which law, in both languages. */
export function stopMessage(rule: PawnRule, code: StopCode, more?: BilingualText): BilingualText {
  const { vi, en, source, certainty } = rule.stops[code];
  const basis = BASIS[certainty];
  return {
    vi: `${vi}${more ? ` ${more.vi}` : ''} ${basis.vi}: ${source.vi}.`,
    en: `${en}${more ? ` ${more.en}` : ''} ${basis.en}: ${source.en}.`,
  };
}
