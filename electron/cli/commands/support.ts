/** `kiosk support FILE`: one file for whoever helps, without personal data. */
import { writeFile } from 'node:fs/promises';
import { machineFacts } from '../../backend/support/machine.ts';
import { supportBundle } from '../../backend/support/support-bundle.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { type DeskOptions, until } from '../desk-options.ts';
import type { Output } from '../output.ts';
import { withDesk } from '../with-desk.ts';

const READER_WAIT_MS = 2_000;

/** Never over a file that is there. */
export const support = (file: string, options: DeskOptions, output: Output): Promise<void> =>
  withDesk(options, output, async ({ desk }) => {
    await until(() => desk.cards.view().state !== 'service-stopped', READER_WAIT_MS);
    const bundle = Buffer.from(
      (await supportBundle(desk, systemEnvironment, machineFacts())).base64,
      'base64',
    );
    await writeFile(file, bundle, { flag: 'wx', mode: 0o600 });
    output.result({ file, bytes: bundle.length }, [
      `Đã ghi, không có dữ liệu cá nhân: ${file}`,
      `Written, without personal data: ${file}`,
    ]);
  });
