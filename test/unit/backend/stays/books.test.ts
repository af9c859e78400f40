import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inpatientMethods } from '../../../../electron/bridge/methods/inpatients.ts';
import { DAY_MS, HOUR_MS, instantAt, localDateOf } from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk, type TypedPerson } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '22:40');
let house: MemoryDesk;
beforeEach(async () => {
  house = await openMemoryDesk(NOW);
});
afterEach(() => house.stop());

const person = (nth: number): Partial<TypedPerson> => ({
  fullName: `Khách Mẫu ${String.fromCharCode(65 + nth)}`,
  documentNumber: `0000900000${String(nth).padStart(2, '0')}`,
});

describe('a group at the door', () => {
  const shared = {
    name: 'Đoàn Ví Dụ',
    arrival: NOW,
    plannedDeparture: NOW + DAY_MS,
    reason: '1',
    rooms: [
      { room: '401', beds: 2 },
      { room: '402', beds: 1 },
    ],
  };

  test('read, confirm, next: rooms are dealt out bed after bed, and the counter is free at once', async () => {
    await house.call('group.start', shared);
    const rooms: string[] = [];
    for (const nth of [0, 1, 2]) {
      const checkInId = await house.counter(person(nth));
      const { filed } = await house.call('group.confirm', { checkInId });
      rooms.push(filed.room);
      expect((await house.call('checkIn.view', {})).stage).toBe('waiting');
    }
    expect(rooms).toEqual(['401', '401', '402']);
    const view = await house.call('group.view', {});
    expect(view).toMatchObject({ stage: 'open', undoable: 'Khách Mẫu C' });
    expect(view.nextRoom).toBeUndefined();
    expect(view.members.map(({ fullName }) => fullName)).toEqual([
      'Khách Mẫu C',
      'Khách Mẫu B',
      'Khách Mẫu A',
    ]);
    // Every bed is dealt out: the room is asked, not guessed, and nothing is filed.
    const refused = await house.refused('group.confirm', { checkInId: await house.counter(person(3)) });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['stay.room']);
    const { filed } = await house.call('group.confirm', {
      checkInId: (await house.call('checkIn.view', {})).id,
      room: '501',
    });
    expect(filed.room).toBe('501');
  });

  test('the last one is taken back, and the bed is free again', async () => {
    await house.call('group.start', shared);
    for (const nth of [0, 1, 2])
      await house.call('group.confirm', { checkInId: await house.counter(person(nth)) });
    const view = await house.call('group.undoLast', {});
    expect(view).toMatchObject({ nextRoom: '402', undoable: 'Khách Mẫu B' });
    expect((await house.call('board.view', {})).counts.guests).toBe(2);
    await house.call('group.end', {});
    expect((await house.refused('group.undoLast', {})).code).toBe('no-group');
    expect((await house.call('board.view', {})).counts.guests).toBe(2);
  });

  const nobody = { fullName: 'Võ  Hồng Ánh ', sex: 'female' as const, nationality: 'VNM' };
  const openTasks = async () => (await house.call('policeTasks.view', {})).open;

  test('one without papers takes the dates and the bed of the group, counts in it, and the police are to be told', async () => {
    await house.call('group.start', shared);
    for (const nth of [0, 1])
      await house.call('group.confirm', { checkInId: await house.counter(person(nth)) });
    const { group, filed } = await house.call('group.withoutPapers', nobody);
    expect(filed).toMatchObject({ room: '402', arrival: NOW, late: false });
    expect(group.members).toMatchObject([
      { stayId: filed.id, fullName: 'Võ Hồng Ánh', room: '402', withoutPapers: true },
      { withoutPapers: false },
      { withoutPapers: false },
    ]);
    expect(group).toMatchObject({ undoable: 'Võ Hồng Ánh' });
    expect(group.nextRoom).toBeUndefined();
    const page = await house.call('stay.show', { id: filed.id });
    expect(page.stay).toMatchObject({
      withoutPapers: true,
      plannedDeparture: shared.plannedDeparture,
      reason: '1',
    });
    expect(await openTasks()).toMatchObject([
      { id: filed.policeTask, kind: 'guest-without-papers', stayId: filed.id, room: '402' },
    ]);
    // The last bed is taken: the room is asked, and nobody is filed or told of.
    const refused = await house.refused('group.withoutPapers', nobody);
    expect(refused.fields?.map(({ path }) => path)).toEqual(['stay.room']);
    expect(await openTasks()).toHaveLength(1);
    expect((await house.call('group.withoutPapers', { ...nobody, room: ' 501 ' })).filed.room).toBe('501');
  });

  test('one without papers who is taken back leaves a free bed, nobody to tell, and a note of it', async () => {
    await house.call('group.start', shared);
    await house.call('group.confirm', { checkInId: await house.counter(person(0)) });
    const { filed } = await house.call('group.withoutPapers', nobody);
    // What a clerk noted about this guest for another reason is still to be told.
    await house.call('policeTasks.open', { kind: 'suspicion', stayId: filed.id });
    const view = await house.call('group.undoLast', {});
    expect(view).toMatchObject({ nextRoom: '401', undoable: 'Khách Mẫu A' });
    expect(view.members).toHaveLength(1);
    expect((await house.call('board.view', {})).counts.guests).toBe(1);
    expect((await openTasks()).map(({ kind }) => kind)).toEqual(['suspicion']);
    expect((await house.call('policeTasks.view', {})).told).toEqual([]);
    const told = { id: filed.policeTask, who: 'Trực ban', way: 'phone' as const };
    expect((await house.refused('policeTasks.told', told)).code).toBe('action-not-allowed');
    const noted = (await house.desk.database.audit.latest(10)).find(
      ({ type }) => type === 'police-task-withdrawn',
    );
    expect(noted).toMatchObject({
      subject: filed.policeTask,
      data: { kind: 'guest-without-papers', cause: 'stay-cancelled' },
    });
  });

  test('one without papers belongs to no group when there is none', async () => {
    expect((await house.refused('group.withoutPapers', nobody)).code).toBe('no-group');
    expect(await openTasks()).toEqual([]);
  });

  test('a foreigner of the group without a passport has the permitted stay of all, when there is one', async () => {
    await house.call('group.start', { ...shared, permittedStayUntil: '2026-12-31' });
    const { filed } = await house.call('group.withoutPapers', { ...nobody, nationality: 'kor' });
    expect(await house.call('stay.show', { id: filed.id })).toMatchObject({
      permittedStayUntil: '2026-12-31',
    });
    expect((await openTasks())[0]?.kind).toBe('foreigner-without-passport');
  });

  test('a foreign guest of the group needs a permitted stay: the shared one, or an own', async () => {
    await house.call('group.start', shared);
    const checkInId = await house.counter({
      nationality: 'KOR',
      documentKind: 'passport',
      documentNumber: 'M00000001',
    });
    expect((await house.refused('group.confirm', { checkInId })).fields?.[0]?.path).toBe(
      'permittedStayUntil',
    );
    await house.call('group.change', { ...shared, permittedStayUntil: '2026-12-31' });
    expect((await house.call('group.confirm', { checkInId })).filed.room).toBe('401');
  });
});

