/** Repeats offline what can be repeated from the files of a chip. What a record says it concluded then is not believed. */
import type { Check, CheckName, VerdictReason } from '../../../electron/core/identity/verdict.ts';
import { verifyActiveAuthentication } from '../active-authentication/active-authentication.ts';
import { checkDocument } from '../document-consistency.ts';
import { checkCommonData } from '../lds/common-data-check.ts';
import { parseDataGroup1 } from '../lds/dg1.ts';
import { parseDataGroup13 } from '../lds/dg13.ts';
import type { ParsedMrz } from '../lds/mrz.ts';
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import { authenticatePassively } from '../passive-authentication/passive-authentication.ts';
import type { TrustAnchors } from '../reading.ts';
import { parseSecurityInfos, type SecurityInfos } from '../security-info/security-infos.ts';
import { fromBase64 } from './base64.ts';
import { type Evidence, FILE_NAMES } from './evidence-schema.ts';

/** What is left of a chip: its files, and what was recorded when it was read. */
export interface RecordedDocument {
  /** By the names of Doc 9303-10: 'EF.SOD', 'DG1'. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Empty for bare files. */
  readonly checks: readonly Check[];
  readonly activeAuthentication?: { readonly challenge: Uint8Array; readonly signature: Uint8Array };
}

/**
 * Passive and active authentication, consistency and validity are computed anew from the files and the recorded
 * exchange. Access and chip authentication leave nothing that could be verified later: a recorded failure stays, a
 * recorded pass becomes `not-possible`. So does every other recorded failure that the files cannot show, such as a QR
 * code that did not match.
 * @param now for the validity of certificates and document: pass the time of reading to judge as of then
 */
export function reverifyDocument(
  document: RecordedDocument,
  trust: TrustAnchors,
  now: Date,
): readonly Check[] {
  const { files, checks } = document;
  const recorded = (reason: VerdictReason): readonly Check[] =>
    checks.filter((check) => check.outcome === 'fail' && check.reason === reason);
  const infos = securityInfosOf(files);
  const mrz = mrzOf(files);
  return [
    ...accessAsRecorded(checks),
    ...authenticatePassively({
      sod: files.get('EF.SOD'),
      files,
      // From the signed file, not from what a record says.
      mrz: { issuingState: mrz?.fields.issuingState ?? '' },
      trust,
      now,
    }),
    chipAuthenticationAsRecorded(document, infos),
    activeAuthenticationAgain(document, infos),
    ...textsAgain(files, mrz, now),
    // A folder need not hold EF.COM; that the chip did not is what a record says.
    ...(files.has('EF.COM') ? checkCommonData(files.get('EF.COM')) : recorded('common-data-unusable')),
    ...recorded('qr-differs-from-chip'),
  ];
}

/** The same for an evidence file. */
export const reverifyEvidence = (evidence: Evidence, trust: TrustAnchors, now: Date): readonly Check[] =>
  reverifyDocument(recordedDocumentOf(evidence), trust, now);

export function recordedDocumentOf({
  files,
  checks,
  activeAuthentication: exchange,
}: Evidence): RecordedDocument {
  return {
    files: new Map(
      FILE_NAMES.flatMap((name): [string, Uint8Array][] => {
        const text = files[name];
        return text === undefined ? [] : [[name, fromBase64(text)]];
      }),
    ),
    checks,
    ...(exchange && {
      activeAuthentication: {
        challenge: fromBase64(exchange.challenge),
        signature: fromBase64(exchange.signature),
      },
    }),
  };
}

/** Undefined when DG1 is missing or malformed. */
function mrzOf(files: ReadonlyMap<string, Uint8Array>): ParsedMrz | undefined {
  const dg1 = files.get('DG1');
  const mrz = dg1 && parseDataGroup1(dg1);
  return mrz?.ok ? mrz.value : undefined;
}

