/** What works on this desk, and what to do about the rest. Used by the settings screen and by `kiosk doctor`. */

import type { z } from 'zod';
import { anchorsToRenew } from '../../native/emrtd/trust/trust-store.ts';
import type { doctorCheckView } from '../bridge/views/doctor.ts';
import type { BilingualText, FailureCode } from '../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../core/failure/failure-messages.ts';
import type { LocalDate } from '../core/identity/person.ts';
import { CHANNEL_TRAITS } from '../core/outbox/channel-traits.ts';
import { CHANNEL_IDS } from '../core/outbox/entry.ts';
import { OPEN_STATES } from '../core/outbox/transitions.ts';
import type { Channel } from '../core/ports/channel.ts';
import type { Environment } from '../core/ports/environment.ts';
import type { Database } from '../core/ports/stores.ts';
import { DAY_MS, type EpochMs, formatLocalDate, localDateOf, MINUTE_MS } from '../core/time/vietnam-time.ts';
import type { CardDesk } from './card-desk.ts';
import type { Desk } from './desk.ts';
import { readerInWords, SHORT_ONLY_REMEDY } from './reader-check.ts';
import type { ScannerDesk } from './scanner-desk.ts';
import type { SettingsDesk } from './settings-desk.ts';
import { CREDENTIALS_WARNING_MS } from './views/status-view.ts';

export type DoctorCheck = z.output<typeof doctorCheckView>;

type Action = NonNullable<DoctorCheck['action']>;

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

const PASSING_FAILURES: readonly FailureCode[] = [
  'endpoint-unreachable',
  'endpoint-timeout',
  'endpoint-busy',
  'endpoint-error',
];

/** More than this and deadlines or certificates go wrong. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;

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

const check = (
  name: DoctorCheck['name'],
  status: DoctorCheck['status'],
  finding: BilingualText,
  remedy?: BilingualText,
  action?: Action,
): DoctorCheck => ({
  name,
  status,
  title: { ...TITLES[name] },
  finding,
  ...(remedy && { remedy }),
  ...(action && { action }),
});

const AGAIN: Action = { kind: 'again' };
const open = (tab: Extract<Action, { kind: 'open' }>['tab']): Action => ({ kind: 'open', tab });

function checkReaders({ cards }: DoctorDependencies): readonly DoctorCheck[] {
  const view = cards.view();
  if (view.state === 'service-stopped') {
    const texts = FAILURE_TEXTS['reader-service-stopped'];
    return [check('reader-service', 'failed', texts.message, texts.remedy, AGAIN)];
  }
  const service = check('reader-service', 'ok', { vi: 'Đang chạy.', en: 'Running.' });
  if (view.state === 'no-reader') {
    const texts = FAILURE_TEXTS['no-reader'];
    return [service, check('reader', 'failed', texts.message, texts.remedy, AGAIN)];
  }
  const readers = cards.checks();
  const card = view.state === 'card';
  const described = readers.map(readerInWords);
  const finding = {
    vi: `${described.map(({ vi }) => vi).join('; ')}${card ? ' (đang có thẻ)' : ''}`,
    en: `${described.map(({ en }) => en).join('; ')}${card ? ' (card present)' : ''}`,
  };
  const slow = readers.some(({ lengths }) => lengths === 'short');
  return [
    service,
    slow
      ? check('reader', 'warning', finding, SHORT_ONLY_REMEDY, open('reader'))
      : check('reader', 'ok', finding),
  ];
}

/** A scanner is not needed, and one in keyboard mode is not seen. One on a serial port is not looked for: it has to be named. */
const NO_SCANNER = check('scanner', 'ok', {
  vi: 'Chưa thấy máy quét nào; máy quét kiểu bàn phím vẫn dùng được. Đầu đọc MRZ nối tiếp: mở phần mềm với --mrz-reader COM3.',
  en: 'None was found; one that types like a keyboard works all the same. An MRZ reader on a serial port: start with --mrz-reader COM3.',
});

function checkScanners({ scanners }: DoctorDependencies): readonly DoctorCheck[] {
  const found = scanners();
  if (found.length === 0) return [NO_SCANNER];
  return found.map(({ product, state }) =>
    state === 'open'
      ? check('scanner', 'ok', { vi: `${product}: sẵn sàng.`, en: `${product}: ready.` })
      : check(
          'scanner',
          'warning',
          { vi: `${product}: không mở được.`, en: `${product}: cannot be opened.` },
          {
            vi: 'Đóng chương trình khác đang dùng đầu quét. Trên Linux, nhờ người cài máy cho phép đọc thiết bị này (udev).',
            en: 'Close the other program that uses the scanner. On Linux, have this device made readable (udev).',
          },
          AGAIN,
        ),
  );
}

