import { describe, expect, test } from 'vitest';
import { codeList, listChanges } from '../../../../electron/police/kbtt/catalogues.ts';
import { attachKbtt, NOW, neverAborted } from './attached-kbtt.ts';

describe('the public lists', () => {
  test('all of them, without a log-in', async () => {
    await using attached = await attachKbtt();
    const { catalogues } = attached.channel;
    const sizes: Record<string, number> = {};
    for (const name of [
      'nationalities',
      'provinces',
      'reasons',
      'documentTypes',
      'residenceKinds',
    ] as const) {
      const answer = await catalogues[name](neverAborted());
      if (!answer.ok) throw new Error(name);
      sizes[name] = answer.value.list.codes.length;
      expect(answer.value.list.loadedAt).toBe(NOW);
    }
    expect(sizes).toEqual({
      nationalities: 256,
      provinces: 34,
      reasons: 20,
      documentTypes: 8,
      residenceKinds: 3,
    });
    expect(attached.endpoint.asked('login')).toBe(0);
  });

  test('wards of one province', async () => {
    await using attached = await attachKbtt();
    const answer = await attached.channel.catalogues.wards('101', neverAborted());
    expect(answer).toMatchObject({
      ok: true,
      value: { list: { codes: [{ code: '101900001', label: 'Phường Mẫu Một' }, {}, {}] } },
    });
    expect(await attached.channel.catalogues.wards('999', neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-answer-unreadable' }, effect: 'not-sent' },
    });
  });

  test('a changed list has another hash, and the change is named', async () => {
    await using attached = await attachKbtt();
    const load = async () => {
      const answer = await attached.channel.catalogues.reasons(neverAborted());
      if (!answer.ok) throw new Error('no list');
      return answer.value.list;
    };
    const [before, same] = [await load(), await load()];
    expect(same.sha256).toBe(before.sha256);
    await attached.endpoint.setFault({ kind: 'changed-catalogue' });
    const after = await load();
    expect(after.sha256).not.toBe(before.sha256);
    expect(listChanges(before, after)).toEqual({ gone: [{ code: '4', label: 'Thăm viếng' }], come: [] });
  });

  test.each(['html-page', 'truncated-json', 'empty-reply'] as const)('%s is no list', async (kind) => {
    await using attached = await attachKbtt({ fault: { kind, operations: ['catalogue'] } });
    expect(await attached.channel.catalogues.reasons(neverAborted())).toMatchObject({
      ok: false,
      error: { failure: { code: 'endpoint-answer-unreadable' }, effect: 'not-sent' },
    });
  });
});

test('the order of the rows is not part of a list', () => {
  const rows = [
    { code: '2', label: 'b' },
    { code: '1', label: 'a' },
  ];
  expect(codeList(rows, 1).sha256).toBe(codeList(rows.toReversed(), 2).sha256);
  expect(codeList(rows, 1).sha256).not.toBe(
    codeList([{ code: '2', label: 'B' }, ...rows.slice(1)], 1).sha256,
  );
});
