/**
 * Records with a code that the Ministry's lists do not have. The lists that are kept may be a day old, so the one in question
 * is asked for anew; a record whose code is not in that either is held back before it leaves, with the code at its field.
 * Where the list cannot be had, nothing is held back: theirs is the last word.
 */
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { RecordId } from '../../core/declaration/record.ts';
import type { BilingualText, FieldError } from '../../core/failure/failure.ts';
import type { CatalogueClient } from './catalogues.ts';
import type { UnknownCode } from './code-lists.ts';

export interface StrangeCodes {
  /** Held back: each field with its sentence. */
  readonly held: ReadonlyMap<RecordId, readonly FieldError[]>;
  /** Nobody could say whether the code is good: sent, and alone, so that its refusal takes no mate with it. */
  readonly doubtful: ReadonlySet<RecordId>;
}

/** How the code of a list is called before people. */
export const CODE_NAMES: Readonly<Record<UnknownCode['list'], BilingualText>> = {
  reasons: { vi: 'Mã lý do', en: 'The code of the reason' },
  documentTypes: { vi: 'Mã loại giấy tờ', en: 'The code of the document' },
  nationalities: { vi: 'Mã quốc tịch', en: 'The code of the nationality' },
  provinces: { vi: 'Mã tỉnh, thành phố', en: 'The code of the province' },
  wards: { vi: 'Mã phường, xã', en: 'The code of the ward' },
  residenceKinds: { vi: 'Mã nơi cư trú', en: 'The code of the kind of residence' },
};

const fieldError = ({ path, code, list }: UnknownCode): FieldError => ({
  path,
  message: {
    vi: `${CODE_NAMES[list].vi} “${code}” không có trong danh mục của Bộ, vừa tải lại.`,
    en: `${CODE_NAMES[list].en} “${code}” is not in the Ministry's list, which was loaded just now.`,
  },
});

/** @param unknown the codes of a declaration that the kept lists do not have */
export async function lookUpStrangeCodes(
  declarations: readonly Declaration[],
  unknown: (declaration: Declaration) => readonly UnknownCode[],
  client: CatalogueClient,
  signal: AbortSignal,
): Promise<StrangeCodes> {
  const fresh = new Map<string, ReadonlySet<string> | undefined>();
  /** Whether their list of this moment has it; undefined: they do not say. */
  async function has({ list, province = '', code }: UnknownCode): Promise<boolean | undefined> {
    const key = `${list} ${province}`;
    if (!fresh.has(key)) {
      const answer = await (list === 'wards' ? client.wards(province, signal) : client[list](signal));
      fresh.set(key, answer.ok ? new Set(answer.value.list.codes.map((one) => one.code)) : undefined);
    }
    return fresh.get(key)?.has(code);
  }
  const held = new Map<RecordId, readonly FieldError[]>();
  const doubtful = new Set<RecordId>();
  for (const declaration of declarations) {
    const errors: FieldError[] = [];
    for (const one of unknown(declaration)) {
      const known = await has(one);
      if (known === undefined) doubtful.add(declaration.id);
      if (known === false) errors.push(fieldError(one));
    }
    if (errors.length > 0) held.set(declaration.id, errors);
  }
  return { held, doubtful };
}
