import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRetentionDesk } from '../../../../electron/backend/stays/retention-desk.ts';
import { DAY_MS, HOUR_MS, instantAt } from '../../../../electron/core/time/vietnam-time.ts';
import { type MemoryDesk, openMemoryDesk } from '../../../support/desk/memory-desk.ts';

const THEN = instantAt('2026-11-22', '14:00');
const LATER = instantAt('2029-11-25', '09:00');

let house: MemoryDesk;
beforeEach(async () => {
  house = await openMemoryDesk(THEN);
});
afterEach(() => house.stop());

const proof = (receiptNumber: string) => ({
  kind: 'filed-by-hand' as const,
  way: 'phone' as const,
  reference: receiptNumber,
  receiptNumber,
  registeredAt: THEN,
  storedAt: THEN,
  operatorId: 'operator-1',
});

/** A stay of one night; proven unless said otherwise. */
async function stayed(nth: number, proven = true): Promise<string> {
  const { id } = await house.call('stay.file', {
    checkInId: await house.counter({ fullName: `Khách Cũ ${nth}`, documentNumber: `00009000010${nth}` }),
    stay: {
      room: `10${nth}`,
      arrival: house.clock.now,
      plannedDeparture: house.clock.now + DAY_MS,
      reason: '1',
    },
  });
  if (proven) await house.desk.database.outbox.register(id, 'ready', proof(`SO-${nth}`));
  return id;
}

