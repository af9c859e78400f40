/** Check digits of the MRZ, Doc 9303-3 §4.9: weights 7, 3, 1, sum modulo ten. */

const WEIGHTS = [7, 3, 1] as const;

/** One digit. Characters outside 0–9, A–Z and the filler count as fillers: the caller has checked the alphabet. */
export function checkDigit(field: string): string {
  let sum = 0;
  for (let i = 0; i < field.length; i++) sum += valueOfCharacter(field.charCodeAt(i)) * WEIGHTS[i % 3]!;
  return String(sum % 10);
}

function valueOfCharacter(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  if (code >= 0x41 && code <= 0x5a) return code - 0x41 + 10;
  return 0;
}
