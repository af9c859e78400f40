/**
 * DG3: fingerprints, Doc 9303-10 §4.7.3. No terminal can read them here, so the template holds no instance,
 * only random octets (§4.7.3.3), which keep its hash in EF.SOD from being the same on every card.
 */
import { encodeTlv } from '../../iso7816/tlv.ts';
import type { RandomSource } from '../card-contents.ts';

const SALT_LENGTH = 16;

export const buildDg3 = (random: RandomSource): Uint8Array =>
  encodeTlv(0x63, encodeTlv(0x7f61, encodeTlv(0x02, Uint8Array.of(0)), encodeTlv(0x53, random(SALT_LENGTH))));
