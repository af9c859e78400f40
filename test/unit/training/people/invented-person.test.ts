import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expiryOf } from '../../../../electron/training/people/expiry-rule.ts';
import { inventNumber, inventPerson } from '../../../../electron/training/people/invented-person.ts';
import { parsePersonFile } from '../../../../electron/training/people/person-file.ts';
import { ageAt } from '../../../../native/virtual-chip/portrait/portrait.ts';

const now = () => new Date('2026-11-20T03:00:00Z');

test('everybody is consistent: number, sex, birth, issue and expiry', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (seed) => {
      const person = inventPerson(seed, { now });
      expect(person.number).toMatch(/^000\d{9}$/);
      const digit = Number(person.number[3]);
      expect(digit % 2).toBe(person.sex === 'male' ? 0 : 1);
      expect(19 + Math.floor(digit / 2)).toBe(Number(person.birthDate.slice(0, 2)));
      expect(person.number.slice(4, 6)).toBe(person.birthDate.slice(2, 4));
      expect(person.expiryDate).toBe(expiryOf(person.birthDate, person.issueDate));
      expect(person.expiryDate ?? '9999').toSatisfy((date: string) => date > '2026-11-20');
      expect(ageAt(person.birthDate, person.issueDate)).toBeGreaterThanOrEqual(14);
      expect(person.fullName).toMatch(/^\p{Lu}\p{Ll}*( \p{Lu}\p{Ll}*){2}$/u);
      expect(person.fullName.normalize('NFC')).toBe(person.fullName);
    }),
  );
});

test('the same seed is the same person; seeds differ', () => {
  expect(inventPerson(42, { now })).toEqual(inventPerson(42, { now }));
  const numbers = new Set(Array.from({ length: 300 }, (_, seed) => inventPerson(seed, { now }).number));
  expect(numbers.size).toBe(300);
});

test('men and women, young and old, with and without expiry all turn up', () => {
  const people = Array.from({ length: 200 }, (_, seed) => inventPerson(seed, { now }));
  expect(people.some(({ sex }) => sex === 'male') && people.some(({ sex }) => sex === 'female')).toBe(true);
  expect(people.some(({ expiryDate }) => expiryDate === null)).toBe(true);
  expect(people.some(({ birthDate }) => birthDate > '2000')).toBe(true);
});

test('a clock outside the years of the first chip cards still finds people', () => {
  for (const day of ['2019-05-01', '2021-03-02', '2038-01-01']) {
    const person = inventPerson(5, { now: () => new Date(`${day}T00:00:00Z`) });
    expect(person.issueDate <= day).toBe(true);
    expect(person.expiryDate ?? '9999').toSatisfy((date: string) => date > day);
  }
});

test('the century and sex digit', () => {
  expect(inventNumber('1990-01-15', 'male', 1)).toBe('000090000001');
  expect(inventNumber('1990-02-03', 'female', 2)).toBe('000190000002');
  expect(inventNumber('2004-02-03', 'male', 3)).toBe('000204000003');
  expect(inventNumber('2004-02-03', 'female', 3)).toBe('000304000003');
});

test('an invented person survives the trip through a person file', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const person = inventPerson(seed, { now });
      expect(parsePersonFile(JSON.parse(JSON.stringify(person)))).toEqual({ ok: true, value: person });
    }),
  );
});
