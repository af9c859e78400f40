/** Writes native/virtual-chip/portrait/jpeg-2000-portrait.ts anew: `npx node test/support/portrait/make-jpeg-2000-portrait.ts`. */
import { writeFile } from 'node:fs/promises';
import { makeJpeg2000Portrait } from './jpeg-2000-portrait.ts';

const { file, image } = await makeJpeg2000Portrait();
const target = new URL('../../../native/virtual-chip/portrait/jpeg-2000-portrait.ts', import.meta.url);
await writeFile(
  target,
  `/** An invented face in JPEG 2000 (JP2). Written by test/support/portrait/make-jpeg-2000-portrait.ts; a test keeps them equal. */
export const JPEG_2000_PORTRAIT = {
  width: ${image.width},
  height: ${image.height},
  base64:
    '${Buffer.from(file).toString('base64')}',
} as const;
`,
);
