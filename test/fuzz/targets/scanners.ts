/** QR lines, and scanners as reports or as keystrokes. */
import { accessKeysFromQr, parseCardQr } from '../../../electron/core/identity/card-qr.ts';
import { readPrintedMrz } from '../../../native/emrtd/lds/printed-mrz.ts';
import { feedReport, HID_POS_IDLE, REPORT_LENGTH } from '../../../native/hid/hid-pos-report.ts';
import { trustedQrLine } from '../../../native/hid/keyboard-wedge.ts';
import { mrzLinesOf } from '../../../native/hid/mrz-frame.ts';
import type { Draws } from '../draws.ts';
import { mutateOctets } from '../mutate-octets.ts';
import { mutateText } from '../mutate-text.ts';
import { type FuzzTarget, textTarget } from '../target.ts';
import { keyBurstTarget } from './key-bursts.ts';

const LINES = [
  '000090000001|012345678|Nguyễn Văn Mẫu|15011990|Nam|Số 1 Phố Thử, Phường Ví Dụ, Hà Nội|20012022',
  '000090000001||Trần Thị Mẫu|00001990|Nữ|Hà Nội|20012022||||',
];
const LIMITS = { maxCpuMs: 1000, maxMegabytes: 48 } as const;
const DATA_BYTES = 56;
const DATA_AT = 5;
/** More than a scan keeps, so that what bounds it is reached. */
const MOST_REPORTS = 300;
const LONGEST_GAP = 700;

/** A line cut into reports, some of them changed, lost, or of another length. */
function reportsOf(text: string, draws: Draws): readonly Uint8Array[] {
  const octets = new TextEncoder().encode(text);
  const reports: Uint8Array[] = [];
  for (let at = 0; at < octets.length && reports.length < MOST_REPORTS; at += DATA_BYTES) {
    const data = octets.subarray(at, at + DATA_BYTES);
    const report = new Uint8Array(REPORT_LENGTH);
    report.set([0x02, data.length, 0x5d, 0x51, 0x31]);
    report.set(data, DATA_AT);
    report[REPORT_LENGTH - 1] = draws.oneIn(MOST_REPORTS) || at + DATA_BYTES >= octets.length ? 0 : 1;
    reports.push(draws.oneIn(10) ? mutateOctets(report, draws, report) : report);
  }
  return reports;
}

function scanReports(draws: Draws): boolean {
  let state = HID_POS_IDLE;
  let at = 0;
  let accepted = false;
  for (const report of reportsOf(mutateText(draws.pick(LINES), draws, draws.pick(LINES)), draws)) {
    at += draws.below(draws.oneIn(20) ? LONGEST_GAP : 10);
    const fed = feedReport(state, report, at);
    state = fed.state;
    if (fed.scan && parseCardQr(fed.scan.text).ok) accepted = true;
  }
  return accepted;
}

const ZONES = [
  'IDVNM0900000018000090000001<<8\r9001158M3001156VNM<<<<<<<<<<<8\rNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<\r',
  '\x01\x5c\x00OU\x02\x00IDVNM0900000018000090000001__8\r9001158M3001156VNM___________8\rNGUYEN__VAN_MAU\r\x03x',
];

export const SCANNER_TARGETS: readonly FuzzTarget[] = [
  textTarget('qr', 8, LINES, (text) => {
    accessKeysFromQr(text, '2026-11-25');
    trustedQrLine(text);
    return parseCardQr(text).ok;
  }),
  { name: 'hid-reports', share: 4, ...LIMITS, prepare: () => scanReports },
  keyBurstTarget(4, [...LINES, ...ZONES]),
  textTarget('mrz-reader', 3, ZONES, (text) => {
    const lines = mrzLinesOf(text);
    return lines !== undefined && readPrintedMrz(lines).ok;
  }),
];
