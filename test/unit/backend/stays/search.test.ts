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

describe('search', () => {
  test('by name without diacritics, number, room, receipt and day, and by mixtures', async () => {
    const { id } = await file();
    const other = await file({ fullName: 'Trần Văn Đạt', documentNumber: '000090000002' }, stay('305'));
    await house.call('stay.changeRoom', { id, room: '410' });
    const find = async (text: string) =>
      (await house.call('search.find', { text, limit: 20 })).hits.map(({ stay: row, by }) => [row.id, by]);
    expect(await find('nguyen mau')).toEqual([[id, 'name']]);
    expect(await find('tran dat')).toEqual([[other.id, 'name']]);
    expect(await find('000 190 012 345')).toEqual([[id, 'number']]);
    expect(await find('p.305')).toEqual([]);
    expect(await find('305')).toEqual([[other.id, 'room']]);
    expect(await find('410')).toEqual([[id, 'room']]);
    expect(await find('mau 410')).toEqual([[id, 'name']]);
    expect(await find('dat 410')).toEqual([]);
    expect((await find('22/11/2026')).map(([found]) => found).sort()).toEqual([id, other.id].sort());
    expect(await find('dat 22/11')).toEqual([[other.id, 'name']]);
    expect(await find('dat 25/11/2026')).toEqual([]);
    const proof = {
      kind: 'filed-by-hand' as const,
      way: 'phone' as const,
      reference: 'SO-000-77',
      receiptNumber: 'SO-000-77',
      registeredAt: NOW,
      storedAt: NOW,
      operatorId: 'operator-1',
    };
    await house.desk.database.outbox.register(other.id, 'ready', proof);
    expect(await find('SO-000-77')).toEqual([[other.id, 'receipt']]);
  });
});
