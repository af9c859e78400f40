/**
 * The guided tour: opens the world of a situation, watches what really happens in it, and says what came of it. It never
 * acts in the clerk's place.
 */
import type { z } from 'zod';
import type { Desk } from '../../backend/desk.ts';
import type { EventHub } from '../../backend/event-hub.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import type { tourView } from '../../bridge/views/tour.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { localDateOf } from '../../core/time/vietnam-time.ts';
import { type CastMember, knownPerson } from './cast.ts';
import { readHappened } from './happened.ts';
import { keepResult, resultsOf } from './results.ts';
import { HINT_COSTS, type Score, scoreOf } from './score.ts';
import type { Situation, SituationId } from './situation.ts';
import { concerns, situationOn, situationsOn } from './situations/index.ts';
import type { World } from './world.ts';

export type TourView = z.output<typeof tourView>;
type RunningView = NonNullable<TourView['running']>;

export interface TourDesk {
  view(): Promise<TourView>;
  start(id: SituationId, short: boolean): Promise<Result<TourView, Failure>>;
  hint(): Promise<Result<TourView, Failure>>;
  pause(on: boolean): Promise<Result<TourView, Failure>>;
  keys(pressed: number): void;
  finish(): Promise<Result<TourView, Failure>>;
  leave(): Promise<TourView>;
  /** What answers the page while a situation runs. */
  handlers(): Handlers | undefined;
  /** Something may have happened in the world: looks, soon. */
  observe(): void;
  stop(): Promise<void>;
}

export interface TourParts {
  readonly home: Desk;
  readonly environment: Environment;
  /** Opens a world whose events come through the hub while it is the one that is shown. */
  readonly openWorld: (situation: Situation, short: boolean, events: EventHub) => Promise<World>;
  /** The page's events. */
  readonly events: EventHub;
  /** Shows the home desk again: its states are pushed anew. */
  readonly showHome: () => Promise<void>;
  readonly log: (error: unknown) => void;
}

interface Run {
  readonly id: string;
  readonly situation: Situation;
  readonly world: World;
  readonly operatorId: string;
  hints: number;
  keys: number;
  score: Score;
  /** Set when it is over; the score stays as it was then. */
  finished?: { readonly seconds: number };
}

const LOOK_AFTER_MS = 120;

