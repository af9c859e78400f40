import { expect, test } from 'vitest';
import { isDeskPage, START_PAGE } from '../../../electron/shell/desk-address.ts';

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
