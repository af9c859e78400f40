import { describe, expect, test } from 'vitest';
import { checkDocument, type DocumentTexts } from '../../../../native/emrtd/document-consistency.ts';
import { checkDigit } from '../../../../native/emrtd/lds/check-digit.ts';
import { parseMrz } from '../../../../native/emrtd/lds/mrz.ts';
import type { VietnameseFields } from '../../../../native/emrtd/reading.ts';

interface Card {
  readonly number?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly expiry?: string;
  readonly name?: string;
}

/** A Vietnamese MRZ whose check digits are right. */
function mrzOf({
  number = '000090000001',
  birth = '900115',
  sex = 'M',
  expiry = '300115',
  name = 'NGUYEN<<VAN<MAU',
}: Card = {}) {
  const short = number.slice(-9);
  const line1 = `IDVNM${short}${checkDigit(short)}${number}<<${checkDigit(number)}`;
  const line2 = `${birth}${checkDigit(birth)}${sex}${expiry}${checkDigit(expiry)}VNM<<<<<<<<<<<`;
  const composite = checkDigit(line1.slice(5) + line2.slice(0, 7) + line2.slice(8, 15) + line2.slice(18));
  const parsed = parseMrz(line1 + line2 + composite + name.padEnd(30, '<'));
  if (!parsed.ok) throw new Error(parsed.error);
  return { mrz: parsed.value.fields, wrongCheckDigits: parsed.value.wrongCheckDigits };
}

const VIETNAMESE: VietnameseFields = {
  number: '000090000001',
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '15/01/1990',
  sex: 'Nam',
  expiryDate: '15/01/2030',
  other: new Map(),
};

const NOON = new Date('2026-11-20T05:00:00Z');
const check = (texts: DocumentTexts, now = NOON) => checkDocument(texts, now);

test('a card that agrees with itself passes everything', () => {
  expect(check({ ...mrzOf(), vietnamese: VIETNAMESE })).toEqual([
    { name: 'consistency', outcome: 'pass', note: 'number' },
    { name: 'consistency', outcome: 'pass', note: 'DG13 against DG1' },
    { name: 'validity', outcome: 'pass' },
  ]);
});

describe('the number', () => {
  test.each([
    ['000090000001', '900115', 'M', undefined],
    ['000190000001', '900115', 'F', undefined],
    ['000205000001', '050115', 'M', undefined],
    ['000305000001', '050115', 'F', undefined],
    ['000305000001', '050115', 'X', undefined],
    ['000090000001', '900115', 'F', 'sex'],
    ['000191000001', '900115', 'F', 'birth year'],
    ['000091000001', '900115', 'F', 'birth year, sex'],
  ])('%s with birth %s and sex %s', (number, birth, sex, note) => {
    const [first] = check(mrzOf({ number, birth, sex }));
    expect(first).toEqual(
      note === undefined
        ? { name: 'consistency', outcome: 'pass', note: 'number' }
        : { name: 'consistency', outcome: 'fail', reason: 'number-inconsistent', note },
    );
  });

  test('a wrong last digit of line 1, another document number, a wrong check digit', () => {
    const { mrz } = mrzOf();
    const [line1 = '', ...rest] = mrz.lines;
    const digit = { ...mrz, lines: [`${line1.slice(0, 29)}0`, ...rest] };
    expect(check({ mrz: digit, wrongCheckDigits: [] })[0]).toMatchObject({
      outcome: 'fail',
      reason: 'check-digit-wrong',
      note: 'check digit of identification number',
    });
    expect(check({ mrz: { ...mrz, documentNumber: '090000002' }, wrongCheckDigits: [] })[0]).toMatchObject({
      outcome: 'fail',
      reason: 'number-inconsistent',
      note: 'document number',
    });
    expect(check({ mrz, wrongCheckDigits: ['composite'] })[0]).toMatchObject({
      outcome: 'fail',
      reason: 'check-digit-wrong',
      note: 'check digit of composite',
    });
  });

  test.each([
    ['001', true],
    ['079', true],
    ['101', true], // a birth registered abroad
    ['003', false],
    ['097', false],
    ['100', false],
  ])('with the province code %s', (code, known) => {
    const checks = check(mrzOf({ number: `${code}090000001` }));
    expect(checks[0]).toEqual(
      known
        ? { name: 'consistency', outcome: 'pass', note: 'number' }
        : { name: 'consistency', outcome: 'fail', reason: 'number-province-unknown', note: 'province code' },
    );
  });

  test('every kind of finding has a reason of its own', () => {
    const { mrz } = mrzOf({ number: '003191000001', birth: '900115', sex: 'M' });
    const reasons = check({ mrz, wrongCheckDigits: ['birthDate'] }).flatMap(({ reason }) => reason ?? []);
    expect(reasons).toEqual(['check-digit-wrong', 'number-inconsistent', 'number-province-unknown']);
  });

  test('a passport has none', () => {
    const passport = parseMrz(
      'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10',
    );
    if (!passport.ok) throw new Error(passport.error);
    expect(check({ mrz: passport.value.fields, wrongCheckDigits: [] })).toEqual([
      { name: 'consistency', outcome: 'pass', note: 'number' },
      { name: 'validity', outcome: 'fail', reason: 'document-expired' },
    ]);
  });
});

