/** Keeps the gateway's codes as they came last, and lets the desk offer and check by them. */
import { z } from 'zod';
import type { StayWarning } from '../../core/declaration/judge-stay.ts';
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import type { Person } from '../../core/identity/person.ts';
import type { SettingStore } from '../../core/ports/stores.ts';
import { catalogueReply, type GatewayCatalogue } from '../../police/gateway/replies.ts';
import type { CatalogueShelf } from '../../police/gateway/told-codes.ts';

const KEY = 'gateway-catalogue';

const document = z.object({ catalogue: catalogueReply, toldAt: z.number() });

export const reasonsOf = ({ reasons }: GatewayCatalogue): readonly StayReason[] =>
  reasons.map(({ code, name, needsText }) => ({ code, label: { vi: name.vi, en: name.en }, needsText }));

async function keptIn(store: SettingStore) {
  return document.safeParse(await store.get(KEY)).data;
}

export interface GatewayCatalogueShelf extends CatalogueShelf {
  /** What was kept before the desk was closed serves before anybody is reached. */
  restore(): Promise<void>;
}

export function createCatalogueShelf(dependencies: {
  readonly store: SettingStore;
  /** The reasons that the authority takes now. */
  readonly onReasons: (reasons: readonly StayReason[]) => void;
  readonly onChange: (change: { readonly before: string; readonly now: string }) => void;
}): GatewayCatalogueShelf {
  const { store } = dependencies;
  return {
    kept: () => keptIn(store),
    async keep(kept) {
      const before = await keptIn(store);
      await store.set(KEY, document.parse(kept));
      dependencies.onReasons(reasonsOf(kept.catalogue));
      if (before && before.catalogue.hash !== kept.catalogue.hash)
        dependencies.onChange({ before: before.catalogue.version, now: kept.catalogue.version });
    },
    async restore() {
      const kept = await keptIn(store);
      if (kept) dependencies.onReasons(reasonsOf(kept.catalogue));
    },
  };
}

/** Codes of a stay on the counter that the authority's list does not have. It is filed all the same. */
export async function catalogueWarnings(
  store: SettingStore,
  person: Pick<Person, 'nationality' | 'document'>,
  stay: { readonly reason: string },
): Promise<readonly StayWarning[]> {
  const kept = await keptIn(store);
  if (!kept) return [];
  const { version, reasons, nationalities, documentKinds } = kept.catalogue;
  const fields = [
    { path: 'reason', code: stay.reason, list: reasons, vi: 'Mã lý do', en: 'Reason code' },
    {
      path: 'person.nationality',
      code: person.nationality,
      list: nationalities,
      vi: 'Mã quốc tịch',
      en: 'Nationality code',
    },
    {
      path: 'person.document.kind',
      code: person.document.kind,
      list: documentKinds,
      vi: 'Loại giấy tờ',
      en: 'Kind of document',
    },
  ];
  return fields
    .filter(({ code, list }) => code !== '' && !list.some((one) => one.code === code))
    .map(({ path, code, vi, en }) => ({
      path,
      message: {
        vi: `${vi} ${code} không có trong danh mục ${version} của công an. Vẫn gửi được; nơi nhận có thể từ chối.`,
        en: `${en} ${code} is not in the police catalogue ${version}. It is sent all the same; the authority may refuse it.`,
      },
    }));
}
