import { describe, expect, test } from 'vitest';
import {
  isSignatureValid,
  parseSignedData,
  signedContentType,
} from '../../../../../native/emrtd/trust/signed-data.ts';
import { asciiToBytes } from '../../../../../native/iso7816/bytes.ts';
import { encodeTlv } from '../../../../../native/iso7816/tlv.ts';
import { makeCsca, makeDocumentSigner } from '../../../../support/pki/certificates.ts';
import { makeSignedData, type SignedDataOptions } from '../../../../support/pki/document-security-object.ts';
import { makeEcKey } from '../../../../support/pki/test-key.ts';

const CONTENT = asciiToBytes('what was signed');
const TYPE = '1.2.3.4';
const csca = makeCsca();
const signer = makeDocumentSigner(csca);
const other = makeDocumentSigner(csca, { name: { commonName: 'Other' } });

const signedData = (options: Partial<SignedDataOptions> = {}) =>
  makeSignedData({ signer, content: CONTENT, contentType: TYPE, ...options });

function signed(options: Partial<SignedDataOptions> = {}) {
  const parsed = parseSignedData(signedData(options), [TYPE]);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

test('content, certificates, signer and time', () => {
  const signingTime = new Date('2025-01-02T03:04:05Z');
  const value = signed({ certificates: [csca, other, signer], signingTime });
  expect(value.content).toEqual(CONTENT);
  expect(value.certificates.map(({ der }) => der)).toEqual([csca.der, other.der, signer.der]);
  expect(value.signer.subject.text).toContain('Test DS 1');
  expect(value.signedAt).toEqual(signingTime);
  expect(isSignatureValid(value)).toBe(true);
});

test('the signer is found by key identifier among several, and missed when it is not there', () => {
  expect(signed({ certificates: [other, signer], byKeyId: true }).signer.subject.text).toContain('Test DS 1');
  for (const byKeyId of [false, true]) {
    expect(parseSignedData(signedData({ certificates: [other, csca], byKeyId }), [TYPE])).toMatchObject({
      ok: false,
      error: { code: 'unsupported' },
    });
  }
});

test('more certificates than any list carries are not even looked at', () => {
  const many = (count: number) => signedData({ certificates: Array.from({ length: count }, () => signer) });
  expect(parseSignedData(many(64), [TYPE]).ok).toBe(true);
  expect(parseSignedData(many(65), [TYPE])).toEqual({
    ok: false,
    error: { code: 'unsupported', detail: 'too many certificates' },
  });
});

test('the content type is told without parsing the rest, and another one is refused', () => {
  expect(signedContentType(signedData())).toBe(TYPE);
  expect(signedContentType(csca.der)).toBeUndefined();
  expect(signedContentType(new Uint8Array())).toBeUndefined();
  expect(parseSignedData(signedData(), ['1.2.3.5'])).toMatchObject({ error: { code: 'malformed' } });
});

describe('not valid', () => {
  test('another key, or a content that was changed under its attributes', () => {
    expect(isSignatureValid(signed({ signingKey: makeEcKey() }))).toBe(false);
    const changed = signed({ tamper: () => asciiToBytes('something else') });
    expect(changed.contentMatchesDigest).toBe(false);
    expect(isSignatureValid(changed)).toBe(false);
  });

  test('a valid signature of a neighbour is not the signer’s', () => {
    const value = signed({ certificates: [signer, other], signingKey: other.key });
    expect(isSignatureValid(value)).toBe(false);
  });
});

test('CMS of another kind, or nothing like it', () => {
  const data = encodeTlv(0x30, encodeTlv(0x06, Uint8Array.of(0x2a, 3)), encodeTlv(0xa0));
  for (const bytes of [data, Uint8Array.of(0x30, 0), new Uint8Array(), CONTENT]) {
    expect(parseSignedData(bytes, [TYPE])).toMatchObject({ ok: false, error: { code: 'malformed' } });
  }
});
