/** The protocol file, parsed, with its schemas compiled. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { z } from 'zod';

const FILE = new URL('../../../resources/gateway/openapi.yaml', import.meta.url);
const ID = 'urn:test:gateway';

const reference = z.object({ $ref: z.string() });
const headers = z.record(z.string(), z.unknown()).optional();
const media = z.record(
  z.string(),
  z.object({ schema: z.unknown(), examples: z.record(z.string(), z.unknown()).optional() }),
);
const response = z.object({ description: z.string().min(1), headers, content: media.optional() });
const operation = z.object({
  operationId: z.string(),
  requestBody: z.object({ content: media }).optional(),
  responses: z.record(z.string(), z.union([reference, response])),
});
const document = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), response),
  }),
});

export type OpenApi = z.infer<typeof document>;

export const text = readFileSync(FILE, 'utf8');
const raw: unknown = parse(text);
export const openApi: OpenApi = document.parse(raw);

/** Where a JSON pointer leads, `$ref`s on the way followed. */
export function at(pointer: string): unknown {
  return pointer
    .replace(/^#\//, '')
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, step) => {
      const inner: unknown = Reflect.get(Object(value), step);
      const ref = reference.safeParse(inner).data?.$ref;
      return ref !== undefined && Object.keys(Object(inner)).length === 1 ? at(ref) : inner;
    }, raw);
}

/**
 * The same file with every object schema closed: what it does not name may not come. Answers of *our* endpoint are held to
 * this, so that nothing undocumented slips in; clients must take more.
 */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
  const isOpenObject =
    'properties' in value &&
    'type' in value &&
    value.type === 'object' &&
    !('additionalProperties' in value) &&
    !('unevaluatedProperties' in value);
  return isOpenObject ? { ...members, additionalProperties: false } : members;
}

const compilerOf = (root: unknown) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ $id: ID, ...Object(root) });
  return ajv;
};
const asWritten = compilerOf(raw);
const asClosed = compilerOf(closed(raw));

/** @param pointer JSON pointer of a schema, e.g. `#/components/schemas/Record` */
export const validator = (pointer: string, how: 'as written' | 'closed' = 'as written'): ValidateFunction =>
  (how === 'closed' ? asClosed : asWritten).compile({ $ref: `${ID}${pointer}` });

export const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');

/** Every operation and status of the file, as `POST /v1/records 200`. */
export const documented: readonly string[] = Object.entries(openApi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, { responses }]) =>
    Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
  ),
);
