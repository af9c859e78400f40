/** What the page may ask the browser for: to keep a file that it made itself. All else is the backend's. */
import type { Session } from 'electron';
import { isOwnFile } from './desk-address.ts';

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

/** SECURITY: both ways of asking are answered no: many web interfaces only check and never request. */
export function denyPermissions(session: PermissionSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.setSpellCheckerEnabled(false);
  // SECURITY: a book or a report that the page made goes where the clerk says (Electron asks); nothing comes from elsewhere.
  session.on('will-download', (event, file) => {
    if (!isOwnFile(file.getURL())) event.preventDefault();
  });
}
