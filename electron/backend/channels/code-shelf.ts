/** Keeps the Ministry's code lists as they were loaded last, and loads them anew once a day. */
import { createHash } from 'node:crypto';
import type { StayDeclaration } from '../../core/declaration/declaration.ts';
import type { StayWarning } from '../../core/declaration/judge-stay.ts';
import type { ChannelFailure, CodesState } from '../../core/ports/channel.ts';
import type { SettingStore } from '../../core/ports/stores.ts';
import { ok, type Result } from '../../core/result.ts';
import { DAY_MS, type EpochMs, formatLocalDate, HOUR_MS, localDateOf } from '../../core/time/vietnam-time.ts';
import type { CatalogueClient } from '../../police/kbtt/catalogues.ts';
import {
  type CodeLists,
  changesBetween,
  codeLists,
  type ListChange,
  loadCodeLists,
  type UnknownCode,
  unknownCodes,
} from '../../police/kbtt/code-lists.ts';
import { notForKbtt } from '../../police/kbtt/not-for-kbtt.ts';
import { type KbttRecord, toKbttRecord } from '../../police/kbtt/record.ts';
import { CODE_NAMES } from '../../police/kbtt/strange-codes.ts';
import type { GuestTemplate } from '../../police/portal-files/template.ts';
import type { LoadedUnits } from '../stays/address-desk.ts';

const KEY = 'kbtt-code-lists';
const LOAD_EVERY_MS = DAY_MS;
/** After a failure; the old lists serve until then. */
const TRY_AGAIN_MS = HOUR_MS;

export interface CodeShelf {
  /** Loads them when they are a day old; never fails the caller. */
  refresh(client: CatalogueClient, signal: AbortSignal): Promise<void>;
  /** What is kept now; undefined while nothing is. */
  state(): Promise<CodesState | undefined>;
  /** Loads them now, whatever their age. */
  reload(client: CatalogueClient, signal: AbortSignal): Promise<Result<CodesState, ChannelFailure>>;
  /** Codes of a record that are in none of the lists; empty while there are no lists. */
  unknown(record: KbttRecord): readonly UnknownCode[];
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

/** One name for all the lists together: another one as soon as any of them changed. */
function stateOf({ wards, ...named }: CodeLists): CodesState {
  const hashes = [...Object.values(named), ...Object.values(wards)].map(({ sha256 }) => sha256);
  return {
    version: createHash('sha256').update(hashes.join()).digest('hex').slice(0, 12),
    at: named.reasons.loadedAt,
  };
}

/**
 * Codes of a stay on the counter that the Ministry's lists do not have, said before it is filed. Province and ward are not
 * looked at here: the desk of addresses speaks of those.
 *
 * @param declaration as it would be filed, and go by this way
 */
export async function codeListWarnings(
  store: SettingStore,
  declaration: StayDeclaration,
): Promise<readonly StayWarning[]> {
  const lists = codeLists.safeParse(await store.get(KEY)).data;
  if (!lists || notForKbtt(declaration).length > 0) return [];
  return unknownCodes(toKbttRecord(declaration), lists)
    .filter(({ list }) => list !== 'provinces' && list !== 'wards')
    .map(({ path, code, list }) => {
      const { vi, en } = CODE_NAMES[list];
      const day = formatLocalDate(localDateOf(lists.reasons.loadedAt));
      return {
        path: path.replace(/^stay\./, ''),
        message: {
          vi: `${vi} “${code}” không có trong danh mục của Bộ tải ngày ${day}. Hãy chọn mã khác; nếu mã đúng, khai báo sẽ phải báo bằng cách khác hoặc bằng tay.`,
          en: `${en} “${code}” is not in the Ministry's list of ${day}. Choose another; if it is right, the declaration has to go another way or by hand.`,
        },
      };
    });
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

  async function kept(): Promise<CodeLists | undefined> {
    lists ??= codeLists.safeParse(await store.get(KEY)).data;
    return lists;
  }

  async function reload(
    client: CatalogueClient,
    signal: AbortSignal,
  ): Promise<Result<CodesState, ChannelFailure>> {
    const before = await kept();
    const loaded = await loadCodeLists(client, signal);
    if (!loaded.ok) {
      nextAt = now() + TRY_AGAIN_MS;
      dependencies.onFailure(loaded.error.failure.code);
      return loaded;
    }
    const changes = before ? changesBetween(before, loaded.value) : [];
    lists = loaded.value;
    await store.set(KEY, loaded.value);
    await dependencies.onUnits(unitsOfLists(loaded.value));
    if (changes.length > 0) dependencies.onChange(changes);
    return ok(stateOf(loaded.value));
  }

  async function load(client: CatalogueClient, signal: AbortSignal): Promise<void> {
    const at = now();
    const before = await kept();
    if (before && at - before.reasons.loadedAt < LOAD_EVERY_MS && before.reasons.loadedAt <= at) return;
    await reload(client, signal);
  }

  return {
    async refresh(client, signal) {
      const at = now();
      if (at < nextAt && nextAt - at <= TRY_AGAIN_MS) return;
      loading ??= load(client, signal)
        .catch((error: unknown) => dependencies.onFailure(String(error)))
        .finally(() => {
          loading = undefined;
        });
      await loading;
    },
    async state() {
      const found = await kept();
      return found && stateOf(found);
    },
    reload,
    unknown: (record) => (lists ? unknownCodes(record, lists) : []),
  };
}
