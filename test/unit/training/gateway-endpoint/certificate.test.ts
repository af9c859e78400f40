import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { issueCertificate, readKeys } from '../../../../electron/training/gateway-endpoint/certificate.ts';

const period = {
  notBefore: Date.parse('2026-11-01T00:00:00Z'),
  notAfter: Date.parse('2027-11-01T00:00:00Z'),
};
const crypto = globalThis.crypto;
const makeCa = () =>
  issueCertificate(crypto, { commonName: 'CA of a test', role: { kind: 'ca' }, ...period });

describe('a certificate', () => {
  test('of a CA signs itself and may sign others', async () => {
    const ca = new X509Certificate((await makeCa()).certificate);
    expect(ca.ca).toBe(true);
    expect(ca.verify(ca.publicKey)).toBe(true);
    expect(ca.subject).toBe('CN=CA of a test');
  });

  test('of a server names its hosts and is signed by the CA', async () => {
    const issuer = await makeCa();
    const { certificate } = await issueCertificate(crypto, {
      commonName: 'Máy chủ',
      role: { kind: 'server', hosts: ['localhost', '127.0.0.1', '::1'] },
      issuer,
      ...period,
    });
    const server = new X509Certificate(certificate);
    const ca = new X509Certificate(issuer.certificate);
    expect(server.verify(ca.publicKey)).toBe(true);
    expect(server.checkIssued(ca)).toBe(true);
    expect(server.ca).toBe(false);
    expect(server.checkHost('localhost')).toBe('localhost');
    expect(server.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(server.checkIP('::1')).toBe('::1');
    expect(server.checkHost('another.invalid')).toBeUndefined();
    expect(server.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect([server.validFromDate.getTime(), server.validToDate.getTime()]).toEqual([
      period.notBefore,
      period.notAfter,
    ]);
  });

  test('of a client is for clients only, and its key is its own', async () => {
    const issuer = await makeCa();
    const made = await issueCertificate(crypto, {
      commonName: 'Desk',
      role: { kind: 'client' },
      issuer,
      ...period,
    });
    expect(new X509Certificate(made.certificate).keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    const { publicKey } = await readKeys(crypto, made.key);
    expect(await crypto.subtle.exportKey('jwk', publicKey)).toMatchObject(
      await crypto.subtle.exportKey('jwk', made.keys.publicKey),
    );
  });

  test('is well-formed whatever the numbers in it begin with', async () => {
    // Serial number and signature are ASN.1 integers: leading zeros and sign bits come up in some of so many.
    const issuer = await makeCa();
    const ca = new X509Certificate(issuer.certificate);
    for (let n = 0; n < 60; n += 1) {
      const { certificate } = await issueCertificate(crypto, {
        commonName: `Desk ${n}`,
        role: { kind: 'client' },
        issuer,
        ...period,
      });
      const parsed = new X509Certificate(certificate);
      expect(parsed.verify(ca.publicKey)).toBe(true);
      expect(parsed.serialNumber).not.toMatch(/^-/);
    }
  });
});
