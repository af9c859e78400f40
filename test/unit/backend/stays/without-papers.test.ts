import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DAY_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
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

describe('a guest without papers', () => {
  const input = {
    fullName: 'Võ Hồng Ánh',
    sex: 'female' as const,
    nationality: 'VNM',
    stay: stay('101'),
  };

  test('is roomed, and the police are told by a person, with a record of it', async () => {
    const page = await house.call('stay.withoutPapers', input);
    expect(page).toMatchObject({
      stay: { withoutPapers: true, room: '101', documentNumberMasked: '' },
      person: { documentNumber: '', birthDate: '' },
    });
    const [task] = (await house.call('policeTasks.view', {})).open;
    expect(task).toMatchObject({
      id: page.policeTask,
      kind: 'guest-without-papers',
      source: 'NĐ 96/2016/NĐ-CP đ.44',
    });
    house.clock.now += 4 * 60_000;
    const after = await house.call('policeTasks.told', {
      id: page.policeTask ?? '',
      who: 'Trực ban Phường Ví Dụ',
      way: 'phone',
    });
    expect(after.open).toEqual([]);
    expect(after.told).toMatchObject([
      { told: { who: 'Trực ban Phường Ví Dụ', way: 'phone', at: house.clock.now, by: 'operator-1' } },
    ]);
    const proven = await house.call('stay.show', { id: page.stay.id });
    expect(proven.chain[0]).toMatchObject({ state: 'registered', proof: { kind: 'filed-by-hand' } });
  });

  test('two of them are two people, and nothing is told twice', async () => {
    const first = await house.call('stay.withoutPapers', input);
    await house.call('stay.withoutPapers', { ...input, fullName: 'Đỗ Văn Hai', stay: stay('102') });
    expect((await house.call('board.view', {})).counts.guests).toBe(2);
    const told = { id: first.policeTask ?? '', who: 'Trực ban', way: 'phone' as const };
    await house.call('policeTasks.told', told);
    expect((await house.refused('policeTasks.told', told)).code).toBe('action-not-allowed');
  });

  test('who did not stay after all is not told of; by the guest’s page and by the outbox alike', async () => {
    const first = await house.call('stay.withoutPapers', input);
    const second = await house.call('stay.withoutPapers', { ...input, stay: stay('102') });
    await house.call('stay.cancel', { id: first.stay.id, reason: 'guest-did-not-stay' });
    expect((await house.call('policeTasks.view', {})).open.map(({ id }) => id)).toEqual([second.policeTask]);
    await house.call('outbox.act', { id: second.stay.id, action: 'cancel' });
    expect(await house.call('policeTasks.view', {})).toEqual({ open: [], told: [] });
    const types = (await house.desk.database.audit.latest(20)).map(({ type }) => type);
    expect(types.filter((type) => type === 'police-task-withdrawn')).toHaveLength(2);
  });

  test('papers that turn up correct the record, and it goes where the others go', async () => {
    const { stay: row } = await house.call('stay.withoutPapers', input);
    const checkInId = await house.counter({ fullName: 'Võ Hồng Ánh', documentNumber: '000195000077' });
    const page = await house.call('stay.correct', { id: row.id, checkInId, stay: stay('101') });
    expect(page.stay).toMatchObject({ withoutPapers: false, documentNumberMasked: '•••• 0077' });
    const entry = await house.desk.database.outbox.byId(page.chain[1]?.id ?? '');
    expect(entry?.channel).not.toBe('paper');
  });

  test('a foreigner without a passport: the nearest police, and no day is invented', async () => {
    const page = await house.call('stay.withoutPapers', { ...input, nationality: 'FRA' });
    expect(page.stay.kind).toBe('foreign-stay');
    expect(page.permittedStayUntil).toBeUndefined();
    expect((await house.call('policeTasks.view', {})).open[0]?.kind).toBe('foreigner-without-passport');
  });
});

describe('people without a card', () => {
  test.each([
    ['birth-certificate', '15/2019', '03/02/2019'],
    ['identification-number-notice', '000219000015', '03/02/2019'],
  ])('%s', async (documentKind, documentNumber, birthDate) => {
    const checkInId = await house.counter({ documentKind, documentNumber, birthDate });
    const { warnings } = await house.call('checkIn.view', {});
    expect(warnings.some(({ vi }) => vi.includes('18 tuổi'))).toBe(true);
    expect((await house.call('stay.file', { checkInId, stay: stay() })).id).toBeTruthy();
  });
});

describe('new units of an address', () => {
  test('the printed address is kept; the table speaks only where it has the very letters', async () => {
    const printed = 'Số 12, Đường Thử, Phường Ví Dụ, Tỉnh Hà Giang';
    expect(await house.call('addresses.match', { printed })).toMatchObject({
      province: { code: '211', name: 'Tuyên Quang' },
      table: 'province-changes/2025-07-01',
    });
    const { province } = await house.call('addresses.match', { printed: 'Xã Mẫu, Tỉnh Hà Tỉnh' });
    expect(province).toBeUndefined();
    const checkInId = await house.counter({ documentNumber: '000190055555' });
    const check = await house.call('stay.check', {
      checkInId,
      stay: stay(),
      residenceUnits: { province: '999' },
    });
    expect(check.fields).toEqual([]);
    expect(check.warnings.map(({ path }) => path)).toEqual(['residenceUnits.province']);
    const { id } = await file();
    const page = await house.call('stay.residenceUnits', { id, units: { province: '211' } });
    expect(page).toMatchObject({ person: { residence: printed }, residenceUnits: { province: '211' } });
  });
});
