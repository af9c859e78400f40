/** Books, lists and papers of this desk: which there are, what stands in them, and as a file. */
import type { z } from 'zod';
import type { documentId, documentScope } from '../../bridge/methods/documents.ts';
import type { Declaration } from '../../core/declaration/declaration.ts';
import type { FacilityKind } from '../../core/declaration/facility.ts';
import type { StayReason } from '../../core/declaration/stay-draft.ts';
import { bookOf, type DocumentFrame } from '../../core/documents/book.ts';
import { type Form, type FormId, formId, formOn } from '../../core/documents/form.ts';
import type { PrintBlock, PrintDocument } from '../../core/documents/print-document.ts';
import {
  type CountedMatter,
  daysOfQuarter,
  quarterDueOn,
  reportLines,
} from '../../core/documents/quarterly-report.ts';
import { stayLine, writtenInstant } from '../../core/documents/stay-line.ts';
import { stayReceipt } from '../../core/documents/stay-receipt.ts';
import { type BilingualText, type Failure, failure } from '../../core/failure/failure.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import { err, ok, type Result, unreachable } from '../../core/result.ts';
import {
  addDays,
  type EpochMs,
  formatLocalDate,
  instantAt,
  localDateOf,
} from '../../core/time/vietnam-time.ts';
import { handList } from '../../police/paper/hand-list.ts';
import { pdfOf } from '../../print/pdf.ts';
import { workbookOf } from '../../print/workbook.ts';
import type { BookedStay, DocumentSources } from './document-sources.ts';

export type DocumentId = z.output<typeof documentId>;
export type DocumentScope = z.output<typeof documentScope>;

export interface DocumentsDependencies {
  readonly sources: DocumentSources;
  readonly forms: readonly Form[];
  readonly reasons: readonly StayReason[];
  readonly now: () => EpochMs;
  readonly trades: () => readonly FacilityKind[];
  readonly facility: () => DocumentFrame['facility'];
  readonly operatorName: () => string;
  readonly training: boolean;
}

export interface MadeFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

interface ShelfBook {
  readonly document: FormId;
  readonly trades: readonly FacilityKind[];
  readonly scope: 'days' | 'quarter' | 'now';
}

const STAYING: readonly FacilityKind[] = ['lodging', 'boarding-house', 'medical-facility'];

/** The shelf, in its order, and whose books they are. */
export const SHELF: readonly ShelfBook[] = [
  { document: 'lodging-book', trades: ['lodging'], scope: 'days' },
  { document: 'patient-list', trades: ['medical-facility'], scope: 'days' },
  { document: 'tenancy-list', trades: ['boarding-house'], scope: 'now' },
  { document: 'stay-register', trades: STAYING, scope: 'days' },
  { document: 'filing-list', trades: STAYING, scope: 'now' },
  { document: 'pawn-book', trades: ['pawnshop'], scope: 'days' },
  { document: 'quarterly-report', trades: ['lodging', 'pawnshop'], scope: 'quarter' },
];

const MIMES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

export const WATERMARK: BilingualText = { vi: 'LUYỆN TẬP', en: 'TRAINING' };
const BESIDES: BilingualText = {
  vi: 'Việc khác phải báo: thay đổi, sửa lại, cầm đồ, nghi vấn',
  en: 'Other matters to be told: changes, corrections, pledges, suspicions',
};
/** The page has its own frame. */
const UNFRAMED = { facility: { name: '', address: '' }, operator: '', madeAt: '' } as const;
const NOTHING: BilingualText = {
  vi: 'Không có gì trong khoảng thời gian này.',
  en: 'Nothing in this period.',
};

const between = (from: LocalDate, until: LocalDate): BilingualText =>
  from === until
    ? { vi: `Ngày ${formatLocalDate(from)}`, en: `On ${formatLocalDate(from)}` }
    : {
        vi: `Từ ${formatLocalDate(from)} đến ${formatLocalDate(until)}`,
        en: `From ${formatLocalDate(from)} to ${formatLocalDate(until)}`,
      };

export type DocumentsDesk = ReturnType<typeof createDocumentsDesk>;

