import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import {
  accessKeysFromQr,
  parseCardQr,
  type QrAccessKey,
} from '../../../../electron/core/identity/card-qr.ts';
import type { AccessKey } from '../../../../native/emrtd/reading.ts';

const CARD_2021 =
  '000090000001|012345678|Nguyễn Văn Mẫu|15011990|Nam|Số 1 Phố Thử, Phường Ví Dụ, Quận Mẫu, Hà Nội|20012022';
const WITHOUT_OLD_NUMBER =
  '000190000002||Trần Thị Ví Dụ|03021990|Nữ|Thôn Mẫu, Xã Thử, Huyện Ví Dụ, Thái Bình|14082021';
const CARD_2024 = '000090000001|012345678|Nguyễn Văn Mẫu|15011990|Nam|Phường Ví Dụ, Hà Nội|05072024||||';

describe('parsing', () => {
  test('the card of 2021', () => {
    expect(parseCardQr(CARD_2021)).toEqual({
      ok: true,
      value: {
        number: '000090000001',
        oldNumber: '012345678',
        fullName: 'Nguyễn Văn Mẫu',
        birthDate: '1990-01-15',
        sex: 'male',
        residence: 'Số 1 Phố Thử, Phường Ví Dụ, Quận Mẫu, Hà Nội',
        issueDate: '2022-01-20',
        extras: [],
      },
    });
  });

  test('an empty old number stays in its place', () => {
    const parsed = parseCardQr(WITHOUT_OLD_NUMBER);
    expect(parsed).toMatchObject({
      ok: true,
      value: { oldNumber: '', fullName: 'Trần Thị Ví Dụ', sex: 'female', birthDate: '1990-02-03' },
    });
  });

  test('the card of 2024 keeps its four last fields, empty or not', () => {
    expect(parseCardQr(CARD_2024)).toMatchObject({ ok: true, value: { extras: ['', '', '', ''] } });
    expect(parseCardQr(`${CARD_2024}a`)).toMatchObject({ ok: true, value: { extras: ['', '', '', 'a'] } });
  });

  test('what scanners and keyboards put around it', () => {
    expect(parseCardQr(`\uFEFF${CARD_2021}\r\n`)).toEqual(parseCardQr(CARD_2021));
    expect(parseCardQr(CARD_2021.normalize('NFD'))).toEqual(parseCardQr(CARD_2021));
    expect(parseCardQr(`${CARD_2021}\t`)).toEqual(parseCardQr(CARD_2021));
  });

  test('a birth date of which only the year is known', () => {
    expect(parseCardQr(CARD_2021.replace('15011990', '00001990'))).toMatchObject({
      ok: true,
      value: { birthDate: '1990' },
    });
    expect(parseCardQr(CARD_2021.replace('15011990', '00011990'))).toMatchObject({
      ok: true,
      value: { birthDate: '1990-01' },
    });
  });

  test('a missing or impossible day of issue is left out', () => {
    for (const issue of ['', '31022022', '2022']) {
      const parsed = parseCardQr(CARD_2021.replace('20012022', issue));
      expect(parsed.ok && parsed.value.issueDate).toBeUndefined();
      expect(parsed.ok).toBe(true);
    }
  });

  test.each([
    '',
    'https://example.test/000090000001',
    '000090000001',
    '00009000000|012345678|Nguyễn Văn Mẫu|15011990|Nam|Hà Nội|20012022',
    '000090000001|012345678|Nguyễn Văn Mẫu|31021990|Nam|Hà Nội|20012022',
    '000090000001|Nguyễn Văn Mẫu|15011990|Nam|Hà Nội|20012022',
  ])('%j is not the QR code of a card', (line) => {
    expect(parseCardQr(line)).toEqual({ ok: false, error: 'qr-unreadable' });
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 12 }), (text, fields) => {
        expect(typeof parseCardQr(text).ok).toBe('boolean');
        expect(typeof parseCardQr(['000090000001', ...fields].join('|')).ok).toBe('boolean');
      }),
    );
  });
});

describe('keys of the chip', () => {
  test('fit the reader', () => {
    expectTypeOf<QrAccessKey>().toExtend<AccessKey>();
  });

  test('CAN first, then the MRZ key with the derived expiry', () => {
    expect(accessKeysFromQr(CARD_2021)).toEqual({
      ok: true,
      value: [
        { kind: 'can', can: '000001' },
        { kind: 'mrz', documentNumber: '090000001', birthDate: '900115', expiryDate: '300115' },
      ],
    });
  });

  test('a card that does not expire', () => {
    const line = CARD_2021.replace('000090000001', '000050000001').replace('15011990', '15011950');
    expect(accessKeysFromQr(line)).toMatchObject({
      ok: true,
      value: [{ can: '000001' }, { birthDate: '500115', expiryDate: '991231' }],
    });
  });

  test('several candidates: those that have expired go last', () => {
    // Issued on the very day on which the window before 25 opens.
    const line = CARD_2021.replace('15011990', '20011999');
    const expiries = (today?: string) => {
      const keys = accessKeysFromQr(line, today);
      return keys.ok ? keys.value.flatMap((key) => (key.kind === 'mrz' ? [key.expiryDate] : [])) : [];
    };
    expect(expiries()).toEqual(['390120', '240120']);
    expect(expiries('2023-05-05')).toEqual(['390120', '240120']);
    const before = CARD_2021.replace('15011990', '21011999');
    const keys = accessKeysFromQr(before, '2026-05-05');
    expect(keys.ok && keys.value.map((key) => (key.kind === 'mrz' ? key.expiryDate : key.can))).toEqual([
      '000001',
      '390121',
      '240121',
    ]);
  });

  test('only the CAN where the dates do not suffice', () => {
    for (const line of [CARD_2021.replace('|20012022', '|'), CARD_2021.replace('15011990', '00001990')]) {
      expect(accessKeysFromQr(line)).toEqual({ ok: true, value: [{ kind: 'can', can: '000001' }] });
    }
  });

  test('not from another code', () => {
    expect(accessKeysFromQr('https://example.test')).toEqual({ ok: false, error: 'qr-unreadable' });
  });
});
