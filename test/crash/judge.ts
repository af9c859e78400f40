/**
 * Compares what the desk promised and shows with the authority's own book. Pure; every rule of the crash test is here.
 */
import type { ChainedAuditEvent } from '../../electron/core/audit/event.ts';
import type { Attempt, OutboxEntry } from '../../electron/core/outbox/entry.ts';
import type { BookLine } from './book-lines.ts';

export type ViolationKind =
  | 'lost' // promised to the clerk, and not at the authority, or not known to be
  | 'doubled' // taken twice, receipted twice, or under one id with two contents
  | 'resent-blind' // sent again although nobody had said that it never arrived
  | 'unproven' // green without proof, or with another receipt than the book's
  | 'unresolved' // every fault is over, and it is still not known what became of it
  | 'altered' // what arrived is not what was declared
  | 'out-of-order' // of one person, a later one was taken before an earlier one
  | 'not-audited'; // no event, or more than one, says that it was filed

export interface Violation {
  readonly kind: ViolationKind;
  readonly id: string;
  readonly what: string;
}

export interface Evidence {
  /** Ids that the desk said were filed. */
  readonly promised: readonly string[];
  readonly entries: readonly OutboxEntry[];
  /** Of each declaration, as the desk would send it. */
  readonly contentSha256: ReadonlyMap<string, string>;
  /** What was kept of the conversations about each. A killed one leaves nothing. */
  readonly attempts: ReadonlyMap<string, readonly Attempt[]>;
  readonly audit: readonly ChainedAuditEvent[];
  readonly book: readonly BookLine[];
  /**
   * What makes a record green: the authority's receipt; or, where it gives none and notes no refusal either, that an
   * operator saw the record in its list.
   */
  readonly green: 'receipt' | 'seen-in-list';
}

/** What the book holds under one id. */
interface Page {
  readonly contents: string[];
  readonly receipts: string[];
  /** Place of its first line that took it over. */
  takenAt?: number;
  refusals: number;
  conflicts: number;
}

function pagesOf(book: readonly BookLine[]): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (const [place, line] of book.entries()) {
    const page = pages.get(line.id) ?? { contents: [], receipts: [], refusals: 0, conflicts: 0 };
    pages.set(line.id, page);
    if (line.event === 'accepted') {
      page.contents.push(line.contentSha256);
      page.takenAt ??= place;
    }
    if (line.event === 'registered') page.receipts.push(line.receiptNumber);
    if (line.event === 'refused') page.refusals += 1;
    if (line.event === 'conflicting') page.conflicts += 1;
  }
  return pages;
}

const BLANK: Page = { contents: [], receipts: [], refusals: 0, conflicts: 0 };

/** A record goes out once, and once more for each time that it is known not to have arrived. */
function judgeSends({ id, attempts }: OutboxEntry, kept: readonly Attempt[]): readonly Violation[] {
  const notArrived = kept.filter(({ outcome }) => outcome === 'ready' || outcome === 'paused').length;
  return attempts <= 1 + notArrived
    ? []
    : [
        {
          kind: 'resent-blind',
          id,
          what: `sent ${attempts} times, known not to have arrived ${notArrived} times`,
        },
      ];
}

type Say = (kind: ViolationKind, what: string) => void;

function judgeGreen({ proof }: OutboxEntry, page: Page, green: Evidence['green'], say: Say): void {
  if (green === 'seen-in-list') {
    if (proof?.kind !== 'seen-in-list') say('unproven', 'green, and nobody saw it in the list');
    if (page.contents.length === 0) say('lost', 'green, and not in the book');
    return;
  }
  if (proof?.kind !== 'signed-receipt' || proof.jws === '') say('unproven', 'green without a stored receipt');
  else if (!page.receipts.includes(proof.receiptNumber))
    say('unproven', `receipt ${proof.receiptNumber}, in the book ${page.receipts.join(', ') || 'none'}`);
  if (page.receipts.length === 0) say('lost', 'green, and not registered in the book');
}

function judgeRefused({ lastFailure }: OutboxEntry, page: Page, green: Evidence['green'], say: Say): void {
  const words = lastFailure?.authorityText;
  /** Held back before it left, and the field says why. */
  const byTheDesk = lastFailure?.code === 'not-for-this-channel' && (lastFailure.fields?.length ?? 0) > 0;
  if (!lastFailure) say('lost', 'refused without a reason');
  if (page.contents.length > 0) say('lost', 'refused on the desk, and held by the authority');
  else if (green === 'receipt' ? page.refusals === 0 : words === undefined && !byTheDesk)
    say('lost', 'refused on the desk, and the authority never refused it');
}

