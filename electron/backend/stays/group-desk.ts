/**
 * The group at the door. Kept as a setting, so that a crash or a second screen finds it; its stays are filed one by one and
 * stay filed whatever becomes of the group. With a QR scanner a guest costs one key: the scan starts the read, Enter files.
 */
import { z } from 'zod';
import type { methods } from '../../bridge/contract.ts';
import { type groupMemberView, groupSharedView, type groupView } from '../../bridge/views/stays.ts';
import type { StayDetails } from '../../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { dealRoom } from '../../core/stay/deal-rooms.ts';
import type { Filed } from '../filing.ts';
import type { StayContext } from './stay-context.ts';
import { stayRows } from './stay-rows.ts';
import { cancelStay } from './withdraw.ts';

export type GroupView = z.output<typeof groupView>;
type Shared = z.output<typeof groupSharedView>;
type Member = z.output<typeof groupMemberView>;
type ConfirmInput = z.output<(typeof methods)['group.confirm']['input']>;

const stored = z.object({
  id: z.string(),
  shared: groupSharedView,
  /** Stays in the order of filing, with the room each was given. */
  members: z.array(z.object({ stayId: z.string(), room: z.string() })),
});
type Group = z.infer<typeof stored>;

const KEY = 'group';

export interface GroupDesk {
  view(): Promise<GroupView>;
  start(shared: Shared): Promise<GroupView>;
  change(shared: Shared): Promise<Result<GroupView, Failure>>;
  confirm(
    input: ConfirmInput,
  ): Promise<Result<{ readonly group: GroupView; readonly filed: Filed; readonly room: string }, Failure>>;
  undoLast(): Promise<Result<GroupView, Failure>>;
  end(): Promise<GroupView>;
}

export function createGroupDesk(context: StayContext): GroupDesk {
  const { database, environment, catalogues } = context;

  async function current(): Promise<Group | undefined> {
    const parsed = stored.safeParse(await database.settings.get(KEY));
    return parsed.success ? parsed.data : undefined;
  }
  const keep = (group: Group | null) => database.settings.set(KEY, group);

  async function membersOf({ members }: Group): Promise<readonly Member[]> {
    const pictures = await database.stays.byIds(members.map(({ stayId }) => stayId));
    const rows = await stayRows(database, pictures, environment.now());
    return rows.map((row) => ({
      stayId: row.id,
      fullName: row.fullName,
      nationality: row.nationality,
      room: row.room,
      state: row.state,
      late: row.late,
    }));
  }

  async function viewOf(group: Group | undefined): Promise<GroupView> {
    if (!group) return { stage: 'none', members: [] };
    const members = [...(await membersOf(group))].reverse();
    const nextRoom = dealRoom(group.shared.rooms, group.members);
    return {
      stage: 'open',
      id: group.id,
      shared: group.shared,
      ...(nextRoom !== undefined && { nextRoom }),
      members,
      ...(members[0] && { undoable: members[0].fullName }),
    };
  }

  async function changed(group: Group | undefined): Promise<GroupView> {
    await keep(group ?? null);
    context.changed([], ['group', 'stays']);
    return viewOf(group);
  }

  return {
    view: async () => viewOf(await current()),

    start: async (shared) => changed({ id: environment.newId(), shared, members: [] }),

    async change(shared) {
      const group = await current();
      return group ? ok(await changed({ ...group, shared })) : err(failure('no-group'));
    },

    async confirm({ checkInId, room, permittedStayUntil, despiteForged, earlierStay }) {
      const group = await current();
      if (!group) return err(failure('no-group'));
      const who = context.take(checkInId, despiteForged);
      if (!who.ok) return who;
      const { shared } = group;
      // Every bed dealt out: the room is asked, never guessed.
      const dealt = room?.trim() || dealRoom(shared.rooms, group.members) || '';
      const stay: StayDetails = {
        room: dealt,
        arrival: shared.arrival,
        plannedDeparture: shared.plannedDeparture,
        reason: shared.reason,
        ...(shared.reasonText !== undefined && { reasonText: shared.reasonText }),
      };
      const permitted = permittedStayUntil ?? shared.permittedStayUntil;
      const filed = await context.file(who.value, stay, {
        ...(permitted !== undefined && { permittedStayUntil: permitted }),
        ...(earlierStay && { earlierStay }),
      });
      if (!filed.ok) return filed;
      const members = [...group.members, { stayId: filed.value.notice.id, room: dealt }];
      return ok({ group: await changed({ ...group, members }), filed: filed.value, room: dealt });
    },

    async undoLast() {
      const group = await current();
      const last = group?.members.at(-1);
      if (!group || !last) return err(failure('no-group'));
      const ids = await database.transaction(async (stores) => {
        const picture = await stores.stays.byId(last.stayId);
        if (!picture || picture.status === 'cancelled') return [];
        return cancelStay(stores, picture, { reason: 'filed-by-mistake' }, context.by().operatorId, {
          environment,
          rules: catalogues,
          channelFor: context.channelFor,
        });
      });
      context.changed(ids, ['stays']);
      return ok(await changed({ ...group, members: group.members.slice(0, -1) }));
    },

    end: async () => changed(undefined),
  };
}
