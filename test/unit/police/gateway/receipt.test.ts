import { createPrivateKey } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createReceiptVerifier } from '../../../../electron/police/gateway/receipt.ts';
import {
  es256,
  expected,
  FLAWS,
  forger,
  forgerKey,
  good,
  header,
  payload,
  pinned,
  sent,
} from './receipt-flaws.ts';

const verifier = createReceiptVerifier({ receiptKeys: { keys: [pinned] } });

describe('a receipt counts only when a pinned key signed what we sent', () => {
  test('a good one', async () => {
    expect(await verifier.receipt(good, sent)).toEqual({ ok: true, value: { ...payload, keyId: 'k1' } });
  });

  test('members that we do not know do no harm', async () => {
    const jws = es256(header, { ...payload, ward: '10101001' });
    expect(await verifier.receipt(jws, sent)).toMatchObject({ ok: true });
  });

  test.each(FLAWS)('%s', async (_, jws, flaw) => {
    expect(await verifier.receipt(jws, sent)).toEqual({ ok: false, error: flaw });
  });

  test('another issuer, when one is pinned', async () => {
    const strict = createReceiptVerifier({ receiptKeys: { keys: [pinned] }, receiptIssuer: 'Somebody else' });
    expect(await strict.receipt(good, sent)).toEqual({ ok: false, error: 'issuer' });
    const same = createReceiptVerifier({ receiptKeys: { keys: [pinned] }, receiptIssuer: payload.iss });
    expect(await same.receipt(good, sent)).toMatchObject({ ok: true });
  });

  test('any of several pinned keys, so that the authority can change its key', async () => {
    const next = { ...forgerKey, kty: 'EC', crv: 'P-256', kid: 'k2' } as const;
    const both = createReceiptVerifier({ receiptKeys: { keys: [pinned, next] } });
    const later = es256(
      { ...header, kid: 'k2' },
      payload,
      createPrivateKey(forger.privateKey.export({ type: 'pkcs8', format: 'pem' })),
    );
    expect(await both.receipt(later, sent)).toMatchObject({ ok: true, value: { keyId: 'k2' } });
    expect(await both.receipt(good, sent)).toMatchObject({ ok: true, value: { keyId: 'k1' } });
  });

  test('a pinned point that is not on the curve makes receipts fail, not the program', async () => {
    const off = { ...pinned, y: `A${pinned.y.slice(1, -1)}A` };
    const broken = createReceiptVerifier({ receiptKeys: { keys: [off] } });
    expect(await broken.receipt(good, sent)).toEqual({ ok: false, error: 'signature' });
  });
});

describe('the receipt of a cancellation', () => {
  const { recordId, facilityId } = expected;
  const content = {
    iss: 'Example authority',
    receiptNumber: '000-2026-0000002',
    recordId,
    facilityId,
    cancelledAt: '2026-11-21T08:30:00.000Z',
    reason: 'other',
  };
  const typed = { ...header, typ: 'cancellation+jws' };

  test.each([
    ['a good one', es256(typed, content), undefined],
    ['a receipt passed off as a cancellation', good, 'type'],
    ['of another record', es256(typed, { ...content, recordId: 'x' }), 'record-id'],
    ['of another facility', es256(typed, { ...content, facilityId: 'x' }), 'facility'],
    ['by another key', es256(typed, content, forger.privateKey), 'signature'],
  ])('%s', async (_, jws, flaw) => {
    const result = await verifier.cancellation(jws, sent);
    expect(result.ok ? undefined : result.error).toBe(flaw);
  });
});
