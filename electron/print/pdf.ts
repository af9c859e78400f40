/** A document as PDF pages: A4, page numbers, the facility on top, long tables with their head on every page. */
import pdfmake from 'pdfmake';
import {
  headerOf,
  noteOn,
  type PrintBlock,
  type PrintColumn,
  type PrintDocument,
} from '../core/documents/print-document.ts';
import type { BilingualText } from '../core/failure/failure.ts';
import { unreachable } from '../core/result.ts';
import { FONT_DESCRIPTORS, FONT_FAMILY, fontFiles } from './pdf-fonts.ts';

type Content = Record<string, unknown>;

/** Points; A4 is 595 × 842. */
const MARGIN = { side: 36, top: 54, bottom: 46 } as const;
const GREY = '#555555';
const LINE = '#999999';

let prepared = false;

function prepare(): void {
  if (prepared) return;
  for (const [name, bytes] of fontFiles()) pdfmake.virtualfs.writeFileSync(name, bytes);
  pdfmake.setFonts(FONT_DESCRIPTORS);
  // SECURITY: a document is made of what it holds; nothing that stands in a guest's name or note is ever fetched.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  prepared = true;
}

const ALIGNMENT = { start: 'left', center: 'center', end: 'right' } as const;

/** Both languages, the second one smaller, or Vietnamese alone. */
const said = (text: BilingualText, languages: PrintDocument['languages']): Content[] => [
  { text: text.vi },
  ...(languages === 'vi+en' && text.en !== text.vi ? [{ text: text.en, color: GREY, italics: true }] : []),
];

const headerCell = (
  column: PrintColumn,
  columns: readonly PrintColumn[],
  languages: PrintDocument['languages'],
): Content => ({
  stack: [
    { text: headerOf(column, columns, 'vi'), bold: true },
    ...(languages === 'vi+en' ? [{ text: headerOf(column, columns, 'en'), fontSize: 6.5, color: GREY }] : []),
  ],
  alignment: 'center',
  fillColor: '#eeeeee',
});

/** A pdfmake table wants `auto`, `*` or points; shares of the page are turned into points. */
const widthsOf = (columns: readonly PrintColumn[], inner: number): readonly number[] => {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const padding = columns.length * 8 + columns.length + 1;
  return columns.map(({ width }) => ((inner - padding) * width) / whole);
};

function tableContent(
  block: Extract<PrintBlock, { kind: 'table' }>,
  document: PrintDocument,
  inner: number,
): Content[] {
  const { columns, rows } = block;
  const note = noteOn(columns);
  const body = [
    columns.map((column) => headerCell(column, columns, document.languages)),
    ...rows.map((row) =>
      columns.map((column, at) => ({ text: row[at] ?? '', alignment: ALIGNMENT[column.align ?? 'start'] })),
    ),
  ];
  return [
    {
      table: { headerRows: 1, dontBreakRows: true, widths: widthsOf(columns, inner), body },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0.5,
        hLineColor: () => LINE,
        vLineColor: () => LINE,
        paddingTop: () => 2.5,
        paddingBottom: () => 2.5,
      },
      fontSize: columns.length > 9 ? 7.5 : 8.5,
      margin: [0, 4, 0, 4],
    },
    ...(rows.length === 0 ? [{ stack: said(block.empty, document.languages), margin: [0, 2, 0, 6] }] : []),
    ...(note
      ? [{ stack: said(note, document.languages), fontSize: 7, color: GREY, margin: [0, 0, 0, 6] }]
      : []),
  ];
}

const fieldsContent = (
  block: Extract<PrintBlock, { kind: 'fields' }>,
  languages: PrintDocument['languages'],
): Content => ({
  table: {
    widths: ['32%', '68%'],
    body: block.fields.map(({ label, value }) => [
      { stack: said(label, languages), color: GREY },
      { text: value === '' ? '…………………………………………' : value },
    ]),
  },
  layout: 'noBorders',
  margin: [0, 2, 0, 6],
});

const TONES = {
  body: { margin: [0, 2, 0, 4] },
  note: { fontSize: 7.5, color: GREY, margin: [0, 2, 0, 2] },
  heading: { bold: true, fontSize: 11, margin: [0, 8, 0, 3] },
  warning: { bold: true, margin: [0, 4, 0, 4] },
} as const;

const signaturesContent = (
  block: Extract<PrintBlock, { kind: 'signatures' }>,
  languages: PrintDocument['languages'],
): Content => ({
  // Nobody signs half a block: it goes to the next page as a whole.
  unbreakable: true,
  columns: block.places.map(({ role, name }) => ({
    stack: [
      { stack: said(role, languages), bold: true },
      { text: '(Ký, ghi rõ họ tên)', fontSize: 7.5, color: GREY, margin: [0, 0, 0, 44] },
      { text: name },
    ],
    alignment: 'center',
  })),
  margin: [0, 14, 0, 0],
});

function blockContent(block: PrintBlock, document: PrintDocument, inner: number): Content[] {
  switch (block.kind) {
    case 'table':
      return tableContent(block, document, inner);
    case 'fields':
      return [fieldsContent(block, document.languages)];
    case 'paragraph':
      return [{ stack: said(block.text, document.languages), ...TONES[block.tone] }];
    case 'signatures':
      return [signaturesContent(block, document.languages)];
    default:
      return unreachable(block, 'print block');
  }
}

/** Renders the document. Equal documents give pages that look the same; the file carries its own time of making. */
export async function pdfOf(document: PrintDocument): Promise<Uint8Array> {
  prepare();
  const inner = (document.orientation === 'portrait' ? 595.28 : 841.89) - 2 * MARGIN.side;
  const { facility, formNumber } = document;
  const definition = {
    pageSize: 'A4',
    pageOrientation: document.orientation,
    pageMargins: [MARGIN.side, MARGIN.top, MARGIN.side, MARGIN.bottom],
    defaultStyle: { font: FONT_FAMILY, fontSize: 9.5, lineHeight: 1.15 },
    info: { title: document.title.vi, author: facility.name },
    language: 'vi',
    ...(document.watermark && {
      watermark: { text: document.watermark.vi, color: '#d0d0d0', opacity: 0.35, bold: true },
    }),
    header: {
      margin: [MARGIN.side, 20, MARGIN.side, 0],
      columns: [
        {
          stack: [
            { text: facility.name, bold: true },
            { text: facility.address, color: GREY, fontSize: 8 },
          ],
        },
        ...(formNumber ? [{ text: `Mẫu ${formNumber}`, alignment: 'right', width: 90, fontSize: 8 }] : []),
      ],
    },
    footer: (page: number, pages: number) => ({
      margin: [MARGIN.side, 12, MARGIN.side, 0],
      fontSize: 7.5,
      color: GREY,
      columns: [
        { text: `Lập lúc ${document.madeAt} · ${document.madeBy}` },
        { text: `Trang ${page}/${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: document.title.vi.toUpperCase(), bold: true, fontSize: 14, alignment: 'center' },
      ...(document.languages === 'vi+en'
        ? [{ text: document.title.en, color: GREY, italics: true, alignment: 'center' }]
        : []),
      ...(document.subtitle
        ? [{ stack: said(document.subtitle, document.languages), alignment: 'center', margin: [0, 2, 0, 8] }]
        : [{ text: '', margin: [0, 0, 0, 6] }]),
      ...document.blocks.flatMap((block) => blockContent(block, document, inner)),
    ],
  };
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
}
