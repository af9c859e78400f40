/** The public code lists that the endpoint hands out, in the row shapes of the guide v1.4 §7 to §12. Wards are invented. */
import documentTypeFile from '../../../resources/catalogues/document-types.json' with { type: 'json' };
import nationalityFile from '../../../resources/catalogues/nationalities.json' with { type: 'json' };
import provinceFile from '../../../resources/catalogues/provinces.json' with { type: 'json' };
import residenceFile from '../../../resources/catalogues/residence-kinds.json' with { type: 'json' };
import reasonFile from '../../../resources/catalogues/stay-reasons.json' with { type: 'json' };

export interface Lists {
  readonly nationalities: readonly {
    readonly maQT: string;
    readonly tenQT: string;
    readonly tenQTEn: string;
  }[];
  readonly provinces: readonly { readonly maTT: string; readonly tenTT: string; readonly tenTTEn: string }[];
  readonly reasons: readonly { readonly id: number; readonly name: string }[];
  readonly documentTypes: readonly { readonly id: number; readonly name: string }[];
  readonly residenceKinds: readonly { readonly id: number; readonly name: string }[];
}

const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toUpperCase();

/** The last type, other papers, has no number in the API. */
const OTHER_PAPER = '9';

export const LISTS: Lists = {
  nationalities: nationalityFile.nationalities.map(({ code, vi, en }) => ({
    maQT: code,
    tenQT: vi,
    tenQTEn: plain(en),
  })),
  provinces: provinceFile.provinces.map(({ code, vi }) => ({ maTT: code, tenTT: vi, tenTTEn: plain(vi) })),
  reasons: reasonFile.reasons.map(({ code, vi }) => ({ id: Number(code), name: vi })),
  documentTypes: documentTypeFile.types
    .filter(({ code }) => code !== OTHER_PAPER)
    .map(({ code, vi }) => ({ id: Number(code), name: vi })),
  residenceKinds: residenceFile.kinds.map(({ code, vi }) => ({ id: Number(code), name: vi })),
};

/** What the fault `changed-catalogue` shows. */
export const CHANGED_LISTS: Lists = {
  ...LISTS,
  reasons: LISTS.reasons.filter(({ id }) => id !== 4),
  residenceKinds: [...LISTS.residenceKinds, { id: 4, name: 'Nơi ở khác (giả lập)' }],
};

const INVENTED_WARDS = ['Phường Mẫu Một', 'Phường Mẫu Hai', 'Xã Mẫu Ba'];

/** Wards of a province: nine digits, province, `9`, and five digits that mean nothing. */
export const wardsOf = (province: string) =>
  LISTS.provinces.some(({ maTT }) => maTT === province)
    ? INVENTED_WARDS.map((name, index) => ({
        maPhuongXa: `${province}9${String(index + 1).padStart(5, '0')}`,
        tenPhuongXa: name,
        tenPhuongXaEn: plain(name),
        trucThuocTinh: province,
      }))
    : [];
