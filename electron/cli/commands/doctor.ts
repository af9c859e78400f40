/** `kiosk doctor`: what works on this desk, and what to do about the rest. */
import { examine } from '../../backend/doctor/doctor.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { type DeskOptions, openDesk, until } from '../desk-options.ts';
import type { Output } from '../output.ts';

const READER_WAIT_MS = 2_000;
const MARK = { ok: '✓', warning: '!', failed: '✗' } as const;

/** Exit code 0 when nothing has failed; warnings are said but do not fail. */
export async function doctor(
  options: DeskOptions,
  output: Output,
  setExitCode: (code: number) => void,
): Promise<void> {
  const opened = await openDesk(options);
  if (!opened.ok) return output.failed(opened.error);
  const { desk, backend, mode } = opened.value;
  try {
    await until(() => !['service-stopped', 'no-reader'].includes(desk.cards.view().state), READER_WAIT_MS);
    const checks = await examine(desk, systemEnvironment);
    output.result(
      { ok: checks.every(({ status }) => status !== 'failed'), mode, checks },
      checks.flatMap(({ status, title, finding, remedy }) => [
        `${MARK[status]} ${title.vi} / ${title.en}: ${finding.vi} / ${finding.en}`,
        ...(remedy ? [`    → ${remedy.vi}`, `    → ${remedy.en}`] : []),
      ]),
    );
    if (checks.some(({ status }) => status === 'failed')) setExitCode(1);
  } finally {
    await backend.stop();
  }
}
