/**
 * What the desk concludes about a card, and why. One pure function from the results of the checks.
 * It never overstates: without a trust anchor the best is `intact-untrusted`; what was typed or
 * scanned is `not-verified`; an offered but unfinished chip check means a possible clone.
 */

export type VerdictLevel = 'genuine' | 'intact-untrusted' | 'not-verified' | 'forged';

export type CheckName =
  | 'access' // which protocol opened the chip, and whether a stronger one was tried and failed
  | 'sod-signature' // EF.SOD signed by its document signer (Doc 9303-11 §5.1)
  | 'issuer-chain' // document signer issued by a CSCA in the trust store
  | 'data-group-hashes'
  | 'sod-country' // country of the CSCA against the issuing state of the MRZ
  | 'chip-authentication'
  | 'active-authentication'
  | 'consistency' // DG1 against DG13 against QR, number against birth year and sex
  | 'validity'; // the document's own expiry date

export type CheckOutcome = 'pass' | 'fail' | 'not-possible' | 'not-offered';

/** Every reason that may stand in a verdict. Closed: each has a sentence in both languages. */
export type VerdictReason =
  | 'sod-signature-invalid'
  | 'sod-missing'
  | 'sod-unreadable'
  | 'issuer-unknown' // no trust anchor for this issuer
  | 'issuer-expired'
  | 'issuer-revoked' // the document signer stands on its CSCA's revocation list
  | 'issuer-invalid'
  | 'data-group-changed'
  | 'data-group-not-in-sod'
  | 'data-group-announced-unsigned' // EF.COM says that the chip has it, EF.SOD does not sign it, nobody has read it
  | 'data-group-missing'
  | 'data-group-withheld' // signed, asked for, and not given; nothing that the verdict stands on
  | 'country-mismatch'
  | 'chip-authentication-failed'
  | 'chip-authentication-not-completed' // offered in the signed DG14, not done: possible clone
  | 'active-authentication-failed'
  | 'active-authentication-not-completed'
  | 'chip-not-authenticated' // neither offered: a copy cannot be told from the original
  | 'pace-downgraded-to-bac'
  | 'pace-offer-weakened' // EF.CardAccess hid a stronger PACE protocol that the signed DG14 has
  | 'check-digit-wrong' // of the MRZ, or the one that Vietnam adds to its line 1
  | 'number-inconsistent' // the number against birth year, sex and document number
  | 'number-province-unknown' // its first three digits belong to no province that we know
  | 'text-differs-from-mrz'
  | 'common-data-unusable' // EF.COM is missing or malformed; the signed list was used in its place
  | 'qr-differs-from-chip'
  | 'document-expired'
  | 'typed-by-hand'
  | 'scanned-only';

export interface Check {
  readonly name: CheckName;
  readonly outcome: CheckOutcome;
  readonly reason?: VerdictReason;
  /** Technical note for the evidence file (algorithm, data group); no personal data. */
  readonly note?: string;
}

export interface Verdict {
  readonly level: VerdictLevel;
  readonly reasons: readonly VerdictReason[];
}
