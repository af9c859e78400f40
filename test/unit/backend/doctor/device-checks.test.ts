import { expect, test } from 'vitest';
import { examined, type Found } from '../../../support/desk/examined-desk.ts';

test.each<[string, Found, Record<string, string>]>([
  ['service stopped', { reader: 'service-stopped' }, { 'reader-service': 'failed' }],
  [
    'a reader for short commands only',
    { readerName: 'ACS ACR122U PICC Interface 00 00' },
    { reader: 'warning' },
  ],
  ['a reader that carries long ones', { readerName: 'ACS ACR1252 1S CL Reader PICC 0' }, { reader: 'ok' }],
  ['a scanner', { scanners: [{ product: 'X', state: 'open' }] }, { scanner: 'ok' }],
  [
    'a scanner that another program holds',
    { scanners: [{ product: 'X', state: 'unavailable' }] },
    { scanner: 'warning' },
  ],
  ['no reader', { reader: 'no-reader' }, { 'reader-service': 'ok', reader: 'failed' }],
])('%s', async (_name, found, expected) => {
  expect((await examined(found)).status).toMatchObject(expected);
});

test.each<[Found, Record<string, unknown>]>([
  [{ reader: 'service-stopped' }, { 'reader-service': { kind: 'again' } }],
  [{ reader: 'no-reader' }, { reader: { kind: 'again' } }],
  [{ readerName: 'ACS ACR122U PICC Interface 00 00' }, { reader: { kind: 'open', tab: 'reader' } }],
  [{ scanners: [{ product: 'X', state: 'unavailable' }] }, { scanner: { kind: 'again' } }],
])('%j: one press does %j', async (found, expected) => {
  expect((await examined(found)).actions).toMatchObject(expected);
});
