import { describe, expect, test } from 'vitest';
import { birthDateAsTyped, personByHand } from '../../../../electron/backend/check-in/by-hand.ts';

describe('a birth date as people write it', () => {
  test.each([
    ['3/2/1990', '1990-02-03'],
    ['03-02-1990', '1990-02-03'],
    ['3.2.1990', '1990-02-03'],
    ['02/1990', '1990-02'],
    ['1990', '1990'],
    ['1990-02-03', '1990-02-03'],
    ['hôm qua', 'hôm qua'],
  ])('%s → %s', (typed, expected) => {
    expect(birthDateAsTyped(typed)).toBe(expected);
  });
});

const INPUT = {
  fullName: '  Trần   Thị Ví Dụ ',
  birthDate: '3/2/1990',
  sex: 'female' as const,
  nationality: ' vnm ',
  documentKind: 'cccd',
  documentNumber: '000190 000002',
};

describe('a person typed in', () => {
  test('blanks are tidied, nothing else is changed', () => {
    expect(personByHand(INPUT)).toEqual({
      ok: true,
      value: {
        fullName: 'Trần Thị Ví Dụ',
        birthDate: '1990-02-03',
        sex: 'female',
        nationality: 'VNM',
        document: { kind: 'cccd', number: '000190000002', issuingState: 'VNM' },
      },
    });
  });

  test('an empty nationality is Vietnam on a Vietnamese paper, and stays open on a passport', () => {
    const nationalityOf = (documentKind: string) => {
      const person = personByHand({ ...INPUT, documentKind, nationality: ' ' });
      return person.ok && person.value.nationality;
    };
    expect(nationalityOf('cccd')).toBe('VNM');
    expect(nationalityOf('passport')).toBe('');
  });

  test('a kind of document that does not exist is said at its field', () => {
    const refused = personByHand({ ...INPUT, documentKind: 'library-card' });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'fields-invalid', fields: [{ path: 'person.document.kind' }] },
    });
  });
});
