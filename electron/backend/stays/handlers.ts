/** Every method of stays, tenants, in-patients, visitors, tasks, addresses and retention, and what answers it. */
import type { Reply } from '../../bridge/contract.ts';
import type { Handlers } from '../../bridge/dispatch.ts';
import { roomOfWard } from '../../core/declaration/stay-notice.ts';
import type { Failure } from '../../core/failure/failure.ts';
import { ok, type Result } from '../../core/result.ts';
import { granted, refused } from '../views/failure-view.ts';
import { boardView, registerView, searchHits } from './register.ts';
import type { StayDesks } from './stay-desks.ts';

type Books =
  | 'stay'
  | 'board'
  | 'register'
  | 'search'
  | 'group'
  | 'tenants'
  | 'inpatients'
  | 'visitors'
  | 'policeTasks'
  | 'addresses'
  | 'retention'
  | 'premises';
type StayMethod = Exclude<Extract<keyof Handlers, `${Books}.${string}`>, 'stay.file'>;

const reply = <T>(result: Result<T, Failure>): Reply<T> =>
  result.ok ? granted(result.value) : refused(result.error);

export function createStayHandlers(desks: StayDesks): Pick<Handlers, StayMethod> {
  const { context, stays, group, tenants, inpatients, visitors, policeTasks, addresses, retention } = desks;
  const { premises, environment } = context;
  const facts = () => {
    const { remote, carersOn, cameraOn = false } = premises.current();
    return { remote, carersOn, cameraOn };
  };
  return {
    'stay.withoutPapers': async (input) => reply(await stays.withoutPapers(input)),
    'stay.check': async (input) => reply(await stays.check(input)),
    'stay.show': async ({ id }) => reply(await stays.show(id)),
    'stay.extend': async ({ id, plannedDeparture }) =>
      reply(await stays.change(id, { type: 'extension', plannedDeparture })),
    'stay.leaveEarly': async ({ id, plannedDeparture }) =>
      reply(await stays.change(id, { type: 'early-departure', plannedDeparture })),
    'stay.changeRoom': async ({ id, room, ward, at }) =>
      reply(
        await stays.change(id, {
          type: 'room-change',
          room: ward ? roomOfWard(ward) : room.trim(),
          ...(ward && { ward }),
          at: at ?? environment.now(),
        }),
      ),
    'stay.checkOut': async ({ id, at }) =>
      reply(await stays.change(id, { type: 'check-out', at: at ?? environment.now() })),
    'stay.correct': async (input) => reply(await stays.correct(input)),
    'stay.cancel': async (input) => reply(await stays.cancel(input)),
    'stay.residenceUnits': async (input) => reply(await stays.residenceUnits(input)),

    'board.view': async () => granted(await boardView(context)),
    'board.leftAsDeclared': async ({ ids }) => {
      const left = await stays.leftAsDeclared(ids);
      return left.ok ? granted(await boardView(context)) : refused(left.error);
    },
    'board.rooms': async ({ rooms }) => {
      await premises.change({ rooms });
      context.changed([], ['rooms']);
      return granted(await boardView(context));
    },
    'register.list': async (input) => granted(await registerView(context, input)),
    'search.find': async ({ text, limit }) =>
      granted({ hits: [...(await searchHits(context, text, limit))] }),

    'group.view': async () => granted(await group.view()),
    'group.start': async (shared) => granted(await group.start(shared)),
    'group.change': async (shared) => reply(await group.change(shared)),
    'group.confirm': async (input) => {
      const confirmed = await group.confirm(input);
      if (!confirmed.ok) return refused(confirmed.error);
      // The counter waits for the next card at once: nothing stands between two guests.
      desks.next();
      const { filed, room } = confirmed.value;
      const { id, deadline } = filed.notice;
      return granted({ group: confirmed.value.group, filed: { id, room, deadline, late: filed.late } });
    },
    'group.withoutPapers': async (input) => {
      const joined = await group.withoutPapers(input);
      if (!joined.ok) return refused(joined.error);
      const { group: at, filed, room } = joined.value;
      const { id, deadline, stay } = filed.notice;
      return granted({
        group: at,
        filed: {
          id,
          room,
          deadline,
          late: filed.late,
          arrival: stay.arrival,
          policeTask: filed.policeTask,
        },
      });
    },
    'group.undoLast': async () => reply(await group.undoLast()),
    'group.end': async () => granted(await group.end()),

    'tenants.view': async ({ show }) => granted(await tenants.view(show)),
    'tenants.begin': async (input) => reply(await tenants.begin(input)),
    'tenants.beginFromStay': async (input) => reply(await tenants.beginFromStay(input)),
    'tenants.registered': async ({ id, until }) => reply(await tenants.registered(id, until)),
    'tenants.renew': async ({ id, ends }) => reply(await tenants.renew(id, ends)),
    'tenants.changeRoom': async ({ id, room }) => reply(await tenants.changeRoom(id, room)),
    'tenants.end': async ({ id, on }) => reply(await tenants.end(id, on)),
    'tenants.ct01': async ({ id }) => reply(await tenants.ct01(id)),
    'tenants.residenceList': async () => granted(await tenants.residenceList()),

    'inpatients.view': async ({ department }) => granted(await inpatients.view(department)),
    'inpatients.departments': async () => granted({ departments: [...premises.current().departments] }),
    'inpatients.saveDepartments': async ({ departments }) =>
      granted({ departments: [...(await inpatients.saveDepartments(departments))] }),
    'inpatients.admit': async (input) => reply(await inpatients.admit(input)),
    'inpatients.transfer': async (input) => reply(await inpatients.transfer(input)),
    'inpatients.discharge': async (input) => reply(await inpatients.discharge(input)),
    'inpatients.findByCard': async ({ checkInId }) => reply(await inpatients.findByCard(checkInId)),
    'inpatients.carersSwitch': async ({ on }) => granted(await inpatients.carersSwitch(on)),
    'inpatients.addCarer': async (input) => reply(await inpatients.addCarer(input)),

    'visitors.view': async ({ day }) => granted(await visitors.view(day)),
    'visitors.enter': async (input) => reply(await visitors.enter(input)),
    'visitors.leave': async (input) => reply(await visitors.leave(input)),

    'policeTasks.view': async () => granted(await policeTasks.view()),
    'policeTasks.open': async (input) => reply(await policeTasks.open(input)),
    'policeTasks.told': async (input) => reply(await policeTasks.told(input)),

    'addresses.catalogue': async () => granted(await addresses.catalogue()),
    'addresses.provinces': async () => granted({ units: [...(await addresses.provinces())] }),
    'addresses.wards': async ({ province }) => granted({ units: [...(await addresses.wards(province))] }),
    'addresses.match': async ({ printed }) => granted(await addresses.match(printed)),

    'retention.view': async () => granted(await retention.view()),
    'retention.preview': async () => granted(await retention.preview()),
    'retention.run': async ({ id }) => reply(await retention.run(id)),
    'retention.pawns': async ({ months }) => granted(await retention.keepPawns(months)),
    'retention.evidence': async ({ keep }) => granted({ evidenceKept: await retention.keepEvidence(keep) }),

    'premises.view': async () => granted(facts()),
    'premises.remote': async ({ on }) => {
      await premises.change({ remote: on });
      return reply(ok(facts()));
    },
    'premises.camera': async ({ on }) => {
      await premises.change({ cameraOn: on });
      return granted(facts());
    },
  };
}
