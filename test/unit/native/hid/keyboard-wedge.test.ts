import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessKeysFromQr } from '../../../../electron/core/identity/card-qr.ts';
import {
  cardFromWedge,
  feedKey,
  type Keystroke,
  trustedQrLine,
  WEDGE_IDLE,
  type WedgeScan,
} from '../../../../native/hid/keyboard-wedge.ts';

const LINE = '000190000002|012345678|Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Thái Bình|14082021';
const TRUSTED = '000190000002|012345678||03021990|Nữ||14082021';

function typed(text: string, gap: number, terminator: string | null = 'Enter'): Keystroke[] {
  const keys = [...text].map((key, i): Keystroke => ({ key, at: i * gap }));
  return terminator === null ? keys : [...keys, { key: terminator, at: keys.length * gap }];
}

function scansOf(strokes: readonly Keystroke[]): WedgeScan[] {
  const scans: WedgeScan[] = [];
  let state = WEDGE_IDLE;
  for (const stroke of strokes) {
    const fed = feedKey(state, stroke);
    state = fed.state;
    if (fed.scan) scans.push(fed.scan);
  }
  return scans;
}

describe('telling a scanner from a person', () => {
  test('a fast burst with a terminator is a scan', () => {
    expect(scansOf(typed(LINE, 4))).toEqual([{ text: LINE }]);
    expect(scansOf(typed(LINE, 30, 'Tab'))).toEqual([{ text: LINE }]);
  });

  test('typing is not, however long', () => {
    expect(scansOf(typed(LINE, 90))).toEqual([]);
  });

  test('nor a quick roll over a few keys', () => {
    expect(scansOf(typed('000001', 10))).toEqual([]);
  });

  test('nor a burst without terminator; the next one starts afresh', () => {
    const second = typed(LINE, 4).map((stroke) => ({ ...stroke, at: stroke.at + 5_000 }));
    expect(scansOf([...typed(LINE, 4, null), ...second])).toEqual([{ text: LINE }]);
  });

  test('what was typed by hand before does not stick to the scan', () => {
    const scan = typed(LINE, 4).map((stroke) => ({ ...stroke, at: stroke.at + 1_000 }));
    expect(scansOf([{ key: '7', at: 0 }, ...scan])).toEqual([{ text: LINE }]);
  });

  test('keys without a character are passed over', () => {
    const withShift = typed(LINE, 4).flatMap((stroke) => [{ key: 'Shift', at: stroke.at }, stroke]);
    expect(scansOf(withShift)).toEqual([{ text: LINE }]);
  });

  test('a stuck key does not fill the memory', () => {
    const [scan] = scansOf(typed('x'.repeat(20_000), 1));
    expect(scan?.text.length).toBeLessThan(5_000);
  });
});

describe('layouts and input methods', () => {
  test('digits and separator count by their physical key', () => {
    // The Vietnamese layout types letters on the digit row; an input method hides what it is busy with.
    const strokes: Keystroke[] = [...'000190000002|'].map((character, i) =>
      character === '|'
        ? { key: '~', code: 'Backslash', shift: true, at: i * 5 }
        : { key: i % 2 ? 'Process' : 'ă', code: `Digit${character}`, at: i * 5 },
    );
    expect(scansOf([...strokes, { key: 'Enter', at: 70 }])).toEqual([{ text: '000190000002|' }]);
  });

  test('Alt codes of letters leave no digits behind', () => {
    const alt = [...'0226'].map(
      (digit, i): Keystroke => ({
        key: digit,
        code: `Numpad${digit}`,
        alt: true,
        at: 60 + i,
      }),
    );
    expect(scansOf([...typed('000190000002|', 4, null), ...alt, { key: 'Enter', at: 70 }])).toEqual([
      { text: '000190000002|' },
    ]);
  });

  test('shifted digits are signs, not digits', () => {
    const strokes = typed('abcdefghijkl', 4, null);
    expect(
      scansOf([...strokes, { key: '@', code: 'Digit2', shift: true, at: 48 }, { key: 'Enter', at: 52 }]),
    ).toEqual([{ text: 'abcdefghijkl@' }]);
  });
});

describe('what can be trusted', () => {
  test('number, old number, dates and sex; never name or residence', () => {
    expect(trustedQrLine(LINE)).toEqual({ ok: true, value: TRUSTED });
  });

  test.each([
    ['accents dropped', '000190000002|012345678|Trn Th V D|03021990|N|Thn Mu, X Th, Thi Bnh|14082021'],
    [
      'accents lost',
      '000190000002|012345678|Tran Thi Vi Du|03021990|Nu|Thon Mau, Xa Thu, Thai Binh|14082021',
    ],
    ['Telex', '000190000002|012345678|Trần Thị Ví Dụ|03021990|Nưx|Thôn Mẫu,Xã Thử,Thái Bình|14082021'],
    ['VNI', '000190000002|012345678|Tra62n Thi5 Vi1 Du5|03021990|Nu74|Tho6n Ma64u, Xa4 Thu73|14082021'],
    ['Latin-1 seen as text', '000190000002|012345678|Tráº§n Thá»‹|03021990|Ná»¯|ThÃ´n|14082021'],
    ['a separator too many', '000190000002|012345678|Tran| Thi|03021990|Nu|Thon Mau| Xa|14082021'],
    ['a separator lost', '000190000002|012345678|Tran Thi|03021990|Nu|Thon Mau|14082021||||'],
    ['AIM prefix', ']Q1000190000002|012345678|Tran Thi|03021990|Nu|Thon|14082021'],
  ])('%s', (_, text) => {
    expect(trustedQrLine(text)).toEqual({ ok: true, value: TRUSTED });
  });

  test('Nam stays Nam, and nothing is guessed from another letter', () => {
    const sex = (field: string) => {
      const card = cardFromWedge(`000090000001||X|15011990|${field}|Y|20012022`);
      return card.ok ? card.value.sex : card.error;
    };
    expect(sex('Nam')).toBe('male');
    expect(sex('nam')).toBe('male');
    expect(sex('N')).toBe('female');
    expect(sex('Nu')).toBe('female');
    expect(sex('')).toBe('unspecified');
    expect(sex('?')).toBe('unspecified');
  });

  test('an empty old number stays empty', () => {
    expect(trustedQrLine('000190000002||Tran|03021990|Nu|Thon|14082021')).toMatchObject({
      value: '000190000002|||03021990|Nữ||14082021',
    });
  });

  test('opens the chip as the undamaged line would', () => {
    const damaged = trustedQrLine('000190000002|012345678|Tra62n|03021990|Nu74|Tho6n|14082021');
    expect(damaged.ok && accessKeysFromQr(damaged.value)).toEqual(accessKeysFromQr(LINE));
  });

  test.each([
    '',
    'hello',
    '000190000002',
    '00019000000|x|y|03021990|Nu|z|14082021',
    '000190000002|a|b|c|d|e|f',
  ])('%j is not a card', (text) => {
    expect(trustedQrLine(text)).toEqual({ ok: false, error: 'qr-unreadable' });
  });

  test('no damage to the letters changes what is trusted', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'aăâbcdđeêghiklmnoôơpqrstuưvxy ,./áàảãạ'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(letters, letters, (name, residence) => {
        const line = `000190000002|012345678|${name}|03021990|Nữ|${residence}|14082021`;
        expect(trustedQrLine(line)).toEqual({ ok: true, value: TRUSTED });
      }),
    );
  });
});
