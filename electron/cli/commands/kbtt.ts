/** `kiosk kbtt attach | test | codes | simulate`: the Ministry's API, and the stand-in to practise against. */
import { readFile } from 'node:fs/promises';
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import type { CodeList } from '../../police/kbtt/catalogues.ts';
import { createKbttChannel, type KbttChannel } from '../../police/kbtt/kbtt-channel.ts';
import { parseKbttConfig } from '../../police/kbtt/kbtt-config.ts';
import { programOptions, startKeptKbttEndpoint } from '../../training/kbtt-endpoint/program.ts';
import type { DeskOptions } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { withDesk } from '../with-desk.ts';

const PATIENCE_MS = 30_000;

export interface KbttAttachOptions extends DeskOptions {
  /** JSON with `baseUrl`, `username`, `password`, `loginClient`, `sessionClient`, and `ca` or `maxBatch` if wanted. */
  readonly file: string;
}

/** Stores the API in the live desk. What the file holds is sealed; it may be deleted afterwards. */
export async function kbttAttach(options: KbttAttachOptions, output: Output): Promise<void> {
  const config = parseKbttConfig(parseJson(await readFile(options.file, 'utf8').catch(() => '')));
  if (!config.ok) return output.failed(config.error);
  await withDesk({ ...options, live: true, training: false }, output, async ({ desk }) => {
    await desk.settings.saveLive('kbtt', config.value);
    const health = await desk.channel('kbtt')?.health(AbortSignal.timeout(PATIENCE_MS));
    const reached = health?.ok ?? false;
    output.result({ attached: true, reached }, [
      `Đã gắn với ${config.value.baseUrl}. / Attached to ${config.value.baseUrl}.`,
    ]);
    if (health && !health.ok) output.note(`Chưa nối được: ${health.error.failure.code} / Not reached yet.`);
  });
}

/** The channel of the live desk, opened for one question. */
const withChannel = (
  options: DeskOptions,
  output: Output,
  work: (channel: KbttChannel) => Promise<void>,
): Promise<void> =>
  withDesk({ ...options, live: true, training: false }, output, async ({ desk }) => {
    const { kbtt } = desk.settings.current();
    if (!kbtt) return output.failed(failure('endpoint-not-configured'));
    const channel = createKbttChannel(kbtt, {
      now: Date.now,
      monotonic: () => performance.now(),
      log: () => {},
    });
    try {
      await work(channel);
    } finally {
      await channel.close();
    }
  });

/** Logs in, and asks for the smallest public list. */
export const kbttTest = (options: DeskOptions, output: Output): Promise<void> =>
  withChannel(options, output, async (channel) => {
    const health = await channel.health(AbortSignal.timeout(PATIENCE_MS));
    if (!health.ok) return output.failed(health.error.failure);
    const skewSeconds = Math.round((health.value.serverTime - Date.now()) / 1000);
    output.result({ ok: true, ...health.value, skewSeconds }, [
      `${Math.round(health.value.latencyMs)} ms; đồng hồ của họ lệch ${skewSeconds} s / their clock is off by ${skewSeconds} s`,
    ]);
  });

const shown = ({ codes, sha256, loadedAt }: CodeList) => ({
  count: codes.length,
  sha256,
  loadedAt: new Date(loadedAt).toISOString(),
  codes,
});

/** The public code lists as they are today, with the hash that a change is told by. */
export const kbttCodes = (options: DeskOptions, output: Output): Promise<void> =>
  withChannel(options, output, async ({ catalogues }) => {
    const lists: Record<string, ReturnType<typeof shown>> = {};
    const names = ['nationalities', 'provinces', 'reasons', 'documentTypes', 'residenceKinds'] as const;
    for (const name of names) {
      const answer = await catalogues[name](AbortSignal.timeout(PATIENCE_MS));
      if (!answer.ok) return output.failed(answer.error.failure);
      lists[name] = shown(answer.value.list);
    }
    output.result(
      lists,
      names.map((name) => `${name}: ${lists[name]?.count}  sha256 ${lists[name]?.sha256}`),
    );
  });

export interface KbttSimulateOptions {
  readonly port: number;
  readonly home?: string;
  /** JSON of one fault, e.g. `{"kind":"drop-after-commit"}`. */
  readonly fault?: string;
  readonly recordByRecord?: boolean;
}

/** Runs the reference endpoint until it is stopped; the book survives. */
export async function kbttSimulate(
  options: KbttSimulateOptions,
  output: Output,
  untilStopped: () => Promise<void>,
): Promise<void> {
  const parsed = programOptions.safeParse({
    port: options.port,
    'record-by-record': options.recordByRecord ?? false,
    ...(options.home === undefined ? {} : { data: options.home }),
    ...(options.fault === undefined ? {} : { fault: options.fault }),
  });
  if (!parsed.success) return output.failed(failure('settings-invalid', { detail: parsed.error.message }));
  const { endpoint, announcement } = await startKeptKbttEndpoint(parsed.data, Date.now);
  output.result(announcement, [
    `API giả lập / Simulated API: ${announcement.url}`,
    `  kiosk kbtt attach --file ${announcement.desk}`,
    `  book: ${announcement.book}`,
  ]);
  await untilStopped();
  await endpoint.stop();
}
