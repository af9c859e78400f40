/** The pawn desk over a real database: what is refused writes nothing, what is done is told to ledger and audit alike. */
import { describe, expect, test } from 'vitest';
import { openPawnRooms } from '../../../../electron/backend/pawn/open-pawn-rooms.ts';
import { pawnPapers } from '../../../../electron/backend/pawn/pawn-papers.ts';
import type { WatchList } from '../../../../electron/core/pawn/watch-list.ts';
import { ok } from '../../../../electron/core/result.ts';
import { at, BIKE, DAY, DRAFT, PERSON, PHONE, POLICE } from '../../core/pawn/sample-pawn.ts';
import { newId, openForTest } from '../../db/database-fixture.ts';

const WHO = { person: PERSON, source: 'chip', verdict: { level: 'genuine', reasons: [] } } as const;
const INPUT = {
  ...DRAFT,
  items: DRAFT.items.map(({ category, description, identifiers, storage }) => ({
    category,
    description,
    identifiers: { ...identifiers },
    papers: [],
    storage,
  })),
};

async function desk(more: { readonly lists?: readonly WatchList[] } = {}) {
  const database = await openForTest();
  const clock = { day: DAY };
  const queued: string[] = [];
  const rooms = openPawnRooms({
    database,
    environment: {
      now: () => at(clock.day, '10:00'),
      monotonic: () => 0,
      random: (length) => new Uint8Array(length),
      newId,
    },
    by: () => ({ facilityId: 'VD-0001', operatorId: 'operator-1' }),
    channelFor: () => 'gateway',
    onQueued: (ids) => queued.push(...ids),
    onTask: () => queued.push('task'),
    source: () => {
      const { lists } = more;
      return lists && { fetch: async () => ok(lists) };
    },
  });
  const audited = async () => (await database.audit.latest(20)).map(({ type }) => type);
  const opened = async () => {
    const made = await rooms.pawn.open(WHO, INPUT);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value;
  };
  return { database, clock, queued, audited, opened, ...rooms };
}

const csv = (text: string) => new TextEncoder().encode(`matter,field,value,note\n${text}`);
const LABEL = { origin: 'Công an tỉnh Ví Dụ', dated: '2026-03-01' };

describe('a contract', () => {
  test('is made whole: contract, opening, audit; nothing is declared unless it was switched on', async () => {
    const { database, pawn, opened, queued, audited } = await desk();
    const { id, number, declared } = await opened();
    expect({ number, declared, queued }).toEqual({ number: '2026-00001', declared: false, queued: [] });
    expect(await audited()).toEqual(['pawn-opened']);
    expect(await database.outbox.list({ limit: 10 })).toEqual([]);
    const shown = await pawn.show(id);
    expect(shown.ok && shown.value).toMatchObject({
      sequence: 1,
      status: 'running',
      owed: { total: 10_000_000 },
      percentAYear: 18,
      items: [{ identifiers: [{ field: 'imei', value: '490154203237518' }] }],
    });
  });

  test('goes to the police where it is switched on, in the same transaction, due within the hours agreed', async () => {
    const { database, pawn, opened, queued } = await desk();
    const setup = await pawn.declarations({ on: true, dueHours: 12 });
    expect(setup.declarations).toMatchObject({ on: true, dueHours: 12 });
    expect(setup.declarations.note.vi).toContain('Không có quy định chung');
    const { declared } = await opened();
    expect(declared).toBe(true);
    const [entry] = await database.outbox.list({ limit: 10 });
    expect(entry).toMatchObject({ id: queued[0], state: 'ready', deadline: at(DAY) + 12 * 3_600_000 });
    const declaration = await database.declarations.byId(queued[0] ?? '');
    expect(declaration).toMatchObject({
      kind: 'pawn-contract',
      pawn: {
        number: '2026-00001',
        principal: 10_000_000,
        items: [{ identifiers: { imei: '490154203237518' } }],
      },
    });
  });

  test('is refused with every stop and every field at once, and then nothing is written but that it was', async () => {
    const { database, pawn, audited } = await desk();
    const made = await pawn.open(
      { ...WHO, verdict: { level: 'forged', reasons: ['data-group-changed'] } },
      { ...INPUT, rate: { per: 'month', perMillion: 30_000 }, noticeAddress: '' },
    );
    if (made.ok) throw new Error('was made');
    expect(made.error.code).toBe('pawn-stopped');
    expect(made.error.fields?.map(({ path }) => path)).toEqual(['person.document', 'rate', 'noticeAddress']);
    expect(await audited()).toEqual(['pawn-stopped']);
    expect(await database.pawns.nextNumber(2026)).toBe('2026-00001');
  });

  test('numbers follow one another without gaps, whatever was refused between them', async () => {
    const { pawn, opened } = await desk();
    await opened();
    await pawn.open(WHO, { ...INPUT, principal: 0 });
    expect((await opened()).number).toBe('2026-00002');
  });

  test('the quote weighs the same as the desk does, and stores nothing', async () => {
    const { pawn, audited } = await desk();
    const quote = await pawn.quote(WHO, { ...INPUT, rate: { per: 'day', perMillion: 548 } });
    expect(quote.stops.map(({ code }) => code)).toEqual(['rate-above-cap']);
    expect(quote.percentAYear).toBe(20.002);
    expect(quote.schedule.at(-1)).toMatchObject({ date: '2026-04-05', days: 31 });
    const unknown = await pawn.quote(undefined, INPUT);
    expect(unknown).toMatchObject({ fields: [], stops: [], schedule: [{ toRedeem: 10_150_000 }] });
    expect(await audited()).toEqual([]);
  });
});

