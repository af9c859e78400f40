/** The figures of the house: arrivals, what went in time, where the guests come from, how quickly the authority answers. */
import type { LocalDate } from '../identity/person.ts';
import type { ChannelId } from '../outbox/entry.ts';
import { addDays, type EpochMs, localDateOf } from '../time/vietnam-time.ts';

/** One guest who came. */
export interface Arrival {
  readonly at: EpochMs;
  /** ICAO code; empty where nobody knows it. */
  readonly nationality: string;
}

/** One filed record that was neither withdrawn nor replaced. */
export interface Filing {
  readonly channel: ChannelId;
  readonly filedAt: EpochMs;
  readonly deadline: EpochMs;
  /** When the authority took it, as far as the desk knows. */
  readonly takenAt?: EpochMs;
  /** When its proof was stored here. */
  readonly provenAt?: EpochMs;
}

/** One call to an authority that had an answer. */
export interface Answer {
  readonly channel: ChannelId;
  readonly at: EpochMs;
  readonly durationMs: number;
}

export interface InsightDay {
  readonly day: LocalDate;
  readonly citizens: number;
  readonly foreigners: number;
  /** Of the records whose deadline lies in this day. */
  readonly onTime: number;
  readonly late: number;
  readonly waiting: number;
}

export interface NationalityCount {
  /** ICAO code; empty where nobody knows it. */
  readonly nationality: string;
  readonly guests: number;
}

export interface ChannelLatency {
  readonly channel: ChannelId;
  readonly records: number;
  /** From Enter to the stored proof: half of the records, nine of ten. Milliseconds; absent while nothing is proven. */
  readonly proof?: { readonly half: number; readonly nineOfTen: number };
  /** How long the authority took to answer, day by day; days without an answer are left out. */
  readonly answers: readonly { readonly day: LocalDate; readonly half: number; readonly nineOfTen: number }[];
}

export interface Insight {
  /** Every day of the period, empty ones too. */
  readonly days: readonly InsightDay[];
  readonly total: Omit<InsightDay, 'day'>;
  /** Most guests first. */
  readonly nationalities: readonly NationalityCount[];
  readonly channels: readonly ChannelLatency[];
}

export interface InsightFacts {
  /** First and last day, both included. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly now: EpochMs;
  readonly arrivals: readonly Arrival[];
  readonly filings: readonly Filing[];
  readonly answers: readonly Answer[];
}

const HOME = 'VNM';

/** Whether the authority had it by its deadline. What it may still get in time is neither. */
export function punctualityOf({ deadline, takenAt }: Filing, now: EpochMs): 'onTime' | 'late' | 'waiting' {
  if (takenAt !== undefined) return takenAt <= deadline ? 'onTime' : 'late';
  return now > deadline ? 'late' : 'waiting';
}

/** The value below which this share of them lies (nearest rank). Throws on an empty list. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (at === undefined) throw new RangeError('nothing to rank');
  return at;
}

const spread = (values: readonly number[]) => ({
  half: quantile(values, 0.5),
  nineOfTen: quantile(values, 0.9),
});

function daysFrom(from: LocalDate, until: LocalDate): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) days.push(day);
  return days;
}

const EMPTY = { citizens: 0, foreigners: 0, onTime: 0, late: 0, waiting: 0 };

/** Counts the facts of a period. What lies outside of it is left out. */
export function insightOf({ from, until, now, arrivals, filings, answers }: InsightFacts): Insight {
  const days = new Map(daysFrom(from, until).map((day) => [day, { ...EMPTY }]));
  const total = { ...EMPTY };
  const count = (at: EpochMs, what: keyof typeof EMPTY): void => {
    const day = days.get(localDateOf(at));
    if (!day) return;
    day[what] += 1;
    total[what] += 1;
  };
  for (const { at, nationality } of arrivals) count(at, nationality === HOME ? 'citizens' : 'foreigners');
  for (const filing of filings) count(filing.deadline, punctualityOf(filing, now));
  const within = (at: EpochMs): boolean => days.has(localDateOf(at));
  return {
    days: [...days].map(([day, counts]) => ({ day, ...counts })),
    total,
    nationalities: nationalitiesOf(arrivals.filter(({ at }) => within(at))),
    channels: channelsOf(
      filings.filter(({ deadline }) => within(deadline)),
      answers.filter(({ at }) => within(at)),
    ),
  };
}

function nationalitiesOf(arrivals: readonly Arrival[]): readonly NationalityCount[] {
  const guests = new Map<string, number>();
  for (const { nationality } of arrivals) guests.set(nationality, (guests.get(nationality) ?? 0) + 1);
  return [...guests]
    .map(([nationality, many]) => ({ nationality, guests: many }))
    .sort((a, b) => b.guests - a.guests || a.nationality.localeCompare(b.nationality));
}

function channelsOf(filings: readonly Filing[], answers: readonly Answer[]): readonly ChannelLatency[] {
  const used = [...new Set([...filings, ...answers].map(({ channel }) => channel))].sort();
  return used.map((channel) => {
    const filed = filings.filter((one) => one.channel === channel);
    const waits = filed.flatMap(({ filedAt, provenAt }) =>
      provenAt === undefined ? [] : [provenAt - filedAt],
    );
    const byDay = Map.groupBy(
      answers.filter((one) => one.channel === channel),
      ({ at }) => localDateOf(at),
    );
    return {
      channel,
      records: filed.length,
      ...(waits.length > 0 && { proof: spread(waits) }),
      answers: [...byDay]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([day, calls]) => ({ day, ...spread(calls.map(({ durationMs }) => durationMs)) })),
    };
  });
}
