/** There is no switch that turns verification off: not in the code, not in a setting, not in the environment. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { gatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';
import {
  attachGateway,
  channelFor,
  configFor,
  inventedNotice,
  neverAborted,
  testAuthority,
} from './gateway/attached-gateway.ts';

const SOURCES = globSync('{electron,db,native,renderer}/**/*.{ts,tsx,mjs}', { cwd: process.cwd() });

afterEach(() => {
  delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
});

test('no source says rejectUnauthorized: false, replaces the check of the host name, or reads such a switch', () => {
  expect(SOURCES.length).toBeGreaterThan(100);
  const guilty = SOURCES.filter((file) => {
    const text = readFileSync(file, 'utf8').replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, '');
    return /rejectUnauthorized:(?!\s*true\b)|checkServerIdentity|NODE_TLS_REJECT_UNAUTHORIZED|insecureHTTPParser|SSL_OP_LEGACY/.test(
      text,
    );
  });
  expect(guilty).toEqual([]);
});

test('no setting of a gateway has anything to do with verification', () => {
  const names = Object.keys(gatewayConfig.shape);
  expect(names.filter((name) => /insecure|verif|reject|skip|unsafe|allow/i.test(name))).toEqual([]);
});

test('Node’s own switch in the environment has no effect', async () => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
  await using attached = await attachGateway({ fault: { kind: 'self-signed-certificate' } });
  const { channel } = channelFor(configFor(attached.endpoint.url, await testAuthority()));
  expect(await channel.send([inventedNotice(1)], neverAborted())).toMatchObject({
    ok: false,
    error: { failure: { code: 'endpoint-certificate-untrusted' }, effect: 'not-sent' },
  });
  expect(attached.endpoint.book.entries()).toEqual([]);
  await channel.close();
});
