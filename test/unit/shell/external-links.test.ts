import { expect, test } from 'vitest';
import { EXTERNAL_HOSTS, externalAddress, openExternalLink } from '../../../electron/shell/external-links.ts';

test('a page of the public service portal is opened, as the parser spells it', () => {
  expect(externalAddress('https://DICHVUCONG.bocongan.gov.vn/a b')).toBe(
    'https://dichvucong.bocongan.gov.vn/a%20b',
  );
});

test.each([
  ['plain http', 'http://dichvucong.bocongan.gov.vn/'],
  ['a name that only begins alike', 'https://dichvucong.bocongan.gov.vn.example.com/'],
  ['a name that only ends alike', 'https://evil-dichvucong.bocongan.gov.vn/'],
  ['a subdomain', 'https://x.dichvucong.bocongan.gov.vn/'],
  ['another name hidden behind @', 'https://dichvucong.bocongan.gov.vn@example.com/'],
  ['a user name', 'https://me@dichvucong.bocongan.gov.vn/'],
  ['a port', 'https://dichvucong.bocongan.gov.vn:8443/'],
  ['a program', 'file:///C:/Windows/System32/calc.exe'],
  ['a system scheme', 'ms-settings:privacy'],
  ['a script', 'javascript:alert(1)'],
  ['no address', 'dichvucong.bocongan.gov.vn'],
  ['no text', { href: 'https://dichvucong.bocongan.gov.vn/' }],
  ['nothing', undefined],
])('%s is not', (_what, address) => expect(externalAddress(address)).toBeUndefined());

test('the list holds whole host names', () => {
  for (const host of EXTERNAL_HOSTS) expect(new URL(`https://${host}/`).hostname).toBe(host);
});

test('opening happens for a known address only', () => {
  const opened: string[] = [];
  const open = (address: string) => void opened.push(address);
  expect(openExternalLink('https://example.com/', open)).toBe(false);
  expect(openExternalLink('https://tbltkbtt.bocongan.gov.vn/', open)).toBe(true);
  expect(opened).toEqual(['https://tbltkbtt.bocongan.gov.vn/']);
});
