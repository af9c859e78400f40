/** Declarations of every kind about invented people, the same for the same number: what tests send and compare. */
import type { Declaration, DeclarationKind } from '../../../electron/core/declaration/declaration.ts';
import type { ForeignStay } from '../../../electron/core/declaration/foreign-stay.ts';
import type { DeclarationRecord, RecordId } from '../../../electron/core/declaration/record.ts';
import type { StayChange, StayChangeDetails } from '../../../electron/core/declaration/stay-change.ts';
import type { GuestClass, StayDetails, StayNotice } from '../../../electron/core/declaration/stay-notice.ts';
import type { Person } from '../../../electron/core/identity/person.ts';
import type {
  PawnContractDeclaration,
  SuspicionReportDeclaration,
} from '../../../electron/core/pawn/pawn-declaration.ts';
import { DAY_MS, type EpochMs, HOUR_MS, localDateOf } from '../../../electron/core/time/vietnam-time.ts';
import { inventPerson } from '../../../electron/training/people/invented-person.ts';

export interface InventedOptions {
  /** The number of the first; the numbers make the ids. */
  readonly first?: number;
  readonly now: EpochMs;
  readonly facilityId: string;
}

/** A UUIDv7 that counts. */
export const inventedId = (n: number): RecordId =>
  `019aa5b2-7c10-7d3e-8a41-${n.toString(16).padStart(12, '0')}`;

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

export function inventedCitizen(n: number, now: EpochMs): Person {
  const holder = inventPerson(n, { now: () => new Date(now) });
  return {
    fullName: holder.fullName,
    birthDate: holder.birthDate,
    sex: holder.sex,
    nationality: 'VNM',
    // The serial keeps a million people apart: drawn numbers would meet.
    document: {
      kind: pick(['cccd', 'can-cuoc'] as const, n),
      number: `${holder.number.slice(0, 6)}${String(n % 1_000_000).padStart(6, '0')}`,
      issuingState: 'VNM',
      issueDate: holder.issueDate,
    },
    residence: holder.placeOfResidence,
    ...(n % 3 === 0 && { phone: `0900 ${String(n % 1_000_000).padStart(6, '0')}` }),
  };
}

const FOREIGN = [
  ['Émile Exemple-Dubois', 'FRA'],
  ["Siobhán O'Sample", 'IRL'],
  ['Müller-Muster Jörg', 'D'],
  ['Sample Given Middle', 'USA'],
  ['ŁUKASZ PRZYKŁAD', 'POL'],
] as const;

export function inventedForeigner(n: number): Person {
  const [fullName, state] = pick(FOREIGN, n);
  return {
    fullName,
    birthDate: n % 7 === 0 ? '1985' : '1985-02-28',
    sex: pick(['male', 'female', 'unspecified'] as const, n),
    nationality: state,
    document: {
      kind: 'passport',
      number: `X${String(n % 10_000_000).padStart(7, '0')}`,
      issuingState: state,
      expiryDate: '2034-05-17',
    },
  };
}

const recordOf = (n: number, person: Person, { now, facilityId }: InventedOptions): DeclarationRecord => ({
  id: inventedId(n),
  facilityId,
  operatorId: 'operator-1',
  person,
  source: pick(['chip', 'qr', 'mrz', 'typed'] as const, n),
  verdict: { level: pick(['genuine', 'intact-untrusted', 'not-verified'] as const, n), reasons: [] },
  // In their order, and all before now: what lies ahead of the clock would wait for it.
  createdAt: now - 1_000_000 + (n % 1_000_000),
  deadline: now + 12 * HOUR_MS,
  ruleVersion: 'stay-notice/2026-07-01',
});

const CLASSES: readonly (GuestClass | undefined)[] = [undefined, 'guest', 'patient', 'carer', 'tenant'];

