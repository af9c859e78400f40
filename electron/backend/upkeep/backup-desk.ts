/** Copies of the data that are known to be good, made by one press into the folder that the manager chose. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { type Failure, failure } from '../../core/failure/failure.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { type EpochMs, localDateOf, localTimeOf } from '../../core/time/vietnam-time.ts';

export interface BackupView {
  readonly folder: string;
  /** False while it is the one that the program proposes, on the same disk as the data. */
  readonly chosen: boolean;
  /** When the last one was made, here or in the terminal; absent: never. */
  readonly lastAt?: EpochMs;
}

export interface BackupDesk {
  view(): Promise<BackupView>;
  /** `fields-invalid` under `folder` when nothing can be written there. The folder is made when it is missing. */
  choose(folder: string): Promise<Result<BackupView, Failure>>;
  /** Failures of `backupTo`: `disk-full`, `database-unavailable`, `database-damaged`. */
  make(): Promise<Result<BackupView, Failure>>;
}

export interface BackupDeskParts {
  readonly database: Database;
  readonly environment: Environment;
  readonly operatorId: () => string;
  readonly proposedFolder: string;
}

const SETTING = 'backup-folder';
const PROBE = '.desk-can-write-here';

const unusable = (): Failure =>
  failure('fields-invalid', {
    fields: [
      {
        path: 'folder',
        message: {
          vi: 'Không ghi được vào thư mục này. Ghi đủ đường dẫn, ví dụ D:\\SaoLuu, và kiểm tra ổ đĩa đã cắm.',
          en: 'Nothing can be written there. Give the whole path, e.g. D:\\Backup, and see that the disk is plugged in.',
        },
      },
    ],
  });

async function canWriteIn(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeFile(join(folder, PROBE), '');
    await rm(join(folder, PROBE));
    return true;
  } catch {
    return false; // whatever the reason, the remedy is the same: another folder, or the disk plugged in
  }
}

/** `desk-backup-2026-11-22-080000.db`, in Vietnam's time. */
const nameAt = (now: EpochMs): string => {
  const seconds = String(Math.floor(now / 1000) % 60).padStart(2, '0');
  return `desk-backup-${localDateOf(now)}-${localTimeOf(now).replace(':', '')}${seconds}.db`;
};

export function createBackupDesk(parts: BackupDeskParts): BackupDesk {
  const { database, environment, operatorId, proposedFolder } = parts;

  async function view(): Promise<BackupView> {
    const chosen = z.string().safeParse(await database.settings.get(SETTING)).data;
    const lastAt = await database.audit.lastOf('backup-made');
    return {
      folder: chosen ?? proposedFolder,
      chosen: chosen !== undefined,
      ...(lastAt !== undefined && { lastAt }),
    };
  }

  return {
    view,
    async choose(folder) {
      if (!isAbsolute(folder) || !(await canWriteIn(folder))) return err(unusable());
      await database.transaction(async (stores) => {
        await stores.settings.set(SETTING, folder);
        await stores.audit.append({
          type: 'settings-changed',
          at: environment.now(),
          operatorId: operatorId(),
          data: { key: SETTING },
        });
      });
      return ok(await view());
    },
    async make() {
      const { folder } = await view();
      const now = environment.now();
      if (!(await canWriteIn(folder)))
        return err(failure('database-unavailable', { detail: 'backup folder' }));
      const made = await database.backupTo(join(folder, nameAt(now)));
      if (!made.ok) return made;
      await database.audit.append({
        type: 'backup-made',
        at: now,
        operatorId: operatorId(),
        data: { bytes: made.value.bytes },
      });
      return ok(await view());
    },
  };
}
