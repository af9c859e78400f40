/** Insight: arrivals, what went in time, where the guests come from, how quickly the authority answers. */
import { ChartColumn } from 'lucide-react';
import { useState } from 'react';
import { useTrades } from '../../bridge/hooks.ts';
import { useDeskQuery } from '../../bridge/use-desk-query.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceBar } from '../../components/choice-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FailureBanner } from '../../components/failure-banner.tsx';
import { ScreenHead } from '../../components/screen-head.tsx';
import { formatIsoDate, formatNumber } from '../../messages/format.ts';
import { useSpan } from '../../messages/use-span.ts';
import { useBilingual, useLanguage, useTexts } from '../../messages/use-texts.ts';
import { navigate } from '../../use-route.ts';
import { ChartFigure, type Series } from './chart-figure.tsx';
import { LatencyLines, RankedBars, StackedDays } from './charts.tsx';
import {
  type Insight,
  latencyRows,
  nationName,
  rankedNations,
  shareOnTime,
  shortDay,
} from './insight-figures.ts';
import './insight-screen.css';

const PERIODS = { week: 7, month: 30, quarter: 90 } as const;
type Period = keyof typeof PERIODS;
const PERIOD_NAMES = ['week', 'month', 'quarter'] as const satisfies readonly Period[];
const CHANNEL_TONES = ['info', 'accent', 'good', 'idle'] as const;

export function InsightScreen() {
  const say = useTexts('insight');
  const common = useTexts('common');
  const trades = useTrades();
  const [period, setPeriod] = useState<Period>('month');
  const { data, failure, pending, refresh } = useDeskQuery('insight.view', { days: PERIODS[period] });
  const takesGuests = trades.some((trade) => trade !== 'pawnshop');
  const empty = data !== undefined && data.nationalities.length === 0 && data.channels.length === 0;
  return (
    <div className="insight-screen">
      <ScreenHead
        title={say('title')}
        actions={
          <ChoiceBar
            label={say('period.label')}
            options={PERIOD_NAMES.map((value) => ({ value, label: say(`period.${value}`) }))}
            value={period}
            onChange={setPeriod}
          />
        }
      />
      {failure !== undefined && (
        <FailureBanner
          failure={failure}
          title={say('failed')}
          actions={<Button onPress={refresh}>{common('retry')}</Button>}
        />
      )}
      {pending && <p className="insight-screen__muted">{common('loading')}</p>}
      {data !== undefined && (
        <p className="insight-screen__muted">
          {say('between', { from: formatIsoDate(data.from), until: formatIsoDate(data.until) })}
        </p>
      )}
      {empty && (
        <EmptyState
          icon={<ChartColumn />}
          title={say('empty.title')}
          text={say('empty.text')}
          action={
            <Button variant="primary" size="l" onPress={() => navigate({ screen: 'check-in' })}>
              {say('empty.action')}
            </Button>
          }
        />
      )}
      {data !== undefined && !empty && (
        <div className="insight-screen__figures">
          {takesGuests && <Arrivals insight={data} />}
          <Punctuality insight={data} />
          {takesGuests && <Nationalities insight={data} />}
          <Latency insight={data} />
        </div>
      )}
    </div>
  );
}

function Arrivals({ insight: { days, total } }: { readonly insight: Insight }) {
  const say = useTexts('insight');
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const series: readonly Series[] = [
    { id: 'citizens', label: say('arrivals.citizens'), tone: 'info' },
    { id: 'foreigners', label: say('arrivals.foreigners'), tone: 'accent', hatched: true },
  ];
  return (
    <ChartFigure
      title={say('arrivals.title')}
      says={say('arrivals.says', {
        total: number(total.citizens + total.foreigners),
        citizens: number(total.citizens),
        foreigners: number(total.foreigners),
      })}
      series={series}
      chart={<StackedDays rows={days.map((day) => ({ label: shortDay(day.day), ...day }))} series={series} />}
      numbers={{
        head: [say('day'), ...series.map(({ label }) => label)],
        rows: days.map((day) => [formatIsoDate(day.day), number(day.citizens), number(day.foreigners)]),
      }}
    />
  );
}

