/** EF.COM, Doc 9303-10 §4.6.1: version and the list of data groups. It is not signed. */
import { asciiToBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { ChipProfile, DataGroupName } from '../profiles/chip-profile.ts';

export const DATA_GROUP_TAG: { readonly [G in DataGroupName]: number } = {
  DG1: 0x61,
  DG2: 0x75,
  DG3: 0x63,
  DG7: 0x67,
  DG11: 0x6b,
  DG12: 0x6c,
  DG13: 0x6d,
  DG14: 0x6e,
  DG15: 0x6f,
};

const LDS_VERSION = { 0: '0107', 1: '0108' } as const;
export const UNICODE_VERSION = '040000';

export const ldsVersionOf = (profile: ChipProfile): string => LDS_VERSION[profile.sod.ldsVersion];

export const buildEfCom = (profile: ChipProfile): Uint8Array =>
  encodeTlv(
    0x60,
    encodeTlv(0x5f01, asciiToBytes(ldsVersionOf(profile))),
    encodeTlv(0x5f36, asciiToBytes(UNICODE_VERSION)),
    encodeTlv(
      0x5c,
      Uint8Array.from(profile.dataGroups, (name) => DATA_GROUP_TAG[name]),
    ),
  );
