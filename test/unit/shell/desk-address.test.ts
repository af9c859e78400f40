import { expect, test } from 'vitest';
import { isDeskPage, isDisplayPage, START_PAGE } from '../../../electron/shell/desk-address.ts';

test.each([START_PAGE, 'app://desk/index.html', 'app://desk/#/outbox', 'app://desk/?screen=today#top'])(
  '%s is the page',
  (url) => expect(isDeskPage(url)).toBe(true),
);

test.each([
  'app://desk/assets/app.js',
  'app://desk.example/',
  'app://other/',
  'app://desk:80/',
  'app://user@desk/',
  'app://desk@other/',
  'apps://desk/',
  'file:///app://desk/',
  'https://desk/',
  'about:blank',
  'data:text/html,app://desk/',
  'blob:app://desk/1',
  '',
])('%s is not', (url) => expect(isDeskPage(url)).toBe(false));

test.each([
  ['app://desk/#/guest-display', true],
  ['app://desk/', false],
  ['app://desk/#/outbox', false],
  ['app://desk/#/guest-display/more', false],
  ['app://other/#/guest-display', false],
  ['https://desk/#/guest-display', false],
  ['', false],
])('%s is the guest’s page: %s', (address, is) => expect(isDisplayPage(address)).toBe(is));
