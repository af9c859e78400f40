/** The person on a card: what the issuing authority knows and prints, before any encoding. */

export type Sex = 'male' | 'female';

export interface CardHolder {
  /** Identification number, 12 digits (số định danh cá nhân). Invented people carry province code 000. */
  readonly number: string;
  /** Surname first, with diacritics, mixed case: `Nguyễn Văn Mẫu`. */
  readonly fullName: string;
  /** Calendar dates are `YYYY-MM-DD`. */
  readonly birthDate: string;
  readonly sex: Sex;
  readonly nationality: string;
  /** Who issued the passport, and whose national the holder is, as Doc 9303-3 codes it; Vietnam when absent. */
  readonly issuingState?: string;
  readonly ethnicity?: string;
  readonly religion?: string;
  readonly placeOfOrigin?: string;
  readonly placeOfResidence?: string;
  readonly personalMarks?: string;
  readonly issueDate: string;
  /** `null`: the card does not expire (issued at 58 or later). */
  readonly expiryDate: string | null;
  readonly fatherName?: string;
  readonly motherName?: string;
  readonly spouseName?: string;
  /** The nine digits of the former identity card (CMND). */
  readonly oldNumber?: string;
  /** Varies the painted portrait; the identification number decides when absent. */
  readonly portraitSeed?: number;
}

/** MRZ expiry of a card that never expires (facts: 991231 is seen on every such card). */
export const NO_EXPIRY = '991231';

/** `YYYY-MM-DD` → `YYMMDD`, as the MRZ prints it. */
export const mrzDate = (date: string): string => date.slice(2, 4) + date.slice(5, 7) + date.slice(8, 10);

/** `YYYY-MM-DD` → `DD/MM/YYYY`, as DG13 and the card's face print it. */
export const printedDate = (date: string): string =>
  `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** The card access number: the last six digits of the identification number. */
export const cardAccessNumberOf = (holder: CardHolder): string => holder.number.slice(-6);

export const mrzExpiryOf = (holder: CardHolder): string =>
  holder.expiryDate === null ? NO_EXPIRY : mrzDate(holder.expiryDate);
