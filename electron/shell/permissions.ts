/**
 * What the page may ask the browser for: to keep a file that it made itself, and the camera where the facility wants pictures of
 * guests. All else is the backend's.
 */
import type { Session } from 'electron';
import { isDeskPage, isOwnFile, parseDeskUrl } from './desk-address.ts';

export type PermissionSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
>;

/**
 * SECURITY: both ways of asking are answered no: many web interfaces only check and never request. The one exception is the
 * camera, without its microphone, for the top frame of the desk's own page and while `cameraOn` says so.
 */
export function limitPermissions(session: PermissionSession, cameraOn = (): boolean => false): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(
      permission === 'media' &&
        'mediaTypes' in details &&
        details.mediaTypes?.length === 1 &&
        details.mediaTypes[0] === 'video' &&
        details.isMainFrame &&
        isDeskPage(details.requestingUrl) &&
        cameraOn(),
    ),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin, details) =>
      permission === 'media' &&
      details.mediaType === 'video' &&
      details.isMainFrame &&
      parseDeskUrl(requestingOrigin) !== undefined &&
      cameraOn(),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setSpellCheckerEnabled(false);
  // SECURITY: a book or a report that the page made goes where the clerk says (Electron asks); nothing comes from elsewhere.
  session.on('will-download', (event, file) => {
    if (!isOwnFile(file.getURL())) event.preventDefault();
  });
}
