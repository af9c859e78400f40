import { describe, expect, test } from 'vitest';
import { accessKeysOf } from '../../../../electron/backend/check-in/access-keys.ts';
import { readScan } from '../../../../electron/backend/check-in/scanned.ts';
import { scanView } from '../../../../electron/bridge/methods/check-in.ts';

const TODAY = '2026-11-25';
const SEVEN = '000190000002|012345678|Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Thái Bình|14082021';
const ELEVEN = '000190000002||Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử|14082024||||';
const PASSPORT = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';
const CARD =
  'IDVNM0900000018000090000001<<8\r9001158M3001156VNM<<<<<<<<<<<8\rNGUYEN<<VAN<MAU<<<<<<<<<<<<<<<\r';

function scanOf(text: string, letters: 'as-printed' | 'damaged' = 'as-printed') {
  const scan = readScan(text, letters, TODAY);
  if (!scan.ok) throw new Error(scan.error.code);
  // As the bridge lets it pass.
  return scanView.parse(scan.value);
}

describe('a QR code', () => {
  test('of seven fields: the line as it is, and the person as printed', () => {
    expect(scanOf(SEVEN)).toEqual({
      access: { kind: 'qr', line: SEVEN },
      person: {
        fullName: 'Trần Thị Ví Dụ',
        birthDate: '03/02/1990',
        sex: 'female',
        nationality: 'VNM',
        documentKind: 'cccd',
        documentNumber: '000190000002',
        residence: 'Thôn Mẫu, Xã Thử, Thái Bình',
        scanned: 'qr',
      },
    });
  });

  test('of eleven fields, and of a card issued since 01/07/2024', () => {
    const scan = scanOf(ELEVEN);
    expect(scan.access).toEqual({ kind: 'qr', line: ELEVEN });
    expect(scan.person?.documentKind).toBe('can-cuoc');
  });

  test('through a keyboard: digits and dates stay, letters are left out', () => {
    const scan = scanOf('000190000002|012345678|Tra62n Thi5|03021990|Nu74|Tho6n Ma64u|14082021', 'damaged');
    expect(scan.person).toMatchObject({
      fullName: '',
      residence: '',
      documentNumber: '000190000002',
      sex: 'female',
    });
    expect(accessKeysOf(scan.access, TODAY)).toEqual(accessKeysOf(scanOf(SEVEN).access, TODAY));
  });
});

describe('an MRZ', () => {
  test('of a passport: its key, and the person of whatever country', () => {
    expect(scanOf(PASSPORT)).toEqual({
      access: { kind: 'mrz', documentNumber: 'L898902C3', birthDate: '740812', expiryDate: '120415' },
      person: {
        fullName: 'ERIKSSON ANNA MARIA',
        birthDate: '12/08/1974',
        sex: 'female',
        nationality: 'UTO',
        documentKind: 'passport',
        documentNumber: 'L898902C3',
        residence: '',
        scanned: 'mrz',
      },
    });
  });

  test('of a Vietnamese card: the CAN of its twelve digits first, then the MRZ key', () => {
    const scan = scanOf(CARD);
    expect(scan.person?.documentNumber).toBe('000090000001');
    expect(accessKeysOf(scan.access, TODAY)).toEqual({
      ok: true,
      value: [
        { kind: 'can', can: '000001' },
        { kind: 'mrz', documentNumber: '090000001', birthDate: '900115', expiryDate: '300115' },
      ],
    });
  });

  test('with one wrong digit is refused, and says so', () => {
    expect(readScan(PASSPORT.replace('L898902C36', 'L898902C46'), 'as-printed', TODAY)).toMatchObject({
      ok: false,
      error: { code: 'mrz-unreadable' },
    });
  });
});

test('the twelve digits alone', () => {
  expect(scanOf('000190000002\r\n')).toEqual({ access: { kind: 'number', number: '000190000002' } });
});

test.each(['', 'https://vi-du.test/a', '8934567890123', '000190000002|x'])('%j is no document', (text) => {
  for (const letters of ['as-printed', 'damaged'] as const) {
    expect(readScan(text, letters, TODAY)).toMatchObject({ ok: false, error: { code: 'qr-unreadable' } });
  }
});
