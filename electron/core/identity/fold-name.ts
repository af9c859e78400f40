/** Names as people look for them: without diacritics, in lower case, word by word. */

/**
 * A name without diacritics, in lower case, words parted by one space: `Nguyễn Văn  Đạt` → `nguyen van dat`.
 * Composed and decomposed spellings (NFC, NFD) fold alike. Đ is a letter of its own in Unicode and needs its own rule.
 */
export const foldName = (name: string): string => wordsOf(name).join(' ');

/** The distinct words of a folded name, in their order; empty when the name has no letter or digit. */
export const nameTokens = (name: string): readonly string[] => [...new Set(wordsOf(name))];

function wordsOf(name: string): readonly string[] {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
