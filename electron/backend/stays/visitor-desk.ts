/** Visitors to rooms: kept in the book, declared to nobody (NĐ 96/2016 đ.44). */

import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import type { Visitor } from '../../core/ports/stay-stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { addDays, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import { maskNumber } from '../views/person-view.ts';
import type { StayContext } from './stay-context.ts';

export type VisitorsView = MethodOutput<'visitors.view'>;
type Input<M extends keyof typeof methods> = z.output<(typeof methods)[M]['input']>;

export interface VisitorDesk {
  view(day?: LocalDate): Promise<VisitorsView>;
  enter(input: Input<'visitors.enter'>): Promise<Result<VisitorsView, Failure>>;
  leave(input: Input<'visitors.leave'>): Promise<Result<VisitorsView, Failure>>;
}

export function createVisitorDesk(context: StayContext, next: () => void): VisitorDesk {
  const { database, environment } = context;

  async function rows(visitors: readonly Visitor[]): Promise<VisitorsView['inside']> {
    const visited = visitors.flatMap(({ visitsStayId }) => visitsStayId ?? []);
    const stays = new Map((await database.stays.byIds(visited)).map((stay) => [stay.stayId, stay]));
    return visitors.map((visitor) => {
      const stay = visitor.visitsStayId === undefined ? undefined : stays.get(visitor.visitsStayId);
      return {
        id: visitor.id,
        fullName: visitor.person.fullName,
        documentNumberMasked: maskNumber(visitor.person.document.number),
        room: visitor.room,
        ...(visitor.visitsStayId !== undefined && { visitsStayId: visitor.visitsStayId }),
        ...(stay && { visitsName: stay.head.person.fullName }),
        enteredAt: visitor.enteredAt,
        ...(visitor.leftAt !== undefined && { leftAt: visitor.leftAt }),
        documentReturned: visitor.documentReturned,
      };
    });
  }

  async function view(day?: LocalDate): Promise<VisitorsView> {
    const date = day ?? localDateOf(environment.now());
    const [inside, left] = await Promise.all([
      database.visitors.inside(),
      database.visitors.leftBetween(instantAt(date, '00:00'), instantAt(addDays(date, 1), '00:00')),
    ]);
    return { inside: await rows(inside), left: await rows(left) };
  }

  return {
    view,
    async enter({ checkInId, room, visitsStayId }) {
      // A forged card is a reason to call the police, not to lose the visitor from the book.
      const who = context.take(checkInId, true);
      if (!who.ok) return who;
      const place = room.trim();
      if (place === '')
        return err(
          failure('fields-invalid', {
            fields: [{ path: 'room', message: { vi: 'Nhập số phòng.', en: 'Enter the room.' } }],
          }),
        );
      const { facilityId, operatorId } = context.by();
      const id = environment.newId();
      const now = environment.now();
      await database.transaction(async (stores) => {
        await stores.visitors.insert({
          id,
          facilityId,
          operatorId,
          person: who.value.person,
          room: place,
          ...(visitsStayId !== undefined && { visitsStayId }),
          enteredAt: now,
          documentReturned: false,
        });
        await stores.audit.append({
          type: 'visitor-entered',
          at: now,
          operatorId,
          subject: id,
          data: { verdict: who.value.verdict.level },
        });
      });
      next();
      context.changed([], ['visitors']);
      return ok(await view());
    },
    async leave({ id, documentReturned }) {
      const now = environment.now();
      const left = await database.transaction(async (stores) => {
        const done = await stores.visitors.leave(id, now, documentReturned);
        if (done)
          await stores.audit.append({
            type: 'visitor-left',
            at: now,
            operatorId: context.by().operatorId,
            subject: id,
            data: { documentReturned },
          });
        return done;
      });
      if (!left) return err(failure('record-not-found'));
      context.changed([], ['visitors']);
      return ok(await view());
    },
  };
}
