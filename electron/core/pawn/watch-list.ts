/**
 * Danh sách truy tìm: stolen items, wanted or lost papers, as an authority gave them out. Matched exactly after
 * normalisation, never by similarity; a hit names the list it stands in.
 */
import { z } from 'zod';
import type { LocalDate } from '../identity/person.ts';
import type { EpochMs } from '../time/vietnam-time.ts';
import {
  type IdentifierRules,
  normaliseIdentifier,
  WATCHED_FIELDS,
  type WatchedField,
} from './identifier.ts';

export const WATCH_MATTERS = ['stolen-item', 'lost-document', 'wanted-person'] as const;
export type WatchMatter = (typeof WATCH_MATTERS)[number];

export const watchEntry = z.strictObject({
  matter: z.enum(WATCH_MATTERS),
  field: z.enum(WATCHED_FIELDS),
  /** As the list writes it. */
  value: z.string().trim().min(3).max(60),
  /** What the list says about it, e.g. the make, or the reference of the notice. */
  note: z.string().trim().max(300).optional(),
});
export type WatchEntry = z.infer<typeof watchEntry>;

/** A whole list of one origin; a newer one of the same origin takes its place. */
export interface WatchList {
  /** Who gave it out, as the list says, e.g. an office of the police. */
  readonly origin: string;
  /** The day on which it was given out. */
  readonly dated: LocalDate;
  /** SHA-256 of the bytes as they came, hex. */
  readonly sha256: string;
  readonly entries: readonly WatchEntry[];
}

/** Where a stored list came from. */
export interface WatchListSourceRecord extends Omit<WatchList, 'entries'> {
  readonly id: string;
  readonly via: 'file' | 'gateway';
  readonly importedAt: EpochMs;
  readonly count: number;
}

export interface WatchHit {
  readonly entry: WatchEntry;
  readonly source: WatchListSourceRecord;
}

/** A field and a value under which an entry is found: both sides are normalised by the same rules. */
export interface WatchKey {
  readonly field: WatchedField;
  readonly value: string;
}

export const watchKeyOf = (field: WatchedField, value: string, rules: IdentifierRules): WatchKey => ({
  field,
  value: normaliseIdentifier(field, value, rules),
});
