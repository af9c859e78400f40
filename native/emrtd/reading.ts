/** What goes into a read of an eMRTD and what comes out: the contract of `readCard`. */
import type { Check, Verdict } from '../../electron/core/identity/verdict.ts';
import type { Result } from '../../electron/core/result.ts';
import type { Transceiver, TransportFailure, TransportFailureCode } from '../pcsc/transceiver.ts';
import type { PathMemory } from './files/transfer-path.ts';

/** Elementary files by the names Doc 9303-10 gives them. */
export type FileName =
  | 'EF.CardAccess'
  | 'EF.CardSecurity'
  | 'EF.COM'
  | 'EF.SOD'
  | 'DG1'
  | 'DG2'
  | 'DG7'
  | 'DG11'
  | 'DG12'
  | 'DG13'
  | 'DG14'
  | 'DG15';

/** The key that opens the chip. Dates are YYMMDD as the MRZ prints them. */
export type AccessKey =
  | { readonly kind: 'can'; readonly can: string }
  | {
      readonly kind: 'mrz';
      readonly documentNumber: string;
      readonly birthDate: string;
      readonly expiryDate: string;
    };

/** Keys in the order in which to try them, e.g. CAN first and then BAC keys derived from the QR code. */
export interface ReadRequest {
  readonly keys: readonly AccessKey[];
  /** Skip DG2, e.g. when a patient is only looked up again. */
  readonly withoutPortrait?: boolean;
}

export type AccessProtocol = 'PACE-CAN' | 'PACE-MRZ' | 'BAC';

export type ReadFailureCode =
  | TransportFailureCode
  | 'wrong-can' // PACE token mismatch with a CAN
  | 'wrong-mrz-key' // BAC or PACE refused the MRZ key
  | 'access-blocked' // 6983: the chip refuses further tries for now
  | 'not-an-emrtd' // no eMRTD application on this card
  | 'access-not-supported' // the chip offers no access protocol that we know, or none fits the given key
  | 'secure-channel-lost' // MAC or padding wrong, or 6987/6988, and re-authentication did not help
  | 'chip-protocol-error' // an answer that breaks the standard: unknown status, malformed data, endless chain
  | 'file-unreadable' // DG1, without which nobody is named, is missing or malformed
  | 'cancelled';

export interface ReadFailure {
  readonly code: ReadFailureCode;
  /** The step that failed, e.g. 'PACE: mutual authentication' or 'DG2'. For logs and support. */
  readonly step: string;
  readonly detail: string;
  /** Status word where the card gave one. */
  readonly sw?: number;
  /** What was read before the failure, so that the clerk does not lose it and support can see it. */
  readonly partial: { readonly files: ReadonlyMap<FileName, Uint8Array>; readonly apdus: number };
}

export interface MrzFields {
  readonly format: 'TD1' | 'TD2' | 'TD3';
  readonly documentCode: string;
  readonly issuingState: string;
  /** Without fillers. For a Vietnamese card: the last nine digits of the identification number. */
  readonly documentNumber: string;
  readonly optionalData: string;
  /** YYMMDD as printed; unknown parts are '<'. */
  readonly birthDate: string;
  readonly sex: 'M' | 'F' | 'X';
  /** YYMMDD as printed; 991231 on Vietnamese cards means "does not expire". */
  readonly expiryDate: string;
  readonly nationality: string;
  readonly surname: string;
  readonly givenNames: string;
  /** The printed lines, fillers included. */
  readonly lines: readonly string[];
}

/** DG13 of a Vietnamese card. Every field may be absent; unknown ones are kept. Dates are DD/MM/YYYY as stored. */
export interface VietnameseFields {
  readonly number?: string;
  readonly fullName?: string;
  readonly birthDate?: string;
  readonly sex?: string;
  readonly nationality?: string;
  readonly ethnicity?: string;
  readonly religion?: string;
  readonly placeOfOrigin?: string;
  readonly placeOfResidence?: string;
  readonly personalMarks?: string;
  readonly issueDate?: string;
  readonly expiryDate?: string;
  readonly fatherName?: string;
  readonly motherName?: string;
  readonly spouseName?: string;
  /** Field numbers that the facts do not name with certainty, with their text, unchanged. */
  readonly other: ReadonlyMap<number, string>;
  /** Fields that hold something else than text (enciphered, it may be): their value as encoded. */
  readonly raw?: ReadonlyMap<number, Uint8Array>;
}

