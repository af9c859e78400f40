import { describe, expect, test } from 'vitest';
import type { BookedStay, DocumentSources } from '../../../../electron/backend/documents/document-sources.ts';
import { createDocumentsDesk, SHELF } from '../../../../electron/backend/documents/documents-desk.ts';
import { printDocumentView } from '../../../../electron/bridge/methods/documents.ts';
import type { StayDeclaration } from '../../../../electron/core/declaration/declaration.ts';
import { FACILITY_KINDS, type FacilityKind } from '../../../../electron/core/declaration/facility.ts';
import { formFile } from '../../../../electron/core/documents/form.ts';
import { foldStay } from '../../../../electron/core/stay/stay-picture.ts';
import file from '../../../../resources/forms/forms.json' with { type: 'json' };
import {
  inventedChange,
  inventedNotice,
  inventedPawn,
  inventedSuspicion,
} from '../../../support/desk/invented-declarations.ts';
import { readPdf } from '../../../support/print/read-pdf.ts';

const { forms } = formFile.parse(file);
const at = (text: string) => Date.parse(text);
const NOW = at('2026-12-28T02:00:00Z');

function stay(n: number, more: Partial<StayDeclaration['stay']> = {}, foreign = false): BookedStay {
  const common = {
    id: `stay-${n}`,
    facilityId: 'f',
    operatorId: 'o',
    person: {
      fullName: `Nguyễn Văn Mẫu ${n}`,
      birthDate: '1990-01-15',
      sex: 'male',
      nationality: foreign ? 'D' : 'VNM',
      document: { kind: 'cccd', number: `00009000000${n}`, issuingState: 'VNM' },
    },
    source: 'chip',
    verdict: { level: 'genuine', reasons: [] },
    stay: {
      room: `20${n}`,
      arrival: at('2026-12-27T10:00:00Z'),
      plannedDeparture: at('2026-12-28T05:00:00Z'),
      reason: '1',
      ...more,
    },
    createdAt: NOW,
    deadline: at('2026-12-27T16:00:00Z'),
    ruleVersion: 'r',
  } as const;
  const record: StayDeclaration = foreign
    ? { ...common, kind: 'foreign-stay', permittedStayUntil: '2027-01-31' }
    : { ...common, kind: 'stay-notice' };
  const picture = foldStay([{ record, withdrawn: false }]);
  if (picture === undefined) throw new Error('it begins a stay');
  return { picture, proof: undefined, deadline: record.deadline };
}

const STAYS = [stay(1), stay(2, { guestClass: 'patient', reason: '18' }), stay(3, {}, true)];

const PAWN_LINE = {
  receivedOn: '01/12/2026',
  fullName: 'Trần Thị Ví Dụ',
  document: 'CCCD 000190000001',
  residence: 'Phường Ví Dụ',
  item: 'Xe máy',
  contractNumber: '2026-0001',
  loan: '5.000.000',
  rate: '1,6 %/tháng',
  term: '1 tháng',
  closedOn: '',
  note: '',
};

function desk(trades: readonly FacilityKind[], more: Partial<DocumentSources> = {}) {
  const asked: (readonly [number, number])[] = [];
  const sources: DocumentSources = {
    stays: async (from, until) => {
      asked.push([from, until]);
      return STAYS;
    },
    owed: async () => STAYS.slice(0, 1),
    owedBesides: async () => [],
    tenancies: async () => [
      {
        fullName: 'Lê Thị Thử',
        birthDate: '01/02/1999',
        sex: 'Nữ',
        document: '000199000001',
        arrival: '01/12/2026',
        departure: '30/11/2027',
        room: 'A1',
      },
    ],
    pawns: async () => [PAWN_LINE],
    pawnCounts: async () => [{ matter: { vi: 'Hợp đồng cầm đồ đã lập', en: 'Contracts' }, count: 4 }],
    paper: async () => undefined,
    stay: async (id) => STAYS.find(({ picture }) => picture.stayId === id),
    ...more,
  };
  return {
    asked,
    ...createDocumentsDesk({
      sources,
      forms,
      reasons: [{ code: '1', label: { vi: 'Du lịch', en: 'Tourism' }, needsText: false }],
      now: () => NOW,
      trades: () => trades,
      facility: () => ({ name: 'Nhà nghỉ Ví Dụ', address: 'Phường Ví Dụ' }),
      operatorName: () => 'Ngọc Ánh',
      training: false,
    }),
  };
}

const DAY = { kind: 'days', from: '2026-12-27', until: '2026-12-27' } as const;

