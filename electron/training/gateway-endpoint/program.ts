/** The endpoint as a program of its own: options in, one line of JSON out, and it runs until it is stopped. */
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openTestAuthority } from './authority.ts';
import { type GatewayEndpoint, startGatewayEndpoint } from './endpoint.ts';
import { fault } from './fault.ts';

const jsonText = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});

export const programOptions = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Where certificates, keys and the book are kept; absent: a new folder among the temporary files. */
  data: z.string().min(1).optional(),
  fault: jsonText.pipe(fault).optional(),
  'max-batch': z.coerce.number().int().min(1).max(1000).optional(),
  /** May be given several times. */
  facility: z.array(z.string().min(1)).optional(),
  /** `CLIENT-ID:SECRET`: every request needs an access token of this client. */
  oauth: z
    .string()
    .regex(/^[^:]+:.+$/)
    .optional(),
  /** Filing and cancelling need a signature. */
  'require-signature': z.boolean().default(false),
  /** Read faults from standard input: one JSON fault, or `null`, per line. */
  control: z.boolean().default(false),
});
export type ProgramOptions = z.infer<typeof programOptions>;

/** What the program says when it is ready; everything that a desk needs to be attached. */
export interface EndpointAnnouncement {
  readonly ready: true;
  readonly url: string;
  readonly port: number;
  /** Paths of PEM files. */
  readonly ca: string;
  readonly clientCertificate: string;
  readonly clientKey: string;
  /** Path of a JWKS. */
  readonly receiptKeys: string;
  /** Path of the book, one JSON event per line. */
  readonly book: string;
}

/** Throws a ZodError or TypeError on unknown or unreadable options. */
export function readProgramOptions(args: readonly string[]): ProgramOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string' },
      data: { type: 'string' },
      fault: { type: 'string' },
      'max-batch': { type: 'string' },
      facility: { type: 'string', multiple: true },
      oauth: { type: 'string' },
      'require-signature': { type: 'boolean' },
      control: { type: 'boolean' },
    },
  });
  return programOptions.parse(values);
}

const oauthClientOf = (text: string): { readonly clientId: string; readonly clientSecret: string } => {
  const colon = text.indexOf(':');
  return { clientId: text.slice(0, colon), clientSecret: text.slice(colon + 1) };
};

/** Starts an endpoint whose authority and book are kept in a folder. */
export async function startKeptEndpoint(
  options: ProgramOptions,
  now: () => number,
): Promise<{ readonly endpoint: GatewayEndpoint; readonly announcement: EndpointAnnouncement }> {
  const data = resolve(options.data ?? (await mkdtemp(join(tmpdir(), 'gateway-endpoint-'))));
  await mkdir(data, { recursive: true, mode: 0o700 });
  const authority = await openTestAuthority(data, { now });
  const book = join(data, 'book.jsonl');
  const endpoint = await startGatewayEndpoint({
    port: options.port,
    authority,
    bookFile: book,
    now,
    ...(options.fault ? { fault: options.fault } : {}),
    ...(options['max-batch'] === undefined ? {} : { maxBatch: options['max-batch'] }),
    ...(options.facility ? { facilities: options.facility } : {}),
    ...(options.oauth === undefined ? {} : { oauth: oauthClientOf(options.oauth) }),
    requireSignature: options['require-signature'],
  });
  const { url, port } = endpoint;
  return { endpoint, announcement: { ready: true, url, port, ...authority.files, book } };
}

/** Sets faults as they come in, line by line, and answers each with what holds now and how often the one before struck, or why not. */
export async function followFaults(
  lines: Readable,
  endpoint: GatewayEndpoint,
  answer: (line: string) => void,
): Promise<void> {
  for await (const line of createInterface({ input: lines })) {
    if (line.trim() === '') continue;
    const parsed = jsonText.pipe(fault.nullable()).safeParse(line);
    // Of the fault that ends now.
    const struck = endpoint.struck();
    if (parsed.success) await endpoint.setFault(parsed.data ?? undefined);
    answer(
      JSON.stringify(
        parsed.success
          ? { fault: endpoint.currentFault() ?? null, struck }
          : { refused: z.prettifyError(parsed.error) },
      ),
    );
  }
}
