/** Where a Vietnamese card differs from what is known of such cards: the reason to send a report at all. */
import { equalBytes } from '../../iso7816/bytes.ts';
import { parseDataGroup1 } from '../lds/dg1.ts';
import { parseDataGroup2 } from '../lds/dg2.ts';
import { parseDataGroup13 } from '../lds/dg13.ts';
import { vietnameseNumber } from '../lds/vietnamese-mrz.ts';
import { VIETNAMESE_CARD_ACCESS } from '../pace/vietnamese-card-access.ts';
import { parseDocumentSecurityObject } from '../passive-authentication/document-security-object.ts';
import type { FileName } from '../reading.ts';
import type { StructureReport } from './structure-report-schema.ts';

type Difference = StructureReport['unlike'][number];

/** As EF.SOD lists them: all of them, and without DG2 on the cards of small children. */
const KNOWN_DATA_GROUPS: ReadonlySet<string> = new Set(['1 2 3 13 14 15', '1 3 13 14 15']);
/** Numbers 15 and 16 are seen and not understood. */
const LAST_KNOWN_FIELD = 16;

/** @param read whether the reading came to its end */
export function unlikeTheFacts(
  files: ReadonlyMap<FileName, Uint8Array>,
  read: boolean,
): readonly Difference[] {
  if (!read) return ['read-failed'];
  const dg1 = files.get('DG1');
  const mrz = dg1 && parseDataGroup1(dg1);
  if (!mrz?.ok || vietnameseNumber(mrz.value.fields) === undefined) return [];
  return [
    ...cardAccess(files.get('EF.CardAccess')),
    ...securityObject(files.get('EF.SOD')),
    ...portrait(files.get('DG2')),
    ...dataGroup13(files.get('DG13')),
  ];
}

const cardAccess = (file: Uint8Array | undefined): readonly Difference[] =>
  file && !equalBytes(file.subarray(0, VIETNAMESE_CARD_ACCESS.length), VIETNAMESE_CARD_ACCESS)
    ? ['card-access-other']
    : [];

function securityObject(file: Uint8Array | undefined): readonly Difference[] {
  const sod = file && parseDocumentSecurityObject(file);
  if (!sod?.ok) return ['sod-not-understood'];
  const listed = [...sod.value.dataGroupHashes.keys()].sort((a, b) => a - b).join(' ');
  return KNOWN_DATA_GROUPS.has(listed) ? [] : ['data-groups-other'];
}

function portrait(file: Uint8Array | undefined): readonly Difference[] {
  if (!file) return [];
  const face = parseDataGroup2(file);
  if (!face.ok) return ['portrait-not-understood'];
  return face.value.mime === 'image/jpeg' ? [] : ['portrait-not-jpeg'];
}

function dataGroup13(file: Uint8Array | undefined): readonly Difference[] {
  if (!file) return [];
  const fields = parseDataGroup13(file);
  if (!fields) return ['dg13-not-understood'];
  const numbers = [...fields.other.keys(), ...(fields.raw?.keys() ?? [])];
  return [
    ...(numbers.some((number) => number > LAST_KNOWN_FIELD) ? ['dg13-fields-unknown' as const] : []),
    ...(fields.raw ? ['dg13-fields-not-text' as const] : []),
  ];
}