describe('a boarding house', () => {
  const begin = async (nth: number, begins: string, ends: string, room: string) =>
    house.call('tenants.begin', { checkInId: await house.counter(person(nth)), room, begins, ends });

  test('30 days or more need temporary residence; the notice covers the first 30 days only', async () => {
    const view = await begin(0, '2026-11-22', '2026-12-21', 'A1'); // 30 days, both ends included
    expect(view.tenancies).toMatchObject([{ days: 30, registration: 'needed' }]);
    await begin(1, '2026-11-22', '2026-12-20', 'A2');
    await begin(2, '2026-11-22', '2027-11-21', 'A3');
    const { rows, source } = await house.call('tenants.residenceList', {});
    expect(source).toBe('TT 116/2026/TT-BCA đ.12 khoản 2');
    expect(rows.map(({ room, documentNumber }) => [room, documentNumber])).toEqual([
      ['A1', '000090000000'],
      ['A3', '000090000002'],
    ]);
    const stayId = (await house.call('tenants.view', { show: 'current' })).tenancies.find(
      ({ room }) => room === 'A3',
    )?.stayId;
    const page = await house.call('stay.show', { id: stayId ?? '' });
    expect(page.stay).toMatchObject({
      guestClass: 'tenant',
      reason: '19',
      plannedDeparture: NOW + 30 * DAY_MS,
    });
  });

  test('expiries within 15 days, and what is registered is at most two years', async () => {
    const view = await begin(0, '2026-11-22', '2027-11-21', 'A1');
    const id = view.tenancies[0]?.id ?? '';
    expect((await house.refused('tenants.registered', { id, until: '2028-11-23' })).code).toBe(
      'fields-invalid',
    );
    await house.call('tenants.registered', { id, until: '2028-11-22' });
    const registration = async (day: string) => {
      house.clock.now = instantAt(day, '09:00');
      return (await house.call('tenants.view', { show: 'current' })).tenancies[0]?.registration;
    };
    expect(await registration('2028-11-06')).toBe('registered');
    expect(await registration('2028-11-07')).toBe('expires-soon');
    expect((await house.call('tenants.view', { show: 'expiring' })).tenancies).toHaveLength(1);
    expect(await registration('2028-11-23')).toBe('expired');
    await house.call('tenants.end', { id, on: '2028-11-23' });
    expect((await house.call('tenants.view', { show: 'ended' })).tenancies).toMatchObject([
      { registration: 'ended' },
    ]);
  });

  test('CT01 as data: what is known is filled in, what is not is named as missing', async () => {
    const view = await begin(0, '2026-11-22', '2027-11-21', 'A1');
    const form = await house.call('tenants.ct01', { id: view.tenancies[0]?.id ?? '' });
    expect(form).toMatchObject({ formVersion: 'CT01 (TT 116/2026/TT-BCA)', layoutConfirmed: false });
    const field = (path: string) => form.fields.find((one) => one.path === path);
    expect(field('person.fullName')?.value).toBe('KHÁCH MẪU A');
    expect(field('person.birthDate')?.value).toBe('17/05/1990');
    expect(field('request')?.value).toBe('Đăng ký tạm trú từ 22/11/2026 đến 21/11/2027');
    expect(field('householder')).toMatchObject({ value: '', missing: true });
  });

  test('a guest who stays on becomes a tenant', async () => {
    const filed = await house.call('stay.file', {
      checkInId: await house.counter(),
      stay: { room: 'B1', arrival: NOW, plannedDeparture: NOW + DAY_MS, reason: '1' },
    });
    const view = await house.call('tenants.beginFromStay', { stayId: filed.id, ends: '2027-05-01' });
    expect(view.tenancies).toMatchObject([{ room: 'B1', begins: '2026-11-22', stayId: filed.id }]);
    expect((await house.call('stay.show', { id: filed.id })).tenancy).toBe(view.tenancies[0]?.id);
  });
});