function stayOf(n: number, now: EpochMs): StayDetails {
  const guestClass = pick(CLASSES, n);
  const other = n % 5 === 0;
  return {
    room: pick(['101', 'B2-07', 'Khoa Nội, giường 4', 'Nhà "Hoa" & vườn'], n),
    arrival: now - (n % 60) * 60_000,
    plannedDeparture: now + (1 + (n % 3)) * DAY_MS,
    reason: other ? '20' : pick(['1', '2', '18'], n),
    ...(other && { reasonText: 'Dự đám cưới <người nhà>' }),
    ...(n % 4 === 0 && { note: 'Đến muộn\nmang theo trẻ nhỏ' }),
    ...(guestClass && { guestClass }),
  };
}

export const inventedNotice = (n: number, options: InventedOptions): StayNotice => ({
  ...recordOf(n, inventedCitizen(n, options.now), options),
  kind: 'stay-notice',
  stay: stayOf(n, options.now),
});

export const inventedForeignStay = (n: number, options: InventedOptions): ForeignStay => ({
  ...recordOf(n, inventedForeigner(n), options),
  kind: 'foreign-stay',
  stay: stayOf(n, options.now),
  permittedStayUntil: localDateOf(options.now + 30 * DAY_MS),
});

function changeOf(n: number, { arrival }: StayDetails, now: EpochMs): StayChangeDetails {
  return pick<StayChangeDetails>(
    [
      { type: 'extension', plannedDeparture: arrival + 20 * DAY_MS },
      { type: 'early-departure', plannedDeparture: arrival + 6 * HOUR_MS },
      { type: 'room-change', room: 'P.305', at: now },
      { type: 'check-out', at: now },
      { type: 'cancellation', reason: 'guest-did-not-stay', text: 'Khách không đến' },
    ],
    n,
  );
}

/** A change of `stay`, about the same person. */
export const inventedChange = (
  n: number,
  stay: StayNotice | ForeignStay,
  options: InventedOptions,
): StayChange => ({
  ...recordOf(n, stay.person, options),
  kind: 'stay-change',
  concerns: stay.id,
  change: changeOf(n, stay.stay, options.now),
});

const ITEMS = [
  {
    category: 'phone',
    description: 'Điện thoại mẫu, màu đen',
    identifiers: { imei: '490154203237518' },
  },
] as const;

export const inventedPawn = (n: number, options: InventedOptions): PawnContractDeclaration => ({
  ...recordOf(n, inventedCitizen(n, options.now), options),
  kind: 'pawn-contract',
  pawn: {
    number: `HD-${n}`,
    pawnedAt: options.now,
    dueDate: localDateOf(options.now + 30 * DAY_MS),
    principal: 1_000_000 + n,
    rate: { per: 'month', perMillion: 15_000 },
    items: ITEMS,
  },
});

export const inventedSuspicion = (n: number, options: InventedOptions): SuspicionReportDeclaration => ({
  ...recordOf(n, inventedCitizen(n, options.now), options),
  kind: 'suspicion-report',
  report: {
    reason: pick(['watch-list-hit', 'origin-doubtful', 'other'] as const, n),
    text: 'Không nhớ mua ở đâu',
    seenAt: options.now,
    items: ITEMS,
  },
});

/** `count` declarations with every kind among them; a change comes after the stay that it changes. */
export function inventedMix(
  count: number,
  kinds: readonly DeclarationKind[],
  options: InventedOptions,
): readonly Declaration[] {
  const made: Declaration[] = [];
  let lastStay: StayNotice | ForeignStay | undefined;
  const first = options.first ?? 1;
  for (let n = first; n < first + count; n++) {
    switch (pick(kinds, n)) {
      case 'stay-notice':
        lastStay = inventedNotice(n, options);
        made.push(lastStay);
        break;
      case 'foreign-stay':
        lastStay = inventedForeignStay(n, options);
        made.push(lastStay);
        break;
      case 'stay-change': {
        lastStay ??= inventedNotice(n, options);
        made.push(made.includes(lastStay) ? inventedChange(n, lastStay, options) : lastStay);
        lastStay = undefined;
        break;
      }
      case 'pawn-contract':
        made.push(inventedPawn(n, options));
        break;
      case 'suspicion-report':
        made.push(inventedSuspicion(n, options));
        break;
    }
  }
  return made;
}
