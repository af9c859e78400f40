/** There is no switch that turns verification off: not in the code, not in a setting, not in the environment. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { gatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';
import { kbttConfig } from '../../../electron/police/kbtt/kbtt-config.ts';
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

/** Whatever turns a check off or puts another in its place: in Node, in Electron, in Chromium. */
const WAYS_AROUND: readonly RegExp[] = [
  // Written out as `true`, or not at all: neither a variable nor a shorthand nor an assignment.
  /rejectUnauthorized\b(?!:\s*true\b)/,
  /checkServerIdentity/,
  /NODE_TLS_REJECT_UNAUTHORIZED/,
  /insecureHTTPParser/,
  /SSL_OP_LEGACY/,
  /setCertificateVerifyProc/,
  /['"]certificate-error['"]/,
  // The desk names it too, to refuse a start with it.
  /appendSwitch\([^)]*(?:ignore-certificate-errors|allow-insecure)/,
  /\bseclevel\s*=\s*0/i,
];

/** Comments say why, and may name what is not done; an address in a text is no comment. */
const codeOf = (text: string) => text.replaceAll(/(?<!:)\/\/.*|\/\*[\s\S]*?\*\//g, '');
const guiltyOf = (text: string) => WAYS_AROUND.filter((way) => way.test(codeOf(text)));

test('no source says rejectUnauthorized: false, replaces the check of the host name, or reads such a switch', () => {
  expect(SOURCES.length).toBeGreaterThan(100);
  expect(SOURCES.filter((file) => guiltyOf(readFileSync(file, 'utf8')).length > 0)).toEqual([]);
});

test.each([
  'connect({ rejectUnauthorized: false })',
  'connect({ rejectUnauthorized: options.strict })',
  'connect({ rejectUnauthorized })',
  'agent.options.rejectUnauthorized = strict',
  'connect({ checkServerIdentity: () => undefined })',
  "process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'",
  'session.setCertificateVerifyProc((_, callback) => callback(0))',
  "app.on('certificate-error', accept)",
  "app.commandLine.appendSwitch('ignore-certificate-errors')",
  "connect({ ciphers: 'DEFAULT@SECLEVEL=0' })",
  "get('https://x'); connect({ rejectUnauthorized: false })",
])('%s would be found', (line) => expect(guiltyOf(line)).toHaveLength(1));

test('what is written as it should be is not', () =>
  expect(guiltyOf('connect({ rejectUnauthorized: true, minVersion })')).toEqual([]));

test.each([
  ['gateway', gatewayConfig.shape],
  ['kbtt', kbttConfig.shape],
] as const)('no setting of the %s has anything to do with verification', (_, shape) => {
  const names = Object.keys(shape);
  expect(names.length).toBeGreaterThan(4);
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
