/** `kiosk endpoint simulate | attach | test`: the reference endpoint, and how a desk is attached to a real one. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { processLives } from '../../backend/sending/holder.ts';
import { methods } from '../../bridge/contract.ts';
import { failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import { fault as faultSchema } from '../../training/gateway-endpoint/fault.ts';
import { openKeptEndpoint, TRAINING_FACILITY_CODE } from '../../training/kept-endpoint.ts';
import { type DeskOptions, dataFolderOf, openDesk } from '../desk-options.ts';
import type { Output } from '../output.ts';

export interface EndpointSimulateOptions extends DeskOptions {
  readonly port: number;
  readonly home?: string;
  /** JSON of one fault, e.g. `{"kind":"503"}`. */
  readonly fault?: string;
}

/** Runs until it is stopped; the book survives, so the next run goes on where this one ended. */
export async function endpointSimulate(
  options: EndpointSimulateOptions,
  output: Output,
  untilStopped: () => Promise<void>,
): Promise<void> {
  const fault = options.fault === undefined ? undefined : faultSchema.safeParse(parseJson(options.fault));
  if (fault && !fault.success)
    return output.failed(failure('settings-invalid', { detail: fault.error.message }));
  const endpoint = await openKeptEndpoint({
    home: options.home ?? join(dataFolderOf(options), 'training', 'endpoint'),
    port: options.port,
    now: Date.now,
    processLives,
    ...(fault && { fault: fault.data }),
  });
  if (!endpoint.own) {
    output.note(
      `Đã có một nơi nhận giả lập đang chạy: ${endpoint.url} / One is running already: ${endpoint.url}`,
    );
    return output.failed(failure('action-not-allowed', { detail: endpoint.url }));
  }
  const { files } = endpoint;
  output.result(
    {
      ready: true,
      url: endpoint.url,
      facility: TRAINING_FACILITY_CODE,
      ...files,
    },
    [
      `Nơi nhận giả lập / Simulated endpoint: ${endpoint.url}`,
      `  CA: ${files.ca}`,
      `  certificate: ${files.clientCertificate}`,
      `  key: ${files.clientKey}`,
      `  receipt keys: ${files.receiptKeys}`,
      `  book: ${files.book}`,
    ],
  );
  await untilStopped();
  await endpoint.set(false);
}

export interface EndpointAttachOptions extends DeskOptions {
  readonly url: string;
  readonly facility: string;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  readonly receiptKeys: string;
  readonly clientId?: string;
  /** Holds the secret alone: an argument would stand in the history of the terminal. */
  readonly clientSecretFile?: string;
  readonly signRequests?: boolean;
}

/** Stores the real endpoint in the live desk. The key is sealed; the files given here may be deleted afterwards. */
export async function endpointAttach(options: EndpointAttachOptions, output: Output): Promise<void> {
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const input = methods['settings.endpoint'].input.safeParse({
    url: options.url,
    facilityCode: options.facility,
    caPem: await read(options.ca),
    certificatePem: await read(options.cert),
    keyPem: await read(options.key),
    receiptKeys: await read(options.receiptKeys),
    ...(options.clientId !== undefined && { clientId: options.clientId }),
    ...(options.clientSecretFile !== undefined && {
      clientSecret: (await read(options.clientSecretFile)).trim(),
    }),
    ...(options.signRequests && { signRequests: true }),
  });
  if (!input.success) return output.failed(failure('settings-invalid', { detail: input.error.message }));
  const opened = await openDesk({ ...options, live: true, training: false });
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend } = opened.value;
  try {
    const saved = await desk.settings.endpoint(input.data);
    if (!saved.ok) return output.failed(saved.error);
    const health = await desk.channel('gateway')?.health(AbortSignal.timeout(15_000));
    const reached = health?.ok ?? false;
    output.result({ attached: true, reached, endpoint: saved.value.endpoint }, [
      `Đã gắn với ${options.url}. / Attached to ${options.url}.`,
    ]);
    if (health && !health.ok) output.note(`Chưa nối được: ${health.error.failure.code} / Not reached yet.`);
  } finally {
    await backend.stop();
  }
}

/** Asks the attached endpoint how it is. */
export async function endpointTest(options: DeskOptions, output: Output): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend, mode } = opened.value;
  try {
    const channel = desk.channel('gateway');
    if (!channel) return output.failed(failure('endpoint-not-configured'));
    const health = await channel.health(AbortSignal.timeout(15_000));
    if (!health.ok) return output.failed(health.error.failure);
    output.result({ ok: true, mode, ...health.value }, [`${Math.round(health.value.latencyMs)} ms`]);
  } finally {
    await backend.stop();
  }
}
