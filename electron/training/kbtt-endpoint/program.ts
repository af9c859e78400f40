/** The endpoint as a program of its own: options in, one line of JSON out, and it runs until it is stopped. */
import { mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { parseJson } from '../../core/parse-json.ts';
import { openTestAuthority } from '../gateway-endpoint/authority.ts';
import { type Account, inventAccount } from './accounts.ts';
import { type KbttEndpoint, startKbttEndpoint } from './endpoint.ts';
import { fault } from './fault.ts';

const jsonText = z.string().transform(parseJson);

export const programOptions = z.strictObject({
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Where certificates, the account and the book are kept; absent: a new folder among the temporary files. */
  data: z.string().min(1).optional(),
  fault: jsonText.pipe(fault).optional(),
  'record-by-record': z.boolean().default(false),
  'refusal-status': z.enum(['200', '400']).default('200'),
  /** Read faults from standard input: one JSON fault, or `null`, per line. */
  control: z.boolean().default(false),
});
export type ProgramOptions = z.infer<typeof programOptions>;

/** What the program says when it is ready; with `desk` a desk is attached as it stands. */
export interface EndpointAnnouncement {
  readonly ready: true;
  readonly url: string;
  readonly port: number;
  /** Path of a PEM file. */
  readonly ca: string;
  /** Path of a file that `kiosk kbtt attach --file` takes. It holds the invented account. */
  readonly desk: string;
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
      'record-by-record': { type: 'boolean' },
      'refusal-status': { type: 'string' },
      control: { type: 'boolean' },
    },
  });
  return programOptions.parse(values);
}

const keptAccount = z.object({
  username: z.string(),
  password: z.string(),
  loginClient: z.object({ id: z.string(), secret: z.string() }),
  sessionClient: z.object({ id: z.string(), secret: z.string() }),
});

// SECURITY: what lets somebody log in is readable by its owner alone, from the moment the file exists.
const writePrivate = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.new`;
  await writeFile(draft, text, { mode: 0o600, flush: true });
  await rename(draft, path);
};

async function accountOf(path: string): Promise<Account> {
  const kept = keptAccount.safeParse(parseJson(await readFile(path, 'utf8').catch(() => ''))).data;
  if (kept) return kept;
  const account = inventAccount();
  await writePrivate(path, `${JSON.stringify(account)}\n`);
  return account;
}

/** Starts an endpoint whose authority, account and book are kept in a folder. */
export async function startKeptKbttEndpoint(
  options: ProgramOptions,
  now: () => number,
): Promise<{ readonly endpoint: KbttEndpoint; readonly announcement: EndpointAnnouncement }> {
  const data = resolve(options.data ?? (await mkdtemp(join(tmpdir(), 'kbtt-endpoint-'))));
  await mkdir(data, { recursive: true, mode: 0o700 });
  const authority = await openTestAuthority(data, { now });
  const account = await accountOf(join(data, 'account.json'));
  const book = join(data, 'book.jsonl');
  const endpoint = await startKbttEndpoint({
    port: options.port,
    authority,
    account,
    bookFile: book,
    now,
    recordByRecord: options['record-by-record'],
    refusalStatus: options['refusal-status'] === '400' ? 400 : 200,
    ...(options.fault ? { fault: options.fault } : {}),
  });
  const { url, port } = endpoint;
  const desk = join(data, 'desk.json');
  await writePrivate(
    desk,
    `${JSON.stringify({ baseUrl: url, ca: authority.ca, ...account }, undefined, 2)}\n`,
  );
  return { endpoint, announcement: { ready: true, url, port, ca: authority.files.ca, desk, book } };
}

/** Sets faults as they come in, line by line, and answers each with what holds now and how often the one before struck, or why not. */
export async function followFaults(
  lines: Readable,
  endpoint: KbttEndpoint,
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
