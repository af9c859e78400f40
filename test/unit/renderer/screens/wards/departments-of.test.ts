import { expect, test } from 'vitest';
import { departmentsOf } from '../../../../../renderer/screens/wards/departments-of.ts';

test('each line a name, each name once, in their order', () => {
  expect(departmentsOf('  Khoa Nội \n\nKhoa   Ngoại\r\nKhoa Nội\n')).toEqual(['Khoa Nội', 'Khoa Ngoại']);
});

test('the same letters composed in another way are the same name', () => {
  expect(departmentsOf(`Khoa Nội\n${'Khoa Nội'.normalize('NFD')}`)).toEqual(['Khoa Nội']);
});

test('nothing is no department', () => {
  expect(departmentsOf(' \n\n')).toEqual([]);
});