/** One entry, every fault over and the outbox drained. */
function judgeEntry(
  entry: OutboxEntry,
  page: Page,
  declared: string | undefined,
  green: Evidence['green'],
): Violation[] {
  const { id, state, proof } = entry;
  const found: Violation[] = [];
  const say: Say = (kind, what) => {
    found.push({ kind, id, what });
  };
  if (page.contents.length > 1) say('doubled', `taken ${page.contents.length} times`);
  if (page.receipts.length > 1) say('doubled', `receipts ${page.receipts.join(', ')}`);
  if (page.conflicts > 0) say('doubled', `other content under the same id, ${page.conflicts} times`);
  if (page.contents.some((content) => content !== declared)) say('altered', 'not what was declared');
  switch (state) {
    case 'registered':
      judgeGreen(entry, page, green, say);
      break;
    case 'rejected':
      judgeRefused(entry, page, green, say);
      break;
    default:
      say(
        'unresolved',
        `${state}${entry.lastFailure ? ` (${entry.lastFailure.code})` : ' without a reason'}`,
      );
  }
  if (proof && state !== 'registered') say('unproven', `has a receipt, and is ${state}`);
  return found;
}

/** Of one person the authority takes earlier ones first; refused ones are not taken at all. */
function judgeOrder(entries: readonly OutboxEntry[], pages: ReadonlyMap<string, Page>): readonly Violation[] {
  const byPerson = Map.groupBy(entries, ({ orderKey }) => orderKey);
  return [...byPerson.values()].flatMap((ofPerson) => {
    const taken = [...ofPerson]
      .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
      .flatMap(({ id }) => {
        const place = pages.get(id)?.takenAt;
        return place === undefined ? [] : [{ id, place }];
      });
    return taken.flatMap(({ id, place }, index): readonly Violation[] => {
      const before = taken[index - 1];
      return before && before.place > place
        ? [{ kind: 'out-of-order', id, what: `taken before ${before.id} of the same person` }]
        : [];
    });
  });
}

export function judge(evidence: Evidence): readonly Violation[] {
  const { entries, promised } = evidence;
  const pages = pagesOf(evidence.book);
  const held = new Set(entries.map(({ id }) => id));
  const filings = Map.groupBy(
    evidence.audit.filter(({ type }) => type === 'declaration-filed'),
    ({ subject = '' }) => subject,
  );
  const users = Map.groupBy(
    [...pages].flatMap(([id, { receipts }]) => receipts.map((receipt) => ({ id, receipt }))),
    ({ receipt }) => receipt,
  );
  return [
    ...promised
      .filter((id) => !held.has(id))
      .map((id): Violation => ({ kind: 'lost', id, what: 'promised, and not on the desk' })),
    // Declaration, entry and event commit together or not at all.
    ...[...filings.keys()]
      .filter((id) => !held.has(id))
      .map((id): Violation => ({ kind: 'lost', id, what: 'filed says the audit, and not on the desk' })),
    ...[...pages.keys()]
      .filter((id) => !held.has(id))
      .map((id): Violation => ({ kind: 'doubled', id, what: 'in the book, and unknown to the desk' })),
    ...[...users]
      .filter(([, having]) => new Set(having.map(({ id }) => id)).size > 1)
      .map(([receipt, having]): Violation => {
        const id = having[0]?.id ?? '';
        return { kind: 'doubled', id, what: `receipt ${receipt} stands for several records` };
      }),
    ...entries.flatMap((entry) =>
      judgeEntry(entry, pages.get(entry.id) ?? BLANK, evidence.contentSha256.get(entry.id), evidence.green),
    ),
    ...entries.flatMap((entry) => judgeSends(entry, evidence.attempts.get(entry.id) ?? [])),
    ...entries.flatMap(({ id }): readonly Violation[] => {
      const events = filings.get(id)?.length ?? 0;
      return events === 1 ? [] : [{ kind: 'not-audited', id, what: `${events} events of its filing` }];
    }),
    ...judgeOrder(entries, pages),
  ];
}
