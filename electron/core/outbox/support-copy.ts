/**
 * What may leave the desk for whoever helps: the story of a record without the person in it. Built from what is known to be
 * harmless, not by striking out what is known to be personal; and struck out on top of that, word by word.
 */
import type { Declaration } from '../declaration/declaration.ts';
import { foldName } from '../identity/fold-name.ts';
import { parseJson } from '../parse-json.ts';
import { unreachable } from '../result.ts';
import type { Attempt, OutboxEntry } from './entry.ts';

/** Members of requests and replies whose texts are codes, ids of records, or times of the conversation. */
const HARMLESS: ReadonlySet<string> = new Set([
  ...[
    'id',
    'kind',
    'type',
    'outcome',
    'status',
    'code',
    'path',
    'title',
    'filedAt',
    'deadline',
    'ruleVersion',
  ],
  ...[
    'corrects',
    'concerns',
    'source',
    'verdict',
    'reason',
    'correctedBy',
    'registeredAt',
    'late',
    'version',
  ],
]);

const MASK = '•';
const LONGEST_MASK = 40;

/** Letters and digits only, folded: how words are compared, whatever stands between them. */
const wordsOf = (text: string): readonly string[] => foldName(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Members of a declaration that hold codes of ours; everything else in it is somebody's. */
const CODES: ReadonlySet<string> = new Set([
  ...['kind', 'type', 'reason', 'category', 'guestClass', 'per', 'perMillion', 'catalogue'],
]);

/** Texts and numbers of a part of a declaration, however deep. */
function textsOf(value: unknown, name = ''): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return CODES.has(name) ? [] : [String(value)];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, key));
}

/** What the declaration is about besides the person. */
function matterOf(declaration: Declaration): unknown {
  switch (declaration.kind) {
    case 'stay-notice':
      return declaration.stay;
    case 'foreign-stay':
      return { stay: declaration.stay, permittedStayUntil: declaration.permittedStayUntil };
    case 'stay-change':
      return declaration.change;
    case 'pawn-contract':
      return declaration.pawn;
    case 'suspicion-report':
      return declaration.report;
    default:
      return unreachable(declaration, 'declaration');
  }
}

/** Every word of the person and the matter, and each text as one word: authorities write numbers without their blanks. */
const personalWords = (declaration: Declaration): ReadonlySet<string> =>
  new Set(
    [...textsOf(declaration.person), ...textsOf(matterOf(declaration))].flatMap((text) => {
      const words = wordsOf(text);
      return words.length > 1 ? [...words, words.join('')] : words;
    }),
  );

/** No digit in it, so that a length cannot be taken for a room. */
const masked = (text: string): string => MASK.repeat(Math.min([...text].length, LONGEST_MASK));

/** Masks each word that is personal; the whole text, where words cannot be told apart cleanly. */
function struck(text: string, personal: ReadonlySet<string>): string {
  const isPersonal = (part: string) => wordsOf(part).some((one) => personal.has(one));
  const left = text.replaceAll(/[\p{L}\p{M}\p{N}]+/gu, (word) => (isPersonal(word) ? MASK : word));
  return isPersonal(left) ? masked(text) : left;
}

/** Structure, codes and numbers of JSON stay; other texts become their length. */
function shapeOf(value: unknown, personal: ReadonlySet<string>, name = ''): unknown {
  if (typeof value === 'string') return HARMLESS.has(name) ? struck(value, personal) : masked(value);
  if (Array.isArray(value)) return value.map((one) => shapeOf(one, personal, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [struck(key, personal), shapeOf(inner, personal, key)]),
  );
}

/** JSON by its shape; anything else by its length, because nobody knows what an error page repeats. */
function redacted(text: string, personal: ReadonlySet<string>): unknown {
  if (text === '') return '';
  const json = parseJson(text);
  return json === undefined || typeof json !== 'object' ? masked(text) : shapeOf(json, personal);
}

export interface SupportCopy {
  readonly record: Readonly<Record<string, unknown>>;
  readonly attempts: readonly Readonly<Record<string, unknown>>[];
}

/** No word of the person, of the document, of the stay, of the pledge or of the suspicion is in it. */
export function supportCopyOf(
  declaration: Declaration,
  entry: OutboxEntry,
  attempts: readonly Attempt[],
): SupportCopy {
  const personal = personalWords(declaration);
  const iso = (at: number) => new Date(at).toISOString();
  const { lastFailure, proof } = entry;
  const copy = {
    record: {
      id: entry.id,
      kind: declaration.kind,
      channel: entry.channel,
      state: entry.state,
      attempts: entry.attempts,
      filedAt: iso(entry.createdAt),
      deadline: iso(entry.deadline),
      updatedAt: iso(entry.updatedAt),
      ruleVersion: declaration.ruleVersion,
      source: declaration.source,
      verdict: declaration.verdict.level,
      documentKind: declaration.person.document.kind,
      failure: lastFailure
        ? { code: lastFailure.code, fields: lastFailure.fields?.map(({ path }) => path) }
        : null,
      proof: proof ? { kind: proof.kind, registeredAt: iso(proof.registeredAt) } : null,
    },
    attempts: attempts.map((attempt) => ({
      at: iso(attempt.at),
      action: attempt.action,
      outcome: attempt.outcome,
      failure: attempt.failureCode ?? null,
      durationMs: Math.round(attempt.durationMs),
      request: redacted(attempt.request, personal),
      reply: redacted(attempt.reply, personal),
    })),
  };
  return strike(copy, personal) as SupportCopy;
}

/** The last look over everything: whatever slipped into a code or a time. */
function strike(value: unknown, personal: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return struck(value, personal);
  if (typeof value === 'number')
    return wordsOf(String(value)).some((one) => personal.has(one)) ? MASK : value;
  if (Array.isArray(value)) return value.map((one) => strike(one, personal));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, strike(inner, personal)]));
}
