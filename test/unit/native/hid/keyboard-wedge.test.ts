import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessKeysFromQr, parseCardQr } from '../../../../electron/core/identity/card-qr.ts';
import { trustedQrLine } from '../../../../native/hid/keyboard-wedge.ts';

const LINE = '000190000002|012345678|Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Thái Bình|14082021';
const TRUSTED = '000190000002|012345678||03021990|Nữ||14082021';

test('number, old number, dates and sex; never name or residence', () => {
  expect(trustedQrLine(LINE)).toEqual({ ok: true, value: TRUSTED });
});

test.each([
  ['accents dropped', '000190000002|012345678|Trn Th V D|03021990|N|Thn Mu, X Th, Thi Bnh|14082021'],
  ['accents lost', '000190000002|012345678|Tran Thi Vi Du|03021990|Nu|Thon Mau, Xa Thu, Thai Binh|14082021'],
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
    const line = trustedQrLine(`000090000001||X|15011990|${field}|Y|20012022`);
    const card = line.ok ? parseCardQr(line.value) : line;
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