describe('a purge', () => {
  test('removes what ended 36 months ago, with everything that hangs on it, and keeps a trace of the act', async () => {
    const old = await stayed(1);
    const { database } = house.desk;
    await house.call('stay.changeRoom', { id: old, room: '110' });
    const change = (await house.call('stay.show', { id: old })).chain[1]?.id ?? '';
    await database.outbox.register(change, 'ready', proof('SO-1B'));
    await database.evidence.insert(old, '{}', THEN);
    await database.cameraPictures.insert(old, {
      takenAt: LATER, // not past its own time: it goes with the stay
      image: Uint8Array.of(0xff, 0xd8, 0xff, 0xd9),
      consent: { how: 'aloud', language: 'vi', textVersion: 'camera/test' },
    });
    house.clock.now = LATER;
    const kept = await stayed(2);
    const preview = await house.call('retention.preview', {});
    expect(preview.classes.map(({ class: of, records }) => [of, records])).toEqual([
      ['lodging-stays', 1],
      ['evidence', 1],
    ]);
    expect(await database.declarations.byId(old)).toBeDefined(); // a preview removes nothing
    const run = await house.call('retention.run', { id: preview.id });
    expect(run).toMatchObject({
      purged: 2,
      operatorId: 'operator-1',
      ruleVersions: ['retention/2016-07-01'],
    });
    for (const id of [old, change]) {
      expect(await database.declarations.byId(id)).toBeUndefined();
      expect(await database.cameraPictures.of(id)).toBeUndefined();
      expect(await database.outbox.byId(id)).toBeUndefined();
    }
    expect(
      (await house.call('search.find', { text: 'khach cu', limit: 10 })).hits.map(({ stay }) => stay.id),
    ).toEqual([kept]);
    expect((await house.call('search.find', { text: '110', limit: 10 })).hits).toEqual([]);
    expect(await database.audit.firstBroken()).toBeUndefined();
    const [event] = await database.audit.latest(1);
    expect(event).toMatchObject({ type: 'data-purged', data: { 'lodging-stays': 1, purged: 2 } });
    expect((await house.call('retention.view', {})).runs).toMatchObject([{ purged: 2 }]);
  });

  test('never touches what is unsent, nor a chain of which one record is', async () => {
    await stayed(1, false);
    const half = await stayed(2);
    await house.call('stay.checkOut', { id: half });
    house.clock.now = LATER;
    const preview = await house.call('retention.preview', {});
    expect(preview).toMatchObject({ total: 0, spared: { unsent: 2, held: 0 } });
    // And the database itself refuses, whatever the program asks.
    await expect(
      house.desk.database.transaction((stores) =>
        stores.purges.purge({ class: 'lodging-stays', id: half, endedAt: THEN }, 'run-x', LATER),
      ),
    ).rejects.toThrow('not finished at the authority');
    expect(await house.desk.database.declarations.byId(half)).toBeDefined();
  });

  test('nor what the police hold, even when the hold comes between preview and run', async () => {
    await stayed(1);
    house.clock.now = LATER;
    const held = new Set<string>();
    const desk = createRetentionDesk(house.desk.books.context, async ({ id }) => held.has(id));
    const preview = await desk.preview();
    expect(preview.total).toBe(1);
    const { id } = (await house.call('search.find', { text: 'khach', limit: 1 })).hits[0]?.stay ?? { id: '' };
    held.add(id);
    expect(await desk.run(preview.id)).toMatchObject({ ok: true, value: { purged: 0 } });
    expect((await desk.preview()).spared).toEqual({ unsent: 0, held: 1 });
    expect(await house.desk.database.declarations.byId(id)).toBeDefined();
  });

  test('removes exactly what was shown: an old or unknown preview removes nothing', async () => {
    await stayed(1);
    house.clock.now = LATER;
    const preview = await house.call('retention.preview', {});
    expect((await house.refused('retention.run', { id: 'another' })).code).toBe('preview-outdated');
    house.clock.now += HOUR_MS;
    expect((await house.refused('retention.run', { id: preview.id })).code).toBe('preview-outdated');
    expect((await house.call('retention.preview', {})).total).toBe(1);
  });

  test('visitors, tasks and tenancies have their own time, and a tenant who still lives here is kept', async () => {
    const visitors = await house.call('visitors.enter', { checkInId: await house.counter(), room: '1' });
    await house.call('visitors.leave', { id: visitors.inside[0]?.id ?? '', documentReturned: true });
    const tasks = await house.call('policeTasks.open', { kind: 'suspicion' });
    const told = { id: tasks.open[0]?.id ?? '', who: 'Trực ban', way: 'phone' as const };
    await house.call('policeTasks.told', told);
    await house.call('policeTasks.open', { kind: 'other' }); // nobody was told: it stays
    const tenant = await house.call('tenants.begin', {
      checkInId: await house.counter({ documentNumber: '000090000777' }),
      room: 'A1',
      begins: '2026-11-22',
      ends: '2031-01-01',
    });
    const stayId = tenant.tenancies[0]?.stayId ?? '';
    await house.desk.database.outbox.register(stayId, 'ready', proof('SO-9'));
    house.clock.now = LATER;
    const preview = await house.call('retention.preview', {});
    expect(preview.classes.map(({ class: of, records }) => [of, records])).toEqual([
      ['visitors', 1],
      ['police-tasks', 1],
    ]);
    expect(await house.call('retention.run', { id: preview.id })).toMatchObject({ purged: 2 });
    expect((await house.call('policeTasks.view', {})).open).toHaveLength(1);
    expect((await house.call('stay.show', { id: stayId })).tenancy).toBe(tenant.tenancies[0]?.id);
  });

  test('a police task that was closed with its stay is purged like one that was told', async () => {
    const said = { fullName: 'Võ Hồng Ánh', sex: 'female' as const, nationality: 'VNM' };
    const stay = {
      room: '101',
      arrival: house.clock.now,
      plannedDeparture: house.clock.now + DAY_MS,
      reason: '1',
    };
    const page = await house.call('stay.withoutPapers', { ...said, stay });
    await house.call('stay.cancel', { id: page.stay.id, reason: 'filed-by-mistake' });
    house.clock.now = LATER;
    const preview = await house.call('retention.preview', {});
    expect(preview.classes.map(({ class: of }) => of)).toContain('police-tasks');
    await house.call('retention.run', { id: preview.id });
    expect(await house.desk.database.policeTasks.byId(page.policeTask ?? '')).toBeUndefined();
  });

  test('evidence is off by default and short-lived', async () => {
    expect(await house.call('retention.view', {})).toMatchObject({ evidenceKept: false });
    expect(await house.call('retention.evidence', { keep: true })).toEqual({ evidenceKept: true });
    const rule = (await house.call('retention.view', {})).rules.find(({ class: of }) => of === 'evidence');
    expect(rule).toMatchObject({ keepDays: 30, basis: 'desk' });
  });
});
