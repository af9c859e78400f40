/** UTCTime and GeneralizedTime (RFC 5280 §4.1.2.5), with the older forms of X.690 that early certificates carry. */
import type { Tlv } from '../../iso7816/tlv.ts';

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const UTC = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/;
const GENERALIZED = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})$/;
/** Two-digit years below this are of the 21st century. */
const CENTURY_PIVOT = 50;

/** Undefined when it is no time, or one that the calendar does not have. */
export function parseTime(tlv: Tlv | undefined): Date | undefined {
  if (tlv?.tag !== UTC_TIME && tlv?.tag !== GENERALIZED_TIME) return undefined;
  const text = String.fromCharCode(...tlv.value.subarray(0, 40));
  const match = (tlv.tag === UTC_TIME ? UTC : GENERALIZED).exec(text);
  if (!match) return undefined;
  const [, year = '', month = '', day = '', hour = '', minute = '', second = '00', zone = 'Z'] = match;
  const short = Number(year) < CENTURY_PIVOT ? `20${year}` : `19${year}`;
  const whole = year.length === 4 ? year : short;
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  const date = new Date(`${whole}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
