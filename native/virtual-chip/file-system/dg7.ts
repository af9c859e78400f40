/** DG7: the holder's signature as a picture, Doc 9303-10 §4.7.7. */
import { encodeTlv } from '../../iso7816/tlv.ts';

export const buildDg7 = (jpeg: Uint8Array): Uint8Array =>
  encodeTlv(0x67, encodeTlv(0x02, Uint8Array.of(1)), encodeTlv(0x5f43, jpeg));
