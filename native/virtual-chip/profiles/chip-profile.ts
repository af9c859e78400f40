/**
 * A chip product as data: what it answers to reset, which protocols and files it has, and its habits.
 * A new card generation is a new profile, not new code.
 */
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import type { ModpName } from '../modp-groups.ts';
import type { SmallCurveName } from '../small-curves.ts';

/** Elementary files of the eMRTD, Doc 9303-10 §3.9 and §4. */
export type ChipFileName =
  | 'EF.ATR/INFO'
  | 'EF.CardAccess'
  | 'EF.CardSecurity'
  | 'EF.COM'
  | 'EF.SOD'
  | 'DG1'
  | 'DG2'
  | 'DG3'
  | 'DG7'
  | 'DG11'
  | 'DG12'
  | 'DG13'
  | 'DG14'
  | 'DG15';

export type DataGroupName = Extract<ChipFileName, `DG${number}`>;

/** Standardised elliptic-curve domain parameters, Doc 9303-11 §9.5.1 (table of parameter ids). */
export type StandardCurveName =
  | SmallCurveName
  | 'P-256'
  | 'P-384'
  | 'P-521'
  | 'brainpoolP256r1'
  | 'brainpoolP384r1'
  | 'brainpoolP512r1';

/** And one that only a chip of our own has (`invented-domains.ts`). */
export type CurveName = StandardCurveName | 'invented-256';

/** Curves and prime fields that keys are agreed in. */
export type GroupName = CurveName | ModpName;

export type PortraitFormat = 'jpeg' | 'jpeg2000';
export type FaceEncoding = '19794-5' | '39794-5';

export type PaceMappingName = 'GM' | 'IM' | 'CAM';

/** Doc 9303-12 §4.1.6.3 asks for explicit parameters; some software only reads named ones. */
export type CurveEncoding = 'explicit' | 'named';

export interface PaceProfile {
  readonly oid: string;
  readonly mapping: PaceMappingName;
  readonly suite: CipherSuite;
  readonly group: GroupName;
  /** The standardized number; with parameters that are written out a number of the chip's own, above 31. */
  readonly parameterId: number;
  /** EF.CardAccess carries the domain parameters in full, as PACEDomainParameterInfo (Doc 9303-11 §9.2.2). */
  readonly writtenOut?: boolean;
  /** Passwords that open the chip: 1 = MRZ, 2 = CAN (references of DO'83'). */
  readonly passwords: readonly ('mrz' | 'can')[];
}

export interface ChipAuthenticationProfile {
  readonly oid: string;
  readonly suite: CipherSuite;
  readonly group: GroupName;
  /** Of a curve; prime fields are always written out. */
  readonly encoding: CurveEncoding;
}

export type ActiveAuthenticationProfile =
  | {
      readonly algorithm: 'ecdsa';
      readonly curve: CurveName;
      readonly encoding: CurveEncoding;
      /**
       * Whether DG14 carries ActiveAuthenticationInfo. Doc 9303-11 §6.1 requires it for ECDSA, because
       * nothing else names the hash; cards without it exist.
       */
      readonly announced: boolean;
      /** Plain r‖s is the standard (TR-03111); some cards answer an ECDSA-Sig-Value instead. */
      readonly signatureFormat: 'plain' | 'der';
    }
  | {
      readonly algorithm: 'rsa-iso9796-2';
      readonly bits: 1024 | 1536 | 2048;
      readonly hash: 'SHA-1' | 'SHA-256';
    };

export interface SodProfile {
  /** Version of the LDS security object: 1 also names the LDS version inside the signature. */
  readonly ldsVersion: 0 | 1;
  /** Key of the document signer; the issuer's own curve unless given. */
  readonly signer?: SignerProfile;
}

export type SignerProfile =
  | { readonly algorithm: 'ecdsa'; readonly curve: CurveName }
  /** With SHA-256. */
  | { readonly algorithm: 'rsa-pkcs1' | 'rsa-pss'; readonly bits: 2048 };

export interface ChipProfile {
  readonly name: string;
  /** TD1: identity card with the Vietnamese zone. TD3: passport. */
  readonly documentType: 'TD1' | 'TD3';
  readonly description: string;
  readonly atr: string;
  /** 6D00 on the cards of facts §1.2; 9000 on most passports. */
  readonly selectMasterFile: 'supported' | 'ins-not-supported';
  /** What a reader gets that asks for EF.CardAccess after the application has been selected. */
  readonly cardAccessInsideApplication: 'security-status' | 'not-found';
  readonly extendedLength: boolean;
  /** EF.ATR/INFO states the longest APDUs. */
  readonly statesLengths?: boolean;
  /** Longest response data field, without status word, that fits the chip's buffer. */
  readonly maxResponseLength: number;
  readonly bac: boolean;
  readonly pace?: PaceProfile;
  readonly chipAuthentication?: ChipAuthenticationProfile;
  readonly activeAuthentication?: ActiveAuthenticationProfile;
  /** TerminalAuthenticationInfo in EF.CardAccess and DG14: terminals may read DG3 after terminal authentication. */
  readonly announcesTerminalAuthentication: boolean;
  /** In the order in which EF.COM lists them. */
  readonly dataGroups: readonly DataGroupName[];
  /** Listed and hashed but closed to every terminal that has not done terminal authentication. */
  readonly closedDataGroups: readonly DataGroupName[];
  /** Fields of DG13; all that the holder has unless given. */
  readonly dg13Fields?: readonly number[];
  /** Bytes of the JPEG inside DG2, approximately. */
  readonly portraitBytes: number;
  /** `jpeg` unless given. */
  readonly portraitFormat?: PortraitFormat;
  /** ISO/IEC 19794-5 unless given; issuers go over to 39794-5 between 2026 and 2030 (Doc 9303-10 §4.7.2). */
  readonly faceEncoding?: FaceEncoding;
  readonly sod: SodProfile;
}
