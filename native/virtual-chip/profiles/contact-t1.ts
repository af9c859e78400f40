/** A Vietnamese card in a contact reader (facts §1.1): another answer to reset, T=1, and short APDUs only. */
import { CCCD_2021 } from './cccd-2021.ts';
import type { ChipProfile } from './chip-profile.ts';

export const CONTACT_T1: ChipProfile = {
  ...CCCD_2021,
  name: 'contact-t1',
  description: 'The card of 2021 by its contacts: T=1, master file, no extended length',
  // Made up after ISO/IEC 7816-3 §8.2: TA1 and TD1 for T=1, then IFSC 254 and waiting times, and card capabilities
  // (ISO 7816-4 §12.1.1.9) without extended length.
  atr: '3b98968131fe458073842180829000c1',
  selectMasterFile: 'supported',
  cardAccessInsideApplication: 'not-found',
  extendedLength: false,
  maxResponseLength: 256,
};
