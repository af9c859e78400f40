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
import { type FiledWithoutPapers, fileWithoutPapers } from './without-papers.ts';

export type GroupView = z.output<typeof groupView>;
type Shared = z.output<typeof groupSharedView>;
type Member = z.output<typeof groupMemberView>;
type Input<M extends 'group.confirm' | 'group.withoutPapers'> = z.output<(typeof methods)[M]['input']>;
type Joined<F extends Filed> = { readonly group: GroupView; readonly filed: F; readonly room: string };

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
  confirm(input: Input<'group.confirm'>): Promise<Result<Joined<Filed>, Failure>>;
  withoutPapers(input: Input<'group.withoutPapers'>): Promise<Result<Joined<FiledWithoutPapers>, Failure>>;
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
      withoutPapers: row.withoutPapers,
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

  /** What the group shares, in the room that was said or else dealt. */
  function stayIn({ shared, members }: Group, room: string | undefined): StayDetails {
    return {
      // Every bed dealt out: the room is asked, never guessed.
      room: room?.trim() || dealRoom(shared.rooms, members) || '',
      arrival: shared.arrival,
      plannedDeparture: shared.plannedDeparture,
      reason: shared.reason,
      ...(shared.reasonText !== undefined && { reasonText: shared.reasonText }),
    };
  }

  async function joined<F extends Filed>(group: Group, filed: F, room: string): Promise<Joined<F>> {
    const members = [...group.members, { stayId: filed.notice.id, room }];
    return { group: await changed({ ...group, members }), filed, room };
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
      const stay = stayIn(group, room);
      const permitted = permittedStayUntil ?? group.shared.permittedStayUntil;
      const filed = await context.file(who.value, stay, {
        ...(permitted !== undefined && { permittedStayUntil: permitted }),
        ...(earlierStay && { earlierStay }),
      });
      return filed.ok ? ok(await joined(group, filed.value, stay.room)) : filed;
    },

    async withoutPapers({ room, ...said }) {
      const group = await current();
      if (!group) return err(failure('no-group'));
      const stay = stayIn(group, room);
      const permitted = said.permittedStayUntil ?? group.shared.permittedStayUntil;
      const filed = await fileWithoutPapers(
        context,
        { ...said, ...(permitted !== undefined && { permittedStayUntil: permitted }) },
        stay,
        undefined,
      );
      return filed.ok ? ok(await joined(group, filed.value, stay.room)) : filed;
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
      context.changed(ids, ['stays', 'police-tasks']);
      return ok(await changed({ ...group, members: group.members.slice(0, -1) }));
    },

    end: async () => changed(undefined),
  };
}