describe('the shelf', () => {
  test('each trade has its own books, and every book belongs to one', () => {
    expect(
      desk(['lodging'])
        .list()
        .documents.map(({ document }) => document),
    ).toEqual(['lodging-book', 'stay-register', 'filing-list', 'quarterly-report']);
    expect(
      desk(['pawnshop'])
        .list()
        .documents.map(({ document }) => document),
    ).toEqual(['pawn-book', 'quarterly-report']);
    const all = desk(FACILITY_KINDS)
      .list()
      .documents.map(({ document }) => document);
    expect(all).toEqual(SHELF.map(({ document }) => document));
  });

  test('in the last week of a quarter the report is due, for trades that report', () => {
    expect(desk(['lodging']).list().quarterlyDue).toEqual({ year: 2026, quarter: 4, until: '2026-12-31' });
    expect(desk(['medical-facility']).list()).not.toHaveProperty('quarterlyDue');
  });
});

describe('what stands in a book', () => {
  test('every book of the shelf can be made, seen through the bridge and printed', async () => {
    for (const { document, scope } of SHELF) {
      const wanted =
        scope === 'days'
          ? DAY
          : scope === 'quarter'
            ? ({ kind: 'quarter', year: 2026, quarter: 4 } as const)
            : ({ kind: 'now' } as const);
      const one = desk(FACILITY_KINDS);
      const made = await one.view(document, wanted);
      expect(made.ok, document).toBe(true);
      if (made.ok) expect(printDocumentView.safeParse(made.value).error, document).toBeUndefined();
      const pdf = await one.file(document, wanted, 'pdf');
      if (!pdf.ok) throw new Error(document);
      expect((await readPdf(pdf.value.bytes)).length, document).toBeGreaterThan(0);
    }
  });

  test('days are Vietnamese days, the last one included', async () => {
    const one = desk(['lodging']);
    await one.view('lodging-book', DAY);
    expect(one.asked).toEqual([[at('2026-12-26T17:00:00Z'), at('2026-12-27T17:00:00Z')]]);
  });

  test('the list of patients holds patients alone', async () => {
    const made = await desk(['medical-facility']).view('patient-list', DAY);
    if (!made.ok) throw new Error('it is made');
    const [table] = made.value.blocks;
    expect(table?.kind === 'table' && table.rows.map((row) => row[1])).toEqual(['Nguyễn Văn Mẫu 2']);
  });

  test('the quarterly report counts what there was, by trade', async () => {
    const made = await desk(['lodging', 'pawnshop']).view('quarterly-report', {
      kind: 'quarter',
      year: 2026,
      quarter: 4,
    });
    if (!made.ok) throw new Error('it is made');
    const [table] = made.value.blocks;
    expect(table?.kind === 'table' && table.rows.map((row) => row[2])).toEqual(['3', '2', '1', '3', '4']);
  });

  test('the receipt of a stay; a record that is not there, or a scope that is not the book’s, is said', async () => {
    const one = desk(['lodging']);
    expect((await one.view('stay-receipt', { kind: 'record', id: 'stay-1' })).ok).toBe(true);
    for (const [id, scope] of [
      ['stay-receipt', { kind: 'record', id: 'nobody' }],
      ['pawn-contract', { kind: 'record', id: 'nobody' }],
      ['lodging-book', { kind: 'now' }],
      ['tenancy-list', DAY],
      ['stay-register', { kind: 'quarter', year: 2026, quarter: 1 }],
    ] as const) {
      const made = await one.view(id, scope);
      expect(made.ok ? made : made.error.code, id).toBe('record-not-found');
    }
  });
});

test('the list to be told by hand holds changes, pledges and suspicions too, below the stays', async () => {
  const options = { now: NOW, facilityId: 'facility-000' };
  const room = inventedChange(2, inventedNotice(1, options), options);
  const { file: made } = desk(['lodging', 'pawnshop'], {
    owedBesides: async () => [room, inventedPawn(7, options), inventedSuspicion(8, options)],
  });
  const pdf = await made('filing-list', { kind: 'now' }, 'pdf');
  if (!pdf.ok) throw new Error(pdf.error.code);
  const text = (await readPdf(pdf.value.bytes))
    .map((page) => page.text)
    .join('\n')
    .replaceAll(/\s+/gu, ' ');
  for (const words of [
    'Việc khác phải báo',
    'Thay đổi lưu trú',
    'Đổi sang phòng',
    'P.305',
    'Hợp đồng cầm đồ',
    'HD-7',
    'Báo tin nghi vấn',
    'Không nhớ mua ở đâu',
  ])
    expect(text).toContain(words);
  expect(text).toContain(room.person.document.number);
  const nothingElse = await desk(['lodging']).file('filing-list', { kind: 'now' }, 'pdf');
  if (!nothingElse.ok) throw new Error(nothingElse.error.code);
  expect((await readPdf(nothingElse.value.bytes)).map((page) => page.text).join()).not.toContain('Việc khác');
});
