/** Keeps the Ministry's code lists as they were loaded last, and loads them anew once a day. */
import type { SettingStore } from '../../core/ports/stores.ts';
import { DAY_MS, type EpochMs, HOUR_MS, localDateOf } from '../../core/time/vietnam-time.ts';
import type { CatalogueClient } from '../../police/kbtt/catalogues.ts';
import {
  type CodeLists,
  changesBetween,
  codeLists,
  type ListChange,
  loadCodeLists,
  unknownCodes,
} from '../../police/kbtt/code-lists.ts';
import type { KbttRecord } from '../../police/kbtt/record.ts';
import type { GuestTemplate } from '../../police/portal-files/template.ts';
import type { LoadedUnits } from '../stays/address-desk.ts';

const KEY = 'kbtt-code-lists';
const LOAD_EVERY_MS = DAY_MS;
/** After a failure; the old lists serve until then. */
const TRY_AGAIN_MS = HOUR_MS;

export interface CodeShelf {
  /** Loads them when they are a day old; never fails the caller. */
  refresh(client: CatalogueClient, signal: AbortSignal): Promise<void>;
  /** Fields of a record whose code is in none of the lists; empty while there are no lists. */
  unknown(record: KbttRecord): readonly string[];
}

/** Provinces and wards for the address of a guest, as the API gives them. */
export const unitsOfLists = ({ provinces, wards }: CodeLists): LoadedUnits => ({
  version: `kbtt/${provinces.sha256.slice(0, 12)}`,
  source: 'KBTT API, dm-tinh-tp and dm-phuong-xa',
  fetchedAt: localDateOf(provinces.loadedAt),
  provinces: provinces.codes.map(({ code, label }) => ({ code, name: label })),
  wards: Object.entries(wards).flatMap(([province, { codes }]) =>
    codes.map(({ code, label }) => ({ code, name: label, province })),
  ),
});

/** The same out of the portal's template; the label is what stands behind the code. */
export function unitsOfTemplate({ lists, sha256 }: GuestTemplate, now: EpochMs): LoadedUnits {
  const nameOf = (code: string, display: string) => display.slice(display.indexOf(code) + code.length + 3);
  return {
    version: `template/${sha256.slice(0, 12)}`,
    source: 'tblt_vn_import.xlsx, TINH_THANH and PHUONG_XA',
    fetchedAt: localDateOf(now),
    provinces: [...lists.provinces].map(([code, display]) => ({ code, name: nameOf(code, display) })),
    wards: [...lists.wards].flatMap(([province, wards]) =>
      [...wards].map(([code, display]) => ({ code, name: nameOf(code, display), province })),
    ),
  };
}

export function createCodeShelf(dependencies: {
  readonly store: SettingStore;
  readonly now: () => EpochMs;
  readonly onUnits: (units: LoadedUnits) => Promise<void>;
  readonly onChange: (changes: readonly ListChange[]) => void;
  readonly onFailure: (code: string) => void;
}): CodeShelf {
  const { store, now } = dependencies;
  let lists: CodeLists | undefined;
  let nextAt: EpochMs = 0;
  let loading: Promise<void> | undefined;

  async function load(client: CatalogueClient, signal: AbortSignal): Promise<void> {
    lists ??= codeLists.safeParse(await store.get(KEY)).data;
    const at = now();
    if (lists && at - lists.reasons.loadedAt < LOAD_EVERY_MS && lists.reasons.loadedAt <= at) return;
    const loaded = await loadCodeLists(client, signal);
    if (!loaded.ok) {
      nextAt = at + TRY_AGAIN_MS;
      dependencies.onFailure(loaded.error.failure.code);
      return;
    }
    const changes = lists ? changesBetween(lists, loaded.value) : [];
    lists = loaded.value;
    await store.set(KEY, loaded.value);
    await dependencies.onUnits(unitsOfLists(loaded.value));
    if (changes.length > 0) dependencies.onChange(changes);
  }

  return {
    async refresh(client, signal) {
      const at = now();
      if (at < nextAt && nextAt - at <= TRY_AGAIN_MS) return;
      loading ??= load(client, signal).finally(() => {
        loading = undefined;
      });
      await loading;
    },
    unknown: (record) => (lists ? unknownCodes(record, lists) : []),
  };
}