describe('a medical facility', () => {
  const ward = { department: 'Khoa Nội', bed: '12' };
  const admit = async (nth = 0, where = ward) =>
    house.call('inpatients.admit', {
      checkInId: await house.counter(person(nth)),
      ward: where,
      plannedDischarge: NOW + 5 * DAY_MS,
    });
  beforeEach(async () => {
    await house.call('inpatients.saveDepartments', { departments: ['Khoa Nội', 'Khoa Ngoại'] });
  });

  test('admission, transfer and discharge by department and bed, with reason 18', async () => {
    await admit(0, { department: 'Khoa Nội', bed: '12' });
    const view = await admit(1, { department: 'Khoa Nội', bed: '3' });
    expect(view.departments).toMatchObject([
      { department: 'Khoa Nội', patients: [{ ward: { bed: '3' } }, { ward: { bed: '12' } }] },
    ]);
    expect(view.counts).toMatchObject({ patients: 2, admittedToday: 2, notNotified: 2 });
    const patient = view.departments[0]?.patients[1];
    expect(patient).toMatchObject({ reason: '18', guestClass: 'patient', room: 'Khoa Nội / 12' });
    const id = patient?.id ?? '';
    const moved = await house.call('inpatients.transfer', {
      id,
      ward: { department: 'Khoa Ngoại', bed: 'G-05' },
    });
    expect(moved.departments.map(({ department }) => department)).toEqual(['Khoa Ngoại', 'Khoa Nội']);
    house.clock.now += HOUR_MS;
    const after = await house.call('inpatients.discharge', { id });
    expect(after.counts).toMatchObject({ patients: 1, admittedToday: 2, dischargedToday: 1 });
    expect(after.dischargedToday).toMatchObject([{ id, status: 'departed' }]);
  });

  test('the patient is found again by the card', async () => {
    const view = await admit();
    const found = await house.call('inpatients.findByCard', { checkInId: await house.counter(person(0)) });
    expect(found.stay?.id).toBe(view.departments[0]?.patients[0]?.id);
    const nobody = await house.call('inpatients.findByCard', { checkInId: await house.counter(person(5)) });
    expect(nobody.stay).toBeUndefined();
  });

  test('no diagnosis anywhere: not in a bed, not in a department, not in a note, not in a correction', async () => {
    const refusals = [
      { department: 'Khoa Nội', bed: 'viêm phổi' },
      { department: 'Khoa Nội', bed: 'viemphoi' },
      { department: 'Viêm phổi nặng', bed: '1' },
    ];
    for (const where of refusals) {
      const checkInId = await house.counter(person(0));
      const refused = await house.refused('inpatients.admit', {
        checkInId,
        ward: where,
        plannedDischarge: NOW + DAY_MS,
      });
      expect(refused.code).toBe('fields-invalid');
    }
    const view = await admit();
    const id = view.departments[0]?.patients[0]?.id ?? '';
    const refused = await house.refused('stay.correct', {
      id,
      ward,
      stay: {
        room: '',
        arrival: NOW,
        plannedDeparture: NOW + DAY_MS,
        reason: '18',
        note: 'viêm phổi',
        reasonText: 'sốt',
      },
    });
    expect(refused.fields?.map(({ path }) => path)).toEqual(['stay.note', 'stay.reasonText']);
    expect(JSON.stringify(Object.keys(inpatientMethods['inpatients.admit'].input.shape))).not.toMatch(
      /note|diagnosis/,
    );
  });

  test('nor in the ordinary check-in of a medical facility', async () => {
    const clinic = await openMemoryDesk(NOW, { kind: 'medical-facility' });
    const refused = await clinic.refused('stay.file', {
      checkInId: await clinic.counter(),
      stay: {
        room: '1',
        arrival: NOW,
        plannedDeparture: NOW + DAY_MS,
        reason: '20',
        reasonText: 'điều trị viêm phổi',
        note: 'sốt cao',
      },
    });
    expect(refused.fields?.map(({ path }) => path).sort()).toEqual(['stay.note', 'stay.reasonText']);
    await clinic.stop();
  });

  test('carers are a class of their own that is switched on', async () => {
    const view = await admit();
    const patientStayId = view.departments[0]?.patients[0]?.id ?? '';
    const carer = async () => ({
      checkInId: await house.counter(person(7)),
      patientStayId,
      plannedDeparture: NOW + DAY_MS,
      reason: '20' as const,
    });
    expect((await house.refused('inpatients.addCarer', await carer())).code).toBe('action-not-allowed');
    await house.call('inpatients.carersSwitch', { on: true });
    const after = await house.call('inpatients.addCarer', await carer());
    expect(after).toMatchObject({
      counts: { patients: 1, carers: 1 },
      carers: [{ patientStayId, stay: { guestClass: 'carer', room: 'Khoa Nội / 12' } }],
    });
  });
});

