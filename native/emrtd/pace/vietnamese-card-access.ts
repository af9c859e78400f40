/**
 * EF.CardAccess as every Vietnamese identity card seen so far carries it: terminal authentication 1,
 * chip authentication 1 and PACE-ECDH-GM-AES-128 on brainpoolP256r1. Some cards refuse to give the file
 * (6982) when an operating system has already selected the application; PACE still works then.
 */
import { hexToBytes } from '../../iso7816/bytes.ts';

export const VIETNAMESE_CARD_ACCESS: Uint8Array = hexToBytes(`
  3134
    300D 0608 04007F0007020202 020101
    300F 060A 04007F00070202030202 020101
    3012 060A 04007F00070202040202 020102 02010D`);
