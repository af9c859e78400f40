/**
 * The code lists as they were loaded last, kept with their hashes and dates. A code that is not in them is looked up once
 * more before anything is said of it (`strange-codes.ts`): the authority may know it although we have an older list.
 */
import { z } from 'zod';
import type { ChannelFailure } from '../../core/ports/channel.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { type CatalogueClient, type CodeLabel, listChanges } from './catalogues.ts';
import type { KbttRecord } from './record.ts';

export const LIST_NAMES = [
  'nationalities',
  'provinces',
  'reasons',
  'documentTypes',
  'residenceKinds',
] as const;
export type ListName = (typeof LIST_NAMES)[number];

const list = z.object({
  codes: z.array(z.object({ code: z.string(), label: z.string() })),
  sha256: z.string(),
  loadedAt: z.number(),
});

/** As it is kept. */
export const codeLists = z.object({
  nationalities: list,
  provinces: list,
  reasons: list,
  documentTypes: list,
  residenceKinds: list,
  /** By province. */
  wards: z.record(z.string(), list),
});
export type CodeLists = z.infer<typeof codeLists>;

export interface ListChange {
  readonly list: ListName;
  readonly gone: readonly CodeLabel[];
  readonly come: readonly CodeLabel[];
}

/** All lists anew, or the first failure: half of them new would be lists of two days. */
export async function loadCodeLists(
  client: CatalogueClient,
  signal: AbortSignal,
): Promise<Result<CodeLists, ChannelFailure>> {
  const loaded: Partial<Record<ListName, CodeLists[ListName]>> = {};
  for (const name of LIST_NAMES) {
    const answer = await client[name](signal);
    if (!answer.ok) return err(answer.error);
    const { codes, sha256, loadedAt } = answer.value.list;
    loaded[name] = { codes: [...codes], sha256, loadedAt };
  }
  const wards: CodeLists['wards'] = {};
  for (const { code } of loaded.provinces?.codes ?? []) {
    const answer = await client.wards(code, signal);
    if (!answer.ok) return err(answer.error);
    const { codes, sha256, loadedAt } = answer.value.list;
    wards[code] = { codes: [...codes], sha256, loadedAt };
  }
  return ok(codeLists.parse({ ...loaded, wards }));
}

/** What changed since the lists were loaded before; by hash first, because most days nothing does. */
export const changesBetween = (before: CodeLists, after: CodeLists): readonly ListChange[] =>
  LIST_NAMES.filter((name) => before[name].sha256 !== after[name].sha256).map((name) => ({
    list: name,
    ...listChanges(before[name], after[name]),
  }));

/** A code of a record that a list does not have. */
export interface UnknownCode {
  /** As the API names the field. */
  readonly field: string;
  /** As we name it. */
  readonly path: string;
  readonly code: string;
  readonly list: ListName | 'wards';
  /** Of a ward: whose list it was looked up in. */
  readonly province?: string;
}

/** Codes of a record that are in none of the lists. */
export function unknownCodes(record: KbttRecord, lists: CodeLists): readonly UnknownCode[] {
  const missing = (
    list: ListName,
    field: string,
    path: string,
    code: string | undefined,
  ): readonly UnknownCode[] =>
    code === undefined || lists[list].codes.some((one) => one.code === code)
      ? []
      : [{ field, path, code, list }];
  const paper = (type: number) =>
    missing('documentTypes', 'loaiGiayTo', 'person.document.kind', String(type));
  switch (record.target) {
    case 'citizens': {
      const { lyDoCuTru, loaiGiayTo, maTT, maPX } = record.body;
      const wards = lists.wards[maTT ?? '']?.codes ?? [];
      return [
        ...missing('reasons', 'lyDoCuTru', 'stay.reason', String(lyDoCuTru)),
        ...paper(loaiGiayTo),
        ...missing('provinces', 'maTT', 'person.residenceUnits.province', maTT),
        ...(maPX === undefined || wards.some(({ code }) => code === maPX)
          ? []
          : [
              {
                field: 'maPX',
                path: 'person.residenceUnits.ward',
                code: maPX,
                list: 'wards' as const,
                province: maTT ?? '',
              },
            ]),
      ];
    }
    case 'foreigners':
      return missing('nationalities', 'quocTich', 'person.nationality', record.body.quocTich);
    case 'departures':
      return paper(record.body.loaiGiayTo);
  }
}
