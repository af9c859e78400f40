/**
 * Our signature on a request, where a gateway asks for it: a JWS (RFC 7515) with the body detached (appendix F), by the key of our
 * client certificate. Method, path and time stand in its header, so that it is good for this request only.
 */
import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { CompactSign } from 'jose';
import type { GatewayConfig } from './gateway-config.ts';

export const REQUEST_TYPE = 'request+jws';
export const SIGNATURE_HEADER = 'Gateway-Signature';

const CURVE_ALGORITHMS: Readonly<Record<string, string>> = {
  prime256v1: 'ES256',
  secp384r1: 'ES384',
  secp521r1: 'ES512',
};

/** By the kind of our key; undefined for one that cannot sign (RFC 7518 §3.1). */
export function requestAlgorithm(key: KeyObject): string | undefined {
  if (key.asymmetricKeyType === 'rsa') return 'PS256';
  const curve = key.asymmetricKeyDetails?.namedCurve;
  return key.asymmetricKeyType === 'ec' && curve !== undefined ? CURVE_ALGORITHMS[curve] : undefined;
}

export type RequestSigner = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly at: number;
}) => Promise<string>;

/** Throws when the key cannot sign; `parseGatewayConfig` refuses such a configuration. */
export function createRequestSigner(
  config: Pick<GatewayConfig, 'clientCertificate' | 'clientKey'>,
): RequestSigner {
  const key = createPrivateKey(config.clientKey);
  const alg = requestAlgorithm(key);
  if (alg === undefined) throw new Error('a key that cannot sign');
  const certificate = new X509Certificate(config.clientCertificate);
  // RFC 7515 §4.1.8: which certificate the key belongs to.
  const thumbprint = createHash('sha256').update(certificate.raw).digest('base64url');
  return async ({ method, path, body, at }) => {
    const jws = await new CompactSign(Buffer.from(body, 'utf8'))
      .setProtectedHeader({
        alg,
        typ: REQUEST_TYPE,
        'x5t#S256': thumbprint,
        method,
        path,
        iat: Math.floor(at / 1000),
      })
      .sign(key);
    const [head, , signature] = jws.split('.');
    return `${head}..${signature}`;
  };
}
