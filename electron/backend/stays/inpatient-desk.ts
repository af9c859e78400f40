/**
 * In-patients by department and bed (TT 116/2026 đ.14: the facility lists them and tells the police of its seat). The reason
 * is treatment, the place is a department and a bed, and nothing else can be said.
 */
import type { z } from 'zod';
import type { MethodOutput, methods } from '../../bridge/contract.ts';
import { CARER_REASON_TEXT, TREATMENT } from '../../core/declaration/stay-fields.ts';
import { roomOfWard, type StayDetails } from '../../core/declaration/stay-notice.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import type { StayPicture } from '../../core/stay/stay-picture.ts';
import { addDays, instantAt, localDateOf } from '../../core/time/vietnam-time.ts';
import type { StayContext } from './stay-context.ts';
import { withPhone } from './stay-context.ts';
import type { StayDesk } from './stay-desk.ts';
import { type StayRow, stayRows } from './stay-rows.ts';

type Input<M extends keyof typeof methods> = z.output<(typeof methods)[M]['input']>;
export type InpatientsView = MethodOutput<'inpatients.view'>;
type Answer = Promise<Result<InpatientsView, Failure>>;

const MOST = 5_000;
const OTHER = '20';

export interface InpatientDesk {
  view(department?: string): Promise<InpatientsView>;
  saveDepartments(departments: readonly string[]): Promise<readonly string[]>;
  admit(input: Input<'inpatients.admit'>): Answer;
  transfer(input: Input<'inpatients.transfer'>): Answer;
  discharge(input: Input<'inpatients.discharge'>): Answer;
  findByCard(checkInId: string): Promise<Result<{ stay?: StayRow }, Failure>>;
  carersSwitch(on: boolean): Promise<InpatientsView>;
  addCarer(input: Input<'inpatients.addCarer'>): Answer;
}

const byBed = (a: StayRow, b: StayRow): number =>
  (a.ward?.bed ?? a.room).localeCompare(b.ward?.bed ?? b.room, 'vi', { numeric: true });

const departmentOf = (row: StayRow): string => row.ward?.department ?? row.room;

