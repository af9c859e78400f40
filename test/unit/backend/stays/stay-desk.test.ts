import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  DAY_MS,
  HOUR_MS,
  instantAt,
  localDateOf,
  localTimeOf,
} from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk, type TypedPerson } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '14:00');
const stay = (room = '204', more = {}) => ({
  room,
  arrival: NOW,
  plannedDeparture: NOW + DAY_MS,
  reason: '1',
  ...more,
});

let house: MemoryDesk;
beforeEach(async () => {
  house = await openMemoryDesk(NOW);
});
afterEach(() => house.stop());

async function file(more: Partial<TypedPerson> = {}, details = stay(), extra = {}) {
  return house.call('stay.file', { checkInId: await house.counter(more), stay: details, ...extra });
}

const at = (instant: number) => `${localDateOf(instant)} ${localTimeOf(instant)}`;

describe('filing by the nationality of the document', () => {
  test('a citizen: a stay notice, due at 23:00, and the counter says what is needed', async () => {
    const id = await house.counter();
    const view = await house.call('checkIn.view', {});
    expect(view).toMatchObject({ declares: 'stay-notice' });
    expect(view.requiredFields).toContain('person.birthDate');
    const filed = await house.call('stay.file', { checkInId: id, stay: stay() });
    expect(at(filed.deadline)).toBe('2026-11-22 23:00');
    const page = await house.call('stay.show', { id: filed.id });
    expect(page.chain).toMatchObject([{ what: 'stay', ruleVersion: 'stay-notice/2026-07-01' }]);
  });

  test('a foreigner: the permitted stay is asked, never guessed', async () => {
    const passport = { nationality: 'D', documentKind: 'passport', documentNumber: 'C01X00T47' };
    const id = await house.counter(passport);
    expect(await house.call('checkIn.view', {})).toMatchObject({ declares: 'foreign-stay' });
    const refused = await house.refused('stay.file', { checkInId: id, stay: stay() });
    expect(refused.code).toBe('fields-invalid');
    expect(refused.fields?.map(({ path }) => path)).toEqual(['permittedStayUntil']);
    const filed = await house.call('stay.file', {
      checkInId: id,
      stay: stay(),
      permittedStayUntil: '2026-12-20',
    });
    expect(at(filed.deadline)).toBe('2026-11-22 23:00'); // earlier than 12 hours, 02:00
    const page = await house.call('stay.show', { id: filed.id });
    expect(page).toMatchObject({ permittedStayUntil: '2026-12-20', stay: { kind: 'foreign-stay' } });
    expect(page.chain[0]?.ruleVersion).toBe('foreign-stay/2026-07-01');
  });

  test('a permitted stay that ended is a warning: whoever stays is declared', async () => {
    const checkInId = await house.counter({
      nationality: 'FRA',
      documentKind: 'passport',
      documentNumber: '00TT00001',
    });
    const check = await house.call('stay.check', {
      checkInId,
      stay: stay(),
      permittedStayUntil: '2026-11-01',
    });
    expect(check.fields).toEqual([]);
    expect(check.warnings.map(({ path }) => path)).toEqual(['permittedStayUntil']);
    expect(
      (await house.call('stay.file', { checkInId, stay: stay(), permittedStayUntil: '2026-11-01' })).id,
    ).toBeTruthy();
  });

  test('all errors come at once, with path and message in both languages, and nothing is filled in for them', async () => {
    const checkInId = await house.counter({ fullName: ' ', birthDate: '', documentNumber: '12' });
    const { fields = [] } = await house.refused('stay.file', {
      checkInId,
      stay: { room: ' ', arrival: NOW, plannedDeparture: NOW + 31 * DAY_MS, reason: '99' },
    });
    expect(fields.map(({ path }) => path).sort()).toEqual([
      'person.birthDate',
      'person.document.number',
      'person.fullName',
      'stay.plannedDeparture',
      'stay.reason',
      'stay.room',
    ]);
    for (const { message } of fields) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe('');
    }
    expect(
      (await house.call('register.list', { from: '2026-11-22', until: '2026-11-22', limit: 10 })).rows,
    ).toEqual([]);
  });
});

