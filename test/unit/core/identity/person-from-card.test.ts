import { describe, expect, test } from 'vitest';
import {
  birthDateFromMrz,
  type CardText,
  expiryDateFromMrz,
  nationalNameOf,
  parsePrintedDate,
  personFromCard,
} from '../../../../electron/core/identity/person-from-card.ts';

const TODAY = '2026-11-22';

const CARD: CardText = {
  mrz: {
    documentCode: 'ID',
    issuingState: 'VNM',
    documentNumber: '090000001',
    optionalData: '000090000001<<8',
    birthDate: '900115',
    sex: 'M',
    expiryDate: '300115',
    nationality: 'VNM',
    surname: 'NGUYEN',
    givenNames: 'VAN MAU',
  },
  vietnamese: {
    number: '000090000001',
    fullName: 'Nguyễn Văn Mẫu',
    issueDate: '20/01/2022',
    placeOfResidence: 'Số 1 Phố Thử, Phường Ví Dụ',
  },
};

describe('personFromCard', () => {
  test('a Vietnamese card gives the twelve digits, the diacritics and the residence as printed', () => {
    expect(personFromCard(CARD, TODAY)).toEqual({
      fullName: 'Nguyễn Văn Mẫu',
      birthDate: '1990-01-15',
      sex: 'male',
      nationality: 'VNM',
      document: {
        kind: 'cccd',
        number: '000090000001',
        issuingState: 'VNM',
        issueDate: '2022-01-20',
        expiryDate: '2030-01-15',
      },
      residence: 'Số 1 Phố Thử, Phường Ví Dụ',
    });
  });

  test('without DG13 the name is the one of the MRZ and nothing is invented', () => {
    const person = personFromCard({ mrz: CARD.mrz }, TODAY);
    expect(person.fullName).toBe('NGUYEN VAN MAU');
    expect(person).not.toHaveProperty('residence');
    expect(person.document).not.toHaveProperty('issueDate');
  });

  describe('a passport with details', () => {
    const PASSPORT: CardText = {
      mrz: {
        ...CARD.mrz,
        documentCode: 'P',
        documentNumber: 'C90000001',
        optionalData: '',
        nationality: 'VNM',
      },
      personal: { fullName: 'Nguyễn Văn Mẫu', birthDate: '1990-01-15', permanentAddress: 'Số 1, Phố Thử' },
      document: { issueDate: '2022-01-20' },
    };

    test('gives the marks of the name, the address and the day of issue', () => {
      expect(personFromCard(PASSPORT, TODAY)).toMatchObject({
        fullName: 'Nguyễn Văn Mẫu',
        residence: 'Số 1, Phố Thử',
        document: { kind: 'passport', issueDate: '2022-01-20' },
      });
      expect(nationalNameOf(PASSPORT)).toBeUndefined();
    });

    test('in another script: the MRZ is declared, the other name is shown beside it', () => {
      const card = { ...PASSPORT, personal: { fullName: '示例' } };
      expect(personFromCard(card, TODAY).fullName).toBe('NGUYEN VAN MAU');
      expect(nationalNameOf(card)).toBe('示例');
    });

    test('that names somebody else in Latin letters does not replace what the MRZ says', () => {
      const card = { ...PASSPORT, personal: { fullName: 'Trần Thị Mẫu' } };
      expect(personFromCard(card, TODAY).fullName).toBe('NGUYEN VAN MAU');
      expect(nationalNameOf(card)).toBe('Trần Thị Mẫu');
    });

    test('of a guest of over a hundred years: DG11 knows the century, unless it contradicts the MRZ', () => {
      const mrz = { ...PASSPORT.mrz, birthDate: '200115' };
      const born = (birthDate: string) => personFromCard({ mrz, personal: { birthDate } }, TODAY).birthDate;
      expect(born('1920-01-15')).toBe('1920-01-15');
      expect(born('1920-01-16')).toBe('2020-01-15');
    });
  });

  test('a card issued from 01/07/2024 is a thẻ Căn cước', () => {
    const card = { ...CARD, vietnamese: { ...CARD.vietnamese, issueDate: '01/07/2024' } };
    expect(personFromCard(card, TODAY).document.kind).toBe('can-cuoc');
  });

  test('the fourth digit settles the century: a centenarian is not a child', () => {
    const card = {
      mrz: { ...CARD.mrz, optionalData: '000020000001<<X', birthDate: '200301' },
    };
    expect(personFromCard(card, TODAY).birthDate).toBe('1920-03-01');
    const child = { mrz: { ...CARD.mrz, optionalData: '000220000001<<X', birthDate: '200301' } };
    expect(personFromCard(child, TODAY).birthDate).toBe('2020-03-01');
  });

  test('a passport keeps its own number and nationality', () => {
    const passport = {
      mrz: {
        ...CARD.mrz,
        documentCode: 'P<',
        issuingState: 'D',
        nationality: 'D',
        documentNumber: 'C01X00T47',
        optionalData: '',
      },
    };
    expect(personFromCard(passport, TODAY).document).toMatchObject({
      kind: 'passport',
      number: 'C01X00T47',
      issuingState: 'D',
    });
  });
});

describe('dates', () => {
  test.each([
    ['900115', undefined, '1990-01-15'],
    ['100115', undefined, '2010-01-15'],
    ['270101', undefined, '1927-01-01'],
    ['90<<<<', undefined, '1990'],
    ['9001<<', undefined, '1990-01'],
    ['<<<<<<', undefined, ''],
    ['900115', 2000, '2090-01-15'],
  ])('MRZ birth date %s (century %s) → %s', (yymmdd, century, expected) => {
    expect(birthDateFromMrz(yymmdd, TODAY, century)).toBe(expected);
  });

  test('991231 means that a Vietnamese card does not expire', () => {
    expect(expiryDateFromMrz('991231', true)).toBe('none');
    expect(expiryDateFromMrz('991231', false)).toBe('2099-12-31');
    expect(expiryDateFromMrz('<<<<<<', true)).toBeUndefined();
  });

  test('printed dates that do not exist are not dates', () => {
    expect(parsePrintedDate('20/01/2022')).toBe('2022-01-20');
    expect(parsePrintedDate('30/02/2022')).toBeUndefined();
    expect(parsePrintedDate('Không thời hạn')).toBeUndefined();
    expect(parsePrintedDate(undefined)).toBeUndefined();
  });
});
