/** Command-line switches: those that would open the running desk to others, and those we set ourselves. */

/**
 * SECURITY: fuses shut Node's inspector, but Chromium's own debugging switches remain; with one of them any program
 * of the machine could read the screen and call the bridge. A packaged desk does not start with them.
 */
export const FORBIDDEN_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'js-flags',
  'disable-web-security',
  'disable-site-isolation-trials',
  'no-sandbox',
  'load-extension',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'ignore-certificate-errors',
] as const;

/** SECURITY: a crash dump holds the memory of the page, guests included; none is written or sent. */
export const OWN_SWITCHES = ['disable-breakpad', 'disable-crash-reporter'] as const;

/** The first forbidden switch of this start; undefined when there is none or the desk runs from its sources. */
export const forbiddenSwitch = (
  packaged: boolean,
  hasSwitch: (name: string) => boolean,
): string | undefined => (packaged ? FORBIDDEN_SWITCHES.find(hasSwitch) : undefined);
