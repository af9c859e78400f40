/** The data groups, the machine readable zone and the files of evidence. */
import { parseEvidence } from '../../../native/emrtd/evidence/evidence.ts';
import { parseDataGroup1 } from '../../../native/emrtd/lds/dg1.ts';
import { parseDataGroup2 } from '../../../native/emrtd/lds/dg2.ts';
import { parseDataGroup7 } from '../../../native/emrtd/lds/dg7.ts';
import { parseDataGroup11 } from '../../../native/emrtd/lds/dg11.ts';
import { parseDataGroup12 } from '../../../native/emrtd/lds/dg12.ts';
import { parseDataGroup13 } from '../../../native/emrtd/lds/dg13.ts';
import { parseCommonData } from '../../../native/emrtd/lds/ef-com.ts';
import { parseMrz } from '../../../native/emrtd/lds/mrz.ts';
import { checkVietnameseNumber, vietnameseNumber } from '../../../native/emrtd/lds/vietnamese-mrz.ts';
import { asciiToBytes, hexToBytes } from '../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../native/iso7816/tlv.ts';
import { type FuzzTarget, octetsTarget, textTarget } from '../target.ts';
import { chipFiles } from './examples.ts';

const FILE_TAGS = [0x60, 0x61, 0x67, 0x6b, 0x6c, 0x6d, 0x75];

const JPEG = hexToBytes('ffd8ffe000104a464946ffd9');
const text = (tag: number, value: string) => encodeTlv(tag, asciiToBytes(value));

/** Files that no profile of the virtual chip has to have: DG7, DG11, DG12, and DG2 as ISO/IEC 39794-5 writes it. */
const FURTHER_FILES: readonly Uint8Array[] = [
  encodeTlv(0x67, encodeTlv(0x02, Uint8Array.of(1)), encodeTlv(0x5f43, JPEG)),
  encodeTlv(
    0x6b,
    encodeTlv(0x5c, hexToBytes('5f0e5f105f2b5f115f12')),
    text(0x5f0e, 'NGUYEN<<VAN<MAU'),
    encodeTlv(0xa0, encodeTlv(0x02, Uint8Array.of(1)), text(0x5f0f, 'MAU<<BI')),
    encodeTlv(0x5f2b, hexToBytes('19900115')),
    text(0x5f11, 'VI DU<HA NOI'),
  ),
  encodeTlv(
    0x6c,
    encodeTlv(0x5c, hexToBytes('5f195f26')),
    text(0x5f19, 'BO CONG AN'),
    text(0x5f26, '20220120'),
  ),
  encodeTlv(
    0x75,
    encodeTlv(
      0x7f61,
      encodeTlv(0x7f60, encodeTlv(0x7f2e, nested([0xa1, 0x65, 0xa1, 0x30, 0xa1, 0xa0, 0xa0, 0x80], JPEG))),
    ),
  ),
];

function nested(tags: readonly number[], value: Uint8Array): Uint8Array {
  return tags.toReversed().reduce((inner, tag) => encodeTlv(tag, inner), value);
}

const ZONES = [
  'IDVNM0900000018000090000001<<89001158M3001156VNM<<<<<<<<<<<8NGUYEN<<VAN<MAU<<<<<<<<<<<<<<<',
  'P<VNMNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<<<<<<<<<<C900000017VNM9001158M3001156<<<<<<<<<<<<<<00',
  'I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<D231458907UTO7408122F1204159<<<<<<<6',
];

const EVIDENCE = JSON.stringify({
  format: 'declaration-desk/chip-evidence',
  version: 1,
  readAt: '2026-11-22T08:15:00.000Z',
  reader: 'made up',
  access: 'PACE-CAN',
  keyKind: 'can',
  files: { DG1: 'YQA=' },
  checks: [{ name: 'access', outcome: 'pass' }],
  verdict: { level: 'not-verified', reasons: ['sod-missing'] },
});

/** Whatever the file, every parser is asked: a chip may put any file in any place. */
function parseAll(octets: Uint8Array): boolean {
  const portrait = parseDataGroup2(octets);
  if (portrait.ok && portrait.value.bytes.length > octets.length)
    throw new Error('a portrait from outside DG2');
  return [
    portrait.ok,
    parseCommonData(octets).ok,
    parseDataGroup1(octets).ok,
    parseDataGroup7(octets).length > 0,
    parseDataGroup11(octets) !== undefined,
    parseDataGroup12(octets) !== undefined,
    parseDataGroup13(octets) !== undefined,
  ].includes(true);
}

export const DOCUMENT_TARGETS: readonly FuzzTarget[] = [
  octetsTarget(
    'lds',
    14,
    () => [...FURTHER_FILES, ...chipFiles().filter(([tag = 0]) => FILE_TAGS.includes(tag))],
    parseAll,
  ),
  textTarget('mrz', 9, ZONES, (text) => {
    const mrz = parseMrz(text);
    if (!mrz.ok) return false;
    vietnameseNumber(mrz.value.fields);
    checkVietnameseNumber(mrz.value.fields);
    return true;
  }),
  textTarget('evidence', 2, [EVIDENCE], (text) => parseEvidence(text).ok),
];
