/** Tasks "inform the police": opened in two key presses, closed by saying who was told, how and when. */
import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import type { Proof } from '../../core/outbox/entry.ts';
import { nextState } from '../../core/outbox/transitions.ts';
import type { PoliceTask, Told } from '../../core/ports/stay-stores.ts';
import type { Stores } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import { localDateOf, MINUTE_MS } from '../../core/time/vietnam-time.ts';
import type { StayContext } from './stay-context.ts';
import { entriesOfChain } from './stay-rows.ts';

export type PoliceTasksView = MethodOutput<'policeTasks.view'>;
type Input<M extends keyof typeof methods> = z.output<(typeof methods)[M]['input']>;
type Answer = Promise<Result<PoliceTasksView, Failure>>;

const MOST_TOLD = 100;

export interface PoliceTaskDesk {
  view(): Promise<PoliceTasksView>;
  open(input: Input<'policeTasks.open'>): Answer;
  told(input: Input<'policeTasks.told'>): Answer;
}

const inFuture: FieldError = {
  path: 'at',
  message: { vi: 'Giờ báo còn ở phía trước.', en: 'The time is still ahead.' },
};

export function createPoliceTaskDesk(context: StayContext): PoliceTaskDesk {
  const { database, environment, catalogues } = context;

  function viewOf(task: PoliceTask): PoliceTasksView['open'][number] {
    const { told } = task;
    const words = ruleInForce(catalogues.policeTaskRules, localDateOf(task.openedAt)).tasks[task.kind];
    return {
      id: task.id,
      kind: task.kind,
      title: { vi: words.vi, en: words.en },
      advice: { vi: words.adviceVi, en: words.adviceEn },
      source: words.source,
      ...(task.stayId !== undefined && { stayId: task.stayId }),
      ...(task.fullName !== undefined && { fullName: task.fullName }),
      ...(task.room !== undefined && { room: task.room }),
      ...(task.note !== undefined && { note: task.note }),
      openedAt: task.openedAt,
      openedBy: task.openedBy,
      ...(told
        ? { told: { ...told } }
        : { waitingMinutes: Math.max(0, Math.floor((environment.now() - task.openedAt) / MINUTE_MS)) }),
    };
  }

  const view = async (): Promise<PoliceTasksView> => ({
    open: (await database.policeTasks.open()).map(viewOf),
    told: (await database.policeTasks.told(MOST_TOLD)).map(viewOf),
  });

  /** What waits on paper for this guest is proven by the call: who took it, how and when. */
  async function prove(stores: Stores, stayId: string, told: Told): Promise<readonly string[]> {
    const proven: string[] = [];
    for (const { entry } of await entriesOfChain(stores, stayId)) {
      const to = nextState(entry.state, 'confirm');
      if (entry.channel !== 'paper' || to === undefined) continue;
      const proof: Proof = {
        kind: 'filed-by-hand',
        way: told.way,
        reference: told.who,
        receiptNumber: told.who,
        registeredAt: told.at,
        storedAt: environment.now(),
        operatorId: told.by,
      };
      if (!(await stores.outbox.register(entry.id, entry.state, proof))) continue;
      await stores.audit.append({
        type: 'proof-stated',
        at: environment.now(),
        operatorId: told.by,
        subject: entry.id,
        data: { from: entry.state, kind: proof.kind, channel: entry.channel },
      });
      proven.push(entry.id);
    }
    return proven;
  }

  return {
    view,

    async open({ kind, stayId, room, note }) {
      const picture = stayId === undefined ? undefined : await database.stays.byId(stayId);
      if (stayId !== undefined && !picture) return err(failure('record-not-found'));
      const { facilityId, operatorId } = context.by();
      const place = room?.trim() || picture?.room;
      const words = note?.trim();
      const task: PoliceTask = {
        id: environment.newId(),
        facilityId,
        kind,
        ...(picture && { stayId: picture.stayId, fullName: picture.head.person.fullName }),
        ...(place && { room: place }),
        ...(words && { note: words }),
        openedAt: environment.now(),
        openedBy: operatorId,
      };
      await database.transaction(async (stores) => {
        await stores.policeTasks.insert(task);
        await stores.audit.append({
          type: 'police-task-opened',
          at: task.openedAt,
          operatorId,
          subject: task.id,
          data: { kind },
        });
      });
      context.changed([], ['police-tasks']);
      return ok(await view());
    },

    async told({ id, who, way, at, words }) {
      const now = environment.now();
      const when = at ?? now;
      if (when > now) return err(failure('fields-invalid', { fields: [inFuture] }));
      const by = context.by().operatorId;
      const said = words?.trim();
      const told: Told = { who, way, at: when, by, ...(said && { words: said }) };
      const done = await database.transaction(async (stores): Promise<Result<readonly string[], Failure>> => {
        const task = await stores.policeTasks.byId(id);
        if (!task) return err(failure('record-not-found'));
        if (!(await stores.policeTasks.tell(id, told))) return err(failure('action-not-allowed'));
        await stores.audit.append({
          type: 'police-task-told',
          at: now,
          operatorId: by,
          subject: id,
          data: { kind: task.kind, way },
        });
        return ok(task.stayId === undefined ? [] : await prove(stores, task.stayId, told));
      });
      if (!done.ok) return done;
      context.changed(done.value, ['police-tasks', 'stays']);
      return ok(await view());
    },
  };
}
