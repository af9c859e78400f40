import { describe, expect, test } from 'vitest';
import { createCodeShelf, unitsOfTemplate } from '../../../../electron/backend/channels/code-shelf.ts';
import type { LoadedUnits } from '../../../../electron/backend/stays/address-desk.ts';
import type { ListChange } from '../../../../electron/police/kbtt/code-lists.ts';
import { toKbttRecord } from '../../../../electron/police/kbtt/record.ts';
import { attachKbtt, citizen, days, NOW, neverAborted } from '../../police/kbtt/attached-kbtt.ts';
import { templateWith } from '../../police/portal-files/portal-guests.ts';

function shelfAt(now: () => number, kept = new Map<string, unknown>()) {
  const units: LoadedUnits[] = [];
  const changes: ListChange[] = [];
  const failures: string[] = [];
  const shelf = createCodeShelf({
    store: {
      get: async (key) => structuredClone(kept.get(key)),
      set: async (key, value) => void kept.set(key, structuredClone(value)),
    },
    now,
    onUnits: async (loaded) => void units.push(loaded),
    onChange: (more) => changes.push(...more),
    onFailure: (code) => failures.push(code),
  });
  return { shelf, units, changes, failures, kept };
}

describe('the shelf of codes', () => {
  test('loads once a day, survives a restart, and brings provinces and wards', async () => {
    await using attached = await attachKbtt();
    let now = NOW;
    const first = shelfAt(() => now);
    const refresh = () => first.shelf.refresh(attached.channel.catalogues, neverAborted());
    await refresh();
    const once = attached.endpoint.asked('catalogue');
    expect(once).toBe(5 + 34);
    expect(first.units[0]?.provinces).toHaveLength(34);
    expect(first.units[0]?.wards).toHaveLength(34 * 3);
    await refresh();
    now += days(1) - 1;
    await refresh();
    const second = shelfAt(() => now, first.kept);
    await second.shelf.refresh(attached.channel.catalogues, neverAborted());
    expect(attached.endpoint.asked('catalogue')).toBe(once);
    expect(second.shelf.unknown(toKbttRecord(citizen(1, { stay: { reason: '77' } })))).toEqual([
      { field: 'lyDoCuTru', path: 'stay.reason', code: '77', list: 'reasons' },
    ]);
    now += 1;
    await second.shelf.refresh(attached.channel.catalogues, neverAborted());
    expect(attached.endpoint.asked('catalogue')).toBe(2 * once);
    expect(second.changes).toEqual([]);
  });

  test('tells of a change, and that one only', async () => {
    await using attached = await attachKbtt();
    let now = NOW;
    const { shelf, changes } = shelfAt(() => now);
    await shelf.refresh(attached.channel.catalogues, neverAborted());
    await attached.endpoint.setFault({ kind: 'changed-catalogue' });
    now += days(1);
    attached.setNow(now);
    await shelf.refresh(attached.channel.catalogues, neverAborted());
    expect(changes.map(({ list }) => list)).toEqual(['reasons', 'residenceKinds']);
  });

  test('a failure keeps the old lists and is not repeated at once', async () => {
    await using attached = await attachKbtt({ fault: { kind: '500', operations: ['catalogue'] } });
    let now = NOW;
    const { shelf, failures } = shelfAt(() => now);
    const refresh = () => shelf.refresh(attached.channel.catalogues, neverAborted());
    await refresh();
    await refresh();
    expect(failures).toEqual(['endpoint-error']);
    expect(shelf.unknown(toKbttRecord(citizen(1)))).toEqual([]);
    now += 3_600_001;
    await refresh();
    expect(failures).toEqual(['endpoint-error', 'endpoint-error']);
  });
});

test('a template brings the same units', () => {
  const units = unitsOfTemplate(templateWith(), NOW);
  expect(units.provinces).toContainEqual({ code: '701', name: 'TP. Hồ Chí Minh' });
  expect(units.wards).toContainEqual({ code: '101900003', name: 'Xã Mẫu Ba', province: '101' });
  expect(units.fetchedAt).toBe('2026-11-21');
});
