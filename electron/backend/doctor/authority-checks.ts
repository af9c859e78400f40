/** What is of the authorities: their endpoint, its clock and codes, our certificate there, the issuers of the chips. */
import { anchorsToRenew } from '../../../native/emrtd/trust/trust-store.ts';
import type { BilingualText, FailureCode } from '../../core/failure/failure.ts';
import { FAILURE_TEXTS } from '../../core/failure/failure-messages.ts';
import { CHANNEL_TRAITS } from '../../core/outbox/channel-traits.ts';
import { OPEN_STATES } from '../../core/outbox/transitions.ts';
import { DAY_MS, formatLocalDate, localDateOf, MINUTE_MS } from '../../core/time/vietnam-time.ts';
import { CREDENTIALS_WARNING_MS } from '../views/status-view.ts';
import { check, type DoctorCheck, type DoctorDependencies, open } from './doctor-check.ts';

const PASSING_FAILURES: readonly FailureCode[] = [
  'endpoint-unreachable',
  'endpoint-timeout',
  'endpoint-busy',
  'endpoint-error',
];

/** More than this and deadlines or certificates go wrong. */
const CLOCK_TOLERANCE_MS = 2 * MINUTE_MS;

export async function checkEndpoint(dependencies: DoctorDependencies): Promise<readonly DoctorCheck[]> {
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
export function checkCertificate({ channel, environment }: DoctorDependencies): readonly DoctorCheck[] {
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

export function checkTrust(dependencies: DoctorDependencies): DoctorCheck {
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
export async function checkCodes({
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