describe('its life', () => {
  test('each act is an event and an audit event; lists follow', async () => {
    const { pawn, opened, clock, audited } = await desk();
    const { id } = await opened();
    clock.day = '2026-04-01';
    const paid = await pawn.act(id, 1, { type: 'part-pay', amount: 1_000_000 });
    expect(paid.ok && paid.value).toMatchObject({ sequence: 2, paid: 1_000_000 });
    clock.day = '2026-04-03';
    expect((await pawn.list('open')).rows).toMatchObject([{ id, attention: 'due-soon', daysLeft: 2 }]);
    clock.day = '2026-04-08';
    expect(await pawn.list('late')).toMatchObject({
      counts: { late: 1 },
      rows: [{ daysLeft: -3, attention: 'late' }],
    });
    const redeemed = await pawn.act(id, 2, { type: 'redeem' });
    expect(redeemed.ok && redeemed.value).toMatchObject({
      status: 'redeemed',
      actions: [],
      owed: { total: 0 },
    });
    expect((await pawn.list('open')).rows).toEqual([]);
    expect((await pawn.list('ended')).rows).toMatchObject([{ id, status: 'redeemed', toRedeem: 0 }]);
    expect(await audited()).toEqual(['pawn-event', 'pawn-event', 'pawn-opened']);
  });

  test('what was seen is what is acted on: a contract that moved on is shown again first', async () => {
    const { pawn, opened } = await desk();
    const { id } = await opened();
    await pawn.act(id, 1, { type: 'hold', police: POLICE });
    const again = await pawn.act(id, 1, { type: 'redeem' });
    expect(again.ok ? '' : again.error.code).toBe('pawn-moved-on');
    const held = await pawn.act(id, 2, { type: 'redeem' });
    expect(held.ok ? '' : held.error.code).toBe('pawn-action-refused');
    expect(JSON.stringify(held)).toContain('Công an');
  });

  test('is found by IMEI as it is spoken, by document and by name', async () => {
    const { pawn, opened } = await desk();
    const { id } = await opened();
    for (const text of ['49 015420 323751 8', '000 190 000 002', 'do thi mau', '2026-00001']) {
      expect(
        (await pawn.find(text)).rows.map((row) => row.id),
        text,
      ).toEqual([id]);
    }
    expect((await pawn.find('')).rows).toEqual([]);
  });

  test('fills the pawn book, the quarter and the papers', async () => {
    const { database, opened } = await desk();
    const { id } = await opened();
    const papers = pawnPapers(database);
    const [from, until] = [at('2026-01-01'), at('2026-04-01')];
    expect(await papers.pawns(from, until)).toMatchObject([
      { contractNumber: '2026-00001', loan: '10.000.000 đ' },
    ]);
    expect(await papers.pawns(at('2026-04-01'), at('2026-07-01'))).toEqual([]);
    expect((await papers.pawnCounts(from, until))[0]).toMatchObject({ count: 1 });
    const frame = { facility: { name: 'Tiệm Ví Dụ', address: '' }, madeAt: '', madeBy: '' };
    for (const paper of ['pawn-contract', 'pawn-ticket', 'pawn-schedule'] as const) {
      expect((await papers.paper(paper, id, frame))?.subtitle?.vi).toContain('2026-00001');
    }
    expect(await papers.paper('pawn-contract', 'other', frame)).toBeUndefined();
  });

  test('photos belong to an item of the contract', async () => {
    const { pawn, opened, database } = await desk();
    const { id } = await opened();
    const photo = { id, itemId: '1', mime: 'image/jpeg', bytes: Uint8Array.of(255, 216) } as const;
    const added = await pawn.addPhoto(photo);
    const first = added.ok ? added.value.photos[0] : undefined;
    expect(first).toMatchObject({ itemId: '1' });
    expect([...((await database.pawns.photo(first?.id ?? ''))?.bytes ?? [])]).toEqual([255, 216]);
    const wrong = await pawn.addPhoto({ ...photo, itemId: '9' });
    expect(wrong.ok ? '' : wrong.error.code).toBe('record-not-found');
  });
});

