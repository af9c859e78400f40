/** One finding of the doctor: its name and state, what was found, what to do, and what one press can do about it. */
import type { z } from 'zod';
import type { doctorCheckView } from '../../bridge/views/doctor.ts';
import type { BilingualText } from '../../core/failure/failure.ts';
import type { LocalDate } from '../../core/identity/person.ts';
import type { Channel } from '../../core/ports/channel.ts';
import type { Environment } from '../../core/ports/environment.ts';
import type { Database } from '../../core/ports/stores.ts';
import type { EpochMs } from '../../core/time/vietnam-time.ts';
import type { CardDesk } from '../card-desk.ts';
import type { ScannerDesk } from '../scanner-desk.ts';
import type { SettingsDesk } from '../settings-desk.ts';

export type DoctorCheck = z.output<typeof doctorCheckView>;

export type DoctorAction = NonNullable<DoctorCheck['action']>;

export interface DoctorDependencies {
  readonly cards: CardDesk;
  readonly scanners: ScannerDesk['slots'];
  readonly database: Database;
  readonly environment: Environment;
  readonly settings: SettingsDesk;
  readonly channel: () => Channel | undefined;
  /** Every way that is set up: their code lists are looked at. */
  readonly channels: () => readonly Channel[];
  /** Anchors besides the operator's own, e.g. the training issuer. */
  readonly trustCount: () => number;
  /** First day of the newest rule that this program carries. */
  readonly newestRule: LocalDate;
  /** When the data were last backed up; absent where nothing is worth it: in training. */
  readonly lastBackup?: () => Promise<EpochMs | undefined>;
}

const TITLES = {
  reader: { vi: 'Đầu đọc thẻ', en: 'Card reader' },
  'reader-service': { vi: 'Dịch vụ đọc thẻ', en: 'Smart-card service' },
  scanner: { vi: 'Đầu quét mã', en: 'Scanner' },
  database: { vi: 'Dữ liệu tại quầy', en: 'Data at the desk' },
  endpoint: { vi: 'Nơi nhận của công an', en: 'Police endpoint' },
  certificate: { vi: 'Chứng thư của cơ sở', en: "This facility's certificate" },
  clock: { vi: 'Đồng hồ máy', en: 'Clock' },
  trust: { vi: 'Chứng thư tin cậy để kiểm tra chip', en: 'Trusted certificates for chips' },
  audit: { vi: 'Nhật ký kiểm toán', en: 'Audit log' },
  backup: { vi: 'Bản sao lưu', en: 'Backup' },
  codes: { vi: 'Danh mục mã của công an', en: "The police's code lists" },
} as const satisfies Record<DoctorCheck['name'], BilingualText>;

export const check = (
  name: DoctorCheck['name'],
  status: DoctorCheck['status'],
  finding: BilingualText,
  remedy?: BilingualText,
  action?: DoctorAction,
): DoctorCheck => ({
  name,
  status,
  title: { ...TITLES[name] },
  finding,
  ...(remedy && { remedy }),
  ...(action && { action }),
});

export const AGAIN: DoctorAction = { kind: 'again' };
export const open = (tab: Extract<DoctorAction, { kind: 'open' }>['tab']): DoctorAction => ({
  kind: 'open',
  tab,
});
