/** The figures of the bridge as rows for charts and tables. Pure. */
import type { MethodOutput } from '../../../electron/bridge/contract.ts';

export type Insight = MethodOutput<'insight.view'>;

/** `24/11`: the year is in the heading. */
export const shortDay = (day: string): string => `${day.slice(8, 10)}/${day.slice(5, 7)}`;

/** Of what has been decided; undefined while nothing has. One decimal, rounded down: 100 means all. */
export function shareOnTime({ onTime, late }: Insight['total']): number | undefined {
  const due = onTime + late;
  return due === 0 ? undefined : Math.floor((1_000 * onTime) / due) / 10;
}

const MOST_NATIONS = 8;

export interface RankedRow {
  readonly name: string;
  readonly many: number;
}

export interface NationWords {
  readonly nameOf: (text: { readonly vi: string; readonly en: string }) => string;
  readonly unknown: string;
  readonly others: (count: number) => string;
}

export function nationName(
  { nationality, name }: Insight['nationalities'][number],
  { nameOf, unknown }: Pick<NationWords, 'nameOf' | 'unknown'>,
): string {
  if (nationality === '') return unknown;
  return name ? nameOf(name) : nationality;
}

/** The greatest by name, the rest in one row. */
export function rankedNations(nations: Insight['nationalities'], words: NationWords): readonly RankedRow[] {
  const shown = nations.length > MOST_NATIONS ? nations.slice(0, MOST_NATIONS - 1) : nations;
  const rest = nations.slice(shown.length);
  const rows = shown.map((one) => ({ name: nationName(one, words), many: one.guests }));
  return rest.length === 0
    ? rows
    : [...rows, { name: words.others(rest.length), many: rest.reduce((sum, { guests }) => sum + guests, 0) }];
}

/** A row for every day on which any channel answered; seconds. */
export function latencyRows(
  channels: Insight['channels'],
): readonly ({ readonly label: string } & Record<string, string | number>)[] {
  const days = [...new Set(channels.flatMap(({ answers }) => answers.map(({ day }) => day)))].sort();
  return days.map((day) => {
    const answered = channels.flatMap(({ channel, answers }) => {
      const on = answers.find((one) => one.day === day);
      return on ? [[channel, Math.round(on.half) / 1_000] as const] : [];
    });
    return { label: shortDay(day), ...Object.fromEntries(answered) };
  });
}
