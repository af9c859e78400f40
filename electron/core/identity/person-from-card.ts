/**
 * A person from what the chip says: DG1 for what is signed in the MRZ; DG13 (Vietnamese cards), DG11 and DG12 (passports) for
 * marks on letters, the residence and the day of issue.
 */
import { foldName } from './fold-name.ts';
import type { DocumentKind, LocalDate, PartialDate, Person, Sex } from './person.ts';

/** The parts of a chip's text that a declaration can use (structure of the reader's `text` event). */
export interface CardText {
  readonly mrz: {
    readonly documentCode: string;
    readonly issuingState: string;
    readonly documentNumber: string;
    readonly optionalData: string;
    readonly birthDate: string;
    readonly sex: 'M' | 'F' | 'X';
    readonly expiryDate: string;
    readonly nationality: string;
    readonly surname: string;
    readonly givenNames: string;
  };
  readonly vietnamese?: {
    readonly number?: string;
    readonly fullName?: string;
    readonly issueDate?: string;
    readonly placeOfResidence?: string;
    readonly placeOfOrigin?: string;
  };
  /** DG11. Dates are YYYY-MM-DD. */
  readonly personal?: {
    readonly fullName?: string;
    readonly birthDate?: string;
    readonly placeOfBirth?: string;
    readonly permanentAddress?: string;
  };
  /** DG12. */
  readonly document?: { readonly issueDate?: string };
}

/** From this day cards are called thẻ Căn cước (Luật Căn cước 26/2023 đ.46). */
const FIRST_CAN_CUOC_DAY: LocalDate = '2024-07-01';

/** Vietnamese cards print 31/12/99 when they do not expire. */
const NO_EXPIRY = '991231';

/** `DD/MM/YYYY` → `YYYY-MM-DD`; undefined when it is anything else. */
export function parsePrintedDate(text: string | undefined): LocalDate | undefined {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? '');
  if (!match) return undefined;
  const date = `${match[3]}-${match[2]}-${match[1]}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date ? date : undefined;
}

/**
 * YYMMDD of an MRZ birth date → ISO with the precision that is known. The century is the latest that is not in the
 * future (Doc 9303-3 §4.8 leaves it to the reader); the twelve-digit number settles it for Vietnamese cards.
 */
export function birthDateFromMrz(yymmdd: string, today: LocalDate, century?: number): PartialDate {
  const year = yymmdd.slice(0, 2);
  if (!/^\d{2}$/.test(year)) return '';
  const month = yymmdd.slice(2, 4);
  const day = yymmdd.slice(4, 6);
  const rest = /^\d{2}$/.test(month) ? (/^\d{2}$/.test(day) ? `-${month}-${day}` : `-${month}`) : '';
  const chosen = century ?? (`20${year}${rest}` <= today ? 2000 : 1900);
  return `${chosen / 100}${year}${rest}`;
}

/** YYMMDD of an MRZ expiry date → ISO, always in this century; `none` for documents that do not expire. */
export function expiryDateFromMrz(yymmdd: string, vietnamese: boolean): LocalDate | 'none' | undefined {
  if (vietnamese && yymmdd === NO_EXPIRY) return 'none';
  return /^\d{6}$/.test(yymmdd)
    ? `20${yymmdd.slice(0, 2)}-${yymmdd.slice(2, 4)}-${yymmdd.slice(4, 6)}`
    : undefined;
}

const SEX: Readonly<Record<'M' | 'F' | 'X', Sex>> = { M: 'male', F: 'female', X: 'unspecified' };

/** Digit 4 of the identification number: 0/1 → 1900s, 2/3 → 2000s, 4/5 → 2100s. */
const centuryOf = (number: string): number => 1900 + 100 * Math.floor(Number(number[3]) / 2);

/** What a Vietnamese card of that day is called. */
export const documentKindOf = (issueDate: LocalDate | undefined): DocumentKind =>
  issueDate !== undefined && issueDate >= FIRST_CAN_CUOC_DAY ? 'can-cuoc' : 'cccd';

function documentKind(card: CardText, issueDate: LocalDate | undefined): DocumentKind {
  if (card.mrz.documentCode.startsWith('P')) return 'passport';
  return card.mrz.issuingState === 'VNM' ? documentKindOf(issueDate) : 'other';
}

const mrzNameOf = ({ mrz }: CardText): string =>
  `${mrz.surname} ${mrz.givenNames}`.replace(/\s+/g, ' ').trim();

const letters = (name: string): string => foldName(name).replaceAll(' ', '');

/** The name of DG11 where it is the one of the MRZ with its marks: only such a name may take its place in a declaration. */
function latinNameOf(card: CardText): string | undefined {
  const name = card.personal?.fullName;
  return name !== undefined && letters(name) === letters(mrzNameOf(card)) ? name : undefined;
}

/** The name of DG11 where it is another than that of the MRZ, in another script as a rule: shown beside it. */
export const nationalNameOf = (card: CardText): string | undefined =>
  latinNameOf(card) === undefined ? card.personal?.fullName : undefined;

/** DG11 knows the century; where it and the MRZ differ, the MRZ counts. */
function wholeBirthDate({ mrz, personal }: CardText): LocalDate | undefined {
  const date = personal?.birthDate;
  return date?.replaceAll('-', '').slice(2) === mrz.birthDate ? date : undefined;
}

/**
 * @param today the day in Vietnam, for the century of the birth date
 * Missing parts stay empty strings or absent: nothing is invented.
 */
export function personFromCard(card: CardText, today: LocalDate): Person {
  const { mrz, vietnamese, personal } = card;
  const isVietnamese = mrz.issuingState === 'VNM' && !mrz.documentCode.startsWith('P');
  // The twelve digits stand in the optional data of line 1; the document number is only its last nine.
  const fromMrz = mrz.optionalData.replace(/<.*$/, '').slice(0, 12);
  const number = isVietnamese && /^\d{12}$/.test(fromMrz) ? fromMrz : mrz.documentNumber;
  const century = /^\d{12}$/.test(number) && isVietnamese ? centuryOf(number) : undefined;
  const issueDate = parsePrintedDate(vietnamese?.issueDate) ?? card.document?.issueDate;
  const expiryDate = expiryDateFromMrz(mrz.expiryDate, isVietnamese);
  const residence = vietnamese?.placeOfResidence?.trim() || personal?.permanentAddress;
  return {
    fullName: vietnamese?.fullName?.trim() || latinNameOf(card) || mrzNameOf(card),
    birthDate: wholeBirthDate(card) ?? birthDateFromMrz(mrz.birthDate, today, century),
    sex: SEX[mrz.sex],
    nationality: mrz.nationality,
    document: {
      kind: documentKind(card, issueDate),
      number,
      issuingState: mrz.issuingState,
      ...(issueDate && { issueDate }),
      ...(expiryDate && { expiryDate }),
    },
    ...(residence && { residence }),
  };
}
