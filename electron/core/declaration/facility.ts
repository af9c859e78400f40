/** Cơ sở: the kinds of establishment that declare. */
export const FACILITY_KINDS = ['lodging', 'boarding-house', 'medical-facility', 'pawnshop'] as const;
export type FacilityKind = (typeof FACILITY_KINDS)[number];