function Punctuality({ insight: { days, total } }: { readonly insight: Insight }) {
  const say = useTexts('insight');
  const language = useLanguage();
  const number = (value: number) => formatNumber(value, language);
  const share = shareOnTime(total);
  const series: readonly Series[] = [
    { id: 'onTime', label: say('punctual.onTime'), tone: 'good' },
    { id: 'late', label: say('punctual.late'), tone: 'bad', hatched: true },
    { id: 'waiting', label: say('punctual.waiting'), tone: 'idle' },
  ];
  return (
    <ChartFigure
      title={say('punctual.title')}
      says={say('punctual.says', {
        onTime: number(total.onTime),
        late: number(total.late),
        waiting: number(total.waiting),
      })}
      none={share === undefined && total.waiting === 0 ? say('punctual.none') : undefined}
      lead={
        share !== undefined && (
          <p className="insight-screen__share number">{say('punctual.share', { share: number(share) })}</p>
        )
      }
      series={series}
      chart={<StackedDays rows={days.map((day) => ({ label: shortDay(day.day), ...day }))} series={series} />}
      numbers={{
        head: [say('day'), ...series.map(({ label }) => label)],
        rows: days.map(({ day, onTime, late, waiting }) => [
          formatIsoDate(day),
          number(onTime),
          number(late),
          number(waiting),
        ]),
      }}
    />
  );
}

function Nationalities({ insight: { nationalities } }: { readonly insight: Insight }) {
  const say = useTexts('insight');
  const language = useLanguage();
  const nameOf = useBilingual();
  const words = {
    nameOf,
    unknown: say('nationalities.unknown'),
    others: (count: number) => say('nationalities.others', { count }),
  };
  const [first] = nationalities;
  return (
    <ChartFigure
      title={say('nationalities.title')}
      says={say('nationalities.says', {
        count: nationalities.length,
        first: first ? nationName(first, words) : '',
      })}
      none={first === undefined ? say('nationalities.none') : undefined}
      chart={<RankedBars rows={rankedNations(nationalities, words)} />}
      numbers={{
        head: [say('nationalities.nationality'), say('nationalities.guests')],
        rows: nationalities.map((one) => [nationName(one, words), formatNumber(one.guests, language)]),
      }}
    />
  );
}

function Latency({ insight: { channels } }: { readonly insight: Insight }) {
  const say = useTexts('insight');
  const language = useLanguage();
  const nameOf = useBilingual();
  const span = useSpan();
  const wait = (milliseconds: number) => (milliseconds < 1_000 ? say('latency.below') : span(milliseconds));
  const answering = channels.filter(({ answers }) => answers.length > 0);
  const series: readonly Series[] = answering.map(({ channel, name }, at) => ({
    id: channel,
    label: nameOf(name),
    tone: CHANNEL_TONES[at % CHANNEL_TONES.length] ?? 'idle',
    hatched: at % 2 === 1,
  }));
  return (
    <ChartFigure
      title={say('latency.title')}
      says={answering.length === 0 ? say('latency.none') : say('latency.says')}
      series={series}
      {...(answering.length > 0 && {
        chart: (
          <LatencyLines
            rows={latencyRows(answering)}
            series={series}
            number={(value) => formatNumber(value, language)}
          />
        ),
      })}
      numbers={{
        head: [say('latency.channel'), say('latency.records'), say('latency.half'), say('latency.nineOfTen')],
        rows: channels.map(({ name, records, proof }) => [
          nameOf(name),
          formatNumber(records, language),
          proof ? wait(proof.half) : say('latency.unproven'),
          proof ? wait(proof.nineOfTen) : '–',
        ]),
      }}
    />
  );
}
