/** The files that the police handed out, sorted by what is in them: nobody has to know which is which. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import { parseJson } from '../../core/parse-json.ts';
import { err, ok, type Result } from '../../core/result.ts';

export interface HandedFile {
  readonly name: string;
  readonly text: string;
}

/** What the methods that attach the desk take. */
export type Attachment =
  | { readonly channel: 'gateway'; readonly input: GatewayInput }
  | { readonly channel: 'kbtt'; readonly input: KbttInput };

export interface GatewayInput {
  readonly url: string;
  readonly facilityCode: string;
  readonly caPem: string;
  readonly certificatePem: string;
  readonly keyPem: string;
  readonly receiptKeys: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly signRequests?: boolean;
}

type KbttInput = z.infer<typeof kbttFile>;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
const KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\S]+?-----END (?:[A-Z]+ )?PRIVATE KEY-----/;

const receiptKeysFile = z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });
/** Where the gateway is and who we are there, when the police wrote it into a file. */
const connectionFile = z.looseObject({
  url: z.string().max(300).optional(),
  baseUrl: z.string().max(300).optional(),
  facilityCode: z.string().max(64).optional(),
  clientId: z.string().max(200).optional(),
  clientSecret: z.string().max(500).optional(),
  signRequests: z.boolean().optional(),
});
const client = z.object({ id: z.string().max(200), secret: z.string().max(500) });
/** The file that `kiosk kbtt attach` takes. */
const kbttFile = z.object({
  baseUrl: z.string().max(300),
  username: z.string().max(200),
  password: z.string().max(500),
  loginClient: client,
  sessionClient: client,
  ca: z.string().optional(),
  maxBatch: z.number().int().optional(),
});

const WORDS = {
  key: {
    vi: 'tệp khóa riêng của cơ sở (bên trong có chữ PRIVATE KEY)',
    en: 'the private key of the facility (it says PRIVATE KEY inside)',
  },
  certificate: {
    vi: 'chứng thư của cơ sở, đi cùng tệp khóa',
    en: 'the certificate of the facility that belongs to the key',
  },
  ca: { vi: 'chứng thư gốc của máy chủ (CA)', en: 'the root certificate of the server (CA)' },
  receiptKeys: { vi: 'khóa kiểm tra biên nhận (JWKS, .json)', en: 'the keys of receipts (JWKS, .json)' },
} as const;

const missing = (what: keyof typeof WORDS): FieldError => ({
  path: 'files',
  message: { vi: `Còn thiếu ${WORDS[what].vi}.`, en: `Still missing: ${WORDS[what].en}.` },
});

const FIELD_WORDS = {
  url: {
    vi: 'Không tệp nào ghi địa chỉ. Gõ địa chỉ công an cho, bắt đầu bằng https://',
    en: 'No file says the address. Type the one the police gave you; it begins with https://',
  },
  facilityCode: {
    vi: 'Không tệp nào ghi mã cơ sở. Gõ mã công an cấp.',
    en: 'No file says the facility code. Type the one the police gave you.',
  },
} as const;

/** A certificate belongs to whoever has its key. */
function isOwn(pem: string, key: string): boolean {
  try {
    return new X509Certificate(pem).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false; // unreadable: said later by what checks the whole configuration
  }
}

/**
 * The first way that the files are enough for. Fails with `settings-invalid`, all that is missing at once: under `files`,
 * `url` and `facilityCode`; an unknown file is named.
 */
export function sortHandedFiles(
  files: readonly HandedFile[],
  typed: { readonly url?: string | undefined; readonly facilityCode?: string | undefined },
): Result<Attachment, Failure> {
  const documents = files.map(({ text }) => parseJson(text));
  const account = documents.map((one) => kbttFile.safeParse(one).data).find((one) => one !== undefined);
  if (account) return ok({ channel: 'kbtt', input: account });

  const key = files.map(({ text }) => KEY.exec(text)?.[0]).find((one) => one !== undefined);
  const certificates = files.flatMap(({ text }) => text.match(CERTIFICATE) ?? []);
  const own = key === undefined ? undefined : certificates.find((pem) => isOwn(pem, key));
  const authorities = certificates.filter((pem) => pem !== own);
  const keysAt = documents.findIndex((one) => receiptKeysFile.safeParse(one).success);
  const connection = documents
    .filter((_, at) => at !== keysAt)
    .map((one) => connectionFile.safeParse(one).data)
    .find((one) => one !== undefined);
  const url = typed.url || connection?.url || connection?.baseUrl || '';
  const facilityCode = typed.facilityCode || connection?.facilityCode || '';

  const fields: FieldError[] = [
    ...files.flatMap(({ name, text }, at) =>
      KEY.test(text) || text.match(CERTIFICATE) || typeof documents[at] === 'object'
        ? []
        : [
            {
              path: 'files',
              message: {
                vi: `Không nhận ra tệp ${name}: không phải chứng thư, khóa hay tệp cấu hình.`,
                en: `${name} is not known: neither certificate, key nor configuration.`,
              },
            },
          ],
    ),
    ...(key === undefined ? [missing('key')] : []),
    ...(own === undefined ? [missing('certificate')] : []),
    ...(authorities.length === 0 ? [missing('ca')] : []),
    ...(keysAt === -1 ? [missing('receiptKeys')] : []),
    ...(url === '' ? [{ path: 'url', message: FIELD_WORDS.url }] : []),
    ...(facilityCode === '' ? [{ path: 'facilityCode', message: FIELD_WORDS.facilityCode }] : []),
  ];
  if (fields.length > 0 || key === undefined || own === undefined)
    return err(failure('settings-invalid', { fields }));
  const { clientId, clientSecret, signRequests } = connection ?? {};
  return ok({
    channel: 'gateway',
    input: {
      url,
      facilityCode,
      keyPem: key,
      certificatePem: own,
      caPem: authorities.join('\n'),
      receiptKeys: files[keysAt]?.text ?? '',
      ...(clientId !== undefined && { clientId }),
      ...(clientSecret !== undefined && { clientSecret }),
      ...(signRequests !== undefined && { signRequests }),
    },
  });
}