async function checkDatabase({ database }: DoctorDependencies): Promise<DoctorCheck> {
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

async function checkEndpoint(dependencies: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  const channel = dependencies.channel();
  if (!channel) {
    const texts = FAILURE_TEXTS['endpoint-not-configured'];
    const unset = check('endpoint', 'warning', texts.message, texts.remedy, open('endpoint'));
    return [unset, checkClock(dependencies)];
  }
  const health = await channel.health(AbortSignal.timeout(15_000));
  if (!health.ok) {
    const texts = FAILURE_TEXTS[health.error.failure.code];
    // A line that is down mends itself; certificates and accounts need a person.
    const passing = PASSING_FAILURES.includes(health.error.failure.code);
    const endpoint = passing
      ? check('endpoint', 'warning', texts.message, texts.remedy, { kind: 'send-now' })
      : check('endpoint', 'failed', texts.message, texts.remedy, open('endpoint'));
    return [endpoint, checkClock(dependencies)];
  }
  const { latencyMs, catalogueVersion, serverTime } = health.value;
  const endpoint = check('endpoint', 'ok', {
    vi: `Trả lời sau ${Math.round(latencyMs)} ms (danh mục ${catalogueVersion}).`,
    en: `Answers in ${Math.round(latencyMs)} ms (catalogue ${catalogueVersion}).`,
  });
  return [endpoint, checkClock(dependencies, serverTime)];
}

/** Told of long before it ends; said nothing about where the authority let us in without one. */
function checkCertificate({ channel, environment }: DoctorDependencies): readonly DoctorCheck[] {
  const end = channel()?.credentialsEnd;
  if (end === undefined) return [];
  const left = end - environment.now();
  const day = formatLocalDate(localDateOf(end));
  if (left <= 0) {
    const texts = FAILURE_TEXTS['client-certificate-expired'];
    return [check('certificate', 'failed', texts.message, texts.remedy, open('endpoint'))];
  }
  if (left > CREDENTIALS_WARNING_MS) {
    return [check('certificate', 'ok', { vi: `Dùng được đến ${day}.`, en: `Good until ${day}.` })];
  }
  const days = Math.ceil(left / DAY_MS);
  return [
    check(
      'certificate',
      'warning',
      { vi: `Hết hạn sau ${days} ngày (${day}).`, en: `Ends in ${days} days (${day}).` },
      {
        vi: 'Xin chứng thư mới ngay bây giờ, rồi nhập trong Cài đặt → Kênh gửi; không cần khởi động lại.',
        en: 'Ask for a new one now, and enter it in Settings → Ways to the police; no restart is needed.',
      },
      open('endpoint'),
    ),
  ];
}

const SET_THE_CLOCK: BilingualText = {
  vi: 'Bật "Đặt giờ tự động" trong cài đặt ngày giờ của máy.',
  en: 'Turn on "Set time automatically" in the date settings of the computer.',
};

/** Against the endpoint's clock; without one, only a date before the newest rule of this program is surely wrong. */
function checkClock({ environment, newestRule }: DoctorDependencies, serverTime?: number): DoctorCheck {
  const now = environment.now();
  if (serverTime === undefined) {
    return localDateOf(now) < newestRule
      ? check(
          'clock',
          'failed',
          {
            vi: `Máy đang ghi ngày ${formatLocalDate(localDateOf(now))}, sớm hơn phiên bản này.`,
            en: `The computer says ${formatLocalDate(localDateOf(now))}, which is before this version was made.`,
          },
          SET_THE_CLOCK,
        )
      : check('clock', 'ok', {
          vi: 'Chưa so được với nơi nhận; ngày giờ có vẻ hợp lý.',
          en: 'Not compared with the endpoint; the date looks right.',
        });
  }
  const apart = Math.abs(serverTime - now);
  const minutes = Math.round(apart / MINUTE_MS);
  return apart <= CLOCK_TOLERANCE_MS
    ? check('clock', 'ok', { vi: 'Khớp với nơi nhận.', en: 'Agrees with the endpoint.' })
    : check(
        'clock',
        'failed',
        { vi: `Lệch ${minutes} phút so với nơi nhận.`, en: `${minutes} minutes apart from the endpoint.` },
        SET_THE_CLOCK,
      );
}

function checkTrust(dependencies: DoctorDependencies): DoctorCheck {
  const now = new Date(dependencies.environment.now());
  const anchors = dependencies.settings.view().trustAnchors;
  const ending = anchorsToRenew(
    anchors.map(({ country, validUntil }) => ({ country, notAfter: new Date(validUntil) })),
    now,
  );
  if (ending.length > 0) {
    const until = formatLocalDate(localDateOf(ending[0]!.notAfter.getTime()));
    return check(
      'trust',
      'warning',
      {
        vi: `${ending.length} chứng thư đã hoặc sắp hết hạn mà chưa có bản thay (${until}).`,
        en: `${ending.length} expired or about to, with none to follow (${until}).`,
      },
      { vi: 'Nhập chứng thư mới trong Cài đặt.', en: 'Import newer ones in Settings.' },
      open('trust'),
    );
  }
  const count = anchors.length + dependencies.trustCount();
  return count > 0
    ? check('trust', 'ok', {
        vi: `${count} chứng thư.`,
        en: count === 1 ? '1 certificate.' : `${count} certificates.`,
      })
    : check(
        'trust',
        'warning',
        {
          vi: 'Chưa có: chip nguyên vẹn vẫn chỉ được ghi "chưa biết nơi cấp".',
          en: 'None: an intact chip can only be reported as "issuer not known".',
        },
        {
          vi: 'Nhập chứng thư CSCA do cơ quan có thẩm quyền cấp trong Cài đặt → Chứng thư tin cậy.',
          en: 'Import the CSCA certificate that the authority gives you in Settings → Trusted certificates.',
        },
        open('trust'),
      );
}

async function checkAudit({ database }: DoctorDependencies): Promise<DoctorCheck> {
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

async function checkBackup({ environment, lastBackup }: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  if (lastBackup === undefined) return [];
  const at = await lastBackup();
  const action: Action = { kind: 'back-up' };
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

const LOOK_AT_CODES: BilingualText = {
  vi: 'Khai báo có mã lạ sẽ bị giữ lại hoặc bị từ chối: khi đó hãy chọn mã khác trong khai báo sửa lại, hoặc báo bằng tay.',
  en: 'A declaration with such a code is held back or refused: then choose another code in a corrected record, or tell the police by hand.',
};
const LOAD_CODES: BilingualText = {
  vi: 'Mở Cài đặt → Kênh gửi và tải lại danh mục.',
  en: 'Open Settings → Ways to the police and load the lists again.',
};

/** Lists are asked for every day; older ones mean that nobody hands them out any more. */
const CODES_OLD_MS = 7 * DAY_MS;
/** Waiting records whose codes are looked up. */
const MOST_LOOKED_UP = 500;

/** Version and age of the lists of each way that has some, and waiting records with a code that is not in them. */
async function checkCodes({
  channels,
  database,
  environment,
}: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  const checks: DoctorCheck[] = [];
  for (const { id, codes } of channels()) {
    const state = await codes?.state();
    if (!codes || !state) continue;
    const waiting = await database.outbox.list({ states: OPEN_STATES, channel: id, limit: MOST_LOOKED_UP });
    let unknown = 0;
    for (const declaration of await database.declarations.byIds(waiting.map((entry) => entry.id)))
      if ((await codes.unknown?.(declaration))?.length) unknown += 1;
    const day = formatLocalDate(localDateOf(state.at));
    const { name } = CHANNEL_TRAITS[id];
    const finding = {
      vi: `${name.vi}: ${state.version}, xác nhận ngày ${day}${unknown > 0 ? `; ${unknown} khai báo đang chờ có mã lạ` : ''}.`,
      en: `${name.en}: ${state.version}, confirmed on ${day}${unknown > 0 ? `; ${unknown} waiting with a code that is not in it` : ''}.`,
    };
    if (unknown > 0) checks.push(check('codes', 'warning', finding, LOOK_AT_CODES, open('endpoint')));
    else if (environment.now() - state.at > CODES_OLD_MS)
      checks.push(check('codes', 'warning', finding, LOAD_CODES, open('endpoint')));
    else checks.push(check('codes', 'ok', finding));
  }
  return checks;
}

export async function runDoctor(dependencies: DoctorDependencies): Promise<readonly DoctorCheck[]> {
  const endpoint = await checkEndpoint(dependencies);
  return [
    ...checkReaders(dependencies),
    ...checkScanners(dependencies),
    await checkDatabase(dependencies),
    ...endpoint,
    ...checkCertificate(dependencies),
    ...(await checkCodes(dependencies)),
    checkTrust(dependencies),
    await checkAudit(dependencies),
    ...(await checkBackup(dependencies)),
  ];
}

/** The same examination for the settings screen and for the terminal. */
export const examine = (desk: Desk, environment: Environment): Promise<readonly DoctorCheck[]> =>
  runDoctor({
    cards: desk.cards,
    scanners: desk.scanners.slots,
    database: desk.database,
    environment,
    settings: desk.settings,
    channel: () => desk.channel('gateway'),
    channels: () => CHANNEL_IDS.flatMap((id) => desk.channel(id) ?? []),
    trustCount: () => desk.trust().certificates.length - desk.settings.current().trustAnchors.length,
    newestRule: desk.newestRule,
    ...(desk.mode === 'live' && { lastBackup: async () => (await desk.backups.view()).lastAt }),
  });
