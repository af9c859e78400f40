/**
 * A test authority: a CSCA and document signers made when needed, which personalise cards.
 * The keys live in memory only; an issuer that is made again is another issuer.
 */
import { bytesToBigInt } from '../../iso7816/bytes.ts';
import type { CardContents, RandomSource } from '../card-contents.ts';
import { type CardHolder, cardAccessNumberOf } from '../card-holder.ts';
import { buildDg1 } from '../file-system/dg1.ts';
import { buildDg2 } from '../file-system/dg2.ts';
import { buildDg3 } from '../file-system/dg3.ts';
import { buildDg7 } from '../file-system/dg7.ts';
import { buildDg11 } from '../file-system/dg11.ts';
import { buildDg12 } from '../file-system/dg12.ts';
import { buildDg13 } from '../file-system/dg13.ts';
import { buildDg14 } from '../file-system/dg14.ts';
import { buildDg15 } from '../file-system/dg15.ts';
import { buildAtrInfo } from '../file-system/ef-atr-info.ts';
import { buildCardAccess } from '../file-system/ef-card-access.ts';
import { buildCardSecurity } from '../file-system/ef-card-security.ts';
import { buildEfCom, ldsVersionOf } from '../file-system/ef-com.ts';
import type { FaceImage } from '../file-system/face-image.ts';
import { zoneInformation, zoneOf } from '../machine-readable-zone.ts';
import { jpeg2000Portrait, portraitOf } from '../portrait/portrait.ts';
import { signatureOf } from '../portrait/signature.ts';
import { CCCD_2021 } from '../profiles/cccd-2021.ts';
import type {
  ChipFileName,
  ChipProfile,
  CurveEncoding,
  CurveName,
  DataGroupName,
  SignerProfile,
} from '../profiles/chip-profile.ts';
import { drawCardKeys } from './card-keys.ts';
import {
  type CertificateRequest,
  type DistinguishedName,
  type Period,
  signCertificate,
} from './certificate.ts';
import {
  buildLdsSecurityObject,
  type DocumentSigner,
  signCardSecurity,
  signSecurityObject,
} from './security-object.ts';
import { drawSigningKey } from './signature.ts';

export interface IssuerOptions {
  readonly random: RandomSource;
  readonly now: () => Date;
  /** Two letters (ISO 3166-1); `VN` unless given. */
  readonly country?: string;
  readonly curve?: CurveName;
  /** `named` unless given: Doc 9303-12 asks for `explicit`, but OpenSSL 3 refuses every chain that has it. */
  readonly curveEncoding?: CurveEncoding;
}

export interface IssueOptions {
  /** `cccd-2021` unless given. */
  readonly profile?: ChipProfile;
  /** Left out of EF.SOD though the chip carries them (fault `dg-not-in-sod`). */
  readonly omitFromSod?: readonly DataGroupName[];
  /** The certificate of the document signer ends on the day after it signed (fault `expired-ds`). */
  readonly expiredSigner?: boolean;
  /** Instead of the painted portrait. */
  readonly portrait?: FaceImage;
}

export interface Issuer {
  /** DER of the self-signed CSCA certificate: the trust anchor of every card issued here. */
  readonly csca: Uint8Array;
  issue(holder: CardHolder, options?: IssueOptions): CardContents;
}

const ORGANIZATION = 'Declaration Desk Training Authority';
const CSCA_COMMON_NAME = 'Training CSCA - not a genuine issuer';

/** Cards in use were issued at most this long ago: the longest gap between two milestones (25, 40, 60) and a margin. */
const ISSUING_YEARS_BACK = 22;
/** And the anchor outlives those issued today. */
const CSCA_YEARS_AHEAD = 22;
/** A document signer signs for one quarter (Doc 9303-12 §4.2: at most three months) and is believed for longer. */
const SIGNER_VALID_YEARS = 22;
const SERIAL_NUMBER_LENGTH = 8;
const ONE_DAY_MS = 24 * 60 * 60 * 1000;

const utcDate = (year: number, month: number): Date => new Date(Date.UTC(year, month, 1));

