/** The life of the desk in a browser: open the backend, serve it, say the address, wait for the end. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Backend } from '../backend/backend.ts';
import type { Failure } from '../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../core/failure/failure-messages.ts';
import type { Result } from '../core/result.ts';
import { DESK_FLAGS, deskOptions } from '../host/desk-options.ts';
import type { Loopback } from './server.ts';

/** The page's address stays the same from start to start, so the browser keeps its language. */
export const USUAL_PORT = 47150;

export const USAGE = `Quầy khai báo trong trình duyệt / The declaration desk in a browser

  --data FOLDER      thư mục dữ liệu / data folder
  --mode MODE        training | live
  --reader READER    simulated | pcsc
  --mrz-reader PORT  đầu đọc MRZ ở cổng nối tiếp, ví dụ COM3 / an MRZ reader on a serial port, e.g. COM3
  --port NUMBER      cổng cố định / exactly this port
  --no-browser       chỉ in địa chỉ / only print the address
  --develop          giao diện từ mã nguồn, tự nạp lại / the page from its sources, with hot reload
  --help
`;

const settingSchema = z.strictObject({
  ...deskOptions.shape,
  port: z.coerce.number().int().min(1).max(65535).optional(),
  'no-browser': z.boolean().default(false),
  develop: z.boolean().default(false),
  help: z.boolean().default(false),
});

export type LoopbackSetting = z.output<typeof settingSchema>;

/** Parses the command line; undefined when it is not one of ours. */
export function parseCommandLine(parameters: readonly string[]): LoopbackSetting | undefined {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        ...DESK_FLAGS,
        port: { type: 'string' },
        'no-browser': { type: 'boolean' },
        develop: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
    const parsed = settingSchema.safeParse(values);
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // an option that does not exist
  }
}

export interface LoopbackParts {
  readonly startBackend: (setting: LoopbackSetting) => Promise<Result<Backend, Failure>>;
  /** Rejects with `EADDRINUSE` when the port is taken. */
  readonly serve: (backend: Backend, port: number | undefined, develop: boolean) => Promise<Loopback>;
  readonly openBrowser: (url: string) => Promise<boolean>;
  /** Calls back each time Enter is pressed in the terminal; nothing where there is no terminal. */
  readonly onEnter: (listener: () => void) => void;
  /** Resolves when the desk is asked to end (Ctrl+C, a signal). */
  readonly untilAsked: () => Promise<void>;
  readonly print: (line: string) => void;
}

/** Runs until it is asked to end. Resolves with the exit code. */
export async function runLoopback(parameters: readonly string[], parts: LoopbackParts): Promise<number> {
  const setting = parseCommandLine(parameters);
  if (setting === undefined || setting.help) {
    parts.print(USAGE);
    return setting === undefined ? 2 : 0;
  }
  const started = await parts.startBackend(setting);
  if (!started.ok) {
    const { message, remedy } = FAILURE_TEXTS[started.error.code];
    parts.print(`${message.vi} ${remedy.vi}\n${message.en} ${remedy.en}`);
    return 1;
  }
  try {
    const loopback = await serveSomewhere(started.value, setting, parts);
    const printAddress = (url: string) => parts.print(`Quầy khai báo / Declaration desk: ${url}`);
    printAddress(loopback.url);
    for (const line of await firstSteps(started.value)) parts.print(line);
    parts.print('Enter: địa chỉ mới / a new address · Ctrl+C: dừng / stop');
    parts.onEnter(() => printAddress(loopback.newUrl()));
    // The printed address stays good: the browser that opens by itself gets one of its own.
    if (!setting['no-browser']) await parts.openBrowser(loopback.newUrl());
    await parts.untilAsked();
    await loopback.stop();
  } catch (error) {
    if (setting.port === undefined || !isPortTaken(error)) throw error;
    parts.print(portTaken(setting.port));
    return 1;
  } finally {
    await started.value.stop();
  }
  return 0;
}

/** In training a newcomer is told what to do first. */
async function firstSteps(backend: Backend): Promise<readonly string[]> {
  const status = await backend.handlers['desk.status']({});
  return status.ok && status.value.mode === 'training'
    ? [
        'Luyện tập: chọn một thẻ ở bàn luyện tập (cuối màn hình), rồi gõ sáu số ghi trên đó.',
        'Training: choose a card on the training table (bottom of the page), then type the six digits shown on it.',
      ]
    : [];
}

/** The port that was asked for, or the usual one, or any. */
async function serveSomewhere(
  backend: Backend,
  { port, develop }: LoopbackSetting,
  { serve }: LoopbackParts,
): Promise<Loopback> {
  if (port !== undefined) return serve(backend, port, develop);
  try {
    return await serve(backend, USUAL_PORT, develop);
  } catch (error) {
    if (isPortTaken(error)) return serve(backend, undefined, develop);
    throw error;
  }
}

const isPortTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const portTaken = (port: number): string =>
  `Cổng ${port} đang được chương trình khác dùng. Chọn cổng khác, hoặc bỏ --port để quầy tự chọn.\n` +
  `Another program uses port ${port}. Choose another, or leave out --port and the desk finds one.`;
