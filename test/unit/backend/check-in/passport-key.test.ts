import { describe, expect, test } from 'vitest';
import { passportKeyOf } from '../../../../electron/backend/check-in/passport-key.ts';
import { scanView } from '../../../../electron/bridge/methods/check-in.ts';

const TODAY = '2026-11-25';
const TYPED = { zone: '', documentNumber: 'X0000001', birthDate: '05/09/1990', expiryDate: '04/09/2031' };
const ZONE = 'P<UTOMAU<<VI<DU<<<<<<<<<<<<<<<<<<<<<<<<<<<<<\nX0000001<4UTO9009051F3109041<<<<<<<<<<<<<<<6';
const KEY = { kind: 'mrz', documentNumber: 'X0000001', birthDate: '900905', expiryDate: '310904' };

const keyOf = (change: Partial<typeof TYPED>) => {
  const key = passportKeyOf({ ...TYPED, ...change }, TODAY);
  return key.ok ? scanView.parse(key.value).access : key.error.fields?.map(({ path }) => path);
};

describe('the three fields', () => {
  test('as printed', () => {
    expect(keyOf({})).toEqual(KEY);
  });

  test.each([
    [{ documentNumber: ' x 0000001< ' }],
    [{ birthDate: '5/9/1990' }],
    [{ birthDate: '05.09.1990', expiryDate: '4-9-2031' }],
    [{ birthDate: '05091990', expiryDate: '04 09 2031' }],
  ])('as people type them: %j', (change) => {
    expect(keyOf(change)).toEqual(KEY);
  });

  test('should there be no chip, nothing is typed twice, and nobody is made Vietnamese', () => {
    const key = passportKeyOf(TYPED, TODAY);
    expect(key.ok && key.value.person).toMatchObject({
      documentKind: 'passport',
      documentNumber: 'X0000001',
      birthDate: '05/09/1990',
      nationality: '',
    });
    expect(key.ok && key.value.person).not.toHaveProperty('scanned');
  });
});

describe('errors', () => {
  test('all at once, in both languages', () => {
    const key = passportKeyOf({ zone: ' ', documentNumber: '', birthDate: '', expiryDate: '' }, TODAY);
    if (key.ok) throw new Error('no error');
    expect(key.error.code).toBe('fields-invalid');
    expect(key.error.fields?.map(({ path }) => path)).toEqual([
      'passport.documentNumber',
      'passport.birthDate',
      'passport.expiryDate',
    ]);
    for (const { message } of key.error.fields ?? []) {
      expect(message.vi.length).toBeGreaterThan(10);
      expect(message.en.length).toBeGreaterThan(10);
    }
  });

  test.each([
    ['a letter too strange', { documentNumber: 'X00Đ0001' }, ['passport.documentNumber']],
    ['a day that does not exist', { birthDate: '31/02/1990' }, ['passport.birthDate']],
    ['a year of two digits', { birthDate: '05/09/90' }, ['passport.birthDate']],
    ['a birth to come', { birthDate: '05/09/2030' }, ['passport.birthDate']],
    [
      'the two dates mixed up',
      { birthDate: '04/09/2025', expiryDate: '05/09/1990' },
      ['passport.expiryDate'],
    ],
    ['both', { birthDate: 'x', expiryDate: 'y' }, ['passport.birthDate', 'passport.expiryDate']],
  ])('%s', (_, change, paths) => {
    expect(keyOf(change)).toEqual(paths);
  });

  test('an expired passport opens all the same', () => {
    expect(keyOf({ expiryDate: '04/09/2021' })).toMatchObject({ expiryDate: '210904' });
  });
});

describe('the lines', () => {
  test('win over the fields, and bring the person', () => {
    const key = passportKeyOf({ zone: ZONE, documentNumber: '', birthDate: '', expiryDate: '' }, TODAY);
    expect(key).toMatchObject({
      ok: true,
      value: { access: KEY, person: { fullName: 'MAU VI DU', nationality: 'UTO', scanned: 'mrz' } },
    });
  });

  test('letter O for digit 0', () => {
    // O counts 24 and 0 counts 0: the check digit tells them apart.
    expect(keyOf({ zone: ZONE.replace('X0000001', 'X000O001') })).toEqual(['passport.zone']);
  });
});
