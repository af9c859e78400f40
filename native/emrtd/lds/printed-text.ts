/** Texts of DG11 and DG12 (Doc 9303-10 §4.7.11–4.7.12): UTF-8 in which fillers stand for blanks, as in the MRZ. */

/** In composed form (NFC), `SMITH<<JOHN<J` as `SMITH JOHN J`; undefined when it is empty or not UTF-8. */
export function printedText(bytes: Uint8Array): string | undefined {
  return tidy(decode(bytes)?.replaceAll('<', ' '));
}

/** Parts of an address or a place, which a filler separates: `ANYTOWN<MN` as `ANYTOWN, MN`. */
export function printedParts(bytes: Uint8Array): string | undefined {
  const parts = decode(bytes)
    ?.split('<')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts && parts.length > 0 ? parts.join(', ') : undefined;
}

/**
 * A date of eight digits, as text or as four octets of packed digits: both are in the field, `20020531` as
 * `2002-05-31`. Undefined when it is no date.
 */
export function packedOrPrintedDate(bytes: Uint8Array): string | undefined {
  const digits =
    bytes.length === PACKED_DATE_LENGTH
      ? Array.from(bytes, (octet) => octet.toString(16).padStart(2, '0')).join('')
      : decode(bytes)?.trim();
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(digits ?? '');
  if (!match) return undefined;
  const [, year, month, day] = match;
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
    ? `${year}-${month}-${day}`
    : undefined;
}

const PACKED_DATE_LENGTH = 4;

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).normalize('NFC');
  } catch {
    return undefined;
  }
}

function tidy(text: string | undefined): string | undefined {
  const tidied = text?.replace(/\s+/g, ' ').trim();
  return tidied === '' ? undefined : tidied;
}
