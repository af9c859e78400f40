/** Signs receipts: compact JWS (RFC 7515) with ES256, by Node's own crypto, so that the client's library is checked against another. */
import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalJson } from '../../police/gateway/canonical-json.ts';

export interface ReceiptContent {
  readonly receiptNumber: string;
  readonly recordId: string;
  readonly contentSha256: string;
  readonly facilityId: string;
  readonly registeredAt: string;
  readonly late: boolean;
}

export interface CancellationContent {
  readonly receiptNumber: string;
  readonly recordId: string;
  readonly facilityId: string;
  readonly cancelledAt: string;
  readonly reason: string;
}

export interface ReceiptSigner {
  readonly receipt: (content: ReceiptContent) => string;
  readonly cancellation: (content: CancellationContent) => string;
  /** The same payload under another key with the same key id: what a forger would send. */
  readonly withWrongSignature: (jws: string) => string;
  /** A good signature over a payload about other content. */
  readonly withWrongContent: (jws: string) => string;
}

const base64url = (text: string): string => Buffer.from(text, 'utf8').toString('base64url');

const signed = (head: string, payload: string, key: KeyObject): string => {
  const input = `${head}.${payload}`;
  // RFC 7518 §3.4: the two numbers side by side, 32 bytes each, not ASN.1.
  const signature = sign('sha256', Buffer.from(input, 'ascii'), { key, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}`;
};

const parts = (jws: string): readonly [head: string, payload: string] => {
  const [head = '', payload = ''] = jws.split('.');
  return [head, payload];
};

/** @param privateKey PEM, PKCS #8, P-256 */
export function createReceiptSigner(privateKey: string, keyId: string, issuer: string): ReceiptSigner {
  const key = createPrivateKey(privateKey);
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const head = (typ: string) => base64url(canonicalJson({ alg: 'ES256', typ, kid: keyId }));
  const issue = (typ: string, content: ReceiptContent | CancellationContent) =>
    signed(head(typ), base64url(canonicalJson({ iss: issuer, ...content })), key);
  return {
    receipt: (content) => issue('receipt+jws', content),
    cancellation: (content) => issue('cancellation+jws', content),
    withWrongSignature: (jws) => signed(...parts(jws), stranger),
    withWrongContent: (jws) => {
      const [header, payload] = parts(jws);
      const content: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
      const other = { ...Object(content), contentSha256: '0'.repeat(64) };
      return signed(header, base64url(canonicalJson(other)), key);
    },
  };
}
