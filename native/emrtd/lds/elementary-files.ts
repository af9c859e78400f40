/** The elementary files of the logical data structure, Doc 9303-10 §4.2 (Table 38) and §3.11.3–3.11.4 for the master file. */
import type { FileName } from '../reading.ts';

export interface ElementaryFile {
  readonly name: FileName;
  readonly fileId: number;
  readonly shortId: number;
  /** Tag of the one data object that fills the file. */
  readonly tag: number;
  /**
   * SECURITY: the most that we read, header included. The chip itself states the length, so it is bounded here.
   * Portraits in the field are below 60 kB; everything else is below 20 kB.
   */
  readonly maxLength: number;
}

const KILO = 1024;
const SMALL = 64 * KILO;
const IMAGE = 512 * KILO;

export const ELEMENTARY_FILES: Readonly<Record<FileName, ElementaryFile>> = {
  'EF.CardAccess': { name: 'EF.CardAccess', fileId: 0x011c, shortId: 0x1c, tag: 0x31, maxLength: 4 * KILO },
  'EF.CardSecurity': {
    name: 'EF.CardSecurity',
    fileId: 0x011d,
    shortId: 0x1d,
    tag: 0x30,
    maxLength: SMALL,
  },
  'EF.COM': { name: 'EF.COM', fileId: 0x011e, shortId: 0x1e, tag: 0x60, maxLength: 4 * KILO },
  'EF.SOD': { name: 'EF.SOD', fileId: 0x011d, shortId: 0x1d, tag: 0x77, maxLength: SMALL },
  DG1: { name: 'DG1', fileId: 0x0101, shortId: 0x01, tag: 0x61, maxLength: 4 * KILO },
  DG2: { name: 'DG2', fileId: 0x0102, shortId: 0x02, tag: 0x75, maxLength: IMAGE },
  DG7: { name: 'DG7', fileId: 0x0107, shortId: 0x07, tag: 0x67, maxLength: IMAGE },
  DG11: { name: 'DG11', fileId: 0x010b, shortId: 0x0b, tag: 0x6b, maxLength: SMALL },
  DG12: { name: 'DG12', fileId: 0x010c, shortId: 0x0c, tag: 0x6c, maxLength: IMAGE },
  DG13: { name: 'DG13', fileId: 0x010d, shortId: 0x0d, tag: 0x6d, maxLength: SMALL },
  DG14: { name: 'DG14', fileId: 0x010e, shortId: 0x0e, tag: 0x6e, maxLength: SMALL },
  DG15: { name: 'DG15', fileId: 0x010f, shortId: 0x0f, tag: 0x6f, maxLength: SMALL },
};

/** The eMRTD application, Doc 9303-10 §3.5. */
export const EMRTD_APPLICATION = Uint8Array.of(0xa0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01);
