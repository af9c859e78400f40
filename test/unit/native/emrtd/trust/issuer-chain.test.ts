import { KeyUsageFlags } from '@peculiar/asn1-x509';
import { describe, expect, test } from 'vitest';
import { parseCertificate, type X509Certificate } from '../../../../../native/emrtd/trust/certificate.ts';
import { judgeIssuerChain } from '../../../../../native/emrtd/trust/issuer-chain.ts';
import { parseRevocationList } from '../../../../../native/emrtd/trust/revocation-list.ts';
import {
  type CertificateOptions,
  makeCsca,
  makeDocumentSigner,
  makeLink,
  type TestCertificate,
} from '../../../../support/pki/certificates.ts';
import { makeRevocationList } from '../../../../support/pki/revocation-list.ts';
import { makeEcKey } from '../../../../support/pki/test-key.ts';

function parsed({ der }: TestCertificate): X509Certificate {
  const result = parseCertificate(der);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

function parsedList(der: Uint8Array) {
  const result = parseRevocationList(der);
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const NOW = day('2026-11-22');
const csca = makeCsca();

const judge = (
  signer: TestCertificate,
  anchors: readonly TestCertificate[],
  { now = NOW, signedAt, lists = [] }: { now?: Date; signedAt?: Date; lists?: readonly Uint8Array[] } = {},
) =>
  judgeIssuerChain(
    parsed(signer),
    { anchors: anchors.map(parsed), revocationLists: lists.map(parsedList) },
    now,
    signedAt,
  );

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

describe('critical extensions (RFC 5280 §4.2)', () => {
  test('one that we do not know, in the signer or in its CSCA: no conclusion', () => {
    expect(judge(signerWith({ critical: ['1.2.3.4'] }), [csca])).toEqual({
      status: 'unknown',
      detail: 'critical extension 1.2.3.4 is not known',
    });
    const strange = makeCsca({ critical: ['1.2.3.5'] });
    expect(judge(makeDocumentSigner(strange), [strange]).status).toBe('unknown');
  });

  test('the list of document types may be critical', () => {
    expect(judge(signerWith({ critical: ['2.23.136.1.1.6.2'] }), [csca]).status).toBe('trusted');
  });
});

describe('an anchor that must not issue', () => {
  test.each<[string, CertificateOptions]>([
    ['neither a CA nor with keyCertSign', { authority: false, keyUsage: null }],
    ['a CA by name, but key usage without keyCertSign', { keyUsage: KeyUsageFlags.digitalSignature }],
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

describe('link certificates', () => {
  const name = (generation: number) => ({ country: 'VN', commonName: `CSCA ${generation}` });
  /** Roots of several generations, each linked from the one before. */
  const roots = Array.from({ length: 8 }, (_, generation) => makeCsca({ name: name(generation) }));
  const links = roots.slice(1).map((root, index) => makeLink(roots[index]!, root));
  const signerOf = (generation: number) => makeDocumentSigner(roots[generation]!);

  test('a signer of the newer key is trusted through the older root', () => {
    expect(judge(signerOf(1), [roots[0]!])).toMatchObject({ status: 'unknown' });
    expect(judge(signerOf(1), [roots[0]!, links[0]!])).toMatchObject({ status: 'trusted', links: 1 });
    expect(judge(signerOf(3), [...links, roots[0]!])).toMatchObject({ status: 'trusted', links: 3 });
  });

  test('the newer root itself, when it is there, needs no link', () => {
    expect(judge(signerOf(1), [links[0]!, roots[0]!, roots[1]!])).toMatchObject({
      status: 'trusted',
      links: 0,
    });
  });

  test('a link with a gap, or without any root, is nobody’s word', () => {
    expect(judge(signerOf(2), [links[1]!]).status).toBe('unknown');
    expect(judge(signerOf(3), [roots[0]!, links[0]!, links[2]!]).status).toBe('unknown');
  });

  test('a link that another key signed under the old name is not followed', () => {
    const impostor = makeCsca({ name: name(0) });
    expect(judge(signerOf(1), [roots[0]!, makeLink(impostor, roots[1]!)]).status).toBe('unknown');
  });

  test('a link made after the older root had ended is not followed', () => {
    const late = makeLink(roots[0]!, roots[1]!, {
      notBefore: day('2039-06-01'),
      notAfter: day('2045-01-01'),
    });
    expect(judge(signerOf(1), [roots[0]!, late]).status).toBe('unknown');
  });

  test('two roots that link each other do not send it in circles, and the way has an end', () => {
    const circle = [makeLink(roots[0]!, roots[1]!), makeLink(roots[1]!, roots[0]!)];
    expect(judge(signerOf(1), circle).status).toBe('unknown');
    expect(judge(signerOf(5), [roots[0]!, ...links])).toMatchObject({ status: 'trusted', links: 5 });
    expect(judge(signerOf(6), [roots[0]!, ...links]).status).toBe('unknown');
  });

  test('a new key under the same name', () => {
    const successor = makeCsca();
    expect(judge(makeDocumentSigner(successor), [csca, makeLink(csca, successor)])).toMatchObject({
      status: 'trusted',
      links: 1,
    });
  });

  test('a revoked link is not followed', () => {
    const lists = [makeRevocationList(roots[0]!, [links[0]!.serialNumber])];
    expect(judge(signerOf(1), [roots[0]!, links[0]!], { lists }).status).toBe('unknown');
  });
});

describe('revocation lists', () => {
  const signer = signerWith({});
  const revoking = makeRevocationList(csca, [5, signer.serialNumber]);

  test('without a list nothing is known, on a list it is revoked, off it it is not', () => {
    expect(judge(signer, [csca])).toMatchObject({ status: 'trusted', revocation: 'no-list' });
    expect(judge(signer, [csca], { lists: [revoking] })).toMatchObject({
      status: 'revoked',
      detail: expect.stringContaining('2026-05-01'),
    });
    const other = makeRevocationList(csca, [5]);
    expect(judge(signer, [csca], { lists: [other] })).toMatchObject({
      status: 'trusted',
      revocation: 'not-revoked',
    });
    expect(judge(signer, [csca], { lists: [other, revoking] }).status).toBe('revoked');
  });

  test('a list past its next update still revokes, but no longer clears', () => {
    const past = { thisUpdate: day('2024-06-01'), nextUpdate: day('2024-09-01') };
    expect(judge(signer, [csca], { lists: [makeRevocationList(csca, [], past)] })).toMatchObject({
      status: 'trusted',
      revocation: 'stale',
    });
    const lists = [makeRevocationList(csca, [signer.serialNumber], past)];
    expect(judge(signer, [csca], { lists }).status).toBe('revoked');
  });

  test('a list that the CSCA did not sign revokes nothing', () => {
    const impostor = makeCsca();
    const lists = [makeRevocationList(impostor, [signer.serialNumber])];
    expect(judge(signer, [csca], { lists })).toMatchObject({ status: 'trusted', revocation: 'no-list' });
  });

  test('a list by a key that may not sign lists revokes nothing', () => {
    const anchor = makeCsca({ keyUsage: KeyUsageFlags.keyCertSign });
    const ds = makeDocumentSigner(anchor);
    const lists = [makeRevocationList(anchor, [ds.serialNumber])];
    expect(judge(ds, [anchor], { lists }).status).toBe('trusted');
  });

  test('the newest key of the state signs the list for the signers of its older keys', () => {
    const successor = makeCsca();
    const lists = [makeRevocationList(successor, [signer.serialNumber])];
    expect(judge(signer, [csca, successor], { lists }).status).toBe('revoked');
  });

  test('the same serial number under another issuer is another certificate', () => {
    const neighbour = makeCsca({ name: { country: 'LA', commonName: 'Other CSCA' } });
    const lists = [makeRevocationList(neighbour, [signer.serialNumber])];
    expect(judge(signer, [csca, neighbour], { lists }).status).toBe('trusted');
  });

  test('revoked counts for more than out of period', () => {
    const ended = signerWith({ notBefore: day('2024-03-01'), notAfter: day('2025-03-01') });
    const lists = [makeRevocationList(csca, [ended.serialNumber])];
    expect(judge(ended, [csca], { lists, signedAt: day('2026-01-01') }).status).toBe('revoked');
  });
});
