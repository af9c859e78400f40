import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { describe, expect, test } from 'vitest';
import { parseCertificate, type X509Certificate } from '../../../../../native/emrtd/trust/certificate.ts';
import { judgeIssuerChain } from '../../../../../native/emrtd/trust/issuer-chain.ts';
import {
  type CertificateOptions,
  makeCsca,
  makeDocumentSigner,
  type TestCertificate,
} from '../../../../support/pki/certificates.ts';
import { makeEcKey } from '../../../../support/pki/test-key.ts';

function parsed({ der }: TestCertificate): X509Certificate {
  const result = parseCertificate(der);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const NOW = day('2026-11-22');
const csca = makeCsca();

const judge = (
  signer: TestCertificate,
  anchors: readonly TestCertificate[],
  { now = NOW, signedAt }: { now?: Date; signedAt?: Date } = {},
) => judgeIssuerChain(parsed(signer), anchors.map(parsed), now, signedAt);

const signerWith = (options: CertificateOptions) => makeDocumentSigner(csca, options);

test('issued by an anchor', () => {
  const chain = judge(signerWith({}), [makeCsca({ name: { country: 'VN', commonName: 'Other' } }), csca]);
  expect(chain).toMatchObject({ status: 'trusted', expired: false });
  expect('authority' in chain && chain.authority.subject.text).toBe('C=VN, O=Test Authority, CN=Test CSCA');
});

test('no anchors, or only those of others: unknown', () => {
  expect(judge(signerWith({}), []).status).toBe('unknown');
  const other = makeCsca({ name: { country: 'DE', commonName: 'csca-germany' } });
  expect(judge(signerWith({}), [other]).status).toBe('unknown');
});

describe('several keys under one name', () => {
  const successor = makeCsca();

  test('the one that signed is found among them, whatever the order', () => {
    const signer = signerWith({});
    expect(judge(signer, [successor, csca]).status).toBe('trusted');
    expect(judge(signer, [csca, successor]).status).toBe('trusted');
  });

  test('a signer of a key that is not there is unknown, not invalid', () => {
    expect(judge(signerWith({}), [successor]).status).toBe('unknown');
  });

  test('a signer without key identifier is found by the signature', () => {
    expect(judge(signerWith({ authorityKeyId: null }), [successor, csca]).status).toBe('trusted');
  });
});

test('a signer with a wrong key identifier but a right signature is issued by the anchor', () => {
  expect(judge(signerWith({ authorityKeyId: new Uint8Array(20) }), [csca]).status).toBe('trusted');
});

describe('a signer that claims an anchor that did not sign it is invalid', () => {
  const impostor = makeCsca({ key: makeEcKey() });

  test('by name and key identifier', () => {
    const { subjectKeyId } = parsed(csca);
    const claimed = Uint8Array.from(Buffer.from(subjectKeyId ?? '', 'hex'));
    expect(judge(makeDocumentSigner(impostor, { authorityKeyId: claimed }), [csca]).status).toBe('invalid');
  });

  test('by name alone', () => {
    expect(judge(makeDocumentSigner(impostor, { authorityKeyId: null }), [csca]).status).toBe('invalid');
  });
});

describe('certificates that must not sign documents', () => {
  test.each<[string, CertificateOptions]>([
    ['a CA', { authority: true }],
    ['another key usage', { keyUsage: KeyUsageFlags.keyEncipherment }],
    ['a master list signer', { extendedKeyUsage: ['2.23.136.1.1.3'] }],
    ['a deviation list signer', { extendedKeyUsage: ['2.23.136.1.1.8'] }],
  ])('%s', (_what, options) => {
    expect(judge(signerWith(options), [csca]).status).toBe('invalid');
  });

  test('while one without key usage (early issuers) may', () => {
    expect(judge(signerWith({ keyUsage: null }), [csca]).status).toBe('trusted');
  });
});

describe('an anchor that must not issue', () => {
  test.each<[string, CertificateOptions]>([
    ['not a CA', { authority: false }],
    ['key usage without keyCertSign', { keyUsage: KeyUsageFlags.digitalSignature }],
  ])('%s', (_what, options) => {
    const anchor = makeCsca(options);
    expect(judge(makeDocumentSigner(anchor), [anchor]).status).toBe('unknown');
  });

  test('a pinned document signer is no issuer of itself', () => {
    const signer = signerWith({});
    expect(judge(signer, [signer]).status).toBe('unknown');
  });
});

describe('validity covers the act, not today', () => {
  const signer = signerWith({ notBefore: day('2024-03-01'), notAfter: day('2025-03-01') });

  test('ended since: still issued, and said so', () => {
    expect(judge(signer, [csca])).toMatchObject({ status: 'trusted', expired: true });
    expect(judge(signer, [csca], { now: day('2024-06-01') })).toMatchObject({
      status: 'trusted',
      expired: false,
    });
  });

  test('signing time inside the period: issued; outside: not', () => {
    expect(judge(signer, [csca], { signedAt: day('2024-05-01') }).status).toBe('trusted');
    expect(judge(signer, [csca], { signedAt: day('2024-02-01') }).status).toBe('out-of-period');
    expect(judge(signer, [csca], { signedAt: day('2026-01-01') }).status).toBe('out-of-period');
  });

  test('a CSCA that had ended or not begun when it issued: not', () => {
    const ended = makeCsca({ notBefore: day('2010-01-01'), notAfter: day('2020-01-01') });
    expect(judge(makeDocumentSigner(ended), [ended]).status).toBe('out-of-period');
    const future = makeCsca({ notBefore: day('2026-01-01'), notAfter: day('2040-01-01') });
    expect(judge(makeDocumentSigner(future), [future]).status).toBe('out-of-period');
  });

  test('a signer from the future means a wrong clock', () => {
    const chain = judge(signerWith({ notBefore: day('2027-01-01') }), [csca]);
    expect(chain).toMatchObject({ status: 'out-of-period', detail: expect.stringContaining('clock') });
  });
});
