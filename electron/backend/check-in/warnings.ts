/** Things worth saying before filing. They never block: the clerk decides. */
import type { BilingualText } from '../../core/failure/failure.ts';
import type { Person } from '../../core/identity/person.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { type EpochMs, formatLocalDate, localDateOf } from '../../core/time/vietnam-time.ts';

const MINOR_YEARS = 18;
const LOOKED_AT = 20;

function expired(day: string): BilingualText {
  return {
    vi: `Giấy tờ hết hạn ngày ${formatLocalDate(day)}. Hỏi khách giấy tờ còn hạn.`,
    en: `The document expired on ${formatLocalDate(day)}. Ask for a valid one.`,
  };
}

const MINOR: BilingualText = {
  vi: 'Khách chưa đủ 18 tuổi. Hỏi người lớn đi cùng và ghi họ tên người đó vào ô Ghi chú.',
  en: 'The guest is under 18. Ask for the accompanying adult and write the name in the note.',
};

const turns18 = (birthDate: string): string =>
  `${Number(birthDate.slice(0, 4)) + MINOR_YEARS}${`${birthDate}-12-31`.slice(4, 10)}`;

/** The stay in which this person is in the house now: nobody has checked out yet. */
export async function presentStay(
  { document }: Person,
  database: Database,
  now: EpochMs,
): Promise<StayPicture | undefined> {
  if (document.number === '') return undefined;
  const stays = await database.stays.ofPerson(document.number, LOOKED_AT);
  return stays.find(
    ({ status, arrival, head }) =>
      status === 'open' && arrival <= now && head.person.document.issuingState === document.issuingState,
  );
}

/** Of the document and its holder. That the person is in the house already is said by `present`, with the ways on. */
export function warningsFor(person: Person, now: EpochMs): readonly BilingualText[] {
  const today = localDateOf(now);
  const warnings: BilingualText[] = [];
  const { expiryDate } = person.document;
  if (expiryDate !== undefined && expiryDate !== 'none' && expiryDate < today)
    warnings.push(expired(expiryDate));
  if (/^\d{4}/.test(person.birthDate) && turns18(person.birthDate) > today) warnings.push(MINOR);
  return warnings;
}
