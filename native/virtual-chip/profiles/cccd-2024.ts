/** The card of 2024 (thẻ Căn cước), facts §1.4: the chip of 2021 with less in DG13, and none of the face of small children. */
import { CCCD_2021 } from './cccd-2021.ts';
import type { ChipProfile } from './chip-profile.ts';

/** What Circular 16/2024 art. 6 leaves in the clear: number, name, birth, sex, nationality, origin, expiry. */
const CLEAR_FIELDS = [1, 2, 3, 4, 5, 8, 12] as const;

export const CCCD_2024: ChipProfile = {
  ...CCCD_2021,
  name: 'cccd-2024',
  description: 'Thẻ Căn cước, issued since July 2024; DG13 with few fields',
  dg13Fields: CLEAR_FIELDS,
  sod: { ldsVersion: 1 },
};

/** Children under six have no face on the card. */
export const CCCD_2024_WITHOUT_PORTRAIT: ChipProfile = {
  ...CCCD_2024,
  name: 'cccd-2024-without-portrait',
  description: 'Thẻ Căn cước of a child under six, without DG2',
  dataGroups: CCCD_2024.dataGroups.filter((name) => name !== 'DG2'),
};
