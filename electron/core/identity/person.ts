/** Who stands at the counter, as the law asks for it and no further. */

export type Sex = 'male' | 'female' | 'unspecified';

/** ISO date with the precision that is known: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type PartialDate = string;

/** `YYYY-MM-DD`, a day in Vietnam. */
export type LocalDate = string;

export type DocumentKind =
  | 'cccd' // thẻ Căn cước công dân (issued until 30/06/2024)
  | 'can-cuoc' // thẻ Căn cước (issued from 01/07/2024)
  | 'cmnd'
  | 'passport'
  | 'birth-certificate'
  | 'identification-number-notice'
  | 'driving-licence'
  | 'health-insurance-card'
  | 'other';

export interface IdentityDocument {
  readonly kind: DocumentKind;
  readonly number: string;
  /** ICAO Doc 9303 three-letter code, e.g. VNM; `D` for Germany. */
  readonly issuingState: string;
  readonly issueDate?: LocalDate;
  /** Absent: not known. `none`: the document says that it does not expire. */
  readonly expiryDate?: LocalDate | 'none';
}

export interface ResidenceUnits {
  readonly province: string;
  readonly ward?: string;
  /** Version of the catalogue that the codes are of. */
  readonly catalogue: string;
}

export interface Person {
  /** With diacritics where the source has them. */
  readonly fullName: string;
  readonly birthDate: PartialDate;
  readonly sex: Sex;
  /** ICAO Doc 9303 three-letter code. */
  readonly nationality: string;
  readonly document: IdentityDocument;
  /** As printed on the document; never rewritten to new administrative units. */
  readonly residence?: string;
  /** New units of that address by the Ministry's codes, chosen by the clerk or by an exact table; never by similarity. */
  readonly residenceUnits?: ResidenceUnits;
  readonly phone?: string;
}

/** Where the identity came from. Only `chip` can lead to a verdict better than `not-verified`. */
export type IdentitySource = 'chip' | 'qr' | 'mrz' | 'typed';
