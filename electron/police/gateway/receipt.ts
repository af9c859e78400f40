/** Receipts: what makes an entry green. A receipt counts only when a pinned key signed exactly what we sent. */
import { compactVerify, importJWK } from 'jose';
import { z } from 'zod';
import { err, ok, type Result } from '../../core/result.ts';
import type { GatewayConfig } from './gateway-config.ts';
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

/** What a receipt must say. */
export interface ExpectedReceipt {
  readonly recordId: string;
  readonly facilityId: string;
  readonly contentSha256: string;
}

export interface VerifiedReceipt extends ReceiptPayload {
  readonly keyId: string;
}

const RECEIPT_TYPE = 'receipt+jws';
const CANCELLATION_TYPE = 'cancellation+jws';

const protectedHeader = z.object({ alg: z.string(), typ: z.string(), kid: z.string() });

function readHeader(jws: string): z.infer<typeof protectedHeader> | undefined {
  const [head] = jws.split('.');
  try {
    return protectedHeader.parse(JSON.parse(Buffer.from(head ?? '', 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

export interface ReceiptVerifier {
  readonly receipt: (
    jws: string | undefined,
    expected: ExpectedReceipt,
  ) => Promise<Result<VerifiedReceipt, ReceiptFlaw>>;
  readonly cancellation: (
    jws: string | undefined,
    expected: Pick<ExpectedReceipt, 'recordId' | 'facilityId'>,
  ) => Promise<Result<CancellationPayload & { readonly keyId: string }, ReceiptFlaw>>;
}

/** Checks receipts against the keys of the configuration and nothing else. */
export function createReceiptVerifier(
  config: Pick<GatewayConfig, 'receiptKeys' | 'receiptIssuer'>,
): ReceiptVerifier {
  // SECURITY: only the public numbers are taken over, so that nothing else in a key file has a say.
  const pinned = new Map(
    config.receiptKeys.keys.map(({ kid, x, y }) => [
      kid,
      importJWK({ kty: 'EC', crv: 'P-256', x, y }, 'ES256'),
    ]),
  );
  // A point that is not on the curve is told when it is used; it must not end the program before.
  for (const key of pinned.values()) key.catch(() => undefined);

  async function signedPayload<T>(
    jws: string | undefined,
    type: string,
    schema: z.ZodType<T>,
  ): Promise<Result<{ readonly payload: T; readonly keyId: string }, ReceiptFlaw>> {
    if (jws === undefined || jws === '') return err('missing');
    const header = readHeader(jws);
    if (!header) return err('malformed');
    // SECURITY: algorithm and type are fixed before anything is verified: no `none`, no HMAC with a public key as
    // its secret, and no other signed thing of the same gateway passed off as a receipt.
    if (header.alg !== 'ES256') return err('algorithm');
    if (header.typ !== type) return err('type');
    // SECURITY: the key comes from the configuration by its id; `jwk`, `jku` and `x5c` in the header are never read.
    const key = pinned.get(header.kid);
    if (!key) return err('key-not-pinned');
    let bytes: Uint8Array;
    try {
      bytes = (await compactVerify(jws, await key, { algorithms: ['ES256'] })).payload;
    } catch {
      return err('signature');
    }
    try {
      const payload = schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
      return ok({ payload, keyId: header.kid });
    } catch {
      return err('payload');
    }
  }

  const isOurIssuer = (issuer: string): boolean =>
    config.receiptIssuer === undefined || config.receiptIssuer === issuer;

  return {
    async receipt(jws, expected) {
      const signed = await signedPayload(jws, RECEIPT_TYPE, receiptPayload);
      if (!signed.ok) return signed;
      const { payload, keyId } = signed.value;
      if (!isOurIssuer(payload.iss)) return err('issuer');
      if (payload.recordId !== expected.recordId) return err('record-id');
      if (payload.facilityId !== expected.facilityId) return err('facility');
      if (payload.contentSha256 !== expected.contentSha256) return err('content');
      return ok({ ...payload, keyId });
    },

    async cancellation(jws, expected) {
      const signed = await signedPayload(jws, CANCELLATION_TYPE, cancellationPayload);
      if (!signed.ok) return signed;
      const { payload, keyId } = signed.value;
      if (!isOurIssuer(payload.iss)) return err('issuer');
      if (payload.recordId !== expected.recordId) return err('record-id');
      if (payload.facilityId !== expected.facilityId) return err('facility');
      return ok({ ...payload, keyId });
    },
  };
}
