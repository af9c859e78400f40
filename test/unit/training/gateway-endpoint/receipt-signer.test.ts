import { generateKeyPairSync } from 'node:crypto';
import { compactVerify, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { createReceiptSigner } from '../../../../electron/training/gateway-endpoint/receipt-signer.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const signer = createReceiptSigner(
  privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  'k',
  'Cơ quan mẫu',
);
const content = {
  receiptNumber: '000-2026-0000001',
  recordId: '019aa5b2-7c10-7d3e-8a41-000000000001',
  contentSha256: 'ab'.repeat(32),
  facilityId: 'F',
  registeredAt: '2026-11-21T07:05:00.000Z',
  late: false,
};
const payloadOf = async (jws: string): Promise<unknown> =>
  JSON.parse(
    new TextDecoder().decode((await compactVerify(jws, publicKey, { algorithms: ['ES256'] })).payload),
  );

test('a receipt verifies by another library, and its header holds three members', async () => {
  const jws = signer.receipt(content);
  expect(await payloadOf(jws)).toEqual({ iss: 'Cơ quan mẫu', ...content });
  expect(decodeProtectedHeader(jws)).toEqual({ alg: 'ES256', typ: 'receipt+jws', kid: 'k' });
});

test('a cancellation is of another type', () => {
  const { receiptNumber, recordId, facilityId } = content;
  const jws = signer.cancellation({
    receiptNumber,
    recordId,
    facilityId,
    cancelledAt: content.registeredAt,
    reason: 'other',
  });
  expect(decodeProtectedHeader(jws).typ).toBe('cancellation+jws');
});

test('the wrong ones are wrong in the way that they say', async () => {
  const jws = signer.receipt(content);
  await expect(payloadOf(signer.withWrongSignature(jws))).rejects.toThrow('signature verification failed');
  expect(signer.withWrongSignature(jws).split('.').slice(0, 2)).toEqual(jws.split('.').slice(0, 2));
  expect(await payloadOf(signer.withWrongContent(jws))).toMatchObject({
    recordId: content.recordId,
    contentSha256: '0'.repeat(64),
  });
});
