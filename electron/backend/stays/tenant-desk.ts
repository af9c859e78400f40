/** Tenants: the notice of the first days, the term, and the registration of temporary residence that the law asks for. */
import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import type { tenancyView } from '../../bridge/views/books.ts';
import { judgeStay } from '../../core/declaration/judge-stay.ts';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import type { Tenancy } from '../../core/ports/stay-stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { ruleInForce } from '../../core/rules/dated-rule.ts';
import {
  daysBetween,
  latestRegistration,
  registrationState,
  type TemporaryResidenceRule,
  termDays,
} from '../../core/rules/temporary-residence-rule.ts';
import { temporaryResidenceForm } from '../../core/stay/temporary-residence-form.ts';
import { addDays, DAY_MS, formatLocalDate, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import type { Identification } from '../filing.ts';
import { type StayContext, withPhone } from './stay-context.ts';

type Input<M extends keyof typeof methods> = z.output<(typeof methods)[M]['input']>;
export type TenantsView = MethodOutput<'tenants.view'>;
type TenancyView = z.output<typeof tenancyView>;
type Show = Input<'tenants.view'>['show'];
type Answer = Promise<Result<TenantsView, Failure>>;

const MOST_ENDED = 500;
/** Reason 19 of the Ministry's list: lao động. */
const LABOUR = '19';

export interface TenantDesk {
  view(show: Show): Promise<TenantsView>;
  begin(input: Input<'tenants.begin'>): Answer;
  beginFromStay(input: Input<'tenants.beginFromStay'>): Answer;
  registered(id: string, until: LocalDate): Answer;
  renew(id: string, ends: LocalDate): Answer;
  changeRoom(id: string, room: string): Answer;
  end(id: string, on: LocalDate): Answer;
  ct01(id: string): Promise<Result<MethodOutput<'tenants.ct01'>, Failure>>;
  residenceList(): Promise<MethodOutput<'tenants.residenceList'>>;
}

const fieldError = (path: string, vi: string, en: string): FieldError => ({ path, message: { vi, en } });
const refusedFields = (...fields: readonly FieldError[]) => err(failure('fields-invalid', { fields }));

const endsFirst = fieldError(
  'ends',
  'Ngày hết hạn phải sau ngày bắt đầu.',
  'The term must end after it begins.',
);

export function createTenantDesk(
  context: StayContext,
  facility: () => { readonly name: string; readonly address: string },
): TenantDesk {
  const { database, environment, catalogues } = context;
  const today = () => localDateOf(environment.now());
  const rule = (): TemporaryResidenceRule => ruleInForce(catalogues.temporaryResidenceRules, today());

  const viewOf = (tenancy: Tenancy): TenancyView => {
    const { person, begins, ends, registeredUntil, endedOn } = tenancy;
    return {
      id: tenancy.id,
      ...(tenancy.stayId !== undefined && { stayId: tenancy.stayId }),
      fullName: person.fullName,
      birthDate: person.birthDate,
      sex: person.sex,
      documentNumber: person.document.number,
      nationality: person.nationality,
      room: tenancy.room,
      begins,
      ends,
      days: termDays(begins, ends),
      registration: registrationState(tenancy, today(), rule()),
      ...(registeredUntil !== undefined && { registeredUntil }),
      expiresInDays: daysBetween(today(), registeredUntil ?? ends),
      ...(endedOn !== undefined && { endedOn }),
    };
  };

  async function view(show: Show): Promise<TenantsView> {
    const current = (await database.tenancies.current()).map(viewOf);
    const counted = (registration: TenancyView['registration']) =>
      current.filter((one) => one.registration === registration).length;
    const expiring = current.filter(
      ({ registration }) => registration === 'expires-soon' || registration === 'expired',
    );
    const shown = {
      current,
      expiring,
      ended: show === 'ended' ? (await database.tenancies.ended(MOST_ENDED)).map(viewOf) : [],
    }[show];
    return {
      today: today(),
      counts: {
        tenants: current.length,
        needed: counted('needed'),
        expiring: counted('expires-soon'),
        expired: counted('expired'),
      },
      renewalDays: rule().renewalDays,
      tenancies: [...shown].sort((a, b) => a.expiresInDays - b.expiresInDays),
    };
  }

  async function changed(): Answer {
    context.changed([], ['tenants', 'stays']);
    return ok(await view('current'));
  }

  const kept = async (id: string, change: (tenancy: Tenancy) => Result<Tenancy, Failure>): Answer => {
    const done = await database.transaction(async (stores) => {
      const tenancy = await stores.tenancies.byId(id);
      if (!tenancy) return err(failure('record-not-found'));
      if (tenancy.endedOn !== undefined) return err(failure('stay-ended'));
      const next = change(tenancy);
      if (!next.ok) return next;
      await stores.tenancies.put(next.value);
      await stores.audit.append({
        type: 'tenancy-changed',
        at: environment.now(),
        operatorId: context.by().operatorId,
        subject: id,
        data: {
          begins: next.value.begins,
          ends: next.value.ends,
          registeredUntil: next.value.registeredUntil ?? '',
          endedOn: next.value.endedOn ?? '',
        },
      });
      return ok(undefined);
    });
    return done.ok ? changed() : done;
  };

  /** One notice covers the first days only; the term goes beyond it. */
  function noticeEnd(who: Identification, arrival: number, ends: LocalDate): number {
    const term = instantAt(addDays(ends, 1), '00:00') - 1;
    const { longestStayDays } = judgeStay(
      who.person,
      { arrival },
      catalogues,
      context.premises.current().remote,
    );
    return longestStayDays === undefined ? term : Math.min(term, arrival + longestStayDays * DAY_MS);
  }

  return {
    view,

    async begin(input) {
      const taken = context.take(input.checkInId, input.despiteForged);
      if (!taken.ok) return taken;
      if (input.ends < input.begins) return refusedFields(endsFirst);
      const who = withPhone(taken.value, input.phone);
      const { begins, ends, room } = input;
      const now = environment.now();
      // A lease that began earlier is entered now: the notice says when the tenant came.
      const arrival = begins === today() ? now : instantAt(begins, '12:00');
      const filed = await context.file(
        who,
        {
          room: room.trim(),
          arrival,
          plannedDeparture: noticeEnd(who, arrival, ends),
          reason: input.reason ?? LABOUR,
          guestClass: 'tenant',
        },
        {
          ...(input.permittedStayUntil !== undefined && { permittedStayUntil: input.permittedStayUntil }),
          ...(input.earlierStay && { earlierStay: input.earlierStay }),
          also: (stores, { id, facilityId, person, createdAt }) =>
            stores.tenancies.put({
              id: environment.newId(),
              facilityId,
              stayId: id,
              person,
              room: room.trim(),
              begins,
              ends,
              createdAt,
            }),
        },
      );
      if (!filed.ok) return filed;
      context.filed(input.checkInId, filed.value);
      return changed();
    },

    async beginFromStay({ stayId, ends }) {
      const done = await database.transaction(async (stores): Promise<Result<undefined, Failure>> => {
        const picture = await stores.stays.byId(stayId);
        if (!picture) return err(failure('record-not-found'));
        if (picture.status !== 'open') return err(failure('stay-ended'));
        if (await stores.tenancies.ofStay(stayId)) return err(failure('already-filed'));
        const begins = localDateOf(picture.arrival);
        if (ends < begins) return refusedFields(endsFirst);
        await stores.tenancies.put({
          id: environment.newId(),
          facilityId: picture.head.facilityId,
          stayId,
          person: picture.head.person,
          room: picture.room,
          begins,
          ends,
          createdAt: environment.now(),
        });
        return ok(undefined);
      });
      return done.ok ? changed() : done;
    },

    registered: (id, until) =>
      kept(id, (tenancy) => {
        const latest = latestRegistration(today(), rule());
        if (until < today() || until > latest)
          return refusedFields(
            fieldError(
              'until',
              `Thời hạn tạm trú từ hôm nay đến ${formatLocalDate(latest)} (tối đa ${rule().longestMonths} tháng).`,
              `From today until ${formatLocalDate(latest)} (at most ${rule().longestMonths} months).`,
            ),
          );
        return ok({ ...tenancy, registeredUntil: until });
      }),

    renew: (id, ends) =>
      kept(id, (tenancy) =>
        ends <= tenancy.ends
          ? refusedFields(
              fieldError(
                'ends',
                'Ngày hết hạn mới phải sau ngày cũ.',
                'The new end must be after the old one.',
              ),
            )
          : ok({ ...tenancy, ends }),
      ),

    changeRoom: (id, room) =>
      kept(id, (tenancy) =>
        room.trim() === ''
          ? refusedFields(fieldError('room', 'Nhập số phòng.', 'Enter the room.'))
          : ok({ ...tenancy, room: room.trim() }),
      ),

    end: (id, on) =>
      kept(id, (tenancy) =>
        on < tenancy.begins ? refusedFields(endsFirst) : ok({ ...tenancy, endedOn: on }),
      ),

    async ct01(id) {
      const tenancy = await database.tenancies.byId(id);
      if (!tenancy) return err(failure('record-not-found'));
      const { form, source, formConfirmed } = rule();
      return ok({
        tenancyId: id,
        formVersion: form,
        source,
        layoutConfirmed: formConfirmed,
        fields: [...temporaryResidenceForm({ ...tenancy, facility: facility() })],
      });
    },

    async residenceList() {
      const needed = (await database.tenancies.current())
        .map(viewOf)
        .filter(({ registration }) => registration === 'needed')
        .sort((a, b) => a.room.localeCompare(b.room, 'vi', { numeric: true }));
      return {
        source: rule().listSource,
        rows: needed.map((one, at) => ({
          ordinal: at + 1,
          tenancyId: one.id,
          fullName: one.fullName,
          birthDate: one.birthDate,
          sex: one.sex,
          documentNumber: one.documentNumber,
          room: one.room,
          begins: one.begins,
          ends: one.ends,
        })),
      };
    },
  };
}
