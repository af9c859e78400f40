/** Everything that personalisation writes into a chip. Private keys exist only here, in memory. */
import type { ChipFileName, ChipProfile, CurveName, GroupName } from './profiles/chip-profile.ts';

/** Fills and returns an array of that many random bytes. */
export type RandomSource = (length: number) => Uint8Array;

export interface EllipticKey {
  readonly curve: CurveName;
  readonly privateKey: Uint8Array;
}

/** A static key of key agreement. */
export interface AgreementKey {
  readonly group: GroupName;
  readonly privateKey: Uint8Array;
}

export interface RsaKey {
  readonly modulus: bigint;
  readonly publicExponent: bigint;
  readonly privateExponent: bigint;
}

export type ActiveAuthenticationKey =
  | { readonly algorithm: 'ecdsa'; readonly key: EllipticKey }
  | { readonly algorithm: 'rsa-iso9796-2'; readonly key: RsaKey };

export interface CardContents {
  readonly profile: ChipProfile;
  readonly files: ReadonlyMap<ChipFileName, Uint8Array>;
  readonly access: {
    /** Six digits. */
    readonly can: string;
    /** Document number, birth and expiry, each with its check digit: 24 characters (Doc 9303-11 §4.3.2). */
    readonly mrzInformation: string;
  };
  readonly keys: {
    readonly chipAuthentication?: AgreementKey;
    /** SK_IC of PACE with chip authentication mapping. */
    readonly paceMapping?: AgreementKey;
    readonly activeAuthentication?: ActiveAuthenticationKey;
  };
  /** The printed lines, for whoever shows the card. */
  readonly mrzLines: readonly string[];
}