export function createDocumentsDesk(dependencies: DocumentsDependencies) {
  const { sources, forms, reasons } = dependencies;
  const today = () => localDateOf(dependencies.now());

  const frame = (): DocumentFrame => ({
    facility: dependencies.facility(),
    madeAt: writtenInstant(dependencies.now()),
    madeBy: dependencies.operatorName(),
    ...(dependencies.training && { watermark: WATERMARK }),
  });

  const lineOf = (stay: BookedStay) => stayLine(stay.picture, { ...stay, reasons });

  const staysOf = (from: LocalDate, until: LocalDate) =>
    sources.stays(instantAt(from, '00:00'), instantAt(addDays(until, 1), '00:00'));

  const patientsOnly = (stays: readonly BookedStay[]) =>
    stays.filter(({ picture }) => picture.guestClass === 'patient');

  async function quarterlyCounts(from: LocalDate, until: LocalDate): Promise<readonly CountedMatter[]> {
    const trades = dependencies.trades();
    const counted: CountedMatter[] = [];
    if (trades.includes('lodging')) {
      const stays = await staysOf(from, until);
      const foreign = stays.filter(({ picture }) => picture.head.kind === 'foreign-stay').length;
      counted.push(
        { matter: { vi: 'Tổng số lượt khách lưu trú', en: 'Stays in all' }, count: stays.length },
        {
          matter: { vi: 'Trong đó: khách Việt Nam', en: 'Of these, citizens' },
          count: stays.length - foreign,
        },
        { matter: { vi: 'Trong đó: khách nước ngoài', en: 'Of these, foreigners' }, count: foreign },
        {
          matter: { vi: 'Lượt chưa có biên nhận của công an', en: 'Without a proof yet' },
          count: stays.filter(({ proof }) => proof === undefined).length,
        },
      );
    }
    if (trades.includes('pawnshop')) {
      counted.push(
        ...(await sources.pawnCounts(instantAt(from, '00:00'), instantAt(addDays(until, 1), '00:00'))),
      );
    }
    return counted;
  }

  async function bookOfDays(id: FormId, from: LocalDate, until: LocalDate): Promise<PrintDocument> {
    const form = formOn(forms, id, until);
    const lines =
      id === 'pawn-book'
        ? await sources.pawns(instantAt(from, '00:00'), instantAt(addDays(until, 1), '00:00'))
        : (id === 'patient-list' ? patientsOnly(await staysOf(from, until)) : await staysOf(from, until)).map(
            lineOf,
          );
    const name = `${id}-${from}${from === until ? '' : `-${until}`}`;
    return bookOf(form, { name, subtitle: between(from, until), lines, empty: NOTHING }, frame());
  }

  /** What is no stay of its own is written out below the table, in the words of the phone. */
  function besides(declarations: readonly Declaration[]): readonly PrintBlock[] {
    if (declarations.length === 0) return [];
    const { items } = handList(declarations, UNFRAMED, reasons);
    return [
      { kind: 'paragraph', tone: 'heading', text: BESIDES },
      ...items.flatMap(({ ordinal, title, deadline, lines }): readonly PrintBlock[] => {
        const text = `${ordinal}. ${title} (hạn ${deadline})`;
        return [
          { kind: 'paragraph', tone: 'body', text: { vi: text, en: text } },
          {
            kind: 'fields',
            fields: lines.map(({ label, text: value }) => ({ label: { vi: label, en: label }, value })),
          },
        ];
      }),
    ];
  }

  async function bookOfNow(id: FormId): Promise<PrintDocument> {
    const day = today();
    const isFilingList = id === 'filing-list';
    const lines = isFilingList ? (await sources.owed()).map(lineOf) : await sources.tenancies();
    const after = isFilingList ? besides(await sources.owedBesides()) : [];
    const contents = { name: `${id}-${day}`, subtitle: between(day, day), lines, empty: NOTHING, after };
    return bookOf(formOn(forms, id, day), contents, frame());
  }

  async function report(scope: Extract<DocumentScope, { kind: 'quarter' }>): Promise<PrintDocument> {
    const { from, until } = daysOfQuarter(scope);
    const subtitle = {
      vi: `Quý ${scope.quarter} năm ${scope.year}`,
      en: `Quarter ${scope.quarter} of ${scope.year}`,
    };
    const contents = {
      name: `quarterly-report-${scope.year}-${scope.quarter}`,
      subtitle,
      lines: reportLines(await quarterlyCounts(from, until)),
      empty: NOTHING,
    };
    return bookOf(formOn(forms, 'quarterly-report', until), contents, frame());
  }

  async function paper(id: DocumentId, recordId: string): Promise<PrintDocument | undefined> {
    switch (id) {
      case 'stay-receipt': {
        const stay = await sources.stay(recordId);
        return stay && stayReceipt({ ...stay, reasons }, frame());
      }
      case 'pawn-contract':
      case 'pawn-ticket':
      case 'pawn-schedule':
      case 'pawn-sale-notice':
      case 'temporary-residence-draft':
        return sources.paper(id, recordId, frame());
      default:
        return undefined;
    }
  }

  /** What stands in the document; `record-not-found` when there is no such record, or the scope is not the document's. */
  async function view(id: DocumentId, scope: DocumentScope): Promise<Result<PrintDocument, Failure>> {
    const book = SHELF.find(({ document }) => document === id);
    switch (scope.kind) {
      case 'days':
        return book?.scope === 'days'
          ? ok(await bookOfDays(book.document, scope.from, scope.until))
          : err(failure('record-not-found'));
      case 'now':
        return book?.scope === 'now' ? ok(await bookOfNow(book.document)) : err(failure('record-not-found'));
      case 'quarter':
        return id === 'quarterly-report' ? ok(await report(scope)) : err(failure('record-not-found'));
      case 'record': {
        const made = await paper(id, scope.id);
        return made ? ok(made) : err(failure('record-not-found'));
      }
      default:
        return unreachable(scope, 'scope');
    }
  }

  return {
    /** The books of this desk's trades. */
    list() {
      const trades = dependencies.trades();
      const due = quarterDueOn(today());
      const reports = SHELF.some(
        ({ document, trades: whose }) =>
          document === 'quarterly-report' && whose.some((trade) => trades.includes(trade)),
      );
      return {
        documents: SHELF.filter((book) => book.trades.some((trade) => trades.includes(trade))).map(
          ({ document, scope }) => {
            const { title, formNumber, source } = formOn(forms, formId.parse(document), today());
            return { document, scope, title, source, ...(formNumber !== undefined && { formNumber }) };
          },
        ),
        ...(due !== undefined && reports && { quarterlyDue: due }),
      };
    },
    view,
    async file(
      id: DocumentId,
      scope: DocumentScope,
      format: 'pdf' | 'xlsx',
    ): Promise<Result<MadeFile, Failure>> {
      const document = await view(id, scope);
      if (!document.ok) return document;
      const bytes = await (format === 'pdf' ? pdfOf(document.value) : workbookOf(document.value));
      return ok({ name: `${document.value.name}.${format}`, mime: MIMES[format], bytes });
    },
  };
}
