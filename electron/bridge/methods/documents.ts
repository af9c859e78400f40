/** Books, lists and papers: which there are, what stands in them, and as a file. */
import { z } from 'zod';
import { textView } from '../views.ts';
import { nothing } from './inputs.ts';

/** Everything that can be printed. */
export const documentId = z.enum([
  'lodging-book',
  'stay-register',
  'patient-list',
  'tenancy-list',
  'filing-list',
  'quarterly-report',
  'pawn-book',
  'stay-receipt',
  'temporary-residence-draft',
  'pawn-contract',
  'pawn-ticket',
  'pawn-schedule',
  'pawn-sale-notice',
]);

/** What has to be said besides to make it: a range of days, a quarter, or the record it is about. */
export const documentScope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('days'), from: z.iso.date(), until: z.iso.date() }),
  z.strictObject({
    kind: z.literal('quarter'),
    year: z.number().int(),
    quarter: z.number().int().min(1).max(4),
  }),
  z.strictObject({ kind: z.literal('record'), id: z.string().max(64) }),
  z.strictObject({ kind: z.literal('now') }),
]);

const columnView = z.strictObject({
  key: z.string(),
  header: textView,
  width: z.number(),
  align: z.enum(['start', 'center', 'end']).optional(),
  confirmed: z.boolean(),
});

const blockView = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    columns: z.array(columnView).readonly(),
    rows: z.array(z.array(z.string()).readonly()).readonly(),
    empty: textView,
  }),
  z.strictObject({
    kind: z.literal('fields'),
    fields: z.array(z.strictObject({ label: textView, value: z.string() })).readonly(),
  }),
  z.strictObject({
    kind: z.literal('paragraph'),
    text: textView,
    tone: z.enum(['body', 'note', 'heading', 'warning']),
  }),
  z.strictObject({
    kind: z.literal('signatures'),
    places: z.array(z.strictObject({ role: textView, name: z.string() })).readonly(),
  }),
]);

export const printDocumentView = z.strictObject({
  name: z.string(),
  title: textView,
  subtitle: textView.optional(),
  formNumber: z.string().optional(),
  formVersion: z.string().optional(),
  facility: z.strictObject({ name: z.string(), address: z.string() }),
  orientation: z.enum(['portrait', 'landscape']),
  languages: z.enum(['vi', 'vi+en']),
  blocks: z.array(blockView).readonly(),
  madeAt: z.string(),
  madeBy: z.string(),
  watermark: textView.optional(),
});

const wanted = z.strictObject({ document: documentId, scope: documentScope });

export const documentMethods = {
  /** The books of this desk's trades, in the order of the shelf. */
  'documents.list': {
    input: nothing,
    output: z.strictObject({
      documents: z.array(
        z.strictObject({
          document: documentId,
          title: textView,
          formNumber: z.string().optional(),
          /** Where its columns come from. */
          source: z.string(),
          scope: z.enum(['days', 'quarter', 'now']),
        }),
      ),
      /** Set in the last week of a quarter: the report is due (TT 42/2017 đ.7). */
      quarterlyDue: z
        .strictObject({ year: z.number().int(), quarter: z.number().int(), until: z.iso.date() })
        .optional(),
    }),
  },
  'documents.view': { input: wanted, output: printDocumentView },
  'documents.file': {
    input: wanted.extend({ format: z.enum(['pdf', 'xlsx']) }),
    output: z.strictObject({ name: z.string(), mime: z.string(), base64: z.string() }),
  },
} as const;
