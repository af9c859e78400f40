/** What lies on this computer: the data, their audit log, and the copies of both. */
import type { BilingualText } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import { DAY_MS, formatLocalDate, localDateOf } from '../../core/time/vietnam-time.ts';
import { check, type DoctorAction, type DoctorCheck, type DoctorDependencies } from './doctor-check.ts';

export async function checkDatabase({ database }: DoctorDependencies): Promise<DoctorCheck> {
  const { integrity, journalMode, synchronous, schemaVersion, bytes } = await database.inspect();
  if (integrity === 'damaged') {
    const texts = FAILURE_TEXTS['database-damaged'];
    return check('database', 'failed', texts.message, texts.remedy);
  }
  const size = `${(bytes / 1_048_576).toFixed(1)} MB`;
  return check('database', 'ok', {
    vi: `Nguyên vẹn, ${size} (lược đồ ${schemaVersion}, ${journalMode}, ${synchronous}).`,
    en: `Intact, ${size} (schema ${schemaVersion}, ${journalMode}, ${synchronous}).`,
  });
}

export async function checkAudit({ database }: DoctorDependencies): Promise<DoctorCheck> {
  const broken = await database.audit.firstBroken();
  return broken === undefined
    ? check('audit', 'ok', { vi: 'Chuỗi nguyên vẹn.', en: 'The chain is intact.' })
    : check(
        'audit',
        'failed',
        { vi: `Chuỗi bị đứt tại sự kiện ${broken}.`, en: `The chain is broken at event ${broken}.` },
        {
          vi: 'Có người hoặc chương trình đã sửa dữ liệu. Chép thư mục dữ liệu ra ổ khác và báo cho quản lý.',
          en: 'Somebody or something changed the data. Copy the data folder to another disk and tell the manager.',
        },
      );
}

/** Older than this and a broken disk costs more than anybody can write down again. */
const BACKUP_EVERY_MS = 7 * DAY_MS;

const BACK_UP: BilingualText = {
  vi: 'Bấm “Sao lưu ngay”. Nên để ở ổ khác, và giữ tệp khóa ở nơi riêng.',
  en: 'Press “Back up now”. Another disk is better, and the key file is kept elsewhere.',
};

export async function checkBackup({
  environment,
  lastBackup,
}: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  if (lastBackup === undefined) return [];
  const at = await lastBackup();
  const action: DoctorAction = { kind: 'back-up' };
  if (at === undefined) {
    const never = { vi: 'Chưa sao lưu lần nào.', en: 'There is none yet.' };
    return [check('backup', 'warning', never, BACK_UP, action)];
  }
  const day = formatLocalDate(localDateOf(at));
  const finding = { vi: `Lần gần nhất: ${day}.`, en: `Last made on ${day}.` };
  return environment.now() - at <= BACKUP_EVERY_MS
    ? [check('backup', 'ok', finding)]
    : [check('backup', 'warning', finding, BACK_UP, action)];
}
