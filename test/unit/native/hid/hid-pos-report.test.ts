import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessKeysFromQr, parseCardQr } from '../../../../electron/core/identity/card-qr.ts';
import {
  feedReport,
  HID_POS_IDLE,
  type HidPosScan,
  isBrokenOff,
} from '../../../../native/hid/hid-pos-report.ts';
import { hexToBytes } from '../../../../native/iso7816/bytes.ts';

const LINE =
  '000090000001|012345678|Nguyễn Văn Mẫu|15011990|Nam|Số 1 Phố Thử, Phường Ví Dụ, Quận Mẫu, Hà Nội|20012022';

/**
 * The three reports of a scan of the line above in the published layout, byte for byte, so that the decoder is not
 * tested against an encoder of ours. "ễ" (E1 BB 85) has its bytes in one report, "ờ" and "ậ" further on.
 */
const RECORDED = [
  '02 38 5d 51 31 30 30 30 30 39 30 30 30 30 30 30 31 7c 30 31 32 33 34 35 36 37 38 7c 4e 67 75 79 e1 bb' +
    '85 6e 20 56 c4 83 6e 20 4d e1 ba ab 75 7c 31 35 30 31 31 39 39 30 7c 4e 61 6d 7c 51 00 01',
  '02 38 5d 51 31 53 e1 bb 91 20 31 20 50 68 e1 bb 91 20 54 68 e1 bb ad 2c 20 50 68 c6 b0 e1 bb 9d 6e 67' +
    '20 56 c3 ad 20 44 e1 bb a5 2c 20 51 75 e1 ba ad 6e 20 4d e1 ba ab 75 2c 20 48 c3 51 00 01',
  '02 10 5d 51 31 a0 20 4e e1 bb 99 69 7c 32 30 30 31 32 30 32 32 00 00 00 00 00 00 00 00 00 00 00 00 00' +
    '00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 51 00 00',
].map(hexToBytes);

function scansOf(reports: readonly Uint8Array[], gap = 5): HidPosScan[] {
  const scans: HidPosScan[] = [];
  let state = HID_POS_IDLE;
  for (const [i, report] of reports.entries()) {
    const fed = feedReport(state, report, i * gap);
    state = fed.state;
    if (fed.scan) scans.push(fed.scan);
  }
  return scans;
}

/**
 * The same scan from another maker, who puts one byte before the AIM identifier: bytes from 3 on, data from 6 on. "ễ" is
 * cut after its first byte (E1), so that its other two begin the second report.
 */
const OTHER_MAKER = [
  '02 1c 01 5d 51 31 30 30 30 30 39 30 30 30 30 30 30 31 7c 30 31 32 33 34 35 36 37 38 7c 4e 67 75' +
    '79 e1 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01',
  '02 21 01 5d 51 31 bb 85 6e 7c 31 35 30 31 31 39 39 30 7c 4e 61 6d 7c 48 c3 a0 7c 32 30 30 31 32' +
    '30 32 32 7c 7c 7c 7c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00',
].map(hexToBytes);

/** One report of the layout, for the variants. */
function report(
  data: Uint8Array,
  options: { more?: boolean; aim?: string; extra?: boolean } = {},
): Uint8Array {
  const { more = false, aim = ']Q1', extra = false } = options;
  const bytes = new Uint8Array(64);
  bytes.set([0x02, data.length]);
  bytes.set(new TextEncoder().encode(aim), extra ? 3 : 2);
  bytes.set(data, extra ? 6 : 5);
  bytes[63] = more ? 1 : 0;
  return bytes;
}

test('the recorded bytes are 64 long, as reports are', () => {
  expect(RECORDED.map((bytes) => bytes.length)).toEqual([64, 64, 64]);
});

test('joins the reports of a scan before decoding: a letter may be split between two', () => {
  expect(RECORDED[1]!.at(60)).toBe(0xc3); // first byte of "à"; the second comes in the next report
  expect(scansOf(RECORDED)).toEqual([{ aim: ']Q1', text: LINE, utf8: true }]);
});

test('without report id, as browsers give it', () => {
  expect(scansOf(RECORDED.map((bytes) => bytes.subarray(1)))).toEqual([
    { aim: ']Q1', text: LINE, utf8: true },
  ]);
});

test('one scan after the other', () => {
  expect(scansOf([...RECORDED, ...RECORDED]).map(({ text }) => text)).toEqual([LINE, LINE]);
});

test('a maker that puts one byte before the AIM identifier', () => {
  const data = new TextEncoder().encode('000090000001|');
  expect(scansOf([report(data, { extra: true })])).toEqual([
    { aim: ']Q1', text: '000090000001|', utf8: true },
  ]);
});