describe('DG13 against DG1', () => {
  test.each([
    ['number', { number: '000090000002' }, 'number'],
    ['birth date', { birthDate: '16/01/1990' }, 'birth date'],
    ['birth century', { birthDate: '15/01/2090' }, 'birth century'],
    ['sex', { sex: 'Nữ' }, 'sex'],
    ['expiry date', { expiryDate: '15/01/2031' }, 'expiry date'],
    ['name', { fullName: 'Nguyễn Văn Mẩn' }, 'name'],
    ['name and sex', { fullName: 'Trần Thị Mẫu', sex: 'Nữ' }, 'sex, name'],
  ])('a different %s', (_, change, differing) => {
    expect(check({ ...mrzOf(), vietnamese: { ...VIETNAMESE, ...change } })[1]).toEqual({
      name: 'consistency',
      outcome: 'fail',
      reason: 'text-differs-from-mrz',
      note: `DG13 against DG1: ${differing}`,
    });
  });

  test.each([
    ['absent fields', { other: new Map() }],
    ['a text instead of an expiry date', { ...VIETNAMESE, expiryDate: 'Không thời hạn' }],
    ['an unknown word for the sex', { ...VIETNAMESE, sex: 'Khác' }],
    ['decomposed letters', { ...VIETNAMESE, fullName: VIETNAMESE.fullName!.normalize('NFD') }],
  ])('%s make no difference', (_, vietnamese) => {
    expect(check({ ...mrzOf(), vietnamese })[1]).toMatchObject({ outcome: 'pass' });
  });

  test('Đ and đ are written D', () => {
    const vietnamese = { ...VIETNAMESE, fullName: 'Đặng Đức Thử' };
    expect(check({ ...mrzOf({ name: 'DANG<<DUC<THU' }), vietnamese })[1]).toMatchObject({ outcome: 'pass' });
  });

  test('apostrophes make no difference, whatever the MRZ made of them', () => {
    const vietnamese = { ...VIETNAMESE, fullName: "H'Thử Ví Dụ" };
    for (const name of ['HTHU<<VI<DU', 'H<THU<<VI<DU']) {
      expect(check({ ...mrzOf({ name }), vietnamese })[1]).toMatchObject({ outcome: 'pass' });
    }
  });

  test('a birth date of which only the year is known is not compared', () => {
    const vietnamese = { ...VIETNAMESE, birthDate: '01/01/1990' };
    expect(check({ ...mrzOf({ birth: '90<<<<' }), vietnamese })[1]).toMatchObject({ outcome: 'pass' });
  });

  test('a name that the MRZ cuts off is compared by its surname only', () => {
    const cut = mrzOf({ name: 'NGUYEN<<CONG<TANG<NU<HOANG<MAI' });
    const full = { ...VIETNAMESE, fullName: 'Nguyễn Công Tằng Nữ Hoàng Mai Linh' };
    expect(check({ ...cut, vietnamese: full })[1]).toMatchObject({ outcome: 'pass' });
    const other = { ...full, fullName: 'Trần Công Tằng Nữ Hoàng Mai Linh' };
    expect(check({ ...cut, vietnamese: other })[1]).toMatchObject({ outcome: 'fail' });
  });
});

describe('validity', () => {
  const validity = (expiry: string, now: string) => check(mrzOf({ expiry }), new Date(now)).at(-1);

  test('the last day counts, in Vietnam', () => {
    expect(validity('261120', '2026-11-20T16:59:59Z')).toMatchObject({ outcome: 'pass' });
    expect(validity('261120', '2026-11-20T17:00:00Z')).toMatchObject({
      outcome: 'fail',
      reason: 'document-expired',
    });
  });

  test('991231 does not expire', () => {
    expect(validity('991231', '2026-11-20T05:00:00Z')).toEqual({
      name: 'validity',
      outcome: 'pass',
      note: 'does not expire',
    });
  });

  test('an expiry date that is none cannot be judged', () => {
    expect(validity('<<<<<<', '2026-11-20T05:00:00Z')).toMatchObject({ outcome: 'not-possible' });
  });
});
