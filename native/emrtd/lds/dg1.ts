/** DG1, Doc 9303-10 §4.7.1: the machine readable zone. */
import { err, type Result } from '../../../electron/core/result.ts';
import { findTag, parseTlv, parseTlvList } from '../../iso7816/tlv.ts';
import { type MrzError, type ParsedMrz, parseMrz } from './mrz.ts';

const DG1 = 0x61;
const MRZ = 0x5f1f;

export function parseDataGroup1(file: Uint8Array): Result<ParsedMrz, 'dg1-malformed' | MrzError> {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== DG1) return err('dg1-malformed');
  const objects = parseTlvList(outer.value.value);
  const mrz = objects.ok ? findTag(objects.value, MRZ) : undefined;
  return mrz ? parseMrz(String.fromCharCode(...mrz.value.subarray(0, 100))) : err('dg1-malformed');
}
