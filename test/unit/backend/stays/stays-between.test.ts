import { expect, test } from 'vitest';
import { staysBetween } from '../../../../electron/backend/stays/stays-between.ts';
import { DAY_MS, HOUR_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { openMemoryDesk } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '20:00');

test('every stay of the period once, over more than one portion, latest arrival first, without the cancelled', async () => {
  const house = await openMemoryDesk(NOW);
  try {
    const ids: string[] = [];
    for (let nth = 0; nth < 203; nth += 1) {
      const checkInId = await house.counter({
        fullName: `Khách Mẫu ${nth}`,
        documentNumber: String(90_000_000 + nth).padStart(12, '0'),
      });
      const arrival = NOW - HOUR_MS + nth;
      const stay = { room: '101', arrival, plannedDeparture: arrival + DAY_MS, reason: '1' };
      ids.push((await house.call('stay.file', { checkInId, stay })).id);
    }
    const cancelled = ids.splice(100, 1)[0] ?? '';
    await house.call('stay.cancel', { id: cancelled, reason: 'filed-by-mistake' });
    const found: string[] = [];
    for await (const { stayId } of staysBetween(house.desk.database.stays, NOW - DAY_MS, NOW + DAY_MS))
      found.push(stayId);
    expect(found).toEqual(ids.reverse());
  } finally {
    await house.stop();
  }
});
