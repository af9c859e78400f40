import { describe, expect, test } from 'vitest';
import {
  latencyRows,
  rankedNations,
  shareOnTime,
  shortDay,
} from '../../../../../renderer/screens/insight/insight-figures.ts';

const total = (onTime: number, late: number) => ({ citizens: 0, foreigners: 0, waiting: 9, onTime, late });

describe('the share in time', () => {
  test.each([
    [0, 0, undefined],
    [0, 1, 0],
    [1, 0, 100],
    [2, 1, 66.6],
    // One late one of ten thousand is not "100 %".
    [9_999, 1, 99.9],
  ])('%d in time, %d late: %s', (onTime, late, share) =>
    expect(shareOnTime(total(onTime, late))).toBe(share),
  );
});

describe('nationalities', () => {
  const words = {
    nameOf: ({ en }: { readonly en: string }) => en,
    unknown: 'Not known',
    others: (count: number) => `Others (${count})`,
  };
  const nation = (nationality: string, guests: number) => ({ nationality, guests });

  test('by name, by code where no list has a name, and as not known where there is no code', () => {
    const rows = rankedNations(
      [{ ...nation('KOR', 3), name: { vi: 'Hàn Quốc', en: 'South Korea' } }, nation('UTO', 2), nation('', 1)],
      words,
    );
    expect(rows.map(({ name }) => name)).toEqual(['South Korea', 'UTO', 'Not known']);
  });

  test('no guest is lost in the row of the others', () => {
    const nations = Array.from({ length: 12 }, (_, at) => nation(`X${String(at).padStart(2, '0')}`, 12 - at));
    const rows = rankedNations(nations, words);
    expect(rows).toHaveLength(8);
    expect(rows.at(-1)).toEqual({ name: 'Others (5)', many: 5 + 4 + 3 + 2 + 1 });
    expect(rankedNations(nations.slice(0, 8), words).map(({ name }) => name)).not.toContain('Others (1)');
  });
});

test('a row for each day on which any channel answered, in seconds', () => {
  const channel = (id: 'gateway' | 'kbtt', answers: readonly (readonly [string, number])[]) => ({
    channel: id,
    name: { vi: id, en: id },
    records: 1,
    answers: answers.map(([day, half]) => ({ day, half, nineOfTen: half })),
  });
  expect(
    latencyRows([
      channel('gateway', [
        ['2026-11-25', 250],
        ['2026-11-24', 1_500],
      ]),
      channel('kbtt', [['2026-11-25', 4_000]]),
    ]),
  ).toEqual([
    { label: '24/11', gateway: 1.5 },
    { label: '25/11', gateway: 0.25, kbtt: 4 },
  ]);
  expect(shortDay('2026-03-05')).toBe('05/03');
});