describe('visitors', () => {
  test('in and out, with the document given back, and nothing declared', async () => {
    const view = await house.call('visitors.enter', {
      checkInId: await house.counter(person(1)),
      room: '204',
    });
    expect(view.inside).toMatchObject([{ room: '204', documentReturned: false, enteredAt: NOW }]);
    expect((await house.call('outbox.list', { show: 'all' })).entries).toEqual([]);
    house.clock.now += HOUR_MS;
    const id = view.inside[0]?.id ?? '';
    const after = await house.call('visitors.leave', { id, documentReturned: true });
    expect(after).toMatchObject({ inside: [], left: [{ leftAt: NOW + HOUR_MS, documentReturned: true }] });
    expect((await house.refused('visitors.leave', { id, documentReturned: true })).code).toBe(
      'record-not-found',
    );
  });
});

describe('a facility flagged remote', () => {
  test('has 24 hours for foreign guests, and the 23:00 mark still comes first', async () => {
    house.clock.now = instantAt('2026-11-22', '23:30');
    const foreign = { nationality: 'LAO', documentKind: 'passport', documentNumber: 'PA0000001' };
    const stay = {
      room: '1',
      arrival: house.clock.now,
      plannedDeparture: house.clock.now + DAY_MS,
      reason: '1',
    };
    await house.call('premises.remote', { on: true });
    const checkInId = await house.counter(foreign);
    const check = await house.call('stay.check', { checkInId, stay, permittedStayUntil: '2026-12-31' });
    expect(localDateOf(check.deadline)).toBe('2026-11-23');
    expect(check.deadline).toBe(instantAt('2026-11-23', '08:00'));
  });
});
