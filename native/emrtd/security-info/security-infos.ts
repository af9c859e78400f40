/**
 * SecurityInfos (Doc 9303-11 §9.2): what the chip says it can do. EF.CardAccess is the bare SET,
 * DG14 the same SET inside tag 6E. Both are read from the chip before anything proves them: EF.CardAccess
 * is unsigned for ever, DG14 counts once passive authentication covers it.
 */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import type { CipherSuite } from '../../iso7816/secure-messaging-cipher.ts';
import { parseTlv, parseTlvList, type Tlv } from '../../iso7816/tlv.ts';
import { type AgreementDomain, type KeyAgreement, parseAgreementDomain } from './agreement-domain.ts';
import { bitStringOf, childrenOf, integerOf, objectIdentifierOf, smallIntegerOf, TAG } from './der.ts';
import type { DomainRefusal } from './domain-refusal.ts';
import { decodePoint, type EcDomain, type EcPoint } from './ec-domain.ts';
import { decodePublicValue, encodePublicValue, type ModpGroup } from './modp-group.ts';

export type { KeyAgreement } from './agreement-domain.ts';
export type PaceMapping = 'GM' | 'IM' | 'CAM';

export interface PaceInfo {
  readonly oid: string;
  readonly protocol: {
    readonly agreement: KeyAgreement;
    readonly mapping: PaceMapping;
    readonly suite: CipherSuite;
  };
  readonly version: number;
  /** Standardized number (`domainByParameterId`), or the id of a PaceDomainParameterInfo. */
  readonly parameterId?: number;
}

/** Domain parameters that the chip writes out; `refused` says why we do not use them. */
export interface PaceDomainParameterInfo {
  readonly oid: string;
  readonly agreement: KeyAgreement;
  readonly mapping: PaceMapping;
  readonly domain?: AgreementDomain;
  readonly refused?: DomainRefusal;
  readonly parameterId?: number;
}

export interface ChipAuthenticationInfo {
  readonly oid: string;
  readonly agreement: KeyAgreement;
  readonly suite: CipherSuite;
  readonly version: number;
  readonly keyId?: number;
}

export type ChipAuthenticationPublicKey = { readonly keyId?: number } & (
  | { readonly agreement: 'ECDH'; readonly domain: EcDomain; readonly publicKey: EcPoint }
  | { readonly agreement: 'DH'; readonly domain: ModpGroup; readonly publicKey: bigint }
  /** A key that we cannot use: the domain parameters or the key are not acceptable. */
  | {
      readonly agreement: KeyAgreement;
      readonly unusable: DomainRefusal | 'ec-point-invalid' | 'dh-public-key-invalid';
    }
);

export interface SecurityInfos {
  readonly paceInfos: readonly PaceInfo[];
  readonly paceDomainParameterInfos: readonly PaceDomainParameterInfo[];
  readonly chipAuthenticationInfos: readonly ChipAuthenticationInfo[];
  readonly chipAuthenticationPublicKeys: readonly ChipAuthenticationPublicKey[];
  /** Present when active authentication uses ECDSA: the signature algorithm with its hash (§9.2.3). */
  readonly activeAuthenticationInfo?: { readonly signatureAlgorithm: string };
  /** Identifiers of the entries that we do not use, terminal authentication among them. */
  readonly unknown: readonly string[];
}

/** Doc 9303-11 §9.2; the arcs under bsi-de protocols smartcard (0.4.0.127.0.7.2.2). */
const OID = {
  PUBLIC_KEY: '0.4.0.127.0.7.2.2.1',
  CHIP_AUTHENTICATION: '0.4.0.127.0.7.2.2.3',
  PACE: '0.4.0.127.0.7.2.2.4',
  ACTIVE_AUTHENTICATION: '2.23.136.1.1.5',
} as const;

const DG14_TAG = 0x6e;
const MAX_INFOS = 64;
/**
 * SECURITY: domain parameters that a chip made for itself. Checking a set takes a second or two, and a hostile chip could
 * send sixty; no document has more than one for PACE and one for chip authentication.
 */
const MAX_OWN_DOMAINS = 2;

const KEY_AGREEMENT: Readonly<Record<string, KeyAgreement>> = { '1': 'DH', '2': 'ECDH' };

const PACE_VARIANT: Readonly<Record<string, { agreement: KeyAgreement; mapping: PaceMapping }>> = {
  '1': { agreement: 'DH', mapping: 'GM' },
  '2': { agreement: 'ECDH', mapping: 'GM' },
  '3': { agreement: 'DH', mapping: 'IM' },
  '4': { agreement: 'ECDH', mapping: 'IM' },
  '6': { agreement: 'ECDH', mapping: 'CAM' },
};

