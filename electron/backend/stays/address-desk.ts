/** Units of addresses: catalogues with version, source and hash, and matches by an exact table only. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { MethodOutput } from '../../bridge/contract.ts';
import { matchProvince } from '../../core/address/match-province.ts';
import type { StayWarning } from '../../core/declaration/judge-stay.ts';
import type { SettingStore } from '../../core/ports/stores.ts';
import type { Catalogues } from '../catalogues.ts';

const unit = z.object({ code: z.string(), name: z.string() });

/** What a channel loaded from the authority; it goes before the list that came with the program. */
const loaded = z.object({
  version: z.string(),
  source: z.string(),
  fetchedAt: z.iso.date(),
  provinces: z.array(unit).min(1),
  wards: z.array(unit.extend({ province: z.string() })),
});
export type LoadedUnits = z.infer<typeof loaded>;

const KEY = 'administrative-units';

export interface AddressDesk {
  catalogue(): Promise<MethodOutput<'addresses.catalogue'>>;
  provinces(): Promise<readonly z.infer<typeof unit>[]>;
  wards(province: string): Promise<readonly z.infer<typeof unit>[]>;
  /** What of chosen units stands in no catalogue here. */
  unknown(units: {
    readonly province: string;
    readonly ward?: string | undefined;
  }): Promise<readonly StayWarning[]>;
  match(printed: string): Promise<MethodOutput<'addresses.match'>>;
  /** A channel or a template brought newer lists. */
  load(units: LoadedUnits): Promise<void>;
}

export function createAddressDesk(store: SettingStore, catalogues: Catalogues): AddressDesk {
  const builtIn: LoadedUnits = {
    version: catalogues.provinces.version,
    source: catalogues.provinces.source,
    fetchedAt: catalogues.provinces.effectiveFrom,
    provinces: [...catalogues.provinces.units],
    wards: [],
  };
  async function current(): Promise<LoadedUnits> {
    const parsed = loaded.safeParse(await store.get(KEY));
    return parsed.success ? parsed.data : builtIn;
  }
  return {
    async catalogue() {
      const { version, source, fetchedAt, provinces, wards } = await current();
      const sha256 = createHash('sha256')
        .update(JSON.stringify([provinces, wards]))
        .digest('hex');
      return { version, source, sha256, fetchedAt, provinces: provinces.length, wards: wards.length };
    },
    provinces: async () => (await current()).provinces,
    wards: async (province) =>
      (await current()).wards
        .filter((ward) => ward.province === province)
        .map(({ code, name }) => ({ code, name })),
    async unknown({ province, ward }) {
      const { provinces, wards, version } = await current();
      const warnings: StayWarning[] = [];
      const warn = (path: string, code: string) =>
        warnings.push({
          path,
          message: {
            vi: `Mã ${code} không có trong danh mục ${version}. Hãy kiểm tra lại: khai báo có thể bị giữ lại hoặc bị từ chối.`,
            en: `Code ${code} is not in the catalogue ${version}. Look at it once more: the declaration may be held back or refused.`,
          },
        });
      if (!provinces.some(({ code }) => code === province)) warn('residenceUnits.province', province);
      // Without a list of wards nothing can be said about one.
      if (ward !== undefined && wards.length > 0 && !wards.some(({ code }) => code === ward))
        warn('residenceUnits.ward', ward);
      return warnings;
    },
    async match(printed) {
      const table = catalogues.provinceChanges;
      const code = matchProvince(printed, table);
      const province = (await current()).provinces.find((one) => one.code === code);
      return { printed, ...(province && { province, table: table.version }) };
    },
    load: (units) => store.set(KEY, loaded.parse(units)),
  };
}
