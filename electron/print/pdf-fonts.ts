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

/** Written out one by one, so that a packer and a reader see which files of the package are used. */
const PLACES: Readonly<Record<(typeof FILES)[keyof typeof FILES], string>> = {
  'Roboto-Regular.ttf': require.resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'),
  'Roboto-Medium.ttf': require.resolve('pdfmake/fonts/Roboto/Roboto-Medium.ttf'),
  'Roboto-Italic.ttf': require.resolve('pdfmake/fonts/Roboto/Roboto-Italic.ttf'),
  'Roboto-MediumItalic.ttf': require.resolve('pdfmake/fonts/Roboto/Roboto-MediumItalic.ttf'),
};

/** Name in the virtual folder → bytes of the font. Read when the first page is printed. */
export const fontFiles = (): ReadonlyMap<string, Buffer> =>
  new Map(Object.entries(PLACES).map(([file, place]) => [file, readFileSync(place)]));

export const FONT_DESCRIPTORS = { [FONT_FAMILY]: FILES } as const;