const SUITE: Readonly<Record<string, CipherSuite>> = {
  '1': '3DES',
  '2': 'AES-128',
  '3': 'AES-192',
  '4': 'AES-256',
};

type Draft = {
  -readonly [K in keyof SecurityInfos]: SecurityInfos[K] extends readonly (infer T)[]
    ? T[]
    : SecurityInfos[K];
};

/**
 * Parses EF.CardAccess or DG14. Octets after the SET are ignored (some chips pad the file).
 * Entries with unknown identifiers are listed in `unknown`; an entry that we know and cannot parse fails the whole.
 */
export function parseSecurityInfos(bytes: Uint8Array): Result<SecurityInfos, 'security-infos-malformed'> {
  const outer = parseTlv(bytes);
  if (!outer.ok) return err('security-infos-malformed');
  const set = outer.value.tag === DG14_TAG ? onlyTlvIn(outer.value.value) : outer.value;
  const infos = childrenOf(set, TAG.SET);
  if (!infos || infos.length > MAX_INFOS) return err('security-infos-malformed');
  const draft: Draft = {
    paceInfos: [],
    paceDomainParameterInfos: [],
    chipAuthenticationInfos: [],
    chipAuthenticationPublicKeys: [],
    unknown: [],
  };
  let ownDomains = 0;
  const domainOf: DomainReader = (algorithm, agreement) => {
    const known = parseAgreementDomain(algorithm, agreement, true);
    return known.ok || ++ownDomains > MAX_OWN_DOMAINS ? known : parseAgreementDomain(algorithm, agreement);
  };
  for (const info of infos) {
    if (!addSecurityInfo(draft, info, domainOf)) return err('security-infos-malformed');
  }
  return ok(draft);
}

function onlyTlvIn(bytes: Uint8Array): Tlv | undefined {
  const list = parseTlvList(bytes);
  return list.ok && list.value.length === 1 ? list.value[0] : undefined;
}

type DomainReader = (
  algorithm: Tlv | undefined,
  agreement: KeyAgreement,
) => Result<AgreementDomain, DomainRefusal>;

/** SecurityInfo ::= SEQUENCE { protocol OID, requiredData ANY, optionalData ANY OPTIONAL }. False: malformed. */
function addSecurityInfo(draft: Draft, info: Tlv, domainOf: DomainReader): boolean {
  const [protocol, required, optional] = childrenOf(info, TAG.SEQUENCE) ?? [];
  const oid = objectIdentifierOf(protocol);
  if (oid === undefined || required === undefined) return false;
  const add = <T>(list: T[], item: T | undefined): boolean => item !== undefined && list.push(item) > 0;
  const pace = arcsBelow(OID.PACE, oid);
  if (pace) {
    const variant = PACE_VARIANT[pace[0] ?? ''];
    const suite = SUITE[pace[1] ?? ''];
    if (variant && pace.length === 1) {
      return add(
        draft.paceDomainParameterInfos,
        paceDomainParameterInfo(oid, variant, required, optional, domainOf),
      );
    }
    // CAM has no 3DES variant (§9.2.1).
    if (variant && suite && pace.length === 2 && !(variant.mapping === 'CAM' && suite === '3DES')) {
      return add(draft.paceInfos, paceInfo(oid, { ...variant, suite }, required, optional));
    }
  }
  const chip = arcsBelow(OID.CHIP_AUTHENTICATION, oid);
  if (chip) {
    const agreement = KEY_AGREEMENT[chip[0] ?? ''];
    const suite = SUITE[chip[1] ?? ''];
    if (agreement && suite && chip.length === 2) {
      return add(
        draft.chipAuthenticationInfos,
        chipAuthenticationInfo(oid, agreement, suite, required, optional),
      );
    }
  }
  const key = arcsBelow(OID.PUBLIC_KEY, oid);
  const agreement = key?.length === 1 ? KEY_AGREEMENT[key[0] ?? ''] : undefined;
  if (agreement) {
    return add(
      draft.chipAuthenticationPublicKeys,
      chipAuthenticationPublicKey(agreement, required, optional, domainOf),
    );
  }
  if (oid === OID.ACTIVE_AUTHENTICATION) {
    const signatureAlgorithm = objectIdentifierOf(optional);
    if (smallIntegerOf(required) === undefined || signatureAlgorithm === undefined) return false;
    draft.activeAuthenticationInfo = { signatureAlgorithm };
    return true;
  }
  draft.unknown.push(oid);
  return true;
}

