import { expect, test } from 'vitest';
import { parseGatewayConfig } from '../../../electron/police/gateway/gateway-config.ts';
import { parseKbttConfig } from '../../../electron/police/kbtt/kbtt-config.ts';
import {
  areRevocationLists,
  revocationListsIn,
  revocationOption,
} from '../../../electron/police/revocation-lists.ts';
import { configFor, testAuthority } from './gateway/attached-gateway.ts';

const BROKEN = '-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n';

test('every list after a CA is found, and a CA without one brings no option', async () => {
  const { ca, revocationList } = await testAuthority();
  const list = await revocationList([]);
  expect(revocationListsIn(ca)).toEqual([]);
  expect(revocationOption(ca)).toEqual({});
  expect(revocationListsIn(`${ca}\n${list}\n${list}`)).toHaveLength(2);
  expect(areRevocationLists(ca)).toBe(true);
  expect(areRevocationLists(`${ca}\n${list}`)).toBe(true);
  expect(areRevocationLists(`${ca}\n${BROKEN}`)).toBe(false);
});

test('a list that cannot be read is refused in the settings, at the field of the CA, and never left out', async () => {
  const authority = await testAuthority();
  const ca = `${authority.ca}\n${BROKEN}`;
  const gateway = parseGatewayConfig({ ...configFor('https://localhost', authority), ca });
  expect(gateway).toMatchObject({ ok: false, error: { fields: [{ path: 'ca' }] } });
  const client = { id: 'x', secret: 'x' };
  const kbtt = parseKbttConfig({
    baseUrl: 'https://localhost',
    ca,
    username: 'x',
    password: 'x',
    loginClient: client,
    sessionClient: client,
  });
  expect(kbtt).toMatchObject({ ok: false, error: { fields: [{ path: 'ca' }] } });
});
