/** Codes of the Ministry that a clerk chose for a guest's address: some with a ward, some without, some not at all. */
import type { Declaration } from '../../electron/core/declaration/declaration.ts';
import provinceFile from '../../resources/catalogues/provinces.json' with { type: 'json' };

/** The wards that endpoint and template invent for each province, in the order of their codes. */
export const WARD_NAMES = ['Phường Mẫu Một', 'Phường Mẫu Hai', 'Xã Mẫu Ba'] as const;

const CATALOGUE = 'test/2026-07-01';

export function withChosenUnits(declaration: Declaration, ordinal: number): Declaration {
  const province = provinceFile.provinces[ordinal % provinceFile.provinces.length];
  if (declaration.kind !== 'stay-notice' || ordinal % 4 === 0 || !province) return declaration;
  const { code } = province;
  const ward = ordinal % 4 === 1 ? {} : { ward: `${code}90000${1 + (ordinal % WARD_NAMES.length)}` };
  return {
    ...declaration,
    person: { ...declaration.person, residenceUnits: { province: code, ...ward, catalogue: CATALOGUE } },
  };
}
