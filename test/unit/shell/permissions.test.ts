/** The camera alone is given, without its sound, to the desk's own page, and only while the facility wants it. */
import { expect, test } from 'vitest';
import { limitPermissions, type PermissionSession } from '../../../electron/shell/permissions.ts';
import { FakeSession } from '../../support/fake-electron.ts';

function answers(on: boolean) {
  const session = new FakeSession();
  limitPermissions(session as unknown as PermissionSession, () => on);
  return {
    request: (permission: string, details: object) => {
      const given: unknown[] = [];
      session.permissionRequest?.({}, permission, (answer: unknown) => given.push(answer), details);
      return given;
    },
    check: (permission: string, origin: string, details: object) =>
      session.permissionCheck?.(null, permission, origin, details),
  };
}

const asked = { mediaTypes: ['video'], isMainFrame: true, requestingUrl: 'app://desk/' };
const checked = { mediaType: 'video', isMainFrame: true };

test('the picture of the camera is given to the page of a desk that has it on', () => {
  const { request, check } = answers(true);
  expect(request('media', asked)).toEqual([true]);
  expect(check('media', 'app://desk/', checked)).toBe(true);
});

test('nothing is given where it is off', () => {
  const { request, check } = answers(false);
  expect(request('media', asked)).toEqual([false]);
  expect(check('media', 'app://desk/', checked)).toBe(false);
});

test.each([
  ['sound', { ...asked, mediaTypes: ['audio'] }, { ...checked, mediaType: 'audio' }, 'app://desk/'],
  [
    'sound with it',
    { ...asked, mediaTypes: ['video', 'audio'] },
    { ...checked, mediaType: 'unknown' },
    'app://desk/',
  ],
  ['nothing named', { ...asked, mediaTypes: [] }, { isMainFrame: true }, 'app://desk/'],
  ['a frame', { ...asked, isMainFrame: false }, { ...checked, isMainFrame: false }, 'app://desk/'],
  ['another page', { ...asked, requestingUrl: 'https://example.com/' }, checked, 'https://example.com/'],
  [
    'a page that looks like it',
    { ...asked, requestingUrl: 'app://desk.example/' },
    checked,
    'app://desk.example/',
  ],
])('%s is refused with it on', (_what, request, check, origin) => {
  const session = answers(true);
  expect(session.request('media', request)).toEqual([false]);
  expect(session.check('media', origin, check)).toBe(false);
});

test.each(['geolocation', 'notifications', 'hid', 'serial', 'usb', 'display-capture', 'fullscreen'])(
  '%s is refused with it on',
  (permission) => {
    const { request, check } = answers(true);
    expect(request(permission, asked)).toEqual([false]);
    expect(check(permission, 'app://desk/', checked)).toBe(false);
  },
);
