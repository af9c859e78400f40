/**
 * Digits 1–3 of the identification number: where the birth was registered (NĐ 137/2015 đ.13, list in TT 59/2021). They are
 * the codes of the sixty-three provinces before the mergers of 2025, which numbers keep for life; births registered
 * abroad have the code of the country, from 101 on. That list of countries is not at hand, so none of it is refused.
 */
const PROVINCES: ReadonlySet<string> = new Set(
  (
    '001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 ' +
    '044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 ' +
    '089 091 092 093 094 095 096'
  ).split(' '),
);

const FIRST_COUNTRY = 101;

/**
 * What training and tests give to people who do not exist. No state signs it, so it needs no finding of its own:
 * whoever prints it on a card fails passive authentication.
 */
export const INVENTED = '000';

/** Whether any authority that we know of gives out numbers that begin so. */
export const isBirthRegistrationCode = (code: string): boolean =>
  PROVINCES.has(code) || Number(code) >= FIRST_COUNTRY || code === INVENTED;
