/** Receipts: what makes an entry green. A receipt counts only when a pinned key signed exactly what we sent. */
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { err, ok, type Result } from '../../core/result.ts';
import { contentSha256 } from './canonical-json.ts';
import { es256Verified, type P256Point, p256PublicKey } from './es256.ts';
import type { GatewayConfig } from './gateway-config.ts';
import type { GatewayRecord } from './record.ts';
import {
  type CancellationPayload,
  cancellationPayload,
  type ReceiptPayload,
  receiptPayload,
} from './replies.ts';

/** Why a receipt does not count. For logs and the archive; people read the text of `receipt-invalid`. */
export type ReceiptFlaw =
  | 'missing'
  | 'malformed'
  | 'algorithm'
  | 'type'
  | 'key-not-pinned'
  | 'signature'
  | 'payload'
  | 'issuer'
  | 'record-id'
  | 'facility'
  | 'content';

/** What was sent, whole: a receipt must name it, its facility, and the hash of all that it says. */
export type SentRecord = Pick<GatewayRecord, 'id' | 'facilityId'>;

export interface VerifiedReceipt extends ReceiptPayload {
  readonly keyId: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const RECEIPT_TYPE = 'receipt+jws';
const CANCELLATION_TYPE = 'cancellation+jws';

const protectedHeader = z.object({
  alg: z.string(),
  typ: z.string(),
  kid: z.string(),
  /** Anything in it changes what the signature means (RFC 7515 §4.1.11), and we know nothing of that kind. */
  crit: z.unknown().optional(),
});

/** The three parts of a compact JWS (RFC 7515 §7.1), or undefined. */
function readParts(jws: string) {
  const [head = '', content = '', signature = '', ...more] = jws.split('.');
  if (more.length > 0 || !isBase64url(content) || !isBase64url(signature)) return undefined;
  try {
    const header = protectedHeader.parse(JSON.parse(Buffer.from(head, 'base64url').toString('utf8')));
    return { header, signed: `${head}.${content}`, content, signature };
  } catch {
    return undefined;
  }
}

/** No padding, no other alphabet (RFC 7515 §2): what two readers could read in two ways is no receipt. */
const isBase64url = (text: string): boolean => /^[A-Za-z0-9_-]*$/.test(text);

/** A point that is not on the curve is told when it is used; it must not end the program before. */
function pinnedKey(point: P256Point): KeyObject | undefined {
  try {
    return p256PublicKey(point);
  } catch {
    return undefined;
  }
}

export interface ReceiptVerifier {
  readonly receipt: (
    jws: string | undefined,
    sent: SentRecord,
  ) => Promise<Result<VerifiedReceipt, ReceiptFlaw>>;
  readonly cancellation: (
    jws: string | undefined,
    sent: SentRecord,
  ) => Promise<Result<CancellationPayload & { readonly keyId: string }, ReceiptFlaw>>;
}

/** Checks receipts against the keys of the configuration and nothing else. */
export function createReceiptVerifier(
  config: Pick<GatewayConfig, 'receiptKeys' | 'receiptIssuer'>,
): ReceiptVerifier {
  // SECURITY: only the public numbers are taken over, so that nothing else in a key file has a say.
  const pinned = new Map(config.receiptKeys.keys.map(({ kid, x, y }) => [kid, pinnedKey({ x, y })]));

  function signedPayload<T>(
    jws: string | undefined,
    type: string,
    schema: z.ZodType<T>,
  ): Result<{ readonly payload: T; readonly keyId: string }, ReceiptFlaw> {
    if (jws === undefined || jws === '') return err('missing');
    const parts = readParts(jws);
    if (!parts) return err('malformed');
    const { header, signed, content, signature } = parts;
    // SECURITY: algorithm and type are fixed before anything is verified: no `none`, no HMAC with a public key as
    // its secret, and no other signed thing of the same gateway passed off as a receipt.
    if (header.alg !== 'ES256') return err('algorithm');
    if (header.typ !== type) return err('type');
    // SECURITY: the key comes from the configuration by its id; `jwk`, `jku` and `x5c` in the header are never read.
    if (!pinned.has(header.kid)) return err('key-not-pinned');
    const key = pinned.get(header.kid);
    if (!key || header.crit !== undefined) return err('signature');
    if (!es256Verified(key, Buffer.from(signed), Buffer.from(signature, 'base64url')))
      return err('signature');
    try {
      const payload = schema.parse(JSON.parse(utf8.decode(Buffer.from(content, 'base64url'))));
      return ok({ payload, keyId: header.kid });
    } catch {
      return err('payload');
    }
  }

  const isOurIssuer = (issuer: string): boolean =>
    config.receiptIssuer === undefined || config.receiptIssuer === issuer;

  return {
    async receipt(jws, sent) {
      const signed = signedPayload(jws, RECEIPT_TYPE, receiptPayload);
      if (!signed.ok) return signed;
      const { payload, keyId } = signed.value;
      if (!isOurIssuer(payload.iss)) return err('issuer');
      if (payload.recordId !== sent.id) return err('record-id');
      if (payload.facilityId !== sent.facilityId) return err('facility');
      if (payload.contentSha256 !== contentSha256(sent)) return err('content');
      return ok({ ...payload, keyId });
    },

    async cancellation(jws, sent) {
      const signed = signedPayload(jws, CANCELLATION_TYPE, cancellationPayload);
      if (!signed.ok) return signed;
      const { payload, keyId } = signed.value;
      if (!isOurIssuer(payload.iss)) return err('issuer');
      if (payload.recordId !== sent.id) return err('record-id');
      if (payload.facilityId !== sent.facilityId) return err('facility');
      return ok({ ...payload, keyId });
    },
  };
}
