/** `kiosk backup create | verify | restore`: a copy that is known to be good, and the way back from it. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openDatabase } from '../../../db/open-database.ts';
import { restoreBackup, verifyBackup } from '../../../db/restore.ts';
import { createSealer, type Sealer } from '../../../db/sealing/sealer.ts';
import { systemEnvironment } from '../../backend/system-environment.ts';
import { type Failure, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { type DeskOptions, dataFolderOf, masterKeyOf } from '../desk-options.ts';
import type { Output } from '../output.ts';

const { now, random } = systemEnvironment;
const iso = (at: number): string => new Date(at).toISOString();

/** Where the records are: those of the real desk, unless it is said otherwise. */
const databaseOf = (options: DeskOptions): string =>
  join(dataFolderOf(options), options.training ? 'training' : 'live', 'desk.db');

async function sealerOf(options: DeskOptions): Promise<Result<Sealer, Failure>> {
  const keys = await (await masterKeyOf(dataFolderOf(options))).load();
  return keys.ok ? ok(createSealer(keys.value, random)) : keys;
}

/** Opening makes a file that is missing; a backup of nothing would look like one of everything. */
const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Works while the desk is open as well. */
export async function backupCreate(file: string, options: DeskOptions, output: Output): Promise<void> {
  const made = await create(resolve(file), options);
  if (!made.ok) return output.failed(made.error);
  const { bytes, rows } = made.value;
  output.result({ file: resolve(file), bytes, rows }, [
    `Đã sao lưu và kiểm tra: ${resolve(file)} (${rows.declaration ?? 0} khai báo).`,
    `Backed up and verified: ${rows.declaration ?? 0} declarations.`,
    'Giữ cả tệp khóa của quầy ở nơi khác: thiếu khóa thì bản sao lưu không mở được.',
    "Keep the desk's key file elsewhere too: without the key no backup opens.",
  ]);
}

async function create(file: string, options: DeskOptions) {
  const source = databaseOf(options);
  if (!(await exists(source))) return err(failure('database-unavailable', { detail: 'no data yet' }));
  const sealer = await sealerOf(options);
  if (!sealer.ok) return sealer;
  const opened = await openDatabase({ file: source, sealer: sealer.value, now });
  if (!opened.ok) return opened;
  const database = opened.value;
  try {
    const made = await database.backupTo(file);
    if (made.ok) {
      await database.audit.append({
        type: 'backup-made',
        at: now(),
        operatorId: 'terminal',
        data: { bytes: made.value.bytes },
      });
    }
    return made;
  } finally {
    await database.close();
  }
}

export async function backupVerify(file: string, options: DeskOptions, output: Output): Promise<void> {
  const sealer = await sealerOf(options);
  if (!sealer.ok) return output.failed(sealer.error);
  const verified = await verifyBackup(resolve(file), { sealer: sealer.value, now });
  if (!verified.ok) return output.failed(verified.error);
  const { bytes, declarations, lastFiledAt } = verified.value;
  const last = lastFiledAt === undefined ? null : iso(lastFiledAt);
  output.result({ whole: true, bytes, declarations, lastFiledAt: last }, [
    `Nguyên vẹn: ${declarations} khai báo, mới nhất lúc ${last ?? '–'}.`,
    `Whole: ${declarations} declarations, the latest filed at ${last ?? '–'}.`,
  ]);
}

export async function backupRestore(file: string, options: DeskOptions, output: Output): Promise<void> {
  const sealer = await sealerOf(options);
  if (!sealer.ok) return output.failed(sealer.error);
  const restored = await restoreBackup({
    backup: resolve(file),
    file: databaseOf(options),
    sealer: sealer.value,
    now,
    operatorId: 'terminal',
  });
  if (!restored.ok) return output.failed(restored.error);
  const { declarations, lastFiledAt, asked, aside } = restored.value;
  const last = lastFiledAt === undefined ? null : iso(lastFiledAt);
  output.result({ restored: true, declarations, lastFiledAt: last, asked, aside: aside ?? null }, [
    `Đã khôi phục ${declarations} khai báo. Khai báo lập sau ${last ?? '–'} không có trong bản này.`,
    `Restored ${declarations} declarations. What was filed after ${last ?? '–'} is not in it.`,
    `${asked} khai báo đang gửi dở sẽ được hỏi lại nơi nhận trước khi gửi.`,
    `${asked} that were under way are asked about before anything is sent.`,
    ...(aside === undefined ? [] : [`Dữ liệu cũ được giữ tại / The data that were there: ${aside}`]),
  ]);
}