export function createInpatientDesk(context: StayContext, stays: StayDesk): InpatientDesk {
  const { database, environment, premises } = context;

  /** An unlisted department would be a place for words: it must be one of the facility's own. */
  const unknownDepartment = (department: string): Failure | undefined =>
    premises.current().departments.includes(department)
      ? undefined
      : failure('fields-invalid', {
          fields: [
            {
              path: 'stay.ward.department',
              message: {
                vi: 'Chọn khoa trong danh sách. Thêm khoa ở phần Khoa.',
                en: 'Choose a department of the list. Add departments under Departments.',
              },
            },
          ],
        });

  async function view(department?: string): Promise<InpatientsView> {
    const now = environment.now();
    const date = localDateOf(now);
    const from = instantAt(date, '00:00');
    const until = instantAt(addDays(date, 1), '00:00');
    const open = await database.stays.open(MOST);
    const today = await database.stays.between({ from, until, limit: MOST });
    const isPatient = (one: StayPicture) => one.guestClass === 'patient';
    const patients = await stayRows(database, open.filter(isPatient), now);
    const left = today.filter(
      (one) =>
        isPatient(one) && one.departedAt !== undefined && one.departedAt >= from && one.departedAt < until,
    );
    const carerPictures = open.filter(({ guestClass }) => guestClass === 'carer');
    const carers = await stayRows(database, carerPictures, now);
    const names = [...new Set([...premises.current().departments, ...patients.map(departmentOf)])]
      .filter((name) => department === undefined || name === department)
      .sort((a, b) => a.localeCompare(b, 'vi', { numeric: true }));
    return {
      date,
      counts: {
        patients: patients.length,
        carers: carers.length,
        // Who came and left on one day came all the same.
        admittedToday: [...patients, ...left].filter(({ arrival }) => arrival >= from && arrival < until)
          .length,
        dischargedToday: left.length,
        notNotified: patients.filter(({ state }) => state !== 'registered').length,
      },
      departments: names
        .map((name) => ({
          department: name,
          patients: patients.filter((row) => departmentOf(row) === name).sort(byBed),
        }))
        .filter(({ patients: inside }) => inside.length > 0),
      carersOn: premises.current().carersOn,
      carers: carers.map((stay) => {
        const of = carerPictures.find(({ stayId }) => stayId === stay.id)?.head.stay.carerOf;
        return { stay, ...(of !== undefined && { patientStayId: of }) };
      }),
      dischargedToday: [...(await stayRows(database, left, now))],
    };
  }

  async function isPatient(id: string): Promise<boolean> {
    return (await database.stays.byId(id))?.guestClass === 'patient';
  }

  async function admit(
    checkInId: string,
    stay: StayDetails,
    input: Pick<Input<'inpatients.admit'>, 'phone' | 'permittedStayUntil' | 'despiteForged' | 'earlierStay'>,
  ): Answer {
    const who = context.take(checkInId, input.despiteForged);
    if (!who.ok) return who;
    const filed = await context.file(withPhone(who.value, input.phone), stay, {
      ...(input.permittedStayUntil !== undefined && { permittedStayUntil: input.permittedStayUntil }),
      ...(input.earlierStay && { earlierStay: input.earlierStay }),
    });
    if (!filed.ok) return filed;
    context.filed(checkInId, filed.value);
    return ok(await view());
  }

  return {
    view,

    async saveDepartments(departments) {
      const names = [...new Set(departments)];
      await premises.change({ departments: names });
      context.changed([], ['rooms']);
      return names;
    },

    async admit(input) {
      const unknown = unknownDepartment(input.ward.department);
      if (unknown) return err(unknown);
      return admit(
        input.checkInId,
        {
          room: roomOfWard(input.ward),
          ward: input.ward,
          arrival: input.arrival ?? environment.now(),
          plannedDeparture: input.plannedDischarge,
          reason: TREATMENT,
          guestClass: 'patient',
        },
        input,
      );
    },

    async transfer({ id, ward }) {
      const unknown = unknownDepartment(ward.department);
      if (unknown) return err(unknown);
      if (!(await isPatient(id))) return err(failure('record-not-found'));
      const change = { type: 'room-change', room: roomOfWard(ward), ward, at: environment.now() } as const;
      const moved = await stays.change(id, change);
      return moved.ok ? ok(await view()) : moved;
    },

    async discharge({ id, at }) {
      if (!(await isPatient(id))) return err(failure('record-not-found'));
      const left = await stays.change(id, { type: 'check-out', at: at ?? environment.now() });
      return left.ok ? ok(await view()) : left;
    },

    async findByCard(checkInId) {
      const who = context.take(checkInId, true);
      if (!who.ok) return who;
      const { number } = who.value.person.document;
      if (number === '') return ok({});
      const open = (await database.stays.ofPerson(number, 20)).filter(
        ({ status, guestClass }) => status === 'open' && guestClass === 'patient',
      );
      const [stay] = await stayRows(database, open.slice(0, 1), environment.now());
      return ok(stay ? { stay } : {});
    },

    async carersSwitch(on) {
      await premises.change({ carersOn: on });
      context.changed([], ['stays']);
      return view();
    },

    async addCarer(input) {
      if (!premises.current().carersOn) return err(failure('action-not-allowed'));
      const patient = await database.stays.byId(input.patientStayId);
      if (patient?.guestClass !== 'patient' || patient.status !== 'open')
        return err(failure('record-not-found'));
      return admit(
        input.checkInId,
        {
          room: patient.room,
          arrival: environment.now(),
          plannedDeparture: input.plannedDeparture,
          reason: input.reason,
          ...(input.reason === OTHER && { reasonText: CARER_REASON_TEXT }),
          guestClass: 'carer',
          carerOf: patient.stayId,
        },
        input,
      );
    },
  };
}
