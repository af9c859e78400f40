/**
 * Reports of suspicion (NĐ 96/2016 đ.25: tell the police promptly). Recorded at once, from any screen; sent where pawn
 * records are sent and a person is known, otherwise told by phone.
 */
import type { z } from 'zod';
import type { suspicionReason, suspicionsView } from '../../bridge/views/pawn.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { DeclaredItem, SuspicionReportDeclaration } from '../../core/pawn/pawn-declaration.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { SuspicionReport } from '../../core/ports/pawn-stores.ts';
import type { Database, Stores } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { localDateOf, MINUTE_MS } from '../../core/time/vietnam-time.ts';
import { type By, type ChannelFor, type Identification, queueDeclaration } from '../filing.ts';
import { pawnRulesOn } from './pawn-catalogue.ts';
import { readPawnDeclarations } from './pawn-setting.ts';
import { type SuspicionView, suspicionViewOf } from './pawn-views.ts';

const MOST_SHOWN = 100;

export interface SuspicionInput {
  readonly reason: z.output<typeof suspicionReason>;
  readonly text?: string | undefined;
  readonly contractId?: string | undefined;
}

export interface SuspicionDesk {
  /** @param who the person on the counter, when somebody is there */
  report(input: SuspicionInput, who: Identification | undefined): Promise<Result<SuspicionView, Failure>>;
  list(): Promise<z.output<typeof suspicionsView>>;
}

export function createSuspicionDesk(dependencies: {
  readonly database: Database;
  readonly environment: Environment;
  readonly by: () => By;
  readonly channelFor: ChannelFor;
  readonly onQueued: (ids: readonly string[]) => void;
  /** A task “inform the police” was opened. */
  readonly onTask: () => void;
}): SuspicionDesk {
  const { database, environment } = dependencies;
  const rule = () => pawnRulesOn(localDateOf(environment.now())).pawn;

  /** What does not go out by itself stays on the list of what the police must be told, until somebody has. */
  async function openTask(
    stores: Stores,
    { id, at, operatorId, person, report }: SuspicionReport,
    { facilityId }: By,
    contractNumber: string | undefined,
  ): Promise<void> {
    await stores.policeTasks.insert({
      id,
      facilityId,
      kind: 'suspicion',
      ...(person && { fullName: person.fullName }),
      ...(contractNumber !== undefined && { room: contractNumber }),
      ...(report.text !== undefined && { note: report.text }),
      openedAt: at,
      openedBy: operatorId,
    });
    await stores.audit.append({
      type: 'police-task-opened',
      at,
      operatorId,
      subject: id,
      data: { kind: 'suspicion' },
    });
  }

  return {
    async report({ reason, text, contractId }, atCounter) {
      const stored = contractId === undefined ? undefined : await database.pawns.byId(contractId);
      if (contractId !== undefined && stored === undefined) return err(failure('record-not-found'));
      const contract = stored?.contract;
      const who: Identification | undefined = contract
        ? { person: contract.person, source: contract.source, verdict: contract.verdict }
        : atCounter;
      const now = environment.now();
      const items: readonly DeclaredItem[] = (contract?.items ?? []).map(
        ({ category, description, identifiers }) => ({
          category,
          description,
          identifiers: { ...identifiers },
        }),
      );
      const report: SuspicionReportDeclaration['report'] = {
        reason,
        ...(text?.trim() && { text: text.trim() }),
        seenAt: now,
        ...(contract && { contractNumber: contract.number }),
        items,
      };
      const { on } = await readPawnDeclarations(database.settings);
      const by = dependencies.by();
      const declaration: SuspicionReportDeclaration | undefined =
        on && who
          ? {
              kind: 'suspicion-report',
              id: environment.newId(),
              ...by,
              ...who,
              createdAt: now,
              deadline: now + rule().suspicionReport.withinMinutes * MINUTE_MS,
              ruleVersion: rule().version,
              report,
            }
          : undefined;
      const kept: SuspicionReport = {
        id: environment.newId(),
        at: now,
        operatorId: by.operatorId,
        report,
        ...(who && { person: who.person }),
        ...(declaration && { declarationId: declaration.id }),
      };
      await database.transaction(async (stores) => {
        await stores.suspicions.insert(kept);
        if (declaration) await queueDeclaration(stores, declaration, dependencies.channelFor);
        else await openTask(stores, kept, by, contract?.number);
        await stores.audit.append({
          type: 'suspicion-reported',
          at: now,
          operatorId: by.operatorId,
          subject: kept.id,
          data: { reason, sent: declaration !== undefined, contract: contract?.id ?? '' },
        });
      });
      if (declaration) dependencies.onQueued([declaration.id]);
      else dependencies.onTask();
      return ok(suspicionViewOf(kept));
    },
    async list() {
      const { on } = await readPawnDeclarations(database.settings);
      return {
        reports: (await database.suspicions.latest(MOST_SHOWN)).map(suspicionViewOf),
        sends: on,
        source: rule().suspicionReport.source,
      };
    },
  };
}
