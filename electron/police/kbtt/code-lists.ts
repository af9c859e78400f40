/**
 * The code lists as they were loaded last, kept with their hashes and dates. A code that is not in them is a warning and no
 * refusal: the authority may know it although we have an older list, and its own word counts.
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

/** Fields of a record whose code is in none of the lists. */
export function unknownCodes(record: KbttRecord, lists: CodeLists): readonly string[] {
  const has = (name: ListName, code: string) => lists[name].codes.some((one) => one.code === code);
  switch (record.target) {
    case 'citizens': {
      const { lyDoCuTru, loaiGiayTo, maTT, maPX } = record.body;
      const wards = lists.wards[maTT ?? '']?.codes ?? [];
      return [
        ...(has('reasons', String(lyDoCuTru)) ? [] : ['lyDoCuTru']),
        ...(has('documentTypes', String(loaiGiayTo)) ? [] : ['loaiGiayTo']),
        ...(maTT === undefined || has('provinces', maTT) ? [] : ['maTT']),
        ...(maPX === undefined || wards.some(({ code }) => code === maPX) ? [] : ['maPX']),
      ];
    }
    case 'foreigners':
      return has('nationalities', record.body.quocTich) ? [] : ['quocTich'];
    case 'departures':
      return has('documentTypes', String(record.body.loaiGiayTo)) ? [] : ['loaiGiayTo'];
  }
}