/** DG11: what a state adds about the holder, in his own letters. Every field may be absent. */
export interface PersonalDetails {
  /** Surname first. In national characters: Latin with its marks, or another script altogether. */
  readonly fullName?: string;
  readonly otherNames: readonly string[];
  readonly personalNumber?: string;
  /** YYYY-MM-DD. */
  readonly birthDate?: string;
  /** Parts with commas between. */
  readonly placeOfBirth?: string;
  readonly permanentAddress?: string;
  readonly telephone?: string;
  readonly profession?: string;
  readonly title?: string;
  readonly personalSummary?: string;
}

/** DG12: what a state adds about the document. Every field may be absent. */
export interface DocumentDetails {
  readonly issuingAuthority?: string;
  /** YYYY-MM-DD. */
  readonly issueDate?: string;
  readonly endorsements?: string;
  readonly taxOrExitRequirements?: string;
}

export interface Portrait {
  readonly mime: 'image/jpeg' | 'image/jp2';
  readonly bytes: Uint8Array;
}

/** Progress is data; a phase means "entered", not "succeeded". */
export type ReadEvent =
  | { readonly kind: 'phase'; readonly phase: ReadPhase }
  /** Bytes of one file; `total` is known after the first block. */
  | { readonly kind: 'file'; readonly file: FileName; readonly bytes: number; readonly total: number }
  /** Text is complete: name and number can be shown while the portrait is still on its way. */
  | {
      readonly kind: 'text';
      readonly mrz: MrzFields;
      readonly vietnamese?: VietnameseFields;
      readonly personal?: PersonalDetails;
    }
  | { readonly kind: 'portrait'; readonly portrait: Portrait };

export type ReadPhase =
  | 'connect'
  | 'card-access'
  | 'access' // PACE or BAC
  | 'text' // COM, SOD, DG1, DG11, DG13
  | 'chip-authentication'
  | 'portrait' // DG2, then DG12 and DG7
  | 'active-authentication'
  | 'resume' // the card has moved: waiting for it, then going on where the reading broke off
  | 'verification';

/** What one file cost, retries included. */
export interface FileStatistics {
  readonly file: FileName;
  readonly bytes: number;
  readonly apdus: number;
  readonly milliseconds: number;
}

export interface ReadStatistics {
  /** Command APDUs sent, all of them. */
  readonly apdus: number;
  /** Milliseconds spent inside `transmit`. */
  readonly transportMs: number;
  /** totalMs − transportMs: our own work. */
  readonly hostMs: number;
  readonly totalMs: number;
  /** From start to the `text` event. */
  readonly toTextMs: number;
  /** Octets of the longest response data field that came through. */
  readonly largestResponse: number;
  /** Milliseconds of the quickest exchange: what a command costs whatever it carries. */
  readonly quickestMs: number;
  /** Whether blocks came in commands of extended length. */
  readonly extendedLength: boolean;
  readonly perFile: readonly FileStatistics[];
}

export interface CardReading {
  readonly access: AccessProtocol;
  /** The key that worked, by kind only. */
  readonly keyKind: AccessKey['kind'];
  readonly files: ReadonlyMap<FileName, Uint8Array>;
  readonly mrz: MrzFields;
  readonly vietnamese?: VietnameseFields;
  readonly personal?: PersonalDetails;
  readonly document?: DocumentDetails;
  readonly portrait?: Portrait;
  /** DG7. */
  readonly signature?: Portrait;
  /** Challenge and response of active authentication, for the evidence file. */
  readonly activeAuthentication?: { readonly challenge: Uint8Array; readonly signature: Uint8Array };
  readonly checks: readonly Check[];
  readonly verdict: Verdict;
  readonly statistics: ReadStatistics;
}

/** What the operator trusts: CSCA certificates and, where imported, their revocation lists; DER. */
export interface TrustAnchors {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists?: readonly Uint8Array[];
}

export interface ReadDependencies {
  readonly trust: TrustAnchors;
  /** Fills and returns an array of that many random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Wall clock, for validity periods. */
  readonly now: () => Date;
  /** Monotonic milliseconds, for the statistics. */
  readonly monotonic: () => number;
  readonly onEvent?: (event: ReadEvent) => void;
  readonly signal?: AbortSignal;
  /** What was learnt of this reader and this kind of chip before; without it every read learns anew. */
  readonly paths?: PathMemory;
  /**
   * Waits until the same card can be talked to again after it was reset or lifted, or its reader unplugged, and gives
   * a connection to it, from reset. Without it such a failure ends the read.
   */
  readonly reconnect?: (failure: TransportFailure) => Promise<Result<Transceiver, TransportFailure>>;
}
