/** Pictures of stays as rows and chains for the screens. */
import type { z } from 'zod';
import type { chainRecordView, stayRowView } from '../../bridge/views/stays.ts';
import { type Declaration, isStay, type StayDeclaration } from '../../core/declaration/declaration.ts';
import type { StayChangeDetails } from '../../core/declaration/stay-change.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { EntryState, OutboxEntry } from '../../core/outbox/entry.ts';
import type { Stores } from '../../core/ports/stores.ts';
import { unreachable } from '../../core/result.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { type EpochMs, formatLocalDate, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';
import { isLate, safeActions, sentenceOf } from '../views/entry-view.ts';
import { maskNumber } from '../views/person-view.ts';
import { chainOf, chainsOfStays } from './projection.ts';

export type StayRow = z.output<typeof stayRowView>;
export type ChainRecord = z.output<typeof chainRecordView>;

/** What troubles most comes first; a row shows the worst of its chain. */
const WORST_FIRST: readonly EntryState[] = [
  'rejected',
  'unknown',
  'paused',
  'sending',
  'ready',
  'draft',
  'accepted',
  'registered',
  'cancelled',
];

export interface ChainEntry {
  readonly record: Declaration;
  readonly entry: OutboxEntry;
}

/** The chain with its entries, earliest first. */
export async function entriesOfChain(stores: Stores, stayId: string): Promise<readonly ChainEntry[]> {
  const chain = await chainOf(stores, stayId);
  const entries = new Map(
    (await stores.outbox.byIds(chain.map(({ id }) => id))).map((entry) => [entry.id, entry]),
  );
  return chain.flatMap((record) => {
    const entry = entries.get(record.id);
    return entry ? [{ record, entry }] : [];
  });
}

const worstOf = (entries: readonly OutboxEntry[]): OutboxEntry | undefined =>
  [...entries].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state))[0];

function statusOf(picture: StayPicture, now: EpochMs): StayRow['status'] {
  switch (picture.status) {
    case 'open':
      return picture.arrival > now ? 'expected' : 'in-house';
    case 'departed':
    case 'cancelled':
      return picture.status;
    default:
      return unreachable(picture.status, 'stay status');
  }
}

/** A row without entries cannot be: every record of a stay has one. */
export function stayRow(picture: StayPicture, entries: readonly OutboxEntry[], now: EpochMs): StayRow {
  const { person, verdict, stay } = picture.head;
  const worst = worstOf(entries);
  if (worst === undefined) throw new Error(`stay ${picture.stayId} has no outbox entry`);
  return {
    id: picture.stayId,
    kind: picture.head.kind,
    guestClass: picture.guestClass,
    fullName: person.fullName,
    birthDate: person.birthDate,
    sex: person.sex,
    nationality: person.nationality,
    documentNumberMasked: maskNumber(person.document.number),
    room: picture.room,
    ...(picture.ward && { ward: { ...picture.ward } }),
    arrival: picture.arrival,
    plannedDeparture: picture.plannedDeparture,
    ...(picture.departedAt !== undefined && { departedAt: picture.departedAt }),
    status: statusOf(picture, now),
    overstayed: picture.status === 'open' && picture.plannedDeparture < now,
    withoutPapers: stay.withoutPapers === true,
    reason: stay.reason,
    verdictLevel: verdict.level,
    state: worst.state,
    sentence: sentenceOf(worst),
    deadline: worst.deadline,
    late: entries.some((entry) => isLate(entry, now)),
    changes: picture.changes,
  };
}

/** The chains of many stays: those without changes are their head alone, and most stays have none. */
export async function chainsOf(
  stores: Stores,
  pictures: readonly StayPicture[],
): Promise<ReadonlyMap<string, readonly ChainEntry[]>> {
  const changed = pictures.filter(({ changes }) => changes > 0).map(({ stayId }) => stayId);
  const records = new Map<string, readonly Declaration[]>([
    ...pictures.map(({ stayId, head }) => [stayId, [head]] as const),
    ...(await chainsOfStays(stores, changed)),
  ]);
  const ids = [...records.values()].flat().map(({ id }) => id);
  const entries = new Map((await stores.outbox.byIds(ids)).map((entry) => [entry.id, entry]));
  return new Map(
    [...records].map(([stayId, chain]) => [
      stayId,
      chain.flatMap((record) => {
        const entry = entries.get(record.id);
        return entry ? [{ record, entry }] : [];
      }),
    ]),
  );
}

