/** Who answers the page in training: the world of the situation that runs, or the training desk itself. */
import { refused } from '../../backend/views/failure-view.ts';
import type { MethodName, Reply } from '../../bridge/contract.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import type { Failure } from '../../core/failure/failure.ts';
import type { Result } from '../../core/result.ts';
import type { TourDesk } from './tour-desk.ts';

/** SECURITY: what belongs to the desk itself stays with it: settings, the lock, backups, and the tour. */
const AT_HOME = ['settings.', 'lock.', 'operators.', 'firstRun.', 'backup.', 'support.', 'doctor.', 'tour.'];

const staysHome = (method: string): boolean => AT_HOME.some((start) => method.startsWith(start));

const reply = <T>(result: Result<T, Failure>): Reply<T> =>
  result.ok ? { ok: true, value: result.value } : refused(result.error);

/** What answers the tour's own methods. */
export const tourHandlers = (tour: TourDesk) =>
  ({
    'tour.view': async () => ({ ok: true, value: await tour.view() }),
    'tour.start': async ({ id, short }) => reply(await tour.start(id, short ?? false)),
    'tour.hint': async () => reply(await tour.hint()),
    'tour.pause': async ({ on }) => reply(await tour.pause(on)),
    'tour.keys': async ({ pressed }) => {
      tour.keys(pressed);
      return { ok: true, value: {} };
    },
    'tour.finish': async () => reply(await tour.finish()),
    'tour.leave': async () => ({ ok: true, value: await tour.leave() }),
  }) satisfies Pick<Handlers, Extract<MethodName, `tour.${string}`>>;

/** Every method of the contract, each answered by whoever is shown; what is done in a world is looked at afterwards. */
export function frontOf(home: Handlers, tour: TourDesk): Handlers {
  const front = Object.keys(home).map((name) => {
    const method = name as MethodName;
    return [
      name,
      async (input: never) => {
        const world = staysHome(method) ? undefined : tour.handlers();
        const answer = await ((world ?? home)[method] as (input: never) => Promise<unknown>)(input);
        if (world) tour.observe();
        return answer;
      },
    ];
  });
  return Object.fromEntries(front) as Handlers;
}