describe('watch lists', () => {
  test('a stolen phone is refused with its source, however its number was written', async () => {
    const { pawn, watch } = await desk();
    const imported = await watch.importFile(csv('stolen-item,imei,49-015420-323751-8,hồ sơ 07'), LABEL);
    expect(imported.ok && imported.value.lists).toMatchObject([
      { origin: LABEL.origin, count: 1, via: 'file' },
    ]);
    const made = await pawn.open(WHO, {
      ...INPUT,
      items: [{ ...INPUT.items[0]!, identifiers: { imei: '49O154203237518' } }],
    });
    if (made.ok) throw new Error('was made');
    expect(made.error.fields?.[0]?.path).toBe('items.0.identifiers.imei');
    expect(made.error.fields?.[0]?.message.vi).toContain('Nguồn: Công an tỉnh Ví Dụ, ngày 01/03/2026');
  });

  test('a lost card, and an owner who is looked for, are found too', async () => {
    const { pawn, watch } = await desk();
    await watch.importFile(
      csv('lost-document,document-number,000190000002,\nwanted-person,document-number,000080000001,'),
      LABEL,
    );
    const quote = await pawn.quote(WHO, {
      ...INPUT,
      ownership: {
        kind: 'other',
        ownerName: 'Vũ Văn Thử',
        ownerDocumentNumber: '000 080 000 001',
        authorisation: 'UQ 1',
      },
    });
    expect(quote.stops.map(({ path }) => path)).toEqual([
      'person.document.number',
      'ownership.ownerDocumentNumber',
    ]);
    expect((await watch.check('000190000002')).hits).toMatchObject([
      { matter: 'lost-document', origin: LABEL.origin },
    ]);
    expect((await watch.check('000190000003')).hits).toEqual([]);
  });

  test('a bad file leaves the earlier list as it was', async () => {
    const { watch } = await desk();
    await watch.importFile(csv('stolen-item,plate,29A112345,'), LABEL);
    const bad = await watch.importFile(csv('stolen-item,plate,29A112345,\nnonsense,,,'), LABEL);
    expect(bad.ok ? '' : bad.error.code).toBe('watch-list-unreadable');
    expect((await watch.view()).lists).toMatchObject([{ count: 1 }]);
    expect((await watch.check('29-A1 123.45')).hits).toHaveLength(1);
  });

  test('the gateway hands out lists where it has any', async () => {
    const none = await desk();
    const refused = await none.watch.refresh();
    expect(refused.ok ? '' : refused.error.code).toBe('endpoint-not-configured');
    const list: WatchList = {
      origin: 'Công an tỉnh Ví Dụ',
      dated: '2026-03-04',
      sha256: 'cd'.repeat(32),
      entries: [{ matter: 'stolen-item', field: 'plate', value: '29A1-123.45' }],
    };
    const { watch } = await desk({ lists: [list] });
    const fetched = await watch.refresh();
    expect(fetched.ok && fetched.value).toMatchObject({
      gateway: true,
      lists: [{ via: 'gateway', sha256: list.sha256 }],
    });
    expect((await watch.check(BIKE.identifiers.plate ?? '')).hits).toHaveLength(1);
    const [kept] = fetched.ok ? fetched.value.lists : [];
    const removed = await watch.remove(kept?.id ?? '');
    expect(removed.ok && removed.value.lists).toEqual([]);
  });
});

describe('reports of suspicion', () => {
  test('are kept at once, with the contract they are about; not sent where nothing is sent', async () => {
    const { suspicion, opened, queued, audited, database } = await desk();
    const { id } = await opened();
    const told = await suspicion.report({ reason: 'origin-doubtful', contractId: id }, undefined);
    expect(told.ok && told.value).toMatchObject({
      contractNumber: '2026-00001',
      fullName: 'Đỗ Thị Mẫu',
      sent: false,
    });
    expect(queued).toEqual(['task']);
    // It waits on the list of what the police must be told, until somebody says that they were.
    expect(await database.policeTasks.open()).toMatchObject([
      { kind: 'suspicion', fullName: 'Đỗ Thị Mẫu', room: '2026-00001' },
    ]);
    expect(await audited()).toContain('suspicion-reported');
    expect(await suspicion.list()).toMatchObject({ sends: false, reports: [{ reason: 'origin-doubtful' }] });
  });

  test('go out where pawn records go out and a person is known; without a person they are told by phone', async () => {
    const { suspicion, pawn, database, queued } = await desk();
    await pawn.declarations({ on: true, dueHours: 24 });
    const alone = await suspicion.report({ reason: 'behaviour', text: ' Hỏi giá gấp ' }, undefined);
    expect(alone.ok && alone.value).toMatchObject({ sent: false, text: 'Hỏi giá gấp' });
    const known = await suspicion.report({ reason: 'watch-list-hit' }, WHO);
    expect(known.ok && known.value.sent).toBe(true);
    expect(queued[0]).toBe('task');
    expect(await database.declarations.byId(queued[1] ?? '')).toMatchObject({ kind: 'suspicion-report' });
    expect((await database.outbox.byId(queued[1] ?? ''))?.deadline).toBe(at(DAY) + 3_600_000);
  });
});

test('a draft with two items is judged item by item', async () => {
  const { pawn } = await desk();
  const quote = await pawn.quote(WHO, {
    ...INPUT,
    items: [PHONE, { ...BIKE, papers: [] }].map(({ id: _id, ...item }) => ({
      ...item,
      identifiers: { ...item.identifiers },
      papers: [...item.papers],
    })),
  });
  expect(quote.stops.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'ownership-papers-missing items.1.papers',
  ]);
});
