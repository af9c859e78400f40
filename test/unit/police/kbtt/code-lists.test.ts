import { describe, expect, test } from 'vitest';
import {
  type CodeLists,
  changesBetween,
  loadCodeLists,
  unknownCodes,
} from '../../../../electron/police/kbtt/code-lists.ts';
import { toKbttRecord } from '../../../../electron/police/kbtt/record.ts';
import {
  type AttachedKbtt,
  attachKbtt,
  changeOf,
  citizen,
  foreigner,
  NOW,
  neverAborted,
} from './attached-kbtt.ts';

async function loaded({ channel }: AttachedKbtt): Promise<CodeLists> {
  const lists = await loadCodeLists(channel.catalogues, neverAborted());
  if (!lists.ok) throw new Error(lists.error.failure.code);
  return lists.value;
}

describe('the lists', () => {
  test('all of them with hash and day, and the wards of every province', async () => {
    await using attached = await attachKbtt();
    const lists = await loaded(attached);
    expect(Object.keys(lists.wards)).toHaveLength(34);
    expect(lists.wards['101']?.codes[0]).toEqual({ code: '101900001', label: 'Phường Mẫu Một' });
    expect(lists.reasons.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(lists.reasons.loadedAt).toBe(NOW);
  });

  test('half a set is none', async () => {
    await using attached = await attachKbtt();
    await attached.endpoint.setFault({ kind: '503', operations: ['catalogue'] });
    expect(await loadCodeLists(attached.channel.catalogues, neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-busy' }, effect: 'not-sent' },
    });
  });

  test('what came and went is named', async () => {
    await using attached = await attachKbtt();
    const before = await loaded(attached);
    expect(changesBetween(before, await loaded(attached))).toEqual([]);
    await attached.endpoint.setFault({ kind: 'changed-catalogue' });
    expect(changesBetween(before, await loaded(attached))).toEqual([
      { list: 'reasons', gone: [{ code: '4', label: 'Thăm viếng' }], come: [] },
      { list: 'residenceKinds', gone: [], come: [{ code: '4', label: 'Nơi ở khác (giả lập)' }] },
    ]);
  });
});

describe('a code that is in none of them', () => {
  test('is named by its field', async () => {
    await using attached = await attachKbtt();
    const lists = await loaded(attached);
    const units = { province: '999', ward: '999900001', catalogue: 'older' };
    const unknown = (declaration: Parameters<typeof toKbttRecord>[0]) =>
      unknownCodes(toKbttRecord(declaration), lists).map(({ field }) => field);
    expect(unknown(citizen(1))).toEqual([]);
    expect(unknown(citizen(1, { person: { residenceUnits: units }, stay: { reason: '77' } }))).toEqual([
      'lyDoCuTru',
      'maTT',
      'maPX',
    ]);
    expect(unknown(foreigner(1))).toEqual([]);
    expect(unknown(foreigner(1, { person: { nationality: 'ZZZ' } }))).toEqual(['quocTich']);
    expect(unknown(changeOf(citizen(1), 2, { type: 'check-out', at: NOW }))).toEqual([]);
  });
});