export async function stayRows(
  stores: Stores,
  pictures: readonly StayPicture[],
  now: EpochMs,
): Promise<readonly StayRow[]> {
  const chains = await chainsOf(stores, pictures);
  return pictures.flatMap((picture) => {
    const entries = (chains.get(picture.stayId) ?? []).map(({ entry }) => entry);
    return entries.length > 0 ? [stayRow(picture, entries, now)] : [];
  });
}

const clock = (at: EpochMs): string => `${localTimeOf(at)} ${formatLocalDate(localDateOf(at))}`;

function stayText({ stay }: StayDeclaration): BilingualText {
  return {
    vi: `Phòng ${stay.room}, đến ${clock(stay.arrival)}, dự kiến đi ${clock(stay.plannedDeparture)}.`,
    en: `Room ${stay.room}, arrived ${clock(stay.arrival)}, leaving ${clock(stay.plannedDeparture)}.`,
  };
}

const CANCELLED: Readonly<
  Record<Extract<StayChangeDetails, { type: 'cancellation' }>['reason'], BilingualText>
> = {
  'filed-by-mistake': { vi: 'Hủy: khai báo nhầm.', en: 'Cancelled: filed by mistake.' },
  'guest-did-not-stay': { vi: 'Hủy: khách không ở.', en: 'Cancelled: the guest did not stay.' },
  'replaced-by-correction': { vi: 'Thay bằng khai báo sửa.', en: 'Replaced by a correction.' },
};

function changeText(change: StayChangeDetails): BilingualText {
  switch (change.type) {
    case 'extension':
      return {
        vi: `Gia hạn đến ${clock(change.plannedDeparture)}.`,
        en: `Extended until ${clock(change.plannedDeparture)}.`,
      };
    case 'early-departure':
      return {
        vi: `Đi sớm, lúc ${clock(change.plannedDeparture)}.`,
        en: `Leaving early, at ${clock(change.plannedDeparture)}.`,
      };
    case 'room-change':
      return { vi: `Chuyển sang phòng ${change.room}.`, en: `Moved to room ${change.room}.` };
    case 'check-out':
      return { vi: `Trả phòng lúc ${clock(change.at)}.`, en: `Checked out at ${clock(change.at)}.` };
    case 'cancellation':
      return CANCELLED[change.reason];
    default:
      return unreachable(change, 'stay change');
  }
}

export function chainRecord({ record, entry }: ChainEntry, now: EpochMs): ChainRecord | undefined {
  const about = isStay(record)
    ? {
        what: record.corrects === undefined ? ('stay' as const) : ('correction' as const),
        text: stayText(record),
      }
    : record.kind === 'stay-change'
      ? { what: record.change.type, text: changeText(record.change) }
      : undefined;
  if (about === undefined) return undefined;
  return {
    id: record.id,
    ...about,
    filedAt: record.createdAt,
    operatorId: record.operatorId,
    ruleVersion: record.ruleVersion,
    deadline: record.deadline,
    // No text names a time for changes; stay-change.json says so.
    deadlineBasis: isStay(record) ? 'law' : 'desk',
    state: entry.state,
    sentence: sentenceOf(entry),
    late: isLate(entry, now),
    ...(entry.proof && {
      proof: {
        kind: entry.proof.kind,
        receiptNumber: entry.proof.receiptNumber,
        registeredAt: entry.proof.registeredAt,
      },
    }),
    actions: [...safeActions(entry)],
  };
}

export const chainRecords = (chain: readonly ChainEntry[], now: EpochMs): readonly ChainRecord[] =>
  chain.flatMap((one) => chainRecord(one, now) ?? []);
