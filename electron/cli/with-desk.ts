/** One command on an open desk, which is closed again whatever happens. */
import type { RunningDesk } from '../backend/start-backend.ts';
import { type DeskOptions, openDesk } from './desk-options.ts';
import type { Output } from './output.ts';

export async function withDesk(
  options: DeskOptions,
  output: Output,
  work: (running: RunningDesk) => Promise<void>,
): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  try {
    await work(opened.value);
  } finally {
    await opened.value.backend.stop();
  }
}
