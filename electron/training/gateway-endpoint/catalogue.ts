/** The codes that the endpoint takes, with version, hash and validity. */
import nationalityFile from '../../../resources/catalogues/nationalities.json' with { type: 'json' };
import stayReasons from '../../../resources/catalogues/stay-reasons.json' with { type: 'json' };
import type { BilingualText } from '../../core/failure/failure.ts';
import type { DocumentKind } from '../../core/identity/person.ts';
import { contentSha256 } from '../../police/gateway/canonical-json.ts';

export interface CatalogueCode {
  readonly code: string;
  readonly name: BilingualText;
}

export interface Catalogue {
  readonly version: string;
  /** SHA-256 of everything else here, in canonical JSON. */
  readonly hash: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly reasons: readonly (CatalogueCode & { readonly needsText: boolean })[];
  readonly documentKinds: readonly CatalogueCode[];
  readonly nationalities: readonly CatalogueCode[];
}

const DOCUMENT_KINDS: Readonly<Record<DocumentKind, BilingualText>> = {
  cccd: { vi: 'Thẻ Căn cước công dân', en: 'Citizen identity card (until 30/06/2024)' },
  'can-cuoc': { vi: 'Thẻ Căn cước', en: 'Identity card (from 01/07/2024)' },
  cmnd: { vi: 'Chứng minh nhân dân', en: 'Old identity card' },
  passport: { vi: 'Hộ chiếu', en: 'Passport' },
  'birth-certificate': { vi: 'Giấy khai sinh', en: 'Birth certificate' },
  'identification-number-notice': {
    vi: 'Thông báo số định danh cá nhân',
    en: 'Notice of identification number',
  },
  'driving-licence': { vi: 'Giấy phép lái xe', en: 'Driving licence' },
  'health-insurance-card': { vi: 'Thẻ bảo hiểm y tế', en: 'Health-insurance card' },
  other: { vi: 'Giấy tờ khác', en: 'Other document' },
};

const withHash = (content: Omit<Catalogue, 'hash'>): Catalogue => {
  const { version, ...rest } = content;
  return { version, hash: contentSha256(content), ...rest };
};

const content: Omit<Catalogue, 'hash'> = {
  version: 'catalogue/2026-07-26',
  validFrom: stayReasons.effectiveFrom,
  validTo: null,
  reasons: stayReasons.reasons.map(({ code, vi, en, ...more }) => ({
    code,
    name: { vi, en },
    needsText: 'needsText' in more && more.needsText === true,
  })),
  documentKinds: Object.entries(DOCUMENT_KINDS).map(([code, name]) => ({ code, name })),
  nationalities: nationalityFile.nationalities.map(({ code, vi, en }) => ({ code, name: { vi, en } })),
};

export const CATALOGUE: Catalogue = withHash(content);

/** What the fault `changed-catalogue` shows: the reason `4` (a visit) is gone. */
export const CHANGED_CATALOGUE: Catalogue = withHash({
  ...content,
  version: 'catalogue/2026-12-01',
  validFrom: '2026-12-01',
  reasons: content.reasons.filter(({ code }) => code !== '4'),
});
