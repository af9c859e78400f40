/** Everything about one stay on one page: who, where, the chain with its proofs, and what may be done now. */
import type { z } from 'zod';
import type { guestPageView, stayActionView } from '../../bridge/views/stays.ts';
import { judgeStay } from '../../core/declaration/judge-stay.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { addDays, DAY_MS, type EpochMs, instantAt } from '../../core/time/vietnam-time.ts';
import { personViewOf } from '../views/person-view.ts';
import { verdictViewOf } from '../views/verdict-view.ts';
import type { StayContext } from './stay-context.ts';
import { type ChainEntry, chainRecords, entriesOfChain, stayRow } from './stay-rows.ts';

export type GuestPage = z.output<typeof guestPageView>;
type StayAction = z.output<typeof stayActionView>;

const MOST_EARLIER = 20;

/** The end of the last day that one declaration may name; a foreign guest's is the permitted stay. */
function latestDeparture(context: StayContext, picture: StayPicture): EpochMs {
  const { head } = picture;
  const { longestStayDays } = judgeStay(
    head.person,
    { ...head.stay, arrival: picture.arrival },
    context.catalogues,
    context.premises.current().remote,
  );
  if (longestStayDays !== undefined) return picture.arrival + longestStayDays * DAY_MS;
  return picture.permittedStayUntil === undefined
    ? picture.plannedDeparture
    : instantAt(addDays(picture.permittedStayUntil, 1), '00:00');
}

function actionsOf(
  picture: StayPicture,
  latest: EpochMs,
  open: { readonly task: boolean; readonly tenancy: boolean },
): readonly StayAction[] {
  const tell: readonly StayAction[] = open.task ? ['tell-police'] : [];
  switch (picture.status) {
    case 'cancelled':
      return tell;
    case 'departed':
      return ['correct', ...tell];
    case 'open':
      return [
        ...(picture.plannedDeparture < latest || picture.permittedStayUntil !== undefined
          ? (['extend'] as const)
          : []),
        'leave-early',
        'change-room',
        'check-out',
        'correct',
        'cancel',
        ...(open.tenancy || picture.guestClass === 'patient' ? [] : (['begin-tenancy'] as const)),
        ...tell,
      ];
  }
}

/** The other stays of the same document. */
async function earlierStays({ database, environment }: StayContext, { head, stayId }: StayPicture) {
  const { number } = head.person.document;
  if (number === '') return [];
  const now = environment.now();
  const stays = await database.stays.ofPerson(number, MOST_EARLIER + 1);
  return stays
    .filter((stay) => stay.stayId !== stayId)
    .slice(0, MOST_EARLIER)
    .map((stay) => ({
      id: stay.stayId,
      room: stay.room,
      arrival: stay.arrival,
      until: stay.departedAt ?? stay.plannedDeparture,
      status:
        stay.status === 'open'
          ? stay.arrival > now
            ? ('expected' as const)
            : ('in-house' as const)
          : stay.status,
    }));
}

export async function guestPage(context: StayContext, picture: StayPicture): Promise<GuestPage> {
  const { database, environment } = context;
  const now = environment.now();
  const { head, stayId } = picture;
  const chain: readonly ChainEntry[] = await entriesOfChain(database, stayId);
  const [task, tenancy] = await Promise.all([
    database.policeTasks.openOfStay(stayId),
    database.tenancies.ofStay(stayId),
  ]);
  const latest = latestDeparture(context, picture);
  const { stay, person } = head;
  return {
    stay: stayRow(
      picture,
      chain.map(({ entry }) => entry),
      now,
    ),
    person: personViewOf(person),
    ...(person.phone !== undefined && { phone: person.phone }),
    ...(person.residenceUnits && {
      residenceUnits: {
        province: person.residenceUnits.province,
        ...(person.residenceUnits.ward !== undefined && { ward: person.residenceUnits.ward }),
      },
    }),
    ...(picture.permittedStayUntil !== undefined && { permittedStayUntil: picture.permittedStayUntil }),
    ...(stay.reasonText !== undefined && { reasonText: stay.reasonText }),
    ...(stay.note !== undefined && { note: stay.note }),
    verdict: verdictViewOf(head.verdict),
    source: head.source,
    latestDeparture: latest,
    chain: [...chainRecords(chain, now)],
    actions: [...actionsOf(picture, latest, { task: task !== undefined, tenancy: tenancy !== undefined })],
    earlier: await earlierStays(context, picture),
    ...(task && { policeTask: task.id }),
    ...(tenancy && { tenancy: tenancy.id }),
  };
}
