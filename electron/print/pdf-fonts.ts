/** The typeface of printed pages: Roboto as pdfmake ships it, because it carries every Vietnamese letter in one file. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const FILES = {
  normal: 'Roboto-Regular.ttf',
  bold: 'Roboto-Medium.ttf',
  italics: 'Roboto-Italic.ttf',
  bolditalics: 'Roboto-MediumItalic.ttf',
} as const;

export const FONT_FAMILY = 'Roboto';

/** Name in the virtual folder → bytes of the font. Read when the first page is printed. */
export const fontFiles = (): ReadonlyMap<string, Buffer> =>
  new Map(
    Object.values(FILES).map((file) => [file, readFileSync(require.resolve(`pdfmake/fonts/Roboto/${file}`))]),
  );

export const FONT_DESCRIPTORS = { [FONT_FAMILY]: FILES } as const;
