/**
 * A structure report: how a chip is built and how it answers, for the maintainers of this program when a card behaves unlike
 * what is known. It holds no personal value, and nothing that only this one chip has: no text, no number, no date, no
 * picture, no hash, no key, no serial number, no exact length of anything personal. `structure-report-schema.ts` keeps
 * it so: what does not fit there is not written.
 */
import type { Result } from '../../../electron/core/result.ts';
import { bytesToHex } from '../../iso7816/bytes.ts';
import { parseTlv } from '../../iso7816/tlv.ts';
import { parseDataGroup1 } from '../lds/dg1.ts';
import { parseDataGroup2 } from '../lds/dg2.ts';
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import type { CardReading, FileName, ReadFailure } from '../reading.ts';
import { parseSecurityInfos } from '../security-info/security-infos.ts';
import { parsePublicKey } from '../signature/public-key.ts';
import { describeAlgorithm } from '../signature/signature-algorithm.ts';
import { describeKey } from './key-description.ts';
import { knownObjectIdentifier, objectIdentifiersIn } from './object-identifiers.ts';
import { sizeStep } from './steps.ts';
import {
  type Exchange,
  REPORT_FORMAT,
  REPORT_VERSION,
  type StructureReport,
  structureReportSchema,
} from './structure-report-schema.ts';
import { tagTree } from './tag-tree.ts';
import { unlikeTheFacts } from './unlike-the-facts.ts';

export type { StructureReport } from './structure-report-schema.ts';

export interface ReportInput {
  /** Version of this program. */
  readonly program: string;
  readonly reader: { readonly name: string; readonly atr: Uint8Array };
  readonly exchanges: readonly Exchange[];
  readonly result: Result<CardReading, Pick<ReadFailure, 'code' | 'step' | 'sw' | 'partial'>>;
}

const ABOUT =
  'How a chip is built and how it answered. No personal data: no names, numbers, dates, pictures, keys or hashes. ' +
  'You may read it before you send it.';

/** Throws only on a bug of ours: what a chip sends is written in our words or left out. */
export function buildStructureReport(input: ReportInput): StructureReport {
  const { result, exchanges } = input;
  const files = result.ok ? result.value.files : result.error.partial.files;
  return structureReportSchema.parse({
    format: REPORT_FORMAT,
    version: REPORT_VERSION,
    about: ABOUT,
    program: input.program,
    reader: {
      name: readerName(input.reader.name),
      atr: bytesToHex(input.reader.atr).toUpperCase().slice(0, 80),
    },
    outcome: outcomeOf(result),
    unlike: [...unlikeTheFacts(files, result.ok)],
    exchanges: [...exchanges],
    files: [...files].map(([name, bytes]) => fileOf(name, bytes)),
    securityInfos: (['EF.CardAccess', 'DG14'] as const).flatMap((name) =>
      securityInfosOf(name, files.get(name)),
    ),
    ...signatureOf(files.get('EF.SOD')),
    ...activeAuthenticationKeyOf(files.get('DG15')),
    ...mrzOf(files.get('DG1')),
    ...portraitOf(files.get('DG2')),
  });
}

/** Longer numbers in the name of a reader are its serial number; letters with marks can only be a name that somebody gave. */
const readerName = (name: string): string =>
  name
    .replace(/[^\x20-\x7e]+/g, '?')
    .replace(/\d{6,}/g, '#')
    .slice(0, 100);

function outcomeOf(result: ReportInput['result']) {
  if (!result.ok) {
    const { code, step, sw } = result.error;
    return {
      kind: 'failed' as const,
      code,
      step: step.replace(/[^\w :;,./()+-]/g, '?').slice(0, 80),
      ...(sw !== undefined && { sw: sw.toString(16).toUpperCase().padStart(4, '0') }),
    };
  }
  const { access, verdict, checks } = result.value;
  return {
    kind: 'read' as const,
    access,
    level: verdict.level,
    // Notes stay out; and whether a document has expired is a matter of its holder.
    checks: checks
      .filter(({ name }) => name !== 'validity')
      .map(({ name, outcome, reason }) => ({ name, outcome, ...(reason && { reason }) })),
  };
}

