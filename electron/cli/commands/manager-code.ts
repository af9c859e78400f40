/** `kiosk manager-code reset`: the way for a forgotten code, for whoever has the key of the desk's data at this machine. */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { openDatabase } from '../../../db/open-database.ts';
import { createSealer } from '../../../db/sealing/sealer.ts';
import { resetManagerCode } from '../../backend/kiosk-lock/kiosk-lock-desk.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { failure } from '../../core/failure/failure.ts';
import { type DeskOptions, dataFolderOf, masterKeyOf } from '../desk-options.ts';
import type { Output } from '../output.ts';

/** Works while the desk is open as well: it opens at the next code that is typed there, whatever it is. */
export async function managerCodeReset(options: DeskOptions, output: Output): Promise<void> {
  const folder = dataFolderOf(options);
  const file = join(folder, options.training ? 'training' : 'live', 'desk.db');
  const there = await access(file).then(
    () => true,
    () => false,
  );
  // Opening would make a desk that is missing.
  if (!there) return output.failed(failure('database-unavailable', { detail: 'no data yet' }));
  const keys = await (await masterKeyOf(folder)).load();
  if (!keys.ok) return output.failed(keys.error);
  const { now, random } = systemEnvironment;
  const opened = await openDatabase({ file, sealer: createSealer(keys.value, random), now });
  if (!opened.ok) return output.failed(opened.error);
  try {
    await resetManagerCode(opened.value, systemEnvironment, 'terminal');
    output.result({ reset: true }, [
      'Đã xóa mã quản lý và tắt chế độ khóa; việc này được ghi vào nhật ký. Đặt mã mới ở Khóa quầy.',
      'The manager’s code is taken away and the lock is off; the audit log says so. Set a new code under Lock.',
    ]);
  } finally {
    await opened.value.close();
  }
}
