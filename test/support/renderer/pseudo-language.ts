/**
 * A language nobody speaks: every message of the page a third longer and in brackets. What is not in brackets was never
 * given to the translators; what no longer fits would not fit in the next language either.
 */
import type { Plugin } from 'vite';

export const OPENS = '⟦';
export const CLOSES = '⟧';

/** Placeholders stay what they are; everything else is lengthened where it stands. */
export function pseudo(text: string): string {
  if (text === '') return text;
  const letters = text.replaceAll(/\{\{[^}]*\}\}/g, '').length;
  return `${OPENS}${text}${'~'.repeat(Math.ceil(letters / 3))}${CLOSES}`;
}

/** Turns the message files of the page into the pseudo-language while it is built. */
export const pseudoLanguage = (): Plugin => ({
  name: 'pseudo-language',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/renderer\/messages\/[a-z-]+\.ts$/.test(id) || !/export const vi\b/.test(code)) return null;
    const changed = code
      .replace(/export const vi\b[^=]*=/, 'const plainVi =')
      .replace(/export const en\b[^=]*=/, 'const plainEn =')
      .replaceAll('typeof vi', 'typeof plainVi');
    return `${changed}
const pseudoText = ${pseudo.toString().replaceAll('OPENS', JSON.stringify(OPENS)).replaceAll('CLOSES', JSON.stringify(CLOSES))};
const pseudoTree = (tree: any): any =>
  typeof tree === 'string'
    ? pseudoText(tree)
    : Object.fromEntries(Object.entries(tree).map(([key, one]) => [key, pseudoTree(one)]));
export const vi = pseudoTree(plainVi);
export const en = pseudoTree(plainEn);
`;
  },
});