describe('the life of a stay', () => {
  test('every change is a linked record, and the register shows the chain', async () => {
    const { id } = await file();
    house.clock.now += HOUR_MS;
    await house.call('stay.changeRoom', { id, room: '305' });
    house.clock.now += HOUR_MS;
    await house.call('stay.extend', { id, plannedDeparture: NOW + 3 * DAY_MS });
    house.clock.now += HOUR_MS;
    await house.call('stay.leaveEarly', { id, plannedDeparture: NOW + 2 * DAY_MS });
    house.clock.now = NOW + 2 * DAY_MS;
    const page = await house.call('stay.checkOut', { id });
    expect(page.stay).toMatchObject({
      room: '305',
      status: 'departed',
      departedAt: NOW + 2 * DAY_MS,
      changes: 4,
    });
    const register = await house.call('register.list', {
      from: '2026-11-20',
      until: '2026-11-30',
      limit: 10,
    });
    expect(register.rows[0]?.chain.map(({ what }) => what)).toEqual([
      'stay',
      'room-change',
      'extension',
      'early-departure',
      'check-out',
    ]);
    expect(register.rows[0]?.chain.map(({ deadlineBasis }) => deadlineBasis)).toEqual([
      'law',
      'desk',
      'desk',
      'desk',
      'desk',
    ]);
    expect(await house.desk.database.audit.firstBroken()).toBeUndefined();
  });

  test('an extension beyond 30 days from arrival is refused and points to CT01', async () => {
    const { id } = await file();
    expect(
      (await house.call('stay.extend', { id, plannedDeparture: NOW + 30 * DAY_MS })).stay.plannedDeparture,
    ).toBe(NOW + 30 * DAY_MS);
    const refused = await house.refused('stay.extend', { id, plannedDeparture: NOW + 30 * DAY_MS + 1 });
    expect(refused.fields?.[0]?.path).toBe('plannedDeparture');
    expect(refused.fields?.[0]?.message.vi).toContain('CT01');
    expect(refused.fields?.[0]?.message.en).toContain('CT01');
  });

  test('what ended is not changed any more', async () => {
    const { id } = await file();
    await house.call('stay.checkOut', { id });
    expect((await house.refused('stay.extend', { id, plannedDeparture: NOW + 2 * DAY_MS })).code).toBe(
      'stay-ended',
    );
    expect((await house.refused('stay.checkOut', { id: 'nobody' })).code).toBe('record-not-found');
  });

  test('the board is the fold of the chains, and a withdrawn record never happened', async () => {
    await house.call('board.rooms', {
      rooms: [
        { room: '204', beds: 1 },
        { room: '305', beds: 2 },
      ],
    });
    const { id } = await file();
    const { chain } = await house.call('stay.changeRoom', { id, room: '305' });
    const rooms = async () =>
      (await house.call('board.view', {})).rooms.map(({ room, state, guests }) => [
        room,
        state,
        guests.length,
      ]);
    expect(await rooms()).toEqual([
      ['204', 'free', 0],
      ['305', 'occupied', 1],
    ]);
    await house.call('outbox.act', { id: chain[1]?.id ?? '', action: 'cancel' });
    expect(await rooms()).toEqual([
      ['204', 'occupied', 1],
      ['305', 'free', 0],
    ]);
    await house.call('outbox.act', { id, action: 'cancel' });
    expect((await house.call('stay.show', { id })).stay.status).toBe('cancelled');
    expect((await house.call('board.view', {})).counts.guests).toBe(0);
  });

  test('a correction is a new record that names the old one; what a chip said is not typed over', async () => {
    const { id } = await file();
    const page = await house.call('stay.correct', {
      id,
      person: {
        fullName: 'Nguyễn Thị Mẫu Mực',
        birthDate: '1990-05-17',
        sex: 'female',
        nationality: 'VNM',
        documentKind: 'can-cuoc',
        documentNumber: '000190012345',
      },
      stay: stay('205'),
    });
    expect(page.stay).toMatchObject({ fullName: 'Nguyễn Thị Mẫu Mực', room: '205', changes: 1 });
    expect(page.chain).toMatchObject([
      { what: 'stay', state: 'cancelled' },
      { what: 'correction', state: 'ready' },
    ]);
    const records = await house.desk.database.declarations.concerning([id]);
    expect(records).toMatchObject([{ corrects: id }]);
  });

  test('cancelled at the desk while nothing was sent', async () => {
    const { id } = await file();
    const page = await house.call('stay.cancel', { id, reason: 'guest-did-not-stay' });
    expect(page.stay).toMatchObject({ status: 'cancelled', state: 'cancelled' });
    expect(page.chain).toHaveLength(1);
  });

  test('cancelled by a record of its own once it may be at the authority', async () => {
    const { id } = await file();
    const { outbox } = house.desk.database;
    await outbox.change(id, 'ready', { state: 'unknown', updatedAt: NOW });
    const page = await house.call('stay.cancel', { id, reason: 'filed-by-mistake' });
    expect(page.stay.status).toBe('cancelled');
    expect(page.chain).toMatchObject([
      { what: 'stay', state: 'unknown' },
      { what: 'cancellation', state: 'ready' },
    ]);
  });
});

