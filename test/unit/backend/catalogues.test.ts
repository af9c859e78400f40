import { expect, test } from 'vitest';
import { loadCatalogues } from '../../../electron/backend/catalogues.ts';

const told = [
  { code: '1', label: { vi: 'Du lịch', en: 'Tourism' }, needsText: false },
  { code: '21', label: { vi: 'Mới', en: 'New' }, needsText: true },
];

test('the authority’s own reasons go before ours, in the list that everybody holds already', () => {
  const { stayReasons, takeReasons } = loadCatalogues();
  const held = stayReasons;
  const before = held.length;
  takeReasons(told);
  expect(held.slice(0, 2)).toEqual(told);
  // A code that is gone is still named where it was declared, and not offered.
  expect(held.find(({ code }) => code === '4')).toMatchObject({ retired: true });
  expect(held).toHaveLength(before + 1);
  takeReasons([...told, { code: '4', label: { vi: 'Thăm thân', en: 'Visit' }, needsText: false }]);
  expect(held.find(({ code }) => code === '4')?.retired).toBeUndefined();
  expect(new Set(held.map(({ code }) => code)).size).toBe(held.length);
});

test('two desks in one process do not share a list', () => {
  const [one, other] = [loadCatalogues(), loadCatalogues()];
  one.takeReasons(told);
  expect(other.stayReasons.some(({ code }) => code === '21')).toBe(false);
});
