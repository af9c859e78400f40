/** The figures of the house: a month of a busy house, a first day, nothing, a channel that answers nothing, a failure. */
import type { Page } from 'playwright-core';
import type { MethodOutput } from '../../../electron/bridge/contract.ts';
import { addDays } from '../../../electron/core/time/vietnam-time.ts';
import { failure, status } from './people.ts';
import { granted, type Scene, scene } from './scene.ts';

type Insight = MethodOutput<'insight.view'>;

const UNTIL = '2026-03-05';
const FROM = addDays(UNTIL, -29);

/** Rises and falls without chance, so that every picture is the same. */
const wave = (at: number, low: number, high: number, step: number): number =>
  Math.round(low + ((high - low) * (1 + Math.sin(at * step))) / 2);

const days: Insight['days'] = Array.from({ length: 30 }, (_, at) => ({
  day: addDays(FROM, at),
  citizens: wave(at, 14, 62, 0.9),
  foreigners: wave(at, 0, 18, 1.7),
  onTime: wave(at, 18, 76, 0.95),
  late: at === 11 ? 9 : at === 12 ? 3 : 0,
  waiting: at === 29 ? 4 : 0,
}));

const sum = (of: (day: Insight['days'][number]) => number): number =>
  days.reduce((total, day) => total + of(day), 0);

const NATIONS: readonly (readonly [code: string, vi: string, en: string, guests: number])[] = [
  ['VNM', 'Việt Nam', 'Vietnam', sum(({ citizens }) => citizens)],
  ['KOR', 'Hàn Quốc', 'South Korea', 96],
  ['CHN', 'Trung Quốc', 'China', 61],
  ['JPN', 'Nhật Bản', 'Japan', 40],
  ['FRA', 'Pháp', 'France', 22],
  ['GBR', 'Vương quốc Anh', 'United Kingdom', 14],
  ['LAO', 'Lào', 'Laos', 12],
  ['USA', 'Hoa Kỳ', 'United States', 9],
  ['D', 'Đức', 'Germany', 8],
  ['AUS', 'Australia', 'Australia', 5],
];

const answers = (low: number, high: number) =>
  days
    .filter((_, at) => at % 9 !== 4)
    .map(({ day }, at) => ({ day, half: wave(at, low, high, 1.1), nineOfTen: wave(at, low, high, 1.1) * 3 }));

const busy: Insight = {
  from: FROM,
  until: UNTIL,
  days,
  total: {
    citizens: sum(({ citizens }) => citizens),
    foreigners: sum(({ foreigners }) => foreigners),
    onTime: sum(({ onTime }) => onTime),
    late: sum(({ late }) => late),
    waiting: sum(({ waiting }) => waiting),
  },
  nationalities: NATIONS.map(([nationality, vi, en, guests]) => ({ nationality, name: { vi, en }, guests })),
  channels: [
    {
      channel: 'gateway',
      name: { vi: 'Cổng kết nối công an', en: 'Police gateway' },
      records: 1320,
      proof: { half: 640, nineOfTen: 42_000 },
      answers: answers(220, 900),
    },
    {
      channel: 'kbtt',
      name: { vi: 'API khai báo của Bộ', en: "Ministry's API" },
      records: 211,
      proof: { half: 7_200_000, nineOfTen: 39_600_000 },
      answers: answers(900, 3_400),
    },
    {
      channel: 'paper',
      name: { vi: 'Giấy và điện thoại', en: 'Paper and telephone' },
      records: 3,
      answers: [],
    },
  ],
};

const still = { citizens: 0, foreigners: 0, onTime: 0, late: 0, waiting: 0 };
const week = days.slice(-7).map(({ day }) => ({ day, ...still }));

const nothing: Insight = {
  from: addDays(UNTIL, -6),
  until: UNTIL,
  days: week,
  total: still,
  nationalities: [],
  channels: [],
};

/** One guest whose nationality nobody knows, and a channel that has answered nothing yet. */
const firstDay: Insight = {
  ...nothing,
  days: week.map((day, at) => (at === 6 ? { ...day, foreigners: 1, waiting: 1 } : day)),
  total: { ...still, foreigners: 1, waiting: 1 },
  nationalities: [{ nationality: '', guests: 1 }],
  channels: [
    {
      channel: 'gateway',
      name: { vi: 'Cổng kết nối công an', en: 'Police gateway' },
      records: 1,
      answers: [],
    },
  ],
};

/** The screen comes in a part of its own. */
const drawn = (charts: number) => async (page: Page) => {
  await page.locator('.insight-screen').waitFor();
  if (charts > 0)
    await page
      .locator('.recharts-surface')
      .nth(charts - 1)
      .waitFor();
};

const figures = (name: string, insight: Insight, charts: number, act = drawn(charts)): Scene =>
  scene(name, 'insight', { answers: { 'insight.view': granted(insight) }, act });

export const INSIGHT_SCENES: readonly Scene[] = [
  { ...figures('insight', busy, 4), tall: true },
  {
    ...figures('insight-numbers', busy, 4, async (page) => {
      await drawn(4)(page);
      for (const summary of await page.locator('.chart-figure summary').all()) await summary.click();
    }),
    tall: true,
  },
  // The desk that has every screen there is: its navigation is the longest.
  scene('insight-every-trade', 'insight', {
    status: {
      facility: { ...status.facility, moreTrades: ['boarding-house', 'medical-facility', 'pawnshop'] },
    },
    answers: { 'insight.view': granted(busy) },
    act: drawn(4),
  }),
  figures('insight-first-day', firstDay, 3),
  figures('insight-empty', nothing, 0),
  scene('insight-loading', 'insight', { act: drawn(0) }),
  scene('insight-failed', 'insight', {
    answers: { 'insight.view': { ok: false, failure: failure('database-locked') } },
    act: drawn(0),
  }),
];
