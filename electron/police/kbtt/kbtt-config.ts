/**
 * What attaches a desk to the Ministry's API for lodging facilities ("KBTT"): address, account, and the two client
 * credentials that the police hand out. Nothing of it is in the program, not even the address.
 */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { areRevocationLists } from '../revocation-lists.ts';

/** The document names no limit for one request; this is ours. */
export const MOST_PER_REQUEST = 50;

const clientCredentials = z.object({ id: z.string().min(1), secret: z.string().min(1) });

export const kbttConfig = z.object({
  /** `https://host[:port][/prefix]`, without query, fragment or credentials. */
  baseUrl: z.string().refine(isPlainHttpsUrl),
  /** PEM: the only CA that is trusted for this address, with its lists of revoked certificates after it; absent: the public authorities that Node knows. */
  ca: z.string().refine(areCertificates).refine(areRevocationLists).optional(),
  username: z.string().min(1),
  password: z.string().min(1),
  /** The Basic header of the log-in. */
  loginClient: clientCredentials,
  /** The Basic header of refresh and revoke, which is another one. */
  sessionClient: clientCredentials,
  /**
   * Records per request. One, unless it is known that a refused record leaves its mates alone: the document does not say
   * what becomes of the others of an array when one is refused.
   */
  maxBatch: z.number().int().min(1).max(MOST_PER_REQUEST).default(1),
});

export type KbttConfig = z.output<typeof kbttConfig>;

function isPlainHttpsUrl(text: string): boolean {
  const url = URL.parse(text);
  return (
    url !== null &&
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.search === '' &&
    url.hash === ''
  );
}

function areCertificates(pem: string): boolean {
  const found = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const one of found) new X509Certificate(one);
    return found.length > 0;
  } catch {
    return false;
  }
}

type ConfigField = keyof z.input<typeof kbttConfig>;

const FIELD_MESSAGES: Readonly<Record<ConfigField, { readonly vi: string; readonly en: string }>> = {
  baseUrl: {
    vi: 'Địa chỉ phải bắt đầu bằng https:// và không có mật khẩu.',
    en: 'The address must begin with https:// and hold no password.',
  },
  ca: { vi: 'Không đọc được chứng thư của cơ quan cấp (CA).', en: 'The CA certificate cannot be read.' },
  username: { vi: 'Nhập tên đăng nhập do công an cấp.', en: 'Enter the user name from the police.' },
  password: { vi: 'Nhập mật khẩu.', en: 'Enter the password.' },
  loginClient: {
    vi: 'Nhập mã và khóa ứng dụng dùng khi đăng nhập.',
    en: 'Enter the client id and secret of the log-in.',
  },
  sessionClient: {
    vi: 'Nhập mã và khóa ứng dụng dùng khi gia hạn phiên.',
    en: 'Enter the client id and secret of refresh and revoke.',
  },
  maxBatch: {
    vi: `Số khai báo mỗi lần gửi là từ 1 đến ${MOST_PER_REQUEST}.`,
    en: `The batch size is from 1 to ${MOST_PER_REQUEST}.`,
  },
};

const isConfigField = (name: unknown): name is ConfigField =>
  typeof name === 'string' && Object.hasOwn(FIELD_MESSAGES, name);

const fieldError = (name: ConfigField): FieldError => ({ path: name, message: FIELD_MESSAGES[name] });

/** Checks a configuration before it is used. Fails with `settings-invalid`, all wrong fields at once. */
export function parseKbttConfig(input: unknown): Result<KbttConfig, Failure> {
  const parsed = kbttConfig.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const named = parsed.error.issues.map(({ path }) => path[0]).filter(isConfigField);
  return err(failure('settings-invalid', { fields: [...new Set(named)].map(fieldError) }));
}
