/** The counter says which code the Ministry's lists do not have, before anything is filed; only where it would go that way. */
import { expect, onTestFinished, test } from 'vitest';
import { createCodeShelf } from '../../../../electron/backend/channels/code-shelf.ts';
import type { ChannelId } from '../../../../electron/core/outbox/entry.ts';
import { DAY_MS } from '../../../../electron/core/time/vietnam-time.ts';
import { openMemoryDesk, type TypedPerson } from '../../../support/desk/memory-desk.ts';
import { attachKbtt, NOW, neverAborted } from '../../police/kbtt/attached-kbtt.ts';

/** A desk whose records go by this way, with the Ministry's lists as they were without the reason `4`. */
async function deskWith(way: ChannelId) {
  const routes = [{ facility: 'any', declaration: 'any', channels: [way] }] as const;
  const house = await openMemoryDesk(NOW, { routes });
  onTestFinished(() => house.stop());
  await using ministry = await attachKbtt({ fault: { kind: 'changed-catalogue' } });
  const shelf = createCodeShelf({
    store: house.desk.database.settings,
    now: () => NOW,
    onUnits: async () => {},
    onChange: () => {},
    onFailure: () => {},
  });
  const loaded = await shelf.reload(ministry.channel.catalogues, neverAborted());
  expect(loaded.ok).toBe(true);
  return async (reason: string, person: Partial<TypedPerson> = {}, permittedStayUntil?: string) => {
    const checkInId = await house.counter(person);
    const stay = { room: '204', arrival: NOW, plannedDeparture: NOW + DAY_MS, reason };
    const { warnings, fields } = await house.call('stay.check', {
      checkInId,
      stay,
      ...(permittedStayUntil !== undefined && { permittedStayUntil }),
    });
    expect(fields).toEqual([]);
    return warnings.map(({ path, message }) => `${path}: ${message.vi}`);
  };
}

test('a reason that the Ministry does not have any more is said with its code, its day and what to do', async () => {
  const warnings = await deskWith('kbtt');
  expect(await warnings('1')).toEqual([]);
  expect(await warnings('4')).toEqual([
    'reason: Mã lý do “4” không có trong danh mục của Bộ tải ngày 21/11/2026. Hãy chọn mã khác; nếu mã đúng, khai báo sẽ phải báo bằng cách khác hoặc bằng tay.',
  ]);
});

test('a nationality, too', async () => {
  const warnings = await deskWith('kbtt');
  const passport = { nationality: 'ZZZ', documentKind: 'passport', documentNumber: 'C01X00T47' } as const;
  const [warning] = await warnings('1', passport, '2026-12-20');
  expect(warning).toMatch(/^person\.nationality: Mã quốc tịch “ZZZ”/);
});

test('nothing is said of a record that goes another way', async () => {
  const warnings = await deskWith('portal-files');
  expect(await warnings('4')).toEqual([]);
});
