import { describe, expect, test } from 'vitest';
import { parseSearch } from '../../../../electron/core/search/search-text.ts';

const TODAY = '2026-11-22';

describe('what a search box is given', () => {
  test.each([
    ['nguyễn lan', { name: 'nguyễn lan', numbers: [], rooms: [] }],
    ['000190012345', { name: '', numbers: ['000190012345'], rooms: [] }],
    ['000 190 012 345', { name: '', numbers: ['000190012345'], rooms: [] }],
    ['b1234567', { name: '', numbers: ['b1234567'], rooms: [] }],
    ['000-2026-0000001', { name: '', numbers: ['000-2026-0000001'], rooms: [] }],
    ['204', { name: '', numbers: [], rooms: ['204'] }],
    ['P.305 lan', { name: 'lan', numbers: [], rooms: ['P.305'] }],
    ['05/03/2026', { name: '', numbers: [], rooms: [], day: '2026-03-05' }],
    ['lan 5.3.2026 204', { name: 'lan', numbers: [], rooms: ['204'], day: '2026-03-05' }],
    ['   ', { name: '', numbers: [], rooms: [] }],
  ])('%s', (text, parts) => {
    expect(parseSearch(text, TODAY)).toEqual(parts);
  });

  test('a day without a year is the latest one that was', () => {
    expect(parseSearch('22/11', TODAY).day).toBe('2026-11-22');
    expect(parseSearch('23/11', TODAY).day).toBe('2025-11-23');
    expect(parseSearch('29/02', TODAY).day).toBeUndefined(); // neither year had one
  });

  test('what is no day of the calendar is not taken for one', () => {
    expect(parseSearch('31/02/2026', TODAY).day).toBeUndefined();
  });
});
