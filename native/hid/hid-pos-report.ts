/**
 * HID point-of-sale scanners (USB HID usage page 0x8C): 64-byte input reports, several for one QR code of a card.
 *
 *   0      report id
 *   1      length of the data in this report, 1 to 56
 *   2..4   AIM symbology identifier, e.g. ]Q1 (some makers put one byte before it)
 *   5..60  data
 *   63     bit 0: more reports follow
 */
import { concatBytes } from '../iso7816/bytes.ts';

export const REPORT_LENGTH = 64;
const LENGTH_AT = 1;
const AIM_PLACES = [2, 3] as const;
const AIM_LENGTH = 3;
const AIM_FLAG = 0x5d; // ']'
const MOST_DATA = 56;
const MORE_AT = 63;
const MORE_BIT = 0x01;

/** A card's QR code takes about six reports; a device that never ends one must not fill the memory. */
const MOST_REPORTS = 128;
/** Reports of one scan follow each other within a few ms; a rest from a device that was pulled must not stick. */
export const LONGEST_GAP_MS = 500;

export interface HidPosState {
  readonly parts: readonly Uint8Array[];
  readonly aim: string;
  /** Report id of the scan under way. */
  readonly reportId: number;
  readonly lastAt: number;
}

export const HID_POS_IDLE: HidPosState = {
  parts: [],
  aim: '',
  reportId: 0,
  lastAt: Number.NEGATIVE_INFINITY,
};

/** A scan began and its next report is overdue: the rest was lost, and the clerk has to scan again. */
export const isBrokenOff = (state: HidPosState, at: number): boolean =>
  state.parts.length > 0 && at - state.lastAt > LONGEST_GAP_MS;

export interface HidPosScan {
  /** AIM symbology identifier of the first report, e.g. `]Q1` for QR; empty when the scanner sends none. */
  readonly aim: string;
  /** UTF-8 of all reports together: a Vietnamese letter may begin in one and end in the next. */
  readonly text: string;
  /** False when the bytes are not UTF-8, e.g. a scanner set to another code page; then letters cannot be trusted. */
  readonly utf8: boolean;
}

/**
 * Takes one input report, with its report id (64 bytes) or without (63, as WebHID gives it).
 * Gives a scan with the last report. Reports that are no data are ignored: another length, an impossible data length,
 * or another report id in the middle of a scan (status and trigger reports come in between).
 */
export function feedReport(
  state: HidPosState,
  report: Uint8Array,
  at: number,
): { readonly state: HidPosState; readonly scan?: HidPosScan } {
  const bytes = report.length === REPORT_LENGTH - 1 ? concatBytes(Uint8Array.of(0), report) : report;
  const reportId = bytes[0]!;
  const length = bytes[LENGTH_AT]!;
  if (bytes.length !== REPORT_LENGTH || length === 0 || length > MOST_DATA) return { state };
  const underWay = state.parts.length > 0 && at - state.lastAt <= LONGEST_GAP_MS;
  if (underWay && reportId !== state.reportId) return { state };
  const before = underWay && state.parts.length < MOST_REPORTS ? state : HID_POS_IDLE;
  const { aim, data } = contentOf(bytes);
  const parts = [...before.parts, data];
  const firstAim = before.parts.length === 0 ? aim : before.aim;
  if (bytes[MORE_AT]! & MORE_BIT) return { state: { parts, aim: firstAim, reportId, lastAt: at } };
  return { state: HID_POS_IDLE, scan: { aim: firstAim, ...decode(concatBytes(...parts)) } };
}

function contentOf(bytes: Uint8Array): { readonly aim: string; readonly data: Uint8Array } {
  const place = AIM_PLACES.find((at) => bytes[at] === AIM_FLAG);
  const aimAt = place ?? AIM_PLACES[0];
  const dataAt = aimAt + AIM_LENGTH;
  const length = Math.min(bytes[LENGTH_AT]!, MORE_AT - dataAt);
  return {
    aim: place === undefined ? '' : String.fromCharCode(...bytes.subarray(aimAt, dataAt)),
    data: bytes.slice(dataAt, dataAt + length),
  };
}

function decode(bytes: Uint8Array): { readonly text: string; readonly utf8: boolean } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), utf8: true };
  } catch {
    return { text: new TextDecoder('utf-8').decode(bytes), utf8: false };
  }
}
