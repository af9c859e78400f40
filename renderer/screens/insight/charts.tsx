/** The three drawings of the figures. They move nothing and say nothing by themselves: `ChartFigure` says it in words. */
import { Bar, BarChart, CartesianGrid, LabelList, Line, LineChart, XAxis, YAxis } from 'recharts';
import type { Series } from './chart-figure.tsx';
import type { RankedRow } from './insight-figures.ts';

const FULL = { width: '100%', height: '100%' } as const;
const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 } as const;
const NUMBERS_WIDTH = 44;
const NAMES_WIDTH = 150;

const colour = ({ tone }: Series): string => `var(--color-${tone})`;
const fillOf = (one: Series): string => (one.hatched ? `url(#hatch-${one.id})` : colour(one));

function Hatches({ series }: { readonly series: readonly Series[] }) {
  return (
    <defs>
      {series.map((one) => (
        <pattern
          key={one.id}
          id={`hatch-${one.id}`}
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="2" height="5" fill={colour(one)} />
        </pattern>
      ))}
    </defs>
  );
}

export type DayRow = { readonly label: string } & Readonly<Record<string, number | string | undefined>>;

/** So much of each kind, day after day, one upon the other. */
export function StackedDays({
  rows,
  series,
}: {
  readonly rows: readonly DayRow[];
  readonly series: readonly Series[];
}) {
  return (
    <BarChart responsive style={FULL} data={[...rows]} margin={MARGIN} accessibilityLayer={false}>
      <Hatches series={series} />
      <CartesianGrid vertical={false} stroke="var(--color-border)" />
      <XAxis dataKey="label" tickLine={false} interval="preserveStartEnd" minTickGap={16} />
      <YAxis allowDecimals={false} axisLine={false} tickLine={false} width={NUMBERS_WIDTH} />
      {series.map((one) => (
        <Bar
          key={one.id}
          dataKey={one.id}
          stackId="day"
          fill={fillOf(one)}
          stroke={colour(one)}
          isAnimationActive={false}
        />
      ))}
    </BarChart>
  );
}

/** The greatest first, each with its number. */
export function RankedBars({ rows }: { readonly rows: readonly RankedRow[] }) {
  return (
    <BarChart
      responsive
      style={FULL}
      data={[...rows]}
      layout="vertical"
      margin={{ ...MARGIN, right: 40 }}
      accessibilityLayer={false}
    >
      <XAxis type="number" hide allowDecimals={false} />
      <YAxis
        type="category"
        dataKey="name"
        axisLine={false}
        tickLine={false}
        width={NAMES_WIDTH}
        interval={0}
      />
      <Bar dataKey="many" fill="var(--color-info)" radius={3} maxBarSize={18} isAnimationActive={false}>
        <LabelList dataKey="many" position="right" />
      </Bar>
    </BarChart>
  );
}

const DASHES = ['', '6 4', '2 3', '8 3 2 3'];

/** One line for each channel. */
export function LatencyLines({
  rows,
  series,
  number,
}: {
  readonly rows: readonly DayRow[];
  readonly series: readonly Series[];
  readonly number: (value: number) => string;
}) {
  return (
    <LineChart responsive style={FULL} data={[...rows]} margin={MARGIN} accessibilityLayer={false}>
      <CartesianGrid vertical={false} stroke="var(--color-border)" />
      <XAxis dataKey="label" tickLine={false} interval="preserveStartEnd" minTickGap={16} />
      <YAxis axisLine={false} tickLine={false} width={NUMBERS_WIDTH} tickFormatter={number} />
      {series.map((one, at) => (
        <Line
          key={one.id}
          dataKey={one.id}
          stroke={colour(one)}
          strokeWidth={2}
          strokeDasharray={DASHES[at % DASHES.length] ?? ''}
          dot={{ r: 3, strokeDasharray: '' }}
          connectNulls
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
}