test('the recorded reports of that maker, with a letter cut in two and eleven fields', () => {
  expect(OTHER_MAKER.map((bytes) => bytes.length)).toEqual([64, 64]);
  expect(scansOf(OTHER_MAKER)).toEqual([
    { aim: ']Q1', text: '000090000001|012345678|Nguyễn|15011990|Nam|Hà|20012022||||', utf8: true },
  ]);
});

test('a scanner without AIM identifier', () => {
  const data = new TextEncoder().encode('000090000001|');
  expect(scansOf([report(data, { aim: '\0\0\0' })])).toEqual([
    { aim: '', text: '000090000001|', utf8: true },
  ]);
});

test('says when the bytes are not UTF-8', () => {
  const [scan] = scansOf([report(Uint8Array.of(0x4e, 0x67, 0xe3, 0x6e))]);
  expect(scan?.utf8).toBe(false);
});

describe('what comes in between', () => {
  const trigger = hexToBytes(`03 01 ${'00 '.repeat(62)}`);
  const noData = hexToBytes(`02 00 ${'00 '.repeat(62)}`);
  const tooLong = hexToBytes(`02 39 ${'41 '.repeat(62)}`);

  test.each([
    ['a report with another id', trigger],
    ['a report without data', noData],
    ['a report that claims more than it holds', tooLong],
    ['a report of another length', new Uint8Array(8)],
    ['nothing at all', new Uint8Array(0)],
  ])('%s does not disturb a scan', (_, garbage) => {
    const mixed = RECORDED.flatMap((bytes) => [garbage, bytes, garbage]);
    expect(scansOf(mixed).filter(({ text }) => text !== '\0')).toEqual([
      { aim: ']Q1', text: LINE, utf8: true },
    ]);
  });
});

describe('a report that was lost', () => {
  const scansWithout = (lost: number) => scansOf(RECORDED.filter((_, i) => i !== lost));

  test('the first: what is left is no card', () => {
    expect(scansWithout(0).map(({ text }) => parseCardQr(text).ok)).toEqual([false]);
  });

  test('one in the middle of the residence: the halves of a letter show it, and the key is right all the same', () => {
    const [scan] = scansWithout(1);
    expect(scan?.utf8).toBe(false); // then letters are not trusted, see readScan
    expect(accessKeysFromQr(scan?.text ?? '')).toEqual(accessKeysFromQr(LINE));
  });

  test('the last: no scan, and it is known that the scan broke off', () => {
    let state = HID_POS_IDLE;
    for (const [i, bytes] of RECORDED.slice(0, 2).entries()) state = feedReport(state, bytes, i * 5).state;
    expect(scansWithout(2)).toEqual([]);
    expect(isBrokenOff(state, 5 + 500)).toBe(false);
    expect(isBrokenOff(state, 5 + 501)).toBe(true);
    expect(isBrokenOff(HID_POS_IDLE, 1e9)).toBe(false);
  });
});

describe('what breaks off', () => {
  test('does not stick to the next scan', () => {
    expect(scansOf([RECORDED[0]!, ...RECORDED], 1_000).at(-1)?.text).not.toBe(LINE);
    let state = feedReport(HID_POS_IDLE, RECORDED[0]!, 0).state;
    let last: HidPosScan | undefined;
    for (const [i, bytes] of RECORDED.entries()) {
      const fed = feedReport(state, bytes, 10_000 + i * 5);
      state = fed.state;
      last = fed.scan;
    }
    expect(last?.text).toBe(LINE);
  });

  test('does not fill the memory', () => {
    let state = HID_POS_IDLE;
    for (let i = 0; i < 10_000; i++) state = feedReport(state, RECORDED[0]!, i).state;
    expect(state.parts.length).toBeLessThanOrEqual(128);
  });
});

test('reports of another length are ignored', () => {
  for (const length of [0, 1, 8, 62, 65]) {
    expect(feedReport(HID_POS_IDLE, new Uint8Array(length), 0)).toEqual({ state: HID_POS_IDLE });
  }
});

test('any report is decoded without throwing, and never more data than it holds', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (bytes) => {
      const fed = feedReport(HID_POS_IDLE, bytes, 0);
      const length = fed.scan ? fed.scan.text.length : (fed.state.parts[0]?.length ?? 0);
      expect(length).toBeLessThanOrEqual(58);
    }),
  );
});

test('any text comes through in any cut', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 56 }),
      (text, size) => {
        const bytes = new TextEncoder().encode(text);
        const reports: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          reports.push(report(bytes.slice(at, at + size), { more: at + size < bytes.length }));
        }
        // A byte order mark at the very start is not part of the text.
        expect(scansOf(reports)).toEqual([{ aim: ']Q1', text: text.replace(/^\uFEFF/, ''), utf8: true }]);
      },
    ),
  );
});
