/** DG1: the machine-readable zone, Doc 9303-10 §4.7.1. */
import { asciiToBytes } from '../../iso7816/bytes.ts';
import { encodeTlv } from '../../iso7816/tlv.ts';

export const buildDg1 = (mrzLines: readonly string[]): Uint8Array =>
  encodeTlv(0x61, encodeTlv(0x5f1f, asciiToBytes(mrzLines.join(''))));
