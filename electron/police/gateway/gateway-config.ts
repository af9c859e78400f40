/** What attaches a desk to a gateway: its address, whom to trust, who we are, and the keys of its receipts. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type Failure, type FieldError, failure } from '../../core/failure/failure.ts';
import { err, ok, type Result } from '../../core/result.ts';
import { areRevocationLists } from '../revocation-lists.ts';
import { requestAlgorithm } from './request-signature.ts';

/** A public P-256 key; private members are refused rather than dropped, because their presence is a leak. */
const receiptKey = z
  .looseObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
    kid: z.string().min(1),
    alg: z.literal('ES256').optional(),
    use: z.literal('sig').optional(),
  })
  .refine((key) => !('d' in key), 'a private key');

export const gatewayConfig = z.object({
  /** `https://host[:port][/prefix]`, without query, fragment or credentials. */
  baseUrl: z.string().refine(isPlainHttpsUrl),
  /** PEM: the only CA that is trusted for this gateway; its lists of revoked certificates may stand after it. */
  ca: z.string().min(1),
  /** PEM: our certificate, with its intermediates after it. */
  clientCertificate: z.string().min(1),
  /** PEM: our private key, not encrypted. */
  clientKey: z.string().min(1),
  /** JWKS, pinned: no other key can make a receipt count. */
  receiptKeys: z.object({ keys: z.array(receiptKey).min(1) }),
  /** When given, receipts of another issuer are refused. */
  receiptIssuer: z.string().min(1).optional(),
  /** Where the gateway asks for an access token besides the certificate. */
  oauth: z
    .object({
      /** On the gateway itself: the secret goes nowhere else. */
      tokenPath: z
        .string()
        .regex(/^\/[A-Za-z0-9._~/-]{1,200}$/)
        .default('/v1/token'),
      clientId: z.string().min(1).max(200),
      clientSecret: z.string().min(1).max(500),
      scope: z.string().min(1).max(200).optional(),
    })
    .optional(),
  /** Where the gateway asks for a signature on what is filed and cancelled. */
  signRequests: z.boolean().optional(),
  /** Never more records per request than this, whatever the gateway allows. */
  maxBatch: z.number().int().min(1).max(1000).optional(),
});

export type GatewayConfig = z.infer<typeof gatewayConfig>;

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

const FIELD_MESSAGES: Readonly<Record<keyof GatewayConfig, { readonly vi: string; readonly en: string }>> = {
  baseUrl: {
    vi: 'Địa chỉ phải bắt đầu bằng https:// và không có mật khẩu.',
    en: 'The address must begin with https:// and hold no password.',
  },
  ca: { vi: 'Không đọc được chứng thư của cơ quan cấp (CA).', en: 'The CA certificate cannot be read.' },
  clientCertificate: {
    vi: 'Không đọc được chứng thư của cơ sở.',
    en: 'The certificate of this facility cannot be read.',
  },
  clientKey: {
    vi: 'Khóa riêng không đọc được hoặc không khớp với chứng thư của cơ sở.',
    en: "The private key cannot be read or does not fit this facility's certificate.",
  },
  receiptKeys: {
    vi: 'Không đọc được khóa kiểm tra biên nhận.',
    en: 'The keys that check receipts cannot be read.',
  },
  receiptIssuer: { vi: 'Tên nơi cấp biên nhận bị trống.', en: "The receipts' issuer is empty." },
  oauth: {
    vi: 'Mã khách (client id) và mã bí mật phải có đủ cả hai.',
    en: 'Client id and client secret are both needed.',
  },
  signRequests: {
    vi: 'Khóa của cơ sở không dùng để ký được.',
    en: "This facility's key cannot sign requests.",
  },
  maxBatch: { vi: 'Số khai báo mỗi lần gửi là từ 1 đến 1000.', en: 'The batch size is from 1 to 1000.' },
};

const isConfigField = (name: unknown): name is keyof GatewayConfig =>
  typeof name === 'string' && Object.hasOwn(FIELD_MESSAGES, name);

const fieldError = (name: keyof GatewayConfig): FieldError => ({ path: name, message: FIELD_MESSAGES[name] });

const parses = (parse: () => unknown): boolean => {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
};

const certificates = (pem: string): readonly string[] =>
  pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];

const areCertificates = (pem: string): boolean =>
  certificates(pem).length > 0 && certificates(pem).every((one) => parses(() => new X509Certificate(one)));

/**
 * Checks a configuration before it is used: fields, certificates, and that key and certificate belong together.
 * Fails with `settings-invalid` or `certificate-unreadable`, all wrong fields at once.
 */
export function parseGatewayConfig(input: unknown): Result<GatewayConfig, Failure> {
  const parsed = gatewayConfig.safeParse(input);
  const unreadable = unreadableFields(pemTexts.parse(input));
  if (!parsed.success) {
    const named = parsed.error.issues.map(({ path }) => path[0]).filter(isConfigField);
    return err(
      failure('settings-invalid', { fields: [...new Set([...named, ...unreadable])].map(fieldError) }),
    );
  }
  if (unreadable.length === 0 && parsed.data.signRequests && !canSign(parsed.data.clientKey)) {
    return err(failure('settings-invalid', { fields: [fieldError('signRequests')] }));
  }
  return unreadable.length === 0
    ? ok(parsed.data)
    : err(failure('certificate-unreadable', { fields: unreadable.map(fieldError) }));
}

const canSign = (clientKey: string): boolean => requestAlgorithm(createPrivateKey(clientKey)) !== undefined;

/** The PEM texts of a configuration that may be wrong elsewhere, so that its certificates are judged all the same. */
const pemTexts = z
  .object({
    ca: z.string().catch(''),
    clientCertificate: z.string().catch(''),
    clientKey: z.string().catch(''),
  })
  .catch({ ca: '', clientCertificate: '', clientKey: '' });

function unreadableFields(pem: z.infer<typeof pemTexts>): readonly (keyof GatewayConfig)[] {
  const wrong: (keyof GatewayConfig)[] = [];
  if (!areCertificates(pem.ca) || !areRevocationLists(pem.ca)) wrong.push('ca');
  if (!areCertificates(pem.clientCertificate)) wrong.push('clientCertificate');
  else if (!parses(() => requireMatchingKey(pem))) wrong.push('clientKey');
  return wrong;
}

function requireMatchingKey({ clientCertificate, clientKey }: z.infer<typeof pemTexts>): void {
  const own = new X509Certificate(clientCertificate);
  if (!own.checkPrivateKey(createPrivateKey(clientKey))) throw new Error('another key');
}

/** Until when our certificate is valid, so that its end can be announced in time. */
export const clientCertificateEnd = (config: GatewayConfig): number =>
  new X509Certificate(config.clientCertificate).validToDate.getTime();
