/** Parts a batch into requests that the API takes: one call each, no paper twice, never more than the limit. */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { RecordId } from '../../core/declaration/record.ts';
import { addDays, type EpochMs, localDateOf } from '../../core/time/vietnam-time.ts';
import { KBTT_WINDOW } from './limits.ts';
import { type KbttRecord, type KbttTarget, toKbttRecord } from './record.ts';

export interface KbttRequest {
  readonly target: KbttTarget;
  readonly declarations: readonly Declaration[];
  readonly records: readonly KbttRecord[];
}

const paperOf = ({ person }: Declaration): string => person.document.number;

/**
 * Whether the authority will take the arrival, by our clock. Only used to keep a record that will be refused away from
 * its mates: theirs is the clock that counts, so it is sent all the same.
 */
export function isOutsideWindow(declaration: Declaration, now: EpochMs): boolean {
  if (declaration.kind !== 'stay-notice' && declaration.kind !== 'foreign-stay') return false;
  const arrival = localDateOf(declaration.stay.arrival);
  const today = localDateOf(now);
  return arrival < addDays(today, -KBTT_WINDOW.daysAfterArrival) || arrival > today;
}

/**
 * @param declarations all of which the API has a place for (`notForKbtt`)
 * @param doubtful ids of those that may be refused for a reason of their own, besides an arrival outside the window
 */
export function toRequests(
  declarations: readonly Declaration[],
  limit: number,
  now: EpochMs,
  doubtful: ReadonlySet<RecordId> = new Set(),
): readonly KbttRequest[] {
  const open: { target: KbttTarget; declarations: Declaration[]; records: KbttRecord[]; full: boolean }[] =
    [];
  for (const declaration of declarations) {
    const record = toKbttRecord(declaration);
    const alone = doubtful.has(declaration.id) || isOutsideWindow(declaration, now);
    const place = open.find(
      (request) =>
        !alone &&
        !request.full &&
        request.target === record.target &&
        request.declarations.length < limit &&
        !request.declarations.some((mate) => paperOf(mate) === paperOf(declaration)),
    );
    if (place) {
      place.declarations.push(declaration);
      place.records.push(record);
    } else {
      open.push({ target: record.target, declarations: [declaration], records: [record], full: alone });
    }
  }
  return open;
}

/** The body exactly as it is sent: always an array. */
export const requestText = ({ records }: Pick<KbttRequest, 'records'>): string =>
  JSON.stringify(records.map(({ body }) => body));