function securityInfosOf(files: ReadonlyMap<string, Uint8Array>): SecurityInfos | undefined {
  const dg14 = files.get('DG14');
  const infos = dg14 && parseSecurityInfos(dg14);
  return infos?.ok ? infos.value : undefined;
}

/** SECURITY: a recorded pass is the word of whoever wrote the file; a recorded downgrade speaks against him. */
const accessAsRecorded = (checks: readonly Check[]): readonly Check[] =>
  checks
    .filter(({ name }) => name === 'access')
    .map((check) =>
      check.outcome === 'pass'
        ? { name: 'access', outcome: 'not-possible', note: `recorded: ${check.note ?? 'pass'}` }
        : check,
    );

function textsAgain(
  files: ReadonlyMap<string, Uint8Array>,
  mrz: ParsedMrz | undefined,
  now: Date,
): readonly Check[] {
  if (!mrz) {
    const note = files.has('DG1') ? 'DG1 cannot be read' : 'no DG1';
    return [
      { name: 'consistency', outcome: 'not-possible', note },
      { name: 'validity', outcome: 'not-possible', note },
    ];
  }
  const dg13 = files.get('DG13');
  const { fields, wrongCheckDigits } = mrz;
  return checkDocument({ mrz: fields, wrongCheckDigits, vietnamese: dg13 && parseDataGroup13(dg13) }, now);
}

/** SECURITY: a recorded pass is the word of whoever wrote the file. */
function chipAuthenticationAsRecorded(
  { files, checks }: RecordedDocument,
  infos: SecurityInfos | undefined,
): Check {
  const name = 'chip-authentication';
  const recorded = checks.find((check) => check.name === name);
  if (recorded?.outcome === 'fail' || recorded?.outcome === 'not-possible') return recorded;
  if (recorded?.outcome === 'pass') {
    return {
      name,
      outcome: 'not-possible',
      note: 'passed when the card was read; cannot be repeated without it',
    };
  }
  // The mapping proves a chip as well; whether it was to be had, a record of the reading knows better than DG14.
  const mapping = recorded === undefined && infos?.paceInfos.some((info) => info.protocol.mapping === 'CAM');
  if (mapping || (infos && infos.chipAuthenticationPublicKeys.length > 0)) {
    return { name, outcome: 'not-possible', reason: 'chip-authentication-not-completed' };
  }
  return infos || recorded ? { name, outcome: 'not-offered' } : withoutKeyFile(name, files, 14);
}

/**
 * A folder may lack a file that the chip has: only the signed list tells that there is none. The level is that of the
 * missing signature or file, which passive authentication finds.
 */
function withoutKeyFile(name: CheckName, files: ReadonlyMap<string, Uint8Array>, dataGroup: 14 | 15): Check {
  const sod = files.get('EF.SOD');
  const object = sod && parseDocumentSecurityObject(sod);
  if (object?.ok && !object.value.dataGroupHashes.has(dataGroup)) return { name, outcome: 'not-offered' };
  const file = `DG${dataGroup}`;
  if (files.has(file)) return { name, outcome: 'not-possible', note: `${file} cannot be read` };
  const note = object?.ok ? `${file} is signed for, but not here` : `no ${file}, and no signed list`;
  return { name, outcome: 'not-possible', note };
}

function activeAuthenticationAgain(
  { files, checks, activeAuthentication: exchange }: RecordedDocument,
  dg14: SecurityInfos | undefined,
): Check {
  const name = 'active-authentication';
  const dg15 = files.get('DG15');
  if (!dg15) {
    const recorded = checks.some((check) => check.name === name && check.outcome === 'not-offered');
    return recorded ? { name, outcome: 'not-offered' } : withoutKeyFile(name, files, 15);
  }
  if (!exchange) return { name, outcome: 'not-possible', reason: 'active-authentication-not-completed' };
  return verifyActiveAuthentication({ dg15, dg14, ...exchange });
}
