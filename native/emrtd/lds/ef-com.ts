/** EF.COM, Doc 9303-10 §4.6.1: which data groups the chip says it has. It is not signed: EF.SOD decides. */
import { err, ok, type Result } from '../../../electron/core/result.ts';
import { findTag, parseTlv, parseTlvList } from '../../iso7816/tlv.ts';

export interface CommonData {
  /** Tags of the data groups, in the order of the file, e.g. 0x61 for DG1. */
  readonly dataGroupTags: readonly number[];
  /** "0107" for LDS 1.7; absent on chips that leave it out. */
  readonly ldsVersion?: string;
}

const EF_COM = 0x60;
const LDS_VERSION = 0x5f01;
const TAG_LIST = 0x5c;
/** There are sixteen data groups. */
const MAX_DATA_GROUPS = 32;

/** Tags of DG1 to DG16, Doc 9303-10 §4.6.1 (table of the tag list). */
const DATA_GROUP_TAGS: readonly number[] = [
  0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x70,
];

/** Numbers of the data groups that the file lists, in its order; tags that belong to none are passed over. */
export const listedNumbers = ({ dataGroupTags }: CommonData): readonly number[] =>
  dataGroupTags.flatMap((tag) => {
    const at = DATA_GROUP_TAGS.indexOf(tag);
    return at < 0 ? [] : [at + 1];
  });

export function parseCommonData(file: Uint8Array): Result<CommonData, 'ef-com-malformed'> {
  const outer = parseTlv(file);
  if (!outer.ok || outer.value.tag !== EF_COM) return err('ef-com-malformed');
  const objects = parseTlvList(outer.value.value);
  if (!objects.ok) return err('ef-com-malformed');
  const tags = findTag(objects.value, TAG_LIST)?.value;
  // DG1 is on every chip, so that an empty list is none.
  if (!tags || tags.length === 0 || tags.length > MAX_DATA_GROUPS) return err('ef-com-malformed');
  const version = findTag(objects.value, LDS_VERSION)?.value;
  return ok({
    dataGroupTags: [...tags],
    ...(version && { ldsVersion: String.fromCharCode(...version.subarray(0, 8)) }),
  });
}