describe('the same person twice', () => {
  test('is caught at the desk, with where they are', async () => {
    const first = await file();
    const checkInId = await house.counter();
    expect((await house.call('checkIn.view', {})).present).toMatchObject({ stayId: first.id, room: '204' });
    house.clock.now += HOUR_MS;
    const again = { ...stay('305'), arrival: house.clock.now };
    const check = await house.call('stay.check', { checkInId, stay: again });
    expect(check.overlaps).toMatchObject({ stayId: first.id });
    const refused = await house.refused('stay.file', { checkInId, stay: again });
    expect(refused.code).toBe('stay-overlaps');
    expect(refused.fields?.[0]?.message.vi).toContain('204');
  });

  test('ends the earlier stay when the clerk says so, in the same transaction', async () => {
    const first = await file();
    house.clock.now += HOUR_MS;
    const arrival = house.clock.now;
    await file({}, { ...stay('305'), arrival }, { earlierStay: 'ends-now' });
    expect((await house.call('stay.show', { id: first.id })).stay).toMatchObject({
      status: 'departed',
      departedAt: arrival,
    });
    expect((await house.call('board.view', {})).counts.guests).toBe(1);
  });

  test('one who left at noon and comes back later does not meet the earlier stay', async () => {
    const { id } = await file();
    house.clock.now += HOUR_MS;
    await house.call('stay.checkOut', { id });
    house.clock.now += HOUR_MS;
    const next = await file({}, { ...stay(), arrival: house.clock.now });
    expect((await house.call('stay.show', { id: next.id })).earlier).toMatchObject([
      { id, status: 'departed' },
    ]);
  });

  test('one whom nobody checked out has left when it was declared, and can be cleared off the board', async () => {
    const first = await file();
    house.clock.now = NOW + 3 * DAY_MS;
    const again = { arrival: house.clock.now, plannedDeparture: house.clock.now + DAY_MS };
    const second = await file({}, stay('305', again));
    expect((await house.call('board.view', {})).counts).toMatchObject({ guests: 2, overstayed: 1 });
    expect((await house.refused('board.leftAsDeclared', { ids: [first.id, second.id] })).code).toBe(
      'action-not-allowed',
    );
    const board = await house.call('board.leftAsDeclared', { ids: [first.id] });
    expect(board.counts).toMatchObject({ guests: 1, overstayed: 0 });
    expect((await house.call('stay.show', { id: first.id })).stay.departedAt).toBe(NOW + DAY_MS);
  });

  test('the list of the day follows the changes: an early departure is a departure of today', async () => {
    const { id } = await file({}, stay('204', { plannedDeparture: NOW + 5 * DAY_MS }));
    expect((await house.call('today.view', {})).counts).toMatchObject({ inHouse: 1, departures: 0 });
    await house.call('stay.checkOut', { id });
    expect((await house.call('today.view', {})).counts).toMatchObject({ inHouse: 0, departures: 1, owed: 2 });
    await house.call('stay.cancel', { id, reason: 'filed-by-mistake' });
    expect((await house.call('today.view', {})).guests).toEqual([]);
  });

  test('two states give out the same passport number', async () => {
    const passport = { documentKind: 'passport', documentNumber: 'T0000001' };
    await file({ ...passport, nationality: 'FRA' }, stay(), { permittedStayUntil: '2026-12-31' });
    await file({ ...passport, nationality: 'JPN' }, stay(), { permittedStayUntil: '2026-12-31' });
    expect((await house.call('board.view', {})).counts.guests).toBe(2);
  });
});
