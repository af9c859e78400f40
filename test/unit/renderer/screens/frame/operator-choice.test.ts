import { describe, expect, test } from 'vitest';
import { operatorChoice } from '../../../../../renderer/screens/frame/operator-choice.ts';

const LAN = { id: 'operator-1', name: 'Lan' };
const MINH = { id: 'operator-2', name: 'Minh' };
const failure = (code: string) => ({
  code,
  message: { vi: 'Hỏng', en: 'Broken' },
  remedy: { vi: 'Sửa', en: 'Mend' },
});
const list = (...operators: readonly (typeof LAN)[]) => ({
  data: { operators: [...operators], atDesk: LAN.id },
  failure: undefined,
});

describe('what the operator item offers', () => {
  test('the list, in its own order, whoever is at the desk', () => {
    expect(operatorChoice(list(LAN, MINH), MINH)).toEqual({ state: 'several', operators: [LAN, MINH] });
  });

  test('the name that the status has, where the list is older', () => {
    const renamed = { id: 'operator-1', name: 'Ngọc Lan' };
    expect(operatorChoice(list(LAN, MINH), renamed)).toEqual({
      state: 'several',
      operators: [renamed, MINH],
    });
  });

  test('whoever is at the desk, also when the list does not have them', () => {
    const hoa = { id: 'operator-3', name: 'Hòa' };
    expect(operatorChoice(list(MINH), hoa)).toEqual({ state: 'several', operators: [hoa, MINH] });
  });

  test.each([
    ['an empty list', list()],
    ['a list of one', list(LAN)],
  ])('nobody to change to: %s', (_, given) => {
    expect(operatorChoice(given, LAN)).toEqual({ state: 'alone' });
  });

  test('nothing where the lock forbids it, whatever was known before', () => {
    for (const { data } of [list(LAN, MINH), { data: undefined }])
      expect(operatorChoice({ data, failure: failure('manager-code-needed') }, LAN)).toEqual({
        state: 'fixed',
      });
  });

  test('waits, and says what went wrong, but keeps the list it has', () => {
    expect(operatorChoice({ data: undefined, failure: undefined }, LAN)).toEqual({ state: 'opening' });
    const broken = failure('database-locked');
    expect(operatorChoice({ data: undefined, failure: broken }, LAN)).toEqual({
      state: 'failed',
      failure: broken,
    });
    expect(operatorChoice({ ...list(LAN, MINH), failure: broken }, LAN)).toMatchObject({
      state: 'several',
    });
  });
});
