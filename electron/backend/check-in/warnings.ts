/** Things worth saying before filing. They never block: the clerk decides. */
import { isStay } from '../../core/declaration/declaration.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { Person } from '../../core/identity/person.ts';
import type { Database } from '../../core/ports/stores.ts';
import { type EpochMs, formatLocalDate, localDateOf } from '../../core/time/vietnam-time.ts';

const MINOR_YEARS = 18;

function stillInHouse(room: string, until: EpochMs): BilingualText {
  const day = formatLocalDate(localDateOf(until));
  return {
    vi: `Khách này đang ở phòng ${room} đến ${day}. Chỉ khai báo lại nếu là lượt ở mới.`,
    en: `This guest is in room ${room} until ${day} already. File again only for a new stay.`,
  };
}

function expired(day: string): BilingualText {
  return {
    vi: `Giấy tờ hết hạn ngày ${formatLocalDate(day)}. Hỏi khách giấy tờ còn hạn.`,
    en: `The document expired on ${formatLocalDate(day)}. Ask for a valid one.`,
  };
}

const MINOR: BilingualText = {
  vi: 'Khách chưa đủ 18 tuổi. Hỏi người lớn đi cùng.',
  en: 'The guest is under 18. Ask for the accompanying adult.',
};

const turns18 = (birthDate: string): string =>
  `${Number(birthDate.slice(0, 4)) + MINOR_YEARS}${`${birthDate}-12-31`.slice(4, 10)}`;

export async function warningsFor(
  person: Person,
  database: Database,
  now: EpochMs,
): Promise<readonly BilingualText[]> {
  const today = localDateOf(now);
  const warnings: BilingualText[] = [];
  const earlier = await database.declarations.byDocumentNumber(person.document.number);
  const entries = await database.outbox.byIds(earlier.map(({ id }) => id));
  const cancelled = new Set(entries.filter(({ state }) => state === 'cancelled').map(({ id }) => id));
  const present = earlier
    .filter(isStay)
    .find(({ id, stay }) => !cancelled.has(id) && stay.arrival <= now && stay.plannedDeparture > now);
  if (present) warnings.push(stillInHouse(present.stay.room, present.stay.plannedDeparture));
  const { expiryDate } = person.document;
  if (expiryDate !== undefined && expiryDate !== 'none' && expiryDate < today)
    warnings.push(expired(expiryDate));
  if (/^\d{4}/.test(person.birthDate) && turns18(person.birthDate) > today) warnings.push(MINOR);
  return warnings;
}
