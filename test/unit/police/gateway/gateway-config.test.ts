import { beforeAll, describe, expect, test } from 'vitest';
import {
  clientCertificateEnd,
  parseGatewayConfig,
} from '../../../../electron/police/gateway/gateway-config.ts';
import type { TestAuthority } from '../../../../electron/training/gateway-endpoint/authority.ts';
import { configFor, testAuthority } from './attached-gateway.ts';

const URL_OK = 'https://gateway.invalid:8443';
let authority: TestAuthority;
beforeAll(async () => {
  authority = await testAuthority();
});

const input = (changes: Readonly<Record<string, unknown>> = {}) => ({
  baseUrl: URL_OK,
  ca: authority.ca,
  clientCertificate: authority.client.certificate,
  clientKey: authority.client.key,
  receiptKeys: authority.receiptKeys,
  ...changes,
});

describe('what attaches a desk to a gateway', () => {
  test('a complete configuration', () => {
    expect(parseGatewayConfig(input()).ok).toBe(true);
    expect(clientCertificateEnd(configFor(URL_OK, authority))).toBeGreaterThan(Date.now());
  });

  test.each([
    ['baseUrl', 'http://gateway.invalid'],
    ['baseUrl', 'https://user:secret@gateway.invalid'],
    ['baseUrl', 'https://gateway.invalid/?x=1'],
    ['baseUrl', 'gateway'],
    ['receiptKeys', { keys: [] }],
    ['maxBatch', 0],
    ['receiptIssuer', ''],
  ])('%s = %j is a wrong setting', (field, value) => {
    expect(parseGatewayConfig(input({ [field]: value }))).toMatchObject({
      ok: false,
      error: { code: 'settings-invalid', fields: [{ path: field }] },
    });
  });

  test('all wrong settings are told at once, each in both languages', () => {
    const result = parseGatewayConfig({ baseUrl: 'x' });
    if (result.ok) throw new Error('it was accepted');
    expect(result.error.fields?.map(({ path }) => path).sort()).toEqual(
      ['baseUrl', 'ca', 'clientCertificate', 'clientKey', 'receiptKeys'].sort(),
    );
    for (const { message } of result.error.fields ?? []) {
      expect(message.vi).not.toBe('');
      expect(message.en).not.toBe('');
    }
  });

  test('a key file that holds a private key is refused', () => {
    const [key] = authority.receiptKeys.keys;
    expect(parseGatewayConfig(input({ receiptKeys: { keys: [{ ...key, d: 'AAAA' }] } }))).toMatchObject({
      ok: false,
      error: { code: 'settings-invalid', fields: [{ path: 'receiptKeys' }] },
    });
  });

  test('a key of another kind cannot be pinned', () => {
    const secret = { kty: 'oct', k: 'AAAA', kid: 'x' };
    expect(parseGatewayConfig(input({ receiptKeys: { keys: [secret] } })).ok).toBe(false);
  });

  test('files that hold no certificate, and a key that belongs to another, have their own code', async () => {
    const other = await authority.clientCertificate('unknown-ca');
    const cut = authority.ca.replace(/\n.+\n-----END/, '\n-----END');
    for (const [changes, path] of [
      [{ ca: 'not a certificate' }, 'ca'],
      [{ ca: cut }, 'ca'],
      [{ clientCertificate: authority.client.key }, 'clientCertificate'],
      [{ clientKey: other.key }, 'clientKey'],
      [{ clientKey: 'not a key' }, 'clientKey'],
    ] as const) {
      expect(parseGatewayConfig(input(changes))).toMatchObject({
        ok: false,
        error: { code: 'certificate-unreadable', fields: [{ path }] },
      });
    }
  });

  test('there is no switch that turns verification off', () => {
    const result = parseGatewayConfig(
      input({ rejectUnauthorized: false, insecure: true, verify: false, checkServerIdentity: 'no' }),
    );
    if (!result.ok) throw new Error('it was refused');
    expect(Object.keys(result.value).sort()).toEqual(
      ['baseUrl', 'ca', 'clientCertificate', 'clientKey', 'receiptKeys'].sort(),
    );
  });
});

test('wrong keys do not hide wrong certificates: everything is said at once', () => {
  const refused = parseGatewayConfig({
    baseUrl: 'http://gateway.example',
    ca: 'not a certificate',
    clientCertificate: 'nor this',
    clientKey: 'nor that',
    receiptKeys: undefined,
  });
  if (refused.ok) throw new Error('accepted');
  expect(refused.error.code).toBe('settings-invalid');
  expect(refused.error.fields?.map(({ path }) => path).sort()).toEqual([
    'baseUrl',
    'ca',
    'clientCertificate',
    'receiptKeys',
  ]);
});