export function createIssuer(options: IssuerOptions): Issuer {
  const { random, country = 'VN', curve = 'brainpoolP256r1', curveEncoding = 'named' } = options;
  const cscaName: DistinguishedName = { country, organization: ORGANIZATION, commonName: CSCA_COMMON_NAME };
  const year = options.now().getUTCFullYear();
  const validity: Period = {
    from: utcDate(year - ISSUING_YEARS_BACK, 0),
    to: utcDate(year + CSCA_YEARS_AHEAD, 0),
  };
  const cscaKey = drawSigningKey({ algorithm: 'ecdsa', curve }, random);
  const cscaRequest: CertificateRequest = {
    role: 'csca',
    serialNumber: drawSerialNumber(random),
    issuer: cscaName,
    subject: cscaName,
    validity,
    privateKeyUsage: validity,
    subjectKey: cscaKey,
    curveEncoding,
    signingKey: cscaKey,
  };
  const csca = signCertificate(cscaRequest, random);
  const signers = new Map<string, DocumentSigner>();

  /** The signer of the quarter in which the card was issued, one for each kind of key. */
  function signerFor(issueDate: Date, profile: SignerProfile, endsAfter?: Date): DocumentSigner {
    const quarter = Math.floor(issueDate.getUTCMonth() / 3);
    const label = `${issueDate.getUTCFullYear()} Q${quarter + 1}`;
    const kind = profile.algorithm === 'ecdsa' ? profile.curve : profile.algorithm;
    const id = [label, kind, endsAfter?.toISOString() ?? ''].join(' ');
    const known = signers.get(id);
    if (known !== undefined) return known;
    const from = utcDate(issueDate.getUTCFullYear(), 3 * quarter);
    const end = endsAfter ?? utcDate(from.getUTCFullYear() + SIGNER_VALID_YEARS, from.getUTCMonth());
    const key = drawSigningKey(profile, random);
    const serialNumber = drawSerialNumber(random);
    const request: CertificateRequest = {
      role: 'document-signer',
      serialNumber,
      issuer: cscaName,
      subject: { country, organization: ORGANIZATION, commonName: `Training document signer ${label}` },
      validity: { from, to: new Date(Math.min(end.getTime(), validity.to.getTime())) },
      privateKeyUsage: { from, to: utcDate(from.getUTCFullYear(), from.getUTCMonth() + 3) },
      subjectKey: key,
      curveEncoding,
      signingKey: cscaKey,
    };
    const certificate = signCertificate(request, random);
    const signer: DocumentSigner = { key, certificate, issuer: cscaName, serialNumber };
    signers.set(id, signer);
    return signer;
  }

  function issue(holder: CardHolder, issueOptions: IssueOptions = {}): CardContents {
    const { profile = CCCD_2021, omitFromSod = [] } = issueOptions;
    const keys = drawCardKeys(profile, random);
    const zone = zoneOf(holder, profile.documentType);
    const painted = () =>
      profile.portraitFormat === 'jpeg2000' ? jpeg2000Portrait() : portraitOf(holder, profile.portraitBytes);
    const image = () => issueOptions.portrait ?? painted();

    const dataGroups = new Map<DataGroupName, Uint8Array>();
    for (const name of profile.dataGroups) {
      const content = buildDataGroup(name, { holder, profile, keys, mrzLines: zone.lines, image, random });
      if (content !== undefined) dataGroups.set(name, content);
    }
    const signingTime = new Date(`${holder.issueDate}T02:00:00Z`); // nine in the morning in Vietnam
    const signedGroups = new Map([...dataGroups].filter(([name]) => !omitFromSod.includes(name)));
    const securityObject = buildLdsSecurityObject(
      signedGroups,
      profile.sod.ldsVersion,
      ldsVersionOf(profile),
    );
    const atrInfo = buildAtrInfo(profile);
    const cardAccess = buildCardAccess(profile);
    const cardSecurity = buildCardSecurity(profile, keys.paceMapping);
    const signerProfile = profile.sod.signer ?? { algorithm: 'ecdsa', curve };
    const endsAfter = issueOptions.expiredSigner ? new Date(signingTime.getTime() + ONE_DAY_MS) : undefined;
    const act = { signer: signerFor(signingTime, signerProfile, endsAfter), signingTime, random };

    return {
      profile,
      files: new Map<ChipFileName, Uint8Array>([
        ...(atrInfo === undefined ? [] : [['EF.ATR/INFO', atrInfo] as const]),
        ...(cardAccess === undefined ? [] : [['EF.CardAccess', cardAccess] as const]),
        ...(cardSecurity === undefined
          ? []
          : [['EF.CardSecurity', signCardSecurity(cardSecurity, act)] as const]),
        ['EF.COM', buildEfCom(profile)],
        ['EF.SOD', signSecurityObject(securityObject, act)],
        ...dataGroups,
      ]),
      access: { can: cardAccessNumberOf(holder), mrzInformation: zoneInformation(zone) },
      keys,
      mrzLines: zone.lines,
    };
  }

  return { csca, issue };
}

/** Positive, and not zero. */
const drawSerialNumber = (random: RandomSource): bigint =>
  (bytesToBigInt(random(SERIAL_NUMBER_LENGTH)) >> 1n) | 1n;

interface Personalisation {
  readonly holder: CardHolder;
  readonly profile: ChipProfile;
  readonly keys: CardContents['keys'];
  readonly mrzLines: readonly string[];
  /** Painted when asked for. */
  readonly image: () => FaceImage;
  readonly random: RandomSource;
}

/** Undefined when the profile lists a group for which it has no protocol. */
function buildDataGroup(name: DataGroupName, data: Personalisation): Uint8Array | undefined {
  const { holder, profile, keys } = data;
  switch (name) {
    case 'DG1':
      return buildDg1(data.mrzLines);
    case 'DG2':
      return buildDg2(data.image(), holder.sex, profile.faceEncoding);
    case 'DG3':
      return buildDg3(data.random);
    case 'DG7':
      return buildDg7(signatureOf(holder));
    case 'DG11':
      return buildDg11(holder);
    case 'DG12':
      return buildDg12(holder);
    case 'DG13':
      return buildDg13(holder, profile.dg13Fields);
    case 'DG14':
      return buildDg14(profile, keys.chipAuthentication);
    case 'DG15':
      return profile.activeAuthentication && keys.activeAuthentication
        ? buildDg15(profile.activeAuthentication, keys.activeAuthentication)
        : undefined;
  }
}