export function createTourDesk(parts: TourParts): TourDesk {
  const { home, environment, events } = parts;
  let run: Run | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** One change after the other: a start in the middle of a leave would lose a world. */
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work);
    queue = next.catch(() => {});
    return next;
  };
  const operatorId = () => home.settings.current().operator.id;
  const secondsOf = ({ world }: Pick<Run, 'world'>) => Math.round(world.stopwatch.elapsed() / 1000);

  async function judge(on: Omit<Run, 'score'>): Promise<Score> {
    const happened = await readHappened(on.world.database, on.world.beginning);
    const effort = { hints: on.hints, keys: on.keys, seconds: secondsOf(on) };
    return scoreOf(on.situation, happened, on.world.cast.map(knownPerson), effort);
  }

  async function view(): Promise<TourView> {
    const { facility } = home.settings.current();
    const trades = [facility.kind, ...(facility.moreTrades ?? [])];
    const results = await resultsOf(home.database.settings, operatorId());
    return {
      situations: situationsOn(localDateOf(environment.now())).map(
        ({ id, title, story, trades: whose, setting: { crowd } }) => ({
          id,
          title: { ...title },
          story: { ...story },
          own: concerns({ trades: whose }, trades),
          ...(crowd && { guests: { ...crowd } }),
          ...(results[id] && { best: { ...results[id] } }),
        }),
      ),
      ...(run && { running: runningView(run) }),
    };
  }

  const changed = async (): Promise<TourView> => {
    const next = await view();
    events.publish('tour', next);
    return next;
  };

  async function end(on: Run): Promise<void> {
    on.score = await judge(on);
    on.finished = { seconds: secondsOf(on) };
    on.world.stopwatch.pause();
    const { points } = on.score;
    const at = environment.now();
    await home.database.transaction(async (stores) => {
      await keepResult(stores.settings, on.operatorId, on.situation.id, { points, at });
      await stores.audit.append({
        type: 'training-action',
        at,
        operatorId: on.operatorId,
        data: { situation: on.situation.id, points, hints: on.hints },
      });
    });
  }

  async function look(): Promise<void> {
    if (!run || run.finished) return;
    const before = run.score;
    run.score = await judge(run);
    if (run.score.complete) await end(run);
    const met = (score: Score) => score.goals.filter((goal) => goal.met).length;
    if (run.finished || met(before) !== met(run.score)) await changed();
  }

  async function close(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const closing = run;
    run = undefined;
    await closing?.world.close();
  }

  return {
    view,
    start: (id, short) =>
      inTurn(async () => {
        await close();
        const situation = situationOn(id, localDateOf(environment.now()));
        const runId = environment.newId();
        const hub: EventHub = {
          subscribe: events.subscribe,
          publish(event, payload) {
            if (run?.id !== runId) return;
            events.publish(event, payload);
            // A read that ends, a receipt that comes: whatever the page hears of may have settled something.
            if (event !== 'training') observe();
          },
        };
        let world: World;
        try {
          world = await parts.openWorld(situation, short, hub);
        } catch (error) {
          parts.log(error);
          await parts.showHome();
          return err(failure('training-world-not-opened'));
        }
        const fresh = { id: runId, situation, world, operatorId: operatorId(), hints: 0, keys: 0 };
        run = { ...fresh, score: await judge(fresh) };
        events.publish('status', await world.desk.status());
        events.publish('checkIn', world.desk.checkIn.view());
        events.publish('training', world.table.view());
        return ok(await changed());
      }),
    hint: () =>
      inTurn(async () => {
        if (!run || run.finished) return err(failure('action-not-allowed'));
        run.hints = Math.min(run.hints + 1, run.situation.hints.length);
        return ok(await changed());
      }),
    pause: (on) =>
      inTurn(async () => {
        if (!run || run.finished) return err(failure('action-not-allowed'));
        if (on) run.world.stopwatch.pause();
        else run.world.stopwatch.resume();
        return ok(await changed());
      }),
    keys(pressed) {
      if (run && !run.finished) run.keys += pressed;
    },
    finish: () =>
      inTurn(async () => {
        if (!run) return err(failure('action-not-allowed'));
        if (!run.finished) await end(run);
        return ok(await changed());
      }),
    leave: () =>
      inTurn(async () => {
        await close();
        await parts.showHome();
        return changed();
      }),
    handlers: () => run?.world.handlers,
    observe,
    stop: () => inTurn(close),
  };

  function observe(): void {
    if (!run || run.finished || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      inTurn(look).catch(parts.log);
    }, LOOK_AFTER_MS);
  }
}

function runningView({ id, situation, world, hints, keys, score, finished }: Run): RunningView {
  const holderOf = (key: string) => {
    const member = world.cast.find(({ part }: CastMember) => part.key === key);
    if (!member) throw new Error(`no practice person ${key}`);
    return member.holder;
  };
  return {
    world: id,
    id: situation.id,
    title: { ...situation.title },
    story: { ...situation.story },
    task: { ...situation.task },
    begins: situation.begins,
    papers: situation.papers({ holderOf, today: world.today }).map(({ title, lines }) => ({
      title: { ...title },
      lines: lines.map(({ label, value }) => ({ label: { ...label }, value })),
    })),
    goals: score.goals.length,
    goalsMet: score.goals.filter(({ met }) => met).length,
    hints: situation.hints.slice(0, hints).map((one) => ({ ...one })),
    hintsLeft: situation.hints.length - hints,
    hintCosts: HINT_COSTS,
    elapsedMs: Math.round(world.stopwatch.elapsed()),
    paused: world.stopwatch.paused(),
    ...(finished && {
      result: {
        points: score.points,
        goals: score.goals.map(({ goal: { text, points, why, source }, met }) => ({
          text: { ...text },
          met,
          points,
          why: { ...why },
          ...(source !== undefined && { source }),
        })),
        mistakes: score.mistakes.map(({ text, points, nextTime, source }) => ({
          text: { ...text },
          points,
          nextTime: { ...nextTime },
          ...(source !== undefined && { source }),
        })),
        seconds: finished.seconds,
        keys,
        par: { ...situation.par },
        hints,
        lost: { ...score.lost },
      },
    }),
  };
}
