/** Fetches the facts of a period and has them counted. */
import nationalityFile from '../../../resources/catalogues/nationalities.json' with { type: 'json' };
import type { MethodOutput } from '../../bridge/contract.ts';
import { type Arrival, insightOf } from '../../core/insight/insight.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { addDays, type EpochMs, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import { staysBetween } from '../stays/stays-between.ts';

export type InsightPeriod = 7 | 30 | 90;

const NATIONALITY_NAMES = new Map(
  nationalityFile.nationalities.map(({ code, vi, en }) => [code, { vi, en }] as const),
);

async function arrivalsIn(database: Database, from: EpochMs, until: EpochMs): Promise<readonly Arrival[]> {
  const arrivals: Arrival[] = [];
  for await (const { arrival, head } of staysBetween(database.stays, from, until)) {
    // Latest arrival first: once they came before the period, none of the rest came in it.
    if (arrival < from) break;
    if (arrival < until) arrivals.push({ at: arrival, nationality: head.person.nationality });
  }
  return arrivals;
}

/** The figures of the last so many days, today included. */
export async function insightView(
  database: Database,
  environment: Pick<Environment, 'now'>,
  period: InsightPeriod,
): Promise<MethodOutput<'insight.view'>> {
  const now = environment.now();
  const until = localDateOf(now);
  const from = addDays(until, 1 - period);
  const [start, end] = [instantAt(from, '00:00'), instantAt(addDays(until, 1), '00:00')];
  const arrivals = await arrivalsIn(database, start, end);
  const filings = await database.insight.filings(start, end);
  const answers = await database.insight.answers(start, end);
  const insight = insightOf({
    from,
    until,
    now,
    arrivals,
    filings,
    // A file or a list answers nothing.
    answers: answers.filter(({ channel }) => CHANNEL_TRAITS[channel].sends === 'by-itself'),
  });
  return {
    from,
    until,
    days: [...insight.days],
    total: insight.total,
    nationalities: insight.nationalities.map((one) => {
      const name = NATIONALITY_NAMES.get(one.nationality);
      return { ...one, ...(name && { name }) };
    }),
    channels: insight.channels.map((one) => ({
      ...one,
      name: CHANNEL_TRAITS[one.channel].name,
      answers: [...one.answers],
    })),
  };
}
