/** Everything that reads what strangers wrote. */
import type { FuzzTarget } from '../target.ts';
import { DOCUMENT_TARGETS } from './documents.ts';
import { ENCODING_TARGETS } from './encodings.ts';
import { HOSTILE_CHIP_TARGETS } from './hostile-chip.ts';
import { SCANNER_TARGETS } from './scanners.ts';
import { SIGNED_FILE_TARGETS } from './signed-files.ts';

export const TARGETS: readonly FuzzTarget[] = [
  ...ENCODING_TARGETS,
  ...SIGNED_FILE_TARGETS,
  ...DOCUMENT_TARGETS,
  ...SCANNER_TARGETS,
  ...HOSTILE_CHIP_TARGETS,
];
