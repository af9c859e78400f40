/** What answers the methods of the pawn desk. */

import type { Handlers } from '../../bridge/dispatch.ts';
import type { pawnMethods } from '../../bridge/methods/pawn.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { PawnAction } from '../../core/pawn/actions.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { CheckInDesk } from '../check-in/check-in-desk.ts';
import { granted, refused } from '../views/failure-view.ts';
import type { PawnRooms } from './open-pawn-rooms.ts';

const reply = <T>(result: Result<T, Failure>) => (result.ok ? granted(result.value) : refused(result.error));

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

/** Both kinds of picture begin with their signature; anything else is no photo, whatever it is called. */
const isPicture = (mime: string, bytes: Uint8Array): boolean =>
  mime === 'image/png' ? bytes[0] === 0x89 && bytes[1] === 0x50 : bytes[0] === 0xff && bytes[1] === 0xd8;

export function createPawnHandlers(
  { pawn, watch, suspicion }: PawnRooms,
  checkIn: CheckInDesk,
  database: Database,
): Pick<Handlers, keyof typeof pawnMethods> {
  /** The person on the counter, unless another one stands there by now. */
  const atCounter = (checkInId: string | undefined) => {
    const who = checkInId === undefined ? undefined : checkIn.take(checkInId);
    return who?.ok ? who.value : undefined;
  };

  return {
    'pawn.setup': async () => granted(await pawn.setup()),
    'pawn.quote': async ({ checkInId, draft }) => granted(await pawn.quote(atCounter(checkInId), draft)),
    'pawn.open': async ({ checkInId, draft }) => {
      const who = checkIn.take(checkInId);
      if (!who.ok) return refused(who.error);
      const opened = await pawn.open(who.value, draft);
      if (opened.ok) checkIn.next();
      return reply(opened);
    },
    'pawn.list': async ({ show }) => granted(await pawn.list(show)),
    'pawn.find': async ({ text }) => granted(await pawn.find(text)),
    'pawn.show': async ({ id }) => reply(await pawn.show(id)),
    'pawn.act': async ({ id, sequence, action }) => reply(await pawn.act(id, sequence, withoutEmpty(action))),
    'pawn.addPhoto': async ({ id, itemId, mime, base64 }) => {
      const bytes = bytesOf(base64);
      if (!isPicture(mime, bytes)) return refused(failure('fields-invalid', { fields: [NO_PICTURE] }));
      return reply(await pawn.addPhoto({ id, ...(itemId !== undefined && { itemId }), mime, bytes }));
    },
    'pawn.photo': async ({ id }) => {
      const found = await database.pawns.photo(id);
      return reply(
        found
          ? ok({ mime: found.photo.mime, base64: Buffer.from(found.bytes).toString('base64') })
          : err(failure('record-not-found')),
      );
    },
    'pawn.declarations': async (value) => granted(await pawn.declarations(value)),

    'watchList.view': async () => granted(await watch.view()),
    'watchList.import': async ({ base64, origin, dated }) =>
      reply(
        await watch.importFile(bytesOf(base64), {
          ...(origin && { origin }),
          ...(dated && { dated }),
        }),
      ),
    'watchList.refresh': async () => reply(await watch.refresh()),
    'watchList.remove': async ({ id }) => reply(await watch.remove(id)),
    'watchList.check': async ({ text }) => granted(await watch.check(text)),

    'suspicion.report': async ({ checkInId, ...input }) =>
      reply(await suspicion.report(input, atCounter(checkInId))),
    'suspicion.list': async () => granted(await suspicion.list()),
  };
}

const NO_PICTURE = {
  path: 'photo',
  message: { vi: 'Tệp này không phải ảnh JPEG hay PNG.', en: 'This file is no JPEG or PNG picture.' },
};

type ActionInput = Parameters<Handlers['pawn.act']>[0]['action'];

/** The badge is left out where nothing was typed. */
function withoutEmpty(action: ActionInput): PawnAction {
  if (action.type !== 'hold' && action.type !== 'seize' && action.type !== 'release') return action;
  const { agency, officer, badge, caseNumber } = action.police;
  const police = {
    agency: agency.trim(),
    officer: officer.trim(),
    ...(badge?.trim() && { badge: badge.trim() }),
    caseNumber: caseNumber.trim(),
  };
  return { ...action, police };
}
