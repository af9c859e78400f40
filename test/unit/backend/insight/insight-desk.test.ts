import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { openMemoryDesk } from '../../../support/desk/memory-desk.ts';

const NOW = instantAt('2026-11-22', '20:00');

test('guests of more than one portion, and none of an earlier day or who was withdrawn', async () => {
  const house = await openMemoryDesk(NOW);
  try {
    const arrive = async (nth: number, arrival: number, nationality = 'VNM') => {
      const checkInId = await house.counter({
        fullName: `Khách Mẫu ${nth}`,
        documentNumber: String(90_000_000 + nth).padStart(12, '0'),
        nationality,
        ...(nationality !== 'VNM' && { documentKind: 'passport', documentNumber: `X${90_000_000 + nth}` }),
      });
      const stay = { room: '101', arrival, plannedDeparture: arrival + DAY_MS, reason: '1' };
      return house.call('stay.file', {
        checkInId,
        stay,
        ...(nationality !== 'VNM' && { permittedStayUntil: '2026-12-22' }),
      });
    };
    for (let nth = 0; nth < 205; nth += 1) await arrive(nth, NOW - HOUR_MS);
    await arrive(205, NOW - HOUR_MS, 'KOR');
    await arrive(206, NOW - DAY_MS);
    const { id } = await arrive(207, NOW - HOUR_MS);
    await house.call('stay.cancel', { id, reason: 'filed-by-mistake' });

    house.clock.now = NOW;
    const view = await house.call('insight.view', { days: 7 });
    expect([view.from, view.until, view.days.length]).toEqual(['2026-11-16', '2026-11-22', 7]);
    expect(view.days.at(-1)).toMatchObject({ citizens: 205, foreigners: 1 });
    expect(view.days.at(-2)).toMatchObject({ citizens: 1, foreigners: 0 });
    expect(view.nationalities).toEqual([
      { nationality: 'VNM', name: { vi: 'Việt Nam', en: 'Vietnam' }, guests: 206 },
      { nationality: 'KOR', name: { vi: 'Hàn Quốc', en: 'South Korea' }, guests: 1 },
    ]);
    // No way to an authority is set up: everything still waits, or is late by now.
    expect(view.total.waiting + view.total.late).toBe(207);
    expect(view.total.onTime).toBe(0);
    expect(view.channels.map(({ answers }) => answers)).toEqual([[]]);
  } finally {
    await house.stop();
  }
});
