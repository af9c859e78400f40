/**
 * The shape of a structure report, version 1.
 * SECURITY: no field takes free text. Whatever a chip says can stand here only as a word of our own lists, as a status
 * word, as a tag of at most four octets or as an object identifier under an arc that we know.
 */
import { z } from 'zod';
import { CHECK_NAMES, FILE_NAMES, LEVELS, OUTCOMES, REASONS } from '../evidence/evidence-schema.ts';

export const REPORT_FORMAT = 'declaration-desk/structure-report';
export const REPORT_VERSION = 1;

/** Sizes and numbers of commands in steps of two: a few octets more or less would tell a name or an address apart. */
export const SIZE_STEPS = [
  'empty',
  '1-16',
  '17-64',
  '65-256',
  '257-1k',
  '1k-4k',
  '4k-16k',
  '16k-64k',
  'over 64k',
] as const;
export const COUNT_STEPS = ['1', '2-4', '5-16', '17-64', '65-256', 'over 256'] as const;

/** What a primitive value looks like. */
export const SHAPES = [
  'empty',
  'text',
  'date dd/mm/yyyy',
  'digits',
  'hexadecimal',
  'JPEG',
  'JPEG 2000',
  'object identifier',
  'number',
  'octets',
] as const;

const tag = z.string().regex(/^[0-9A-F]{2}([0-9A-F]{2}){0,3}$/);
const statusWord = z.string().regex(/^[0-9A-F]{4}$/);
const objectIdentifier = z
  .string()
  .regex(/^(\d+(\.\d+)+|unknown)$/)
  .max(80);
/** Names of algorithms, groups and steps as our own code writes them. */
const ourWords = z
  .string()
  .regex(/^[\w :;,./()+-]*$/)
  .max(80);

export interface TagNode {
  readonly tag: string;
  readonly holds?: (typeof SHAPES)[number] | undefined;
  /** A number of one octet that leads a structure (a field number, a version), or a length that every document has. */
  readonly number?: number | undefined;
  readonly length?: number | undefined;
  readonly children?: readonly TagNode[] | undefined;
}

const tagNode: z.ZodType<TagNode> = z.lazy(() =>
  z.strictObject({
    tag,
    holds: z.enum(SHAPES).optional(),
    number: z.number().int().min(0).max(255).optional(),
    length: z.number().int().min(0).max(65_535).optional(),
    children: z.array(tagNode).max(128).optional(),
  }),
);

const exchange = z.strictObject({
  command: z.enum([
    'SELECT application',
    'SELECT master file',
    'SELECT file',
    'READ BINARY by short identifier',
    'READ BINARY',
    'READ BINARY (odd)',
    'GET CHALLENGE',
    'EXTERNAL AUTHENTICATE',
    'INTERNAL AUTHENTICATE',
    'MSE:Set',
    'GENERAL AUTHENTICATE',
    'GET RESPONSE',
    'other',
  ]),
  /** P1 and P2 where they name a file or a purpose, never an offset. */
  parameters: statusWord.optional(),
  secured: z.boolean(),
  extended: z.boolean(),
  /** Status word, or how the transmission failed. */
  answer: z.union([
    statusWord,
    z.enum([
      'card-removed',
      'card-mute',
      'card-in-use',
      'reader-unplugged',
      'reader-service-stopped',
      'transmit-failed',
    ]),
  ]),
  data: z.boolean(),
  times: z.enum(COUNT_STEPS),
});

const file = z.strictObject({
  name: z.enum(FILE_NAMES),
  size: z.enum(SIZE_STEPS),
  tags: tagNode.optional(),
  objectIdentifiers: z.array(objectIdentifier).max(64),
});

const key = z.strictObject({ algorithm: ourWords, bits: z.number().int().max(16_384).optional() });

export const UNLIKE = [
  'card-access-other',
  'data-groups-other',
  'dg13-not-understood',
  'dg13-fields-unknown',
  'dg13-fields-not-text',
  'portrait-not-understood',
  'portrait-not-jpeg',
  'sod-not-understood',
  'read-failed',
] as const;

export const structureReportSchema = z.strictObject({
  format: z.literal(REPORT_FORMAT),
  version: z.literal(REPORT_VERSION),
  about: z.string().max(300),
  program: z.string().regex(/^[\w.+-]{1,40}$/),
  reader: z.strictObject({
    /** Letters and signs only: numbers of six digits and more are serial numbers. */
    name: z.string().max(100),
    atr: z.string().regex(/^[0-9A-F]{0,80}$/),
  }),
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('read'),
      access: ourWords,
      level: z.enum(LEVELS),
      checks: z.array(
        z.strictObject({
          name: z.enum(CHECK_NAMES),
          outcome: z.enum(OUTCOMES),
          reason: z.enum(REASONS).optional(),
        }),
      ),
    }),
    z.strictObject({
      kind: z.literal('failed'),
      code: ourWords,
      step: ourWords,
      sw: statusWord.optional(),
    }),
  ]),
  /** How the card differs from what is known of Vietnamese cards; empty for documents of other countries. */
  unlike: z.array(z.enum(UNLIKE)),
  exchanges: z.array(exchange).max(200),
  files: z.array(file),
  securityInfos: z.array(
    z.strictObject({
      file: z.enum(FILE_NAMES),
      protocols: z.array(
        z.strictObject({
          objectIdentifier,
          version: z.number().int().min(0).max(255).optional(),
          parameterId: z.number().int().min(0).max(255).optional(),
        }),
      ),
      /** Domain parameters of PACE that the chip writes out: `explicit-<bits>`, a standardized name, or why not used. */
      domains: z.array(key).optional(),
      keys: z.array(key),
    }),
  ),
  signature: z
    .strictObject({
      ldsVersion: z.number().int(),
      digest: ourWords,
      algorithm: ourWords,
      dataGroups: z.array(z.number().int().min(1).max(16)),
      signerKey: key,
    })
    .optional(),
  activeAuthenticationKey: key.optional(),
  mrz: z.enum(['TD1', 'TD2', 'TD3']).optional(),
  portrait: z.strictObject({ kind: z.enum(['JPEG', 'JPEG 2000']), size: z.enum(SIZE_STEPS) }).optional(),
});

export type StructureReport = z.output<typeof structureReportSchema>;
export type Exchange = z.output<typeof exchange>;
export type KeyDescription = z.output<typeof key>;