const arcsBelow = (base: string, oid: string): readonly string[] | undefined =>
  oid.startsWith(`${base}.`) ? oid.slice(base.length + 1).split('.') : undefined;

/** An OPTIONAL INTEGER: `ok` is false when something else stands in its place. */
function optionalNumber(tlv: Tlv | undefined): { ok: boolean; value?: number } {
  if (tlv === undefined) return { ok: true };
  const value = smallIntegerOf(tlv);
  return value === undefined ? { ok: false } : { ok: true, value };
}

function paceInfo(
  oid: string,
  protocol: PaceInfo['protocol'],
  required: Tlv,
  optional: Tlv | undefined,
): PaceInfo | undefined {
  const version = smallIntegerOf(required);
  const id = optionalNumber(optional);
  if (version === undefined || !id.ok) return undefined;
  return { oid, protocol, version, ...(id.value !== undefined && { parameterId: id.value }) };
}

function paceDomainParameterInfo(
  oid: string,
  variant: { agreement: KeyAgreement; mapping: PaceMapping },
  required: Tlv,
  optional: Tlv | undefined,
  domainOf: DomainReader,
): PaceDomainParameterInfo | undefined {
  const id = optionalNumber(optional);
  if (objectIdentifierOf(childrenOf(required, TAG.SEQUENCE)?.[0]) === undefined || !id.ok) return undefined;
  const domain = domainForPace(domainOf(required, variant.agreement));
  return {
    oid,
    ...variant,
    ...(domain.ok ? { domain: domain.value } : { refused: domain.error }),
    ...(id.value !== undefined && { parameterId: id.value }),
  };
}

/**
 * SECURITY: without its order nobody can say whether a public value lies in the group (§9.6); a signed key of chip
 * authentication may do without, a password may not.
 */
const domainForPace: (
  domain: Result<AgreementDomain, DomainRefusal>,
) => Result<AgreementDomain, DomainRefusal> = (domain) =>
  domain.ok && domain.value.agreement === 'DH' && domain.value.order === undefined
    ? err('dh-order-missing-or-short')
    : domain;

function chipAuthenticationInfo(
  oid: string,
  agreement: KeyAgreement,
  suite: CipherSuite,
  required: Tlv,
  optional: Tlv | undefined,
): ChipAuthenticationInfo | undefined {
  const version = smallIntegerOf(required);
  const id = optionalNumber(optional);
  if (version === undefined || !id.ok) return undefined;
  return { oid, agreement, suite, version, ...(id.value !== undefined && { keyId: id.value }) };
}

/** SubjectPublicKeyInfo ::= SEQUENCE { SEQUENCE { OID, parameters }, BIT STRING } (§9.2.6). */
function chipAuthenticationPublicKey(
  agreement: KeyAgreement,
  required: Tlv,
  optional: Tlv | undefined,
  domainOf: DomainReader,
): ChipAuthenticationPublicKey | undefined {
  const [algorithm, subjectPublicKey] = childrenOf(required, TAG.SEQUENCE) ?? [];
  const key = bitStringOf(subjectPublicKey);
  const id = optionalNumber(optional);
  if (childrenOf(algorithm, TAG.SEQUENCE)?.[1] === undefined || key === undefined || !id.ok) return undefined;
  const keyId = id.value !== undefined ? { keyId: id.value } : {};
  const domain = domainOf(algorithm, agreement);
  if (!domain.ok) return { agreement, unusable: domain.error, ...keyId };
  if (domain.value.agreement === 'ECDH') {
    const point = decodePoint(domain.value, key);
    if (!point.ok) return { agreement, unusable: point.error, ...keyId };
    return { agreement: 'ECDH', domain: domain.value, publicKey: point.value, ...keyId };
  }
  // DHPublicKey ::= INTEGER (PKCS#3 and RFC 3279 §2.3.3).
  const integer = parseTlv(key);
  const value = integer.ok ? integerOf(integer.value) : undefined;
  const publicKey =
    value === undefined ? undefined : decodePublicValue(domain.value, encodePublicValue(value));
  if (!publicKey?.ok) return { agreement, unusable: 'dh-public-key-invalid', ...keyId };
  return { agreement: 'DH', domain: domain.value, publicKey: publicKey.value, ...keyId };
}
