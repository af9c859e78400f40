/** An item in one line, as books and contracts write it: kind, description, then each identifying number. */
import type { BilingualText } from '../failure/failure.ts';
import type { DraftItem } from './contract.ts';
import type { IdentifierField } from './identifier.ts';
import { categoryOf } from './pawn-draft.ts';
import type { ItemRule } from './pawn-rule.ts';

export const IDENTIFIER_WORDS: Readonly<
  Record<IdentifierField, { readonly vi: string; readonly en: string }>
> = {
  serial: { vi: 'số sê-ri', en: 'serial no.' },
  imei: { vi: 'IMEI', en: 'IMEI' },
  plate: { vi: 'biển số', en: 'plate' },
  'frame-number': { vi: 'số khung', en: 'frame no.' },
  'engine-number': { vi: 'số máy', en: 'engine no.' },
  'certificate-number': { vi: 'số giấy', en: 'certificate no.' },
};

export function itemWords(item: DraftItem, rule: ItemRule): BilingualText {
  const category = categoryOf(rule, item.category);
  const line = (language: 'vi' | 'en') => {
    const numbers = Object.entries(item.identifiers).map(
      ([field, value]) => `${IDENTIFIER_WORDS[field as IdentifierField][language]} ${value}`,
    );
    return [`${category?.[language] ?? item.category}: ${item.description}`, ...numbers].join('; ');
  };
  return { vi: line('vi'), en: line('en') };
}

/** As the books of the authorities want it. */
export const itemText = (item: DraftItem, rule: ItemRule): string => itemWords(item, rule).vi;