/** Files of structures that no person shows in: there the identifiers say more than the tags. */
const WITHOUT_TAGS: ReadonlySet<FileName> = new Set<FileName>([
  'EF.SOD',
  'EF.CardSecurity',
  'DG14',
  'DG15',
  'EF.CardAccess',
]);

function fileOf(name: FileName, bytes: Uint8Array): StructureReport['files'][number] {
  const tags = WITHOUT_TAGS.has(name) ? undefined : tagTree(bytes);
  return {
    name,
    size: sizeStep(bytes.length),
    ...(tags && { tags }),
    objectIdentifiers: [...objectIdentifiersIn(bytes)],
  };
}

const octetOrNothing = <K extends string>(name: K, value: number | undefined) =>
  value !== undefined && value <= 0xff ? { [name]: value } : {};

function securityInfosOf(file: FileName, bytes: Uint8Array | undefined): StructureReport['securityInfos'] {
  const parsed = bytes && parseSecurityInfos(bytes);
  if (!parsed?.ok) return [];
  const infos = parsed.value;
  return [
    {
      file,
      protocols: [
        ...infos.paceInfos.map(({ oid, version, parameterId }) => ({
          objectIdentifier: knownObjectIdentifier(oid),
          ...octetOrNothing('version', version),
          ...octetOrNothing('parameterId', parameterId),
        })),
        ...infos.chipAuthenticationInfos.map(({ oid, version }) => ({
          objectIdentifier: knownObjectIdentifier(oid),
          ...octetOrNothing('version', version),
        })),
        ...infos.unknown.map((oid) => ({ objectIdentifier: knownObjectIdentifier(oid) })),
      ],
      ...(infos.paceDomainParameterInfos.length > 0 && {
        domains: infos.paceDomainParameterInfos.map(({ agreement, domain, refused }) =>
          domain
            ? { algorithm: `${agreement} ${domain.name}`, bits: 8 * domain.fieldBytes }
            : { algorithm: `${agreement}: ${refused}` },
        ),
      }),
      keys: infos.chipAuthenticationPublicKeys.map((key) =>
        'unusable' in key
          ? { algorithm: `${key.agreement}: ${key.unusable}` }
          : { algorithm: `${key.agreement} ${key.domain.name}`, bits: 8 * key.domain.fieldBytes },
      ),
    },
  ];
}

function signatureOf(sod: Uint8Array | undefined): Pick<StructureReport, 'signature'> {
  const parsed = sod && parseDocumentSecurityObject(sod);
  if (!parsed?.ok) return {};
  const { version, digest, algorithm, dataGroupHashes, signer } = parsed.value;
  return {
    signature: {
      ldsVersion: version,
      digest,
      algorithm: describeAlgorithm(algorithm),
      dataGroups: [...dataGroupHashes.keys()],
      signerKey: describeKey(signer.publicKey),
    },
  };
}

function activeAuthenticationKeyOf(
  dg15: Uint8Array | undefined,
): Pick<StructureReport, 'activeAuthenticationKey'> {
  const outer = dg15 && parseTlv(dg15);
  return outer?.ok ? { activeAuthenticationKey: describeKey(parsePublicKey(outer.value.value)) } : {};
}

function mrzOf(dg1: Uint8Array | undefined): Pick<StructureReport, 'mrz'> {
  const mrz = dg1 && parseDataGroup1(dg1);
  return mrz?.ok ? { mrz: mrz.value.fields.format } : {};
}

function portraitOf(dg2: Uint8Array | undefined): Pick<StructureReport, 'portrait'> {
  const portrait = dg2 && parseDataGroup2(dg2);
  if (!portrait?.ok) return {};
  const { mime, bytes } = portrait.value;
  return { portrait: { kind: mime === 'image/jpeg' ? 'JPEG' : 'JPEG 2000', size: sizeStep(bytes.length) } };
}
