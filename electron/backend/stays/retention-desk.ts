/**
 * The end of data. First a preview of what is old enough, then a run that removes exactly that: whole chains, one
 * transaction each, under the guard of the database, with one audited entry for the run.
 */
import type { z } from 'zod';
import type { MethodOutput } from '../../bridge/contract.ts';
import type { retentionRuleView } from '../../bridge/views/books.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { PurgeCandidate } from '../../core/ports/stay-stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import {
  chosenPeriod,
  purgeBefore,
  RETENTION_CLASSES,
  type RetentionClass,
  type RetentionPeriod,
  type RetentionRule,
} from '../../core/rules/retention-rule.ts';
import { localDateOf, MINUTE_MS } from '../../core/time/vietnam-time.ts';
import type { StayContext } from './stay-context.ts';

type Preview = MethodOutput<'retention.preview'>;
type Run = MethodOutput<'retention.run'>;
type RuleView = z.output<typeof retentionRuleView>;

/** Whether the police hold something; asked again at the run, because a hold may come between. */
export type HeldByPolice = (candidate: PurgeCandidate) => Promise<boolean>;

/** One run removes at most so many of a class; the rest is in the next preview. */
const MOST_OF_CLASS = 5_000;
const MOST_RUNS = 50;
/** A preview older than this is looked at again before anything is removed. */
const PREVIEW_LIVES_MS = 30 * MINUTE_MS;

export interface RetentionDesk {
  view(): Promise<MethodOutput<'retention.view'>>;
  preview(): Promise<Preview>;
  run(previewId: string): Promise<Result<Run, Failure>>;
  keepEvidence(keep: boolean): Promise<boolean>;
  /** Within what the rule leaves to the facility. */
  keepPawns(months: number): Promise<MethodOutput<'retention.view'>>;
}

interface Looked {
  readonly class: RetentionClass;
  readonly before: number;
  readonly going: readonly PurgeCandidate[];
  readonly unsent: number;
  readonly held: number;
}

export function createRetentionDesk(context: StayContext, isHeld: HeldByPolice): RetentionDesk {
  const { database, environment, premises } = context;
  let shown: { readonly preview: Preview; readonly going: readonly PurgeCandidate[] } | undefined;

  const rule = (): RetentionRule =>
    ruleInForce(context.catalogues.retentionRules, localDateOf(environment.now()));

  const periodOf = (of: RetentionClass): RetentionPeriod =>
    chosenPeriod(rule().classes[of], of === 'pawns' ? premises.current().pawnsKeptMonths : undefined);

  /** What was told about one thing goes with it or keeps it: one record that is not finished keeps all. */
  async function isUnsent(candidate: PurgeCandidate): Promise<boolean> {
    return (await database.purges.recordsOf(candidate)).some(({ finished }) => !finished);
  }

  async function look(of: RetentionClass, at: number): Promise<Looked> {
    const before = purgeBefore(at, periodOf(of));
    const going: PurgeCandidate[] = [];
    let unsent = 0;
    let held = 0;
    for (const candidate of await database.purges.candidates(of, before, MOST_OF_CLASS)) {
      if (await isUnsent(candidate)) unsent++;
      else if (await isHeld(candidate)) held++;
      else going.push(candidate);
    }
    return { class: of, before, going, unsent, held };
  }

  const ruleView = (of: RetentionClass, kept: number): RuleView => {
    const period = periodOf(of);
    return {
      class: of,
      ...('months' in period ? { keepMonths: period.months } : { keepDays: period.days }),
      ...('choice' in period && period.choice && { choice: period.choice }),
      basis: period.basis,
      source: period.source,
      version: rule().version,
      kept,
    };
  };

  return {
    async view() {
      const rules: RuleView[] = [];
      for (const of of RETENTION_CLASSES) {
        const kept = await database.purges.count(of);
        // Of no concern where no picture is taken or kept.
        if (of !== 'camera-pictures' || kept > 0 || premises.current().cameraOn)
          rules.push(ruleView(of, kept));
      }
      const runs = await database.purges.runs(MOST_RUNS);
      return {
        rules,
        evidenceKept: premises.current().evidenceKept,
        runs: runs.map((run) => ({ ...run, ruleVersions: [...run.ruleVersions] })),
      };
    },

    async preview() {
      const at = environment.now();
      const looked: Looked[] = [];
      for (const of of RETENTION_CLASSES) looked.push(await look(of, at));
      const going = looked.flatMap((one) => one.going);
      const sum = (count: (one: Looked) => number) => looked.reduce((all, one) => all + count(one), 0);
      const preview: Preview = {
        id: environment.newId(),
        at,
        classes: looked
          .filter((one) => one.going.length > 0)
          .map((one) => ({
            class: one.class,
            before: one.before,
            records: one.going.length,
            oldest: Math.min(...one.going.map(({ endedAt }) => endedAt)),
          })),
        spared: { unsent: sum((one) => one.unsent), held: sum((one) => one.held) },
        total: going.length,
      };
      shown = { preview, going };
      return preview;
    },

    async run(previewId) {
      const at = environment.now();
      if (shown?.preview.id !== previewId || at - shown.preview.at > PREVIEW_LIVES_MS)
        return err(failure('preview-outdated'));
      const { going } = shown;
      shown = undefined;
      const { operatorId } = context.by();
      const runId = environment.newId();
      const counts: Partial<Record<RetentionClass, number>> = {};
      for (const candidate of going) {
        if ((await isUnsent(candidate)) || (await isHeld(candidate))) continue;
        await database.transaction((stores) => stores.purges.purge(candidate, runId, at));
        counts[candidate.class] = (counts[candidate.class] ?? 0) + 1;
      }
      const purged = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const run = { id: runId, at, operatorId, purged, ruleVersions: [rule().version] };
      await database.transaction(async (stores) => {
        await stores.purges.recordRun(run);
        await stores.audit.append({
          type: 'data-purged',
          at,
          operatorId,
          subject: runId,
          data: { ...counts, purged, rule: rule().version },
        });
      });
      await database.forgetDeleted();
      context.changed([], ['retention', 'stays']);
      return ok(run);
    },

    async keepPawns(months) {
      await premises.change({ pawnsKeptMonths: months });
      const { operatorId } = context.by();
      await database.audit.append({
        type: 'settings-changed',
        at: environment.now(),
        operatorId,
        data: { key: 'pawnsKeptMonths', months },
      });
      context.changed([], ['retention']);
      return this.view();
    },

    keepEvidence: async (keep) => (await premises.change({ evidenceKept: keep })).evidenceKept,
  };
}
